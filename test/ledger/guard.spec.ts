import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { refusalAsJson, type Refusal } from '../../src/domain/refusal.js';
import type { JsonObject } from '../../src/domain/json.js';
import type { Acknowledgement, Envelope } from '../../src/ledger/ledger.js';
import { adoption, execute, guardedLedger, refusalOf, type Guarded } from './guarded.js';

/** A need that breaks three guards: it says neither what is needed nor why, nor who reports it as what. */
const BARE: JsonObject = {
  title: 'Nytt diariesystem',
  category: 'shared',
  kind: 'purchase',
  administration: 'Kommunstyrelsens kontor',
};
const SAID: JsonObject = {
  ...BARE,
  businessNeed: 'Dagens system saknar stöd för e-arkiv.',
  expectedEffect: 'Handlingar kan lämnas ut samma dag.',
  reporterCapacity: 'system-owner',
};
const BROKEN = [
  'need-states-expected-effect',
  'need-states-operational-need',
  'shared-need-reported-by-owner',
] as const;
const why = (rule: string, reasons = `Skäl till ${rule}.`) => ({ rule, reasons });
const NAMED = BROKEN.map((rule) => why(rule));

let guarded: Guarded;
beforeEach(async () => void (guarded = await guardedLedger()));
afterEach(() => guarded.close());

const report = (input: JsonObject, envelope: Partial<Envelope> = {}): Promise<Acknowledgement> =>
  execute(guarded.ledger, 'initiative', 'report-need', input, { actor: guarded.signe, ...envelope });

/** Refused with the code, and nothing written. */
async function refused(code: string, command: () => Promise<unknown>): Promise<Refusal> {
  const before = await guarded.events();
  const refusal = await refusalOf(command());
  expect(refusal.code).toBe(code);
  expect(await guarded.events()).toEqual(before);
  return refusal;
}

const rulesIn = ({ problems }: Refusal): readonly unknown[] => problems.map(({ details }) => details['rule']);

