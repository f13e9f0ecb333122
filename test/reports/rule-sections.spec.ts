import { factsOf } from '../guideline/world.js';
import { describe, expect, it } from '@jest/globals';
import type { FoundAbout } from '../../src/read-models/judgements.js';
import type { NumberedDecision } from '../../src/read-models/queries.js';
import type { Material, ToldStep } from '../../src/reports/material.js';
import { RULE_SECTIONS } from '../../src/reports/rule-sections.js';

const NOTHING: Material = {
  cases: [],
  decisions: [],
  findings: [],
  recordedLate: new Set(),
  deviations: [],
  steps: [],
  escalations: [],
  granted: [],
  meetings: [],
  facts: factsOf({}),
  today: '2026-01-31',
};

/** The rows of a section that are not zero, as label, value and events. */
const rowsOf = (id: string, material: Partial<Material>, year = 2025) =>
  RULE_SECTIONS.find((section) => section.id === id)
    ?.of({ ...NOTHING, ...material }, year)
    .filter(({ measured }) => measured.value !== 0)
    .map(({ label, measured }) => [label, measured.value, measured.events]);

const decision = (event: string, change: Partial<NumberedDecision>): NumberedDecision => ({
  number: '2025-0001',
  initiative: 'i',
  title: 'T',
  category: 'shared',
  administration: 'KSK',
  event,
  decided_at: '2025-03-10',
  recorded_at: '2025-03-11T08:00:00.000Z',
  kind: 'approval',
  outcome: 'approved',
  round: 1,
  forum: 'it-steering-group',
  meeting_date: null,
  meeting_reference: null,
  decider: null,
  decider_office: null,
  delegation: null,
  legal_nature: null,
  corrected: 0,
  ...change,
});

const finding = (event: string, change: Partial<FoundAbout> = {}): FoundAbout => ({
  rule: 'anchored-before-decision',
  version: 1,
  mode: 'guard',
  rows: ['S149'],
  law: [],
  guideline: 'g@1',
  on: '2025-03-10',
  subject: { kind: 'initiative', id: 'i' },
  event,
  events: [event],
  says: { sv: 'x', en: 'x' },
  remedy: { sv: 'x', en: 'x' },
  about: { number: '2025-0001', name: 'T', administration: 'KSK' },
  ...change,
});

const step = (event: string, data: ToldStep['data'], on = '2025-03-10'): ToldStep => ({
  event,
  type: 'x',
  on,
  number: '2025-0001',
  title: 'T',
  data,
});

describe('decisions of a year', () => {
  it('are told by path: what has no system takes that of operational systems', () => {
    const decisions = [
      decision('a', {}),
      decision('b', { category: 'operational', outcome: 'rejected' }),
      decision('c', { category: 'no-system' }),
      decision('d', { decided_at: '2024-12-31' }),
      decision('e', { kind: 'central-funding' }),
    ];
    expect(rowsOf('path', { decisions })).toEqual([
      ['Kommungemensamma system', 1, ['a']],
      ['Kommungemensamma system: godkänt', 1, ['a']],
      ['Verksamhetssystem, och initiativ utan system', 2, ['b', 'c']],
      ['Verksamhetssystem, och initiativ utan system: godkänt', 1, ['c']],
      ['Verksamhetssystem, och initiativ utan system: avslaget', 1, ['b']],
    ]);
  });

  it('are told by legal nature, and those by delegation under which one', () => {
    const delegated = { legal_nature: 'delegated', delegation: 'KS 4.2' };
    const decisions = [
      decision('a', delegated),
      decision('b', delegated),
      decision('c', { legal_nature: 'delegated' }),
      decision('d', {}),
    ];
    expect(rowsOf('legal-nature', { decisions })).toEqual([
      ['Delegationsbeslut', 3, ['a', 'b', 'c']],
      ['Inte angiven', 1, ['d']],
      ['Med stöd av delegation som inte anges', 1, ['c']],
      ['Med stöd av KS 4.2', 2, ['a', 'b']],
    ]);
  });

  it('that were escalated are told one by one, with the reason somebody gave', () => {
    const escalations = [
      step('a', { reasons: 'Avtalet löper ut.' }),
      step('b', {}),
      step('c', { reasons: 'I fjol.' }, '2024-05-01'),
    ];
    expect(rowsOf('escalations', { escalations })).toEqual([
      ['Alla', 2, ['a', 'b']],
      ['2025-0001 T: Avtalet löper ut.', 1, ['a']],
      ['2025-0001 T: skälet är gallrat', 1, ['b']],
    ]);
  });
});

