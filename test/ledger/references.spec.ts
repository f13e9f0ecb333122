import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandFields } from '../../src/domain/field.js';
import type { JsonObject } from '../../src/domain/json.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { COMMANDS, rowOf, type CommandRow } from '../../src/ledger/commands.js';
import { isPublicKind, type PublicKind } from '../../src/ledger/kinds.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { referencesOf, type Reference } from '../../src/ledger/references.js';
import { guardedLedger, refusalOf, type Guarded } from './guarded.js';
import { allEvents, execute, NEED, openedLedger, type TestLedger } from './opened.js';

/** Nobody knows these. */
const UNKNOWN = {
  person: 'p-QQQQQQQQ',
  office: 'no-such-office',
  system: 'no-such-system',
  unit: 'no-such-unit',
  company: 'no-such-company',
  questions: 'no-such-questions',
  rule: 'no-such-rule',
} as const;
type Outside = keyof typeof UNKNOWN;

const isOutside = (to: Reference['to']): to is Outside => Object.hasOwn(UNKNOWN, to);

const ROWS = COMMANDS.filter(({ kind, door }) => door === 'public' && isPublicKind(kind));

/** A command with every field it has, as the fields' examples tell it. */
const inputOf = ({ command }: CommandRow): JsonObject =>
  Object.fromEntries(
    commandFields(command).map(({ property, field }) => [property, field.example]),
  ) as JsonObject;

/** The same with something else wherever a value stands, at any depth, in one of its fields. */
function swapped(value: unknown, from: string, to: string): unknown {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map((item) => swapped(item, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, swapped(member, from, to)]));
}

/** Each field of each command that refers to something outside its stream: what to, and the value of its example. */
const REFERRING = ROWS.flatMap((row) =>
  commandFields(row.command).flatMap(({ property, field }) => {
    const only = Object.assign(new row.command(), { [property]: field.example });
    return referencesOf(only).flatMap(({ to, value }) =>
      isOutside(to) ? [[`${row.kind} ${row.name}`, property, to, value, row] as const] : [],
    );
  }),
);

/** What the examples of all fields refer to. */
const known = (wanted: Outside): string[] => [
  ...new Set(REFERRING.filter(([, , to]) => to === wanted).map(([, , , value]) => value)),
];

let opened: TestLedger;
const targets: Partial<Record<PublicKind, string>> = {
  office: 'it-strategist',
  group: 'it-steering-group',
  system: 'case-register',
  guideline: NORRKOPING.guideline,
  unit: 'education-office',
  company: 'energy-company',
  questions: 'skl-internal-work',
  economy: '2026',
  survey: '2025',
};

beforeAll(async () => {
  opened = await openedLedger();
  const { ledger } = opened;
  for (const person of known('person'))
    await execute(ledger, 'access', 'register-person', { person, commitment: 'ab'.repeat(32) });
  for (const code of known('office').filter((one) => one !== 'it-strategist'))
    await execute(ledger, 'office', 'establish', { code, name: code });
  for (const system of new Set([...known('system'), 'case-register']))
    await execute(ledger, 'system', 'register', {
      system,
      name: system,
      systemType: system,
      category: 'shared',
      inUseFrom: '2020-01-01',
    });
  await execute(ledger, 'group', 'establish', { code: 'it-steering-group', name: 'IT-styrgruppen' });
  for (const [kind, name] of [
    ['unit', 'establish'],
    ['company', 'register'],
    ['questions', 'adopt'],
    ['economy', 'open'],
    ['survey', 'open'],
  ] as const)
    await execute(ledger, kind, name, inputOf(rowOf(kind, name)));
  for (const code of known('unit').filter((one) => one !== 'education-office'))
    await execute(ledger, 'unit', 'establish', { code, name: code, kind: 'department' });
  const { guideline, version, title } = NORRKOPING;
  const pack = NORRKOPING as unknown as JsonObject;
  await execute(ledger, 'guideline', 'adopt', { guideline, version, title, inForceFrom: '2012-01-01', pack });
  targets.initiative = (await execute(ledger, 'initiative', 'report-need', NEED)).number as string;
});
afterAll(() => opened.close());

const given = ({ kind, creates }: CommandRow) => {
  const target = targets[kind as PublicKind];
  return creates || target === undefined ? {} : { target };
};

