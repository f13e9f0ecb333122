import { afterEach, describe, expect, it } from '@jest/globals';
import type { StreamKind } from '../../src/domain/catalogue.js';
import type { JsonObject } from '../../src/domain/json.js';
import type { Refusal } from '../../src/domain/refusal.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { followLedger } from '../../src/follow.js';
import { Ledger, type Acknowledgement, type Envelope } from '../../src/ledger/ledger.js';
import { execute, guardedLedger, refusalOf, withGuards, type Guarded } from './guarded.js';

const RULE = 'anchored-before-decision';
const DEVIATIONS = [{ rule: RULE, reasons: 'Avtalet löper ut före nästa möte.' }];
const NEED: JsonObject = {
  title: 'Nytt diariesystem',
  category: 'shared',
  kind: 'purchase',
  administration: 'Kommunstyrelsens kontor',
};
const APPROVAL: JsonObject = { outcome: 'approved', forum: 'it-steering-group' };
const ANCHORING: JsonObject = { body: 'it-preparatory-group', outcome: 'supported' };

let guarded: Guarded;
afterEach(() => guarded.close());

const by = (ledger: Ledger, kind: StreamKind, name: string, input: JsonObject, envelope: Partial<Envelope>) =>
  execute(ledger, kind, name, input, { actor: guarded.signe, ...envelope });

/** A node on the same store that another overtakes, once, right before it writes. */
function overtaken(by: () => Promise<unknown>): Ledger {
  let waiting = true;
  const { store, readModels, clock } = guarded.opened;
  const late = Object.assign(Object.create(store) as EventStore, {
    append: async (...append: Parameters<EventStore['append']>) => {
      if (waiting) {
        waiting = false;
        await by();
      }
      return store.append(...append);
    },
  });
  const ledger = new Ledger(late, clock);
  ledger.waitFor(readModels);
  return ledger;
}

describe('a guard of every kind of stream', () => {
  it.each([
    [
      'group',
      'hold-meeting',
      'it-steering-group',
      { meetingDate: '2025-04-02' },
      'chaired-by-chief-executive',
      'group-it-steering-group',
    ],
    [
      'system',
      'set-category',
      'case-register',
      { category: 'operational', from: '2025-01-01' },
      'reclassified-by-decision',
      undefined,
    ],
    [
      'office',
      'pass-delegation-on',
      'it-strategist',
      { delegation: 'KS 4.2', receiver: 'head-of-it', from: '2025-01-01' },
      'passed-on-with-right',
      undefined,
    ],
  ] as const)(
    'stops a %s: %s goes through with a reason, recorded beside it',
    async (kind, name, target, told, rule, asked) => {
      guarded = await guardedLedger();
      const system = { system: 'case-register', name: 'Diariet', systemType: 'Diariesystem' };
      await by(
        guarded.ledger,
        'system',
        'register',
        { ...system, category: 'shared', inUseFrom: '2020-01-01' },
        {},
      );
      const input = name === 'hold-meeting' ? { ...told, present: [guarded.signe] } : told;
      const before = await guarded.events();
      const refusal: Refusal = await refusalOf(by(guarded.ledger, kind, name, input, { target }));
      expect([refusal.code, refusal.details['rules']]).toEqual(['rules-broken', rule]);
      expect(await guarded.events()).toEqual(before);
      const deviations = [{ rule, reasons: 'Det blev så.' }];
      const { eventIds, findings } = await by(
        guarded.ledger,
        kind,
        name,
        { ...input, deviations },
        { target },
      );
      const [event, deviation] = (await guarded.events()).slice(before.length);
      expect([event?.id, deviation?.id]).toEqual(eventIds);
      expect(deviation?.data).toMatchObject({ rule, concerns: event?.id, guidelineVersion: '1' });
      expect(deviation?.metadata.commandId).toBe(event?.metadata.commandId);
      expect(findings.find((found) => found.rule === rule)?.deviation).toEqual({ event: deviation?.id });
      expect(event?.metadata.facts).toEqual(deviation?.metadata.facts);
      expect(event?.metadata.facts).toMatchObject({ 'guideline-norrkoping-it-styrning': '0' });
      if (asked) expect(event?.metadata.facts?.[asked]).toMatch(/^\d+$/);
    },
  );
});

describe('a decision that breaks whatever it can', () => {
  it('goes through when every rule it was answered with is named, and keeps what was asked about', async () => {
    guarded = await guardedLedger();
    const { number } = await by(guarded.ledger, 'initiative', 'report-need', NEED, { door: 'import:lista' });
    const target = { target: number as string };
    const decision = { ...APPROVAL, decider: guarded.signe, deciderOffice: 'chief-executive' };
    const { details } = await refusalOf(by(guarded.ledger, 'initiative', 'decide', decision, target));
    const rules = (details['rules'] ?? '').split(', ');
    expect(rules).toContain(RULE);
    expect(rules.length).toBeGreaterThan(3);
    const deviations = rules.map((rule) => ({ rule, reasons: `Skäl till ${rule}.` }));
    const decided = await by(guarded.ledger, 'initiative', 'decide', { ...decision, deviations }, target);
    expect(decided.revision).toBe(BigInt(rules.length + 1));
    const [event, ...beside] = (await guarded.events()).filter(({ id }) => decided.eventIds.includes(id));
    expect(beside.map(({ data }) => [data['rule'], data['concerns'], data['reasons']])).toEqual(
      rules.map((rule) => [rule, event?.id, `Skäl till ${rule}.`]),
    );
    const { facts = {} } = event?.metadata ?? {};
    expect(Object.keys(facts)).toEqual(
      expect.arrayContaining(['access', 'guideline-norrkoping-it-styrning', 'office-chief-executive']),
    );
    expect(Object.values(facts).every((revision) => /^\d+$/.test(revision))).toBe(true);
    for (const { metadata } of beside) expect(metadata.facts).toEqual(facts);
  });
});

