import { describe, expect, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import { caseHistory, compareHistories } from '../../projections/case-history.js';
import { caseFile, stageOf, type CaseFile } from '../../projections/case-file.js';
import { idOf, recorded, type Past } from '../domain/given.js';

const timeZone = 'Europe/Stockholm';
const need: Past = [
  e.NeedReported,
  { title: 'Nytt diarisystem', category: 'shared', kind: 'purchase', administration: 'KSK' },
  '2025-03-01',
];
const consulted: Past = [e.ConsultationHeld, { consultedOffice: 'it-strategist' }, '2025-03-05'];
const anchored: Past = [
  e.InitiativeAnchored,
  { body: 'it-preparatory-group', outcome: 'supported' },
  '2025-03-10',
];
const approved = (round: number, at: string): Past => [
  e.DecisionMade,
  { round, kind: 'approval', outcome: 'approved', forum: 'it-steering-group' },
  at,
];
const financed = (round: number): Past => [
  e.FinancingDecided,
  {
    round,
    principle: 'own-use',
    budgetYear: 2025,
    budget: 'operating',
    recurrence: 'once',
    totalOre: 5,
    shares: [{ unit: 'KSK', amountOre: 5 }],
  },
  '2025-03-14',
];
const correction = (place: number, pointer: string, value: string): Past => [
  CorrectionRecorded,
  { corrects: idOf(place), changes: [{ pointer, value }], reason: 'Skrivfel.', approvedBy: 'p-7Q2MA1B2' },
];

const fold = (...past: Past[]): CaseFile | undefined => {
  const projection = caseFile(timeZone);
  return recorded('initiative-x', past).reduce<ReturnType<typeof projection.evolve>>(
    (file, event) => projection.evolve(file, event),
    undefined,
  );
};
const stage = (...past: Past[]) => stageOf(fold(...past) as CaseFile);

describe('where an initiative stands', () => {
  it.each([
    ['reported', [need]],
    ['in-preparation', [need, consulted]],
    ['anchored', [need, consulted, anchored]],
    ['approved', [need, anchored, approved(1, '2025-03-12')]],
    ['financed', [need, approved(1, '2025-03-12'), financed(1)]],
    ['postponed', [need, [e.DecisionPostponed, { round: 1, forum: 'it-steering-group' }]]],
    [
      'referred-back',
      [need, approved(1, '2025-03-12'), [e.InitiativeReferredBack, { round: 1, forum: 'it-steering-group' }]],
    ],
    [
      'approved',
      [
        need,
        approved(1, '2025-03-01'),
        financed(1),
        [e.InitiativeReferredBack, { round: 1, forum: 'it-steering-group' }],
        approved(2, '2025-03-12'),
      ],
    ],
    [
      'rejected',
      [
        need,
        [e.DecisionMade, { round: 1, kind: 'approval', outcome: 'rejected', forum: 'it-steering-group' }],
      ],
    ],
    ['withdrawn', [need, [e.NeedWithdrawn, {}]]],
    ['closed', [need, financed(1), [e.InitiativeClosed, { outcome: 'completed' }]]],
  ] as const)('is %s', (expected, past) => {
    expect(stage(...(past as unknown as Past[]))).toBe(expected);
  });

  it('is not anchored by an interrupted anchoring, and is by any body: which one counts is the guideline’s to say', () => {
    expect(
      stage(need, [e.InitiativeAnchored, { body: 'it-preparatory-group', outcome: 'interrupted' }]),
    ).toBe('reported');
    expect(stage(need, [e.InitiativeAnchored, { body: 'management-team', outcome: 'supported' }])).toBe(
      'anchored',
    );
  });

  it('counts the last approval as the decision, and a decision on central funding as none', () => {
    const central: Past = [
      e.DecisionMade,
      { round: 2, kind: 'central-funding', outcome: 'approved', forum: 'it-steering-group' },
    ];
    expect(
      fold(
        need,
        approved(1, '2025-03-02'),
        [e.DecisionPostponed, { round: 1, forum: 'it-steering-group' }],
        approved(2, '2025-03-12'),
        central,
      )?.decision,
    ).toMatchObject({ event: idOf(3), round: 2 });
  });

  it('keeps the first consultation, by when it was held and not by when it was recorded', () => {
    const earlier: Past = [e.ConsultationHeld, { consultedOffice: 'it-strategist' }, '2025-03-02'];
    expect(fold(need, consulted, earlier)?.consultation).toEqual({ at: '2025-03-02', event: idOf(2) });
  });

  it('knows how late the latest recording was, in calendar days', () => {
    expect(fold(need, consulted)?.recordedLateDays).toBe(13);
  });
});

describe('a corrected initiative', () => {
  const events = recorded('initiative-x', [
    need,
    consulted,
    correction(0, '/data/title', 'Nytt diariesystem'),
    correction(0, '/data/title', 'Nytt ärendesystem'),
  ]);

  it('shows the later correction, and what stood before each', () => {
    const history = caseHistory(events, { timeZone });
    expect(history?.file.title).toBe('Nytt ärendesystem');
    expect(history?.steps[0]?.corrected.map(({ before, after }) => [before, after])).toEqual([
      ['Nytt diarisystem', 'Nytt diariesystem'],
      ['Nytt diariesystem', 'Nytt ärendesystem'],
    ]);
    expect(history?.steps.map(({ type }) => type)).toEqual([
      'NeedReported',
      'ConsultationHeld',
      'CorrectionRecorded',
      'CorrectionRecorded',
    ]);
  });

  it('is shown as it was known before the correction', () => {
    const before = caseHistory(events, { timeZone, knownAt: '2025-03-14T08:01:30.000Z' });
    expect(before?.file.title).toBe('Nytt diarisystem');
    expect(before?.steps).toHaveLength(2);
  });

  it('was not known before it was recorded', () => {
    expect(caseHistory(events, { timeZone, knownAt: '2025-03-13T23:00:00.000Z' })).toBeUndefined();
  });

  it('is in force from the day of the corrected event', () => {
    const moved = recorded('initiative-x', [need, consulted, correction(1, '/occurredAt', '2025-04-01')]);
    const types = (inForceOn: string) =>
      caseHistory(moved, { timeZone, inForceOn })?.steps.map(({ type }) => type);
    expect(types('2025-03-31')).toEqual(['NeedReported', 'CorrectionRecorded']);
    expect(types('2025-04-01')).toEqual(['NeedReported', 'ConsultationHeld', 'CorrectionRecorded']);
  });

  it('is compared step by step with what was known before', () => {
    const before = caseHistory(events, { timeZone, knownAt: '2025-03-14T08:01:30.000Z' });
    const changes = compareHistories(before, caseHistory(events, { timeZone }));
    expect(changes.map(({ kind, event }) => [kind, event])).toEqual([
      ['changed', idOf(0)],
      ['new', idOf(2)],
      ['new', idOf(3)],
    ]);
    expect(compareHistories(before, before)).toEqual([]);
  });
});