describe('a reference', () => {
  it.each(REFERRING)('of %s in %s to an unknown %s is refused, and nothing is written', async (...told) => {
    const [, property, to, value, row] = told;
    const input = inputOf(row);
    const unknown = { ...input, [property]: swapped(input[property], value, UNKNOWN[to]) } as JsonObject;
    const before = await allEvents(opened.store);
    const refusal = await refusalOf(execute(opened.ledger, row.kind, row.name, unknown, given(row)));
    expect([refusal.code, Object.values(refusal.details)]).toEqual([`unknown-${to}`, [UNKNOWN[to]]]);
    expect(await allEvents(opened.store)).toEqual(before);
  });

  it('stands in every kind of command, to each of what can be referred to', () => {
    expect(new Set(REFERRING.map(([, , to]) => to))).toEqual(
      new Set(['person', 'office', 'system', 'unit', 'company', 'questions', 'rule']),
    );
    expect(REFERRING.length).toBeGreaterThan(150);
  });

  it('to a rule, an office, a system and a person that are known is no reason to refuse', async () => {
    const { number } = await execute(opened.ledger, 'initiative', 'report-need', NEED);
    const told = { systemId: 'case-register', office: 'it-strategist' };
    const target = { target: number as string };
    const { eventIds } = await execute(opened.ledger, 'initiative', 'supplement-need', told, target);
    const [concerns = ''] = eventIds;
    const why = { rule: 'anchored-before-decision', reasons: 'x', acceptedBy: known('person')[0] as string };
    await execute(opened.ledger, 'initiative', 'record-deviation', { ...why, concerns }, target);
    const [event] = (await allEvents(opened.store)).filter(({ id }) => id === concerns);
    expect(Object.keys(event?.metadata.facts ?? {}).toSorted()).toEqual([
      'access',
      'office-it-strategist',
      'system-case-register',
    ]);
  });
});

describe('a target', () => {
  it.each(ROWS.filter(({ creates }) => !creates).map((row) => [`${row.kind} ${row.name}`, row] as const))(
    'of %s that is unknown is refused, and nothing is written',
    async (_name, row) => {
      const before = await allEvents(opened.store);
      for (const target of ['no-such-thing', '2025-9999', '00000000-0000-4000-8000-000000000009', '']) {
        const refusal = await refusalOf(execute(opened.ledger, row.kind, row.name, inputOf(row), { target }));
        expect([refusal.code, Object.values(refusal.details)]).toEqual([`unknown-${row.kind}`, [target]]);
      }
      const refusal = await refusalOf(execute(opened.ledger, row.kind, row.name, inputOf(row)));
      expect(refusal.code).toBe('malformed-request');
      expect(await allEvents(opened.store)).toEqual(before);
    },
  );
});

describe('a correction', () => {
  it('does not put in a person, an office or a system that nobody knows', async () => {
    const { number, eventIds } = await execute(opened.ledger, 'initiative', 'report-need', NEED);
    const [corrects = ''] = eventIds;
    const before = await allEvents(opened.store);
    for (const [field, value, code] of [
      ['reportedBy', UNKNOWN.person, 'unknown-person'],
      ['reportingOffice', UNKNOWN.office, 'unknown-office'],
      ['systemId', UNKNOWN.system, 'unknown-system'],
    ] as const) {
      const changes = [{ pointer: `/data/${field}`, value }];
      const input = { corrects, changes, reason: 'Skrivfel.' };
      const target = { target: number as string };
      const refusal = await refusalOf(execute(opened.ledger, 'initiative', 'correct', input, target));
      expect(refusal.code).toBe(code);
    }
    expect(await allEvents(opened.store)).toEqual(before);
  });
});

describe('a refusal that depends on another stream', () => {
  it('is not made of what another node has written over since', async () => {
    const { ledger: here, store, clock } = opened;
    const there = new Ledger(store, clock);
    const adopt = rowOf('questions', 'adopt');
    const round = { questionSet: 'skl-internal-work', version: '2' };
    // This node has read the question set when it opened the year 2025.
    const refusal = await refusalOf(execute(here, 'survey', 'open', { ...round, year: '2023' }));
    expect(refusal.code).toBe('unknown-question-set-version');
    await execute(there, 'questions', 'adopt', { ...inputOf(adopt), version: '2' });
    await execute(here, 'survey', 'open', { ...round, year: '2024' });
  });

  it('reads what a corrected event refers to, whatever is corrected in it', async () => {
    const { ledger, store } = opened;
    const [first] = (await allEvents(store)).filter(({ stream }) => stream === 'survey-2025');
    const correct = (changes: JsonObject[]) =>
      execute(
        ledger,
        'survey',
        'correct',
        { corrects: first?.id as string, changes, reason: 'Skrivfel.' },
        { target: '2025' },
      );
    expect((await refusalOf(correct([{ pointer: '/data/version', value: '9' }]))).code).toBe(
      'unknown-question-set-version',
    );
    await correct([{ pointer: '/data/version', value: '2' }]);
    await correct([{ pointer: '/data/version', value: '1' }]);
  });
});