describe('a command with deviations on a stream that somebody else writes to', () => {
  const deciding = async (): Promise<Pick<Envelope, 'target'>> => {
    guarded = await guardedLedger(withGuards(RULE));
    const { number } = await by(guarded.ledger, 'initiative', 'report-need', NEED, {});
    return { target: number as string };
  };
  const streamOf = async ({ stream }: Pick<Acknowledgement, 'stream'>) =>
    (await guarded.events()).filter((event) => event.stream === stream);

  it('is decided again, and its deviation concerns the decision that stands', async () => {
    const target = await deciding();
    const ledger = overtaken(() =>
      by(guarded.ledger, 'initiative', 'consult', { consultedOffice: 'it-strategist' }, target),
    );
    const decided = await by(ledger, 'initiative', 'decide', { ...APPROVAL, deviations: DEVIATIONS }, target);
    const events = await streamOf(decided);
    expect(events.map(({ type, revision }) => [type, revision])).toEqual([
      ['NeedReported', 0n],
      ['ConsultationHeld', 1n],
      ['DecisionMade', 2n],
      ['DeviationRecorded', 3n],
    ]);
    expect(events.slice(2).map(({ id }) => id)).toEqual(decided.eventIds);
    expect(events[3]?.data['concerns']).toBe(events[2]?.id);
    expect(decided.findings.find(({ rule }) => rule === RULE)?.deviation).toEqual({ event: events[3]?.id });
  });

  it('is refused when what it gave a reason for was done meanwhile', async () => {
    const target = await deciding();
    const ledger = overtaken(() => by(guarded.ledger, 'initiative', 'anchor', ANCHORING, target));
    const refusal = await refusalOf(
      by(ledger, 'initiative', 'decide', { ...APPROVAL, deviations: DEVIATIONS }, target),
    );
    expect([refusal.code, refusal.details]).toEqual(['rule-not-broken', { rule: RULE }]);
    const types = (await guarded.events()).map(({ type }) => type);
    expect(types).toContain('InitiativeAnchored');
    expect(types).not.toContain('DecisionMade');
  });

  it('goes through without reasons when what was missing was done meanwhile', async () => {
    const target = await deciding();
    const other = await followLedger(guarded.opened.config, guarded.clock);
    const bare = by(guarded.ledger, 'initiative', 'decide', APPROVAL, target);
    expect((await refusalOf(bare)).code).toBe('rules-broken');
    await by(other.ledger, 'initiative', 'anchor', ANCHORING, target);
    await other.close();
    const { eventIds } = await by(guarded.ledger, 'initiative', 'decide', APPROVAL, target);
    expect(eventIds).toHaveLength(1);
  });

  it('by two processes at once is decided once, with the reasons of the one that was first', async () => {
    const target = await deciding();
    const other = await followLedger(guarded.opened.config, guarded.clock);
    const decide = (ledger: Ledger, reasons: string) =>
      by(ledger, 'initiative', 'decide', { ...APPROVAL, deviations: [{ rule: RULE, reasons }] }, target);
    const outcomes = await Promise.allSettled([
      decide(guarded.ledger, 'Det första skälet.'),
      decide(other.ledger, 'Det andra skälet.'),
    ]);
    await other.close();
    const [won] = outcomes.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
    const lost = outcomes.filter((one) => one.status === 'rejected').map((one) => one.reason as Refusal);
    expect(lost.map(({ code }) => code)).toEqual(['already-decided']);
    const events = await streamOf(won as Acknowledgement);
    expect(events.map(({ type }) => type)).toEqual(['NeedReported', 'DecisionMade', 'DeviationRecorded']);
    const reasons = outcomes[0].status === 'fulfilled' ? 'Det första skälet.' : 'Det andra skälet.';
    expect(events[2]?.data).toMatchObject({ concerns: events[1]?.id, reasons });
  });
});

describe('a node without read models', () => {
  it('records without asking, but takes no reasons that nothing is known to judge by', async () => {
    guarded = await guardedLedger();
    const alone = new Ledger(guarded.opened.store, guarded.clock);
    const before = await guarded.events();
    const refusal = await refusalOf(
      by(alone, 'initiative', 'report-need', { ...NEED, deviations: DEVIATIONS }, {}),
    );
    expect(refusal.code).toBe('read-models-behind');
    expect(await guarded.events()).toEqual(before);
    expect((await by(alone, 'initiative', 'report-need', NEED, {})).findings).toEqual([]);
  });
});