describe('a command that breaks guards', () => {
  it('is answered with every rule, its rows and its remedy in both languages, and nothing is written', async () => {
    const refusal = await refused('rules-broken', () => report(BARE));
    expect(rulesIn(refusal).toSorted()).toEqual([...BROKEN]);
    expect(refusal.details).toEqual({ count: '3', rules: rulesIn(refusal).join(', ') });
    const told = refusalAsJson(refusal)['problems'] as readonly JsonObject[];
    expect(told.find(({ details }) => (details as JsonObject)['rule'] === BROKEN[1])).toEqual({
      code: 'rule-broken',
      sv: 'Mot riktlinjen: Anmälan säger inte vilket behov verksamheten har. Beskriv verksamhetens behov. (need-states-operational-need; S009)',
      en: 'Against the guideline: The report does not say what the operation needs. Describe the operational need. (need-states-operational-need; S009)',
      details: {
        rule: 'need-states-operational-need',
        rows: 'S009',
        sv: 'Anmälan säger inte vilket behov verksamheten har.',
        en: 'The report does not say what the operation needs.',
        remedySv: 'Beskriv verksamhetens behov.',
        remedyEn: 'Describe the operational need.',
      },
    });
    for (const { details } of refusal.problems)
      expect(Object.values(details).every((value) => value !== '')).toBe(true);
  });

  it('is answered with the rest when it names only some', async () => {
    const refusal = await refused('rules-broken', () => report({ ...BARE, deviations: [why(BROKEN[1])] }));
    expect(rulesIn(refusal).toSorted()).toEqual([BROKEN[0], BROKEN[2]]);
    expect(refusal.details['count']).toBe('2');
  });

  it('is refused when it names a rule that it does not break, alone or beside those it does', async () => {
    const named = why('anchored-before-decision');
    for (const input of [
      { ...SAID, deviations: [named] },
      { ...BARE, deviations: [...NAMED, named] },
    ]) {
      const { details } = await refused('rule-not-broken', () => report(input));
      expect(details).toEqual({ rule: 'anchored-before-decision' });
    }
  });

  it('is refused when it gives two reasons for one rule', async () => {
    const { details } = await refused('malformed-field', () =>
      report({ ...BARE, deviations: [...NAMED, why(BROKEN[0], 'Ett annat skäl.')] }),
    );
    expect(details).toMatchObject({ field: 'deviations/3/rule' });
  });

  it('goes through when it names each with a reason: one deviation a rule, in the same append', async () => {
    const deviations = NAMED.map((named, place) =>
      place === 1 ? { ...named, acceptedBy: guarded.signe } : named,
    );
    const { stream, revision, eventIds, findings, number } = await report({
      ...BARE,
      occurredAt: '2025-03-14T13:30',
      deviations,
    });
    expect(number).toBe('2025-0001');
    const events = (await guarded.events()).filter((event) => event.stream === stream);
    expect(events.map(({ type, revision }) => [type, revision])).toEqual([
      ['NeedReported', 0n],
      ['DeviationRecorded', 1n],
      ['DeviationRecorded', 2n],
      ['DeviationRecorded', 3n],
    ]);
    expect(revision).toBe(3n);
    expect(events.map(({ id }) => id)).toEqual(eventIds);
    const [need, ...recorded] = events;
    expect(need?.data).toEqual(BARE);
    expect(recorded.map(({ data }) => data)).toEqual(
      deviations.map((named) => ({
        ...named,
        ruleVersion: 1,
        concerns: need?.id,
        guideline: 'norrkoping-it-styrning',
        guidelineVersion: '1',
      })),
    );
    expect(new Set(events.map(({ metadata }) => metadata.commandId)).size).toBe(1);
    expect(new Set(events.map(({ metadata }) => metadata.occurredAt))).toEqual(new Set(['2025-03-14T13:30']));
    const explained = findings.filter(({ mode }) => mode === 'guard');
    expect(explained.map(({ rule }) => rule).toSorted()).toEqual([...BROKEN]);
    for (const { rule, event, deviation } of explained) {
      const beside = recorded.find(({ data }) => data['rule'] === rule);
      const { acceptedBy } = deviations.find((one) => one.rule === rule) as { acceptedBy?: string };
      expect([event, deviation]).toEqual([
        need?.id,
        { event: beside?.id, ...(acceptedBy === undefined ? {} : { acceptedBy }) },
      ]);
    }
  });

  it('is the same command when it comes again, and nothing is written twice', async () => {
    const commandId = randomUUID();
    const first = await report({ ...BARE, deviations: NAMED }, { commandId });
    const before = await guarded.events();
    expect(await report({ ...BARE, deviations: NAMED }, { commandId })).toEqual(first);
    expect(await guarded.events()).toEqual(before);
  });

  it('is another command under the same key with other reasons, rules, acceptors or none', async () => {
    const commandId = randomUUID();
    await report({ ...BARE, deviations: NAMED }, { commandId });
    const [one, ...rest] = NAMED as [{ rule: string; reasons: string }];
    for (const deviations of [
      [{ ...one, reasons: 'Ett annat skäl.' }, ...rest],
      [{ ...one, acceptedBy: guarded.signe }, ...rest],
      [...rest, one],
      rest,
    ])
      await refused('idempotency-key-reused', () => report({ ...BARE, deviations }, { commandId }));
    await refused('idempotency-key-reused', () => report(BARE, { commandId }));
  });

  it.each([
    ['unknown-rule', { rule: 'anchored-after-decision', reasons: 'x' }],
    ['unknown-person', { rule: BROKEN[0], reasons: 'x', acceptedBy: 'p-QQQQQQQQ' }],
  ])('is refused when it names what there is not: %s', async (code, named) => {
    await refused(code, () => report({ ...BARE, deviations: [named] }));
  });

  it('names a check too, if somebody wants to say why', async () => {
    const { findings, eventIds } = await report({ ...SAID, deviations: [why('need-linked-to-goals')] });
    expect(eventIds).toHaveLength(2);
    expect(findings.find(({ rule }) => rule === 'need-linked-to-goals')?.deviation).toEqual({
      event: eventIds[1],
    });
  });
});