describe('several events corrected together', () => {
  it('are corrected with one command, recorded once, and refer to nothing unknown', async () => {
    const { ledger, store } = opened;
    const target = { target: 'it-steering-group' };
    const day = '2025-02-05';
    const held = await execute(
      ledger,
      'group',
      'hold-meeting',
      { meetingDate: day, present: ['p-ANNA0000'] },
      target,
    );
    const notes = { meetingDate: day, notes: 'KS 2025/1' };
    const noted = await execute(ledger, 'group', 'finish-notes', notes, target);
    const [corrects = '', also = ''] = [...held.eventIds, ...noted.eventIds];
    const changes = [{ pointer: '/data/meetingDate', value: '2025-02-06' }];
    const input = { corrects, changes, reason: 'Fel dag.' };
    expect((await refusalOf(execute(ledger, 'group', 'correct', input, target))).code).toBe(
      'unknown-meeting',
    );
    const unknown = [{ pointer: '/data/convenedBy', value: UNKNOWN.office }];
    const wrong = { ...input, together: [{ corrects, changes: unknown }] };
    expect((await refusalOf(execute(ledger, 'group', 'correct', wrong, target))).code).toBe('unknown-office');
    const both = { ...input, together: [{ corrects: also, changes }] };
    const envelope = { ...target, commandId: '00000000-0000-4000-8000-00000000c0de' };
    const corrected = await execute(ledger, 'group', 'correct', both, envelope);
    expect(corrected.eventIds).toHaveLength(2);
    expect(await execute(ledger, 'group', 'correct', both, envelope)).toMatchObject({
      eventIds: corrected.eventIds,
    });
    const recorded = (await allEvents(store)).filter(({ id }) => corrected.eventIds.includes(id));
    expect(recorded.map(({ data }) => data['corrects'])).toEqual([corrects, also]);
  });
});

describe('an event of another stream', () => {
  it('is unknown to deviations, corrections and reports of decisions', async () => {
    const { ledger } = opened;
    const other = await execute(ledger, 'initiative', 'report-need', NEED);
    const decision = await execute(
      ledger,
      'initiative',
      'decide',
      { outcome: 'approved', forum: 'official' },
      { target: other.number as string },
    );
    const [id = ''] = decision.eventIds;
    const before = await allEvents(opened.store);
    for (const [name, input] of [
      ['record-deviation', { rule: 'anchored-before-decision', concerns: id, reasons: 'x' }],
      ['correct', { corrects: id, changes: [{ pointer: '/data/outcome', value: 'rejected' }], reason: 'x' }],
      ['report-delegated-decision', { decision: id, committee: 'KS', reportedOn: '2025-05-12' }],
    ] as const) {
      const target = { target: targets.initiative as string };
      expect((await refusalOf(execute(ledger, 'initiative', name, input as JsonObject, target))).code).toBe(
        'unknown-event',
      );
    }
    expect(await allEvents(opened.store)).toEqual(before);
  });
});

describe('an escalation without a reason', () => {
  it('is not read at all', () => {
    const row = ROWS.find(({ name }) => name === 'escalate') as CommandRow;
    expect(() => readCommand(row, { to: 'chief-executive' })).toThrow('reasons is missing');
  });
});

describe('a unit that somebody sits for', () => {
  let followed: Guarded;
  beforeAll(async () => {
    followed = await guardedLedger();
    await record('unit', 'establish', {
      code: 'education-office',
      name: 'Utbildningskontoret',
      kind: 'operations-office',
    });
  });
  afterAll(() => followed.close());

  const record = (kind: 'unit' | 'group', name: string, input: JsonObject) =>
    execute(
      followed.ledger,
      kind,
      name,
      input,
      kind === 'group'
        ? { target: 'it-preparatory-group', actor: followed.signe }
        : { actor: followed.signe },
    );
  const seat = (unit: string, from: string) =>
    record('group', 'appoint-member', {
      person: followed.signe,
      unit,
      from,
      to: `${from.slice(0, 4)}-12-31`,
    });

  it.each([
    ['its code', 'education-office', '2018-01-01'],
    ['its name', 'Utbildningskontoret', '2019-01-01'],
    ['its name in other letters', 'utbildningskontoret', '2020-01-01'],
  ])('is told by %s, and kept as it was told', async (_how, unit, from) => {
    const { eventIds } = await seat(unit, from);
    const event = (await followed.events()).find(({ id }) => id === eventIds[0]);
    expect([event?.data['unit'], event?.metadata.facts?.['unit-education-office']]).toEqual([unit, '0']);
  });

  it('may be a function at a unit, in the words of the guideline', async () => {
    await seat('IT-enhetens ekonomfunktion', '2021-01-01');
  });

  it.each(['Finns inte alls', 'no-such-unit'])('is refused when nobody knows it: %s', async (unit) => {
    const before = await followed.events();
    const refusal = await refusalOf(seat(unit, '2022-01-01'));
    expect([refusal.code, refusal.details]).toEqual(['unknown-unit', { unit }]);
    expect(await followed.events()).toEqual(before);
  });

  it('is not asked about again when something else is corrected in what was recorded before', async () => {
    // As it could be recorded once: by a way in that looks nothing up.
    const { eventIds } = await execute(
      new Ledger(followed.opened.store, followed.clock),
      'group',
      'appoint-member',
      { person: followed.signe, unit: 'Finns inte alls', from: '2023-01-01', to: '2023-12-31' },
      { target: 'it-preparatory-group', actor: followed.signe },
    );
    const correct = (pointer: string, value: string) =>
      record('group', 'correct', {
        corrects: eventIds[0] as string,
        changes: [{ pointer, value }],
        reason: 'Skrivfel.',
      });
    await correct('/data/to', '2023-06-30');
    expect((await refusalOf(correct('/data/unit', 'Inte heller'))).code).toBe('unknown-unit');
    await correct('/data/unit', 'education-office');
  });
});