describe('findings of a year', () => {
  const findings = [
    finding('a'),
    finding('b', { deviation: { event: 'x' }, about: { name: 'T', administration: 'Ängens kontor' } }),
    finding('c', { rule: 'recorded-in-time', deviation: { event: 'y', acceptedBy: 'p-7Q2MA1B2' } }),
    finding('d', { on: '2024-01-01' }),
    finding('e', { about: { name: 'IT-styrgruppen' } }),
  ];

  it('are told by rule, with those that were explained and accepted among them', () => {
    expect(rowsOf('findings-rule', { findings })).toEqual([
      ['Alla fynd', 4, ['a', 'b', 'c', 'e']],
      ['varav med infört avsteg', 2, ['b', 'c']],
      ['varav accepterade av någon', 1, ['c']],
      [
        'Beslutet är inte förankrat i den IT-strategiska beredningsgruppen (anchored-before-decision)',
        3,
        ['a', 'b', 'e'],
      ],
      ['Händelsen fördes in sent (recorded-in-time)', 1, ['c']],
    ]);
  });

  it('are told by administration; what is about a group belongs to none', () => {
    expect(rowsOf('findings-administration', { findings })).toEqual([
      ['Gäller ingen förvaltnings initiativ', 1, ['e']],
      ['KSK', 2, ['a', 'c']],
      ['Ängens kontor', 1, ['b']],
    ]);
  });

  it('that were explained are told by rule and by who accepted it, if anybody', () => {
    const deviations = [
      { event: 'a', on: '2025-03-10', rule: 'recorded-in-time' },
      { event: 'b', on: '2025-03-10', rule: 'recorded-in-time', acceptedBy: 'Kommundirektören' },
      { event: 'c', on: '2024-03-10', rule: 'recorded-in-time' },
    ];
    expect(rowsOf('deviations', { deviations })).toEqual([
      ['Händelsen fördes in sent (recorded-in-time): accepterat av Kommundirektören', 1, ['b']],
      ['Händelsen fördes in sent (recorded-in-time): inte accepterat', 1, ['a']],
    ]);
  });
});

describe('central funds of a year', () => {
  it('are counted and summed by motive', () => {
    const granted = [
      step('a', { grantedOre: 100, motive: 'coordination' }),
      step('b', { grantedOre: 50, motive: 'coordination' }),
      step('c', { grantedOre: 7 }),
    ];
    expect(rowsOf('central-funds', { granted })).toEqual([
      ['Samordningsvinster, antal', 2, ['a', 'b']],
      ['Samordningsvinster, belopp', 150, ['a', 'b']],
      ['Motiv inte angivet, antal', 1, ['c']],
      ['Motiv inte angivet, belopp', 7, ['c']],
    ]);
  });
});

describe('meetings of a year', () => {
  it('stand against the norm of the guideline in force at its end', () => {
    const meeting = { group: 'g', year: 2025, held: 2, events: ['a', 'b'] };
    const meetings = [
      { ...meeting, name: 'Styrgruppen', norm: { least: 10, most: 12 } },
      { ...meeting, name: 'Ägargruppen', norm: { least: 4, most: 4 } },
      { ...meeting, name: 'Ledningen' },
      { ...meeting, name: 'I fjol', year: 2024 },
    ];
    expect(rowsOf('meetings', { meetings })).toEqual([
      ['Styrgruppen (10–12)', 2, ['a', 'b']],
      ['Ägargruppen (4)', 2, ['a', 'b']],
      ['Ledningen (ingen norm)', 2, ['a', 'b']],
    ]);
  });
});