describe('a command that breaks no guard', () => {
  it('is recorded as it is, and told what is found', async () => {
    const { findings, eventIds, readModels } = await report(SAID);
    expect(eventIds).toHaveLength(1);
    expect(findings.map(({ rule, mode }) => [rule, mode])).toEqual([['need-linked-to-goals', 'check']]);
    expect(readModels).toBe('current');
  });

  it('keeps which reference streams were asked, at which revisions', async () => {
    const { stream } = await report(SAID);
    const [{ metadata }] = (await guarded.events()).filter((event) => event.stream === stream) as never as [
      { metadata: { facts: Record<string, string> } },
    ];
    expect(metadata.facts).toEqual({ access: '0', 'guideline-norrkoping-it-styrning': '0' });
  });
});

describe('what is imported', () => {
  it('is never guarded, only found afterwards: also when it comes again', async () => {
    const commandId = randomUUID();
    const first = await report(BARE, { door: 'import:lista', commandId });
    expect([first.eventIds.length, first.findings]).toEqual([1, []]);
    expect(await report(BARE, { door: 'import:lista', commandId })).toEqual(first);
  });
});

describe('the guideline in force on the day of the event', () => {
  const adopt = (...told: Parameters<typeof adoption>) =>
    execute(guarded.ledger, 'guideline', 'adopt', adoption(...told), { actor: guarded.signe });
  const OFF = Object.fromEntries(BROKEN.map((rule) => [rule, { mode: 'off' as const }]));

  it('judges, whether another has come into force since or does so later', async () => {
    await adopt('2@b', '2025-06-01', { rules: { ...OFF, [BROKEN[0]]: { mode: 'check' } } });
    const refusal = await refused('rules-broken', () => report({ ...BARE, occurredAt: '2025-05-31T23:59' }));
    expect(rulesIn(refusal).toSorted()).toEqual([...BROKEN]);
    const { findings, stream } = await report({ ...BARE, occurredAt: '2025-06-01' });
    expect(
      findings.filter(({ rule }) => BROKEN.some((one) => one === rule)).map(({ rule, mode }) => [rule, mode]),
    ).toEqual([[BROKEN[0], 'check']]);
    expect(findings.map(({ guideline }) => guideline)).toContain('norrkoping-it-styrning@2@b');
    const [event] = (await guarded.events()).filter((one) => one.stream === stream);
    expect(event?.metadata.facts).toEqual({ access: '0', 'guideline-norrkoping-it-styrning': '1' });
  });

  it('stands in the deviation, whatever its version is called', async () => {
    await adopt('2@b', '2025-06-01');
    const { eventIds } = await report({ ...BARE, deviations: NAMED });
    const recorded = (await guarded.events()).filter(({ id }) => eventIds.slice(1).includes(id));
    expect(recorded.map(({ data }) => [data['guideline'], data['guidelineVersion']])).toEqual(
      NAMED.map(() => ['norrkoping-it-styrning', '2@b']),
    );
  });

  it('stops where the pack makes a guard of a check', async () => {
    await adopt('2', '2025-06-01', { rules: { 'need-linked-to-goals': { mode: 'guard' } } });
    const refusal = await refused('rules-broken', () => report(SAID));
    expect(rulesIn(refusal)).toEqual(['need-linked-to-goals']);
  });

  it('asks nothing where there was none', async () => {
    const { findings, stream } = await report({ ...BARE, occurredAt: '2011-12-31' });
    expect(findings).toEqual([]);
    const [event] = (await guarded.events()).filter((one) => one.stream === stream);
    expect(event?.metadata.facts).toEqual({ access: '0' });
    await refused('rule-not-broken', () =>
      report({ ...BARE, occurredAt: '2011-12-31', deviations: [why(BROKEN[0])] }),
    );
  });
});
