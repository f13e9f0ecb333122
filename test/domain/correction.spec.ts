import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import * as c from '../../src/domain/initiatives/carrying-out.events.js';
import * as d from '../../src/domain/initiatives/decision.events.js';
import * as m from '../../src/domain/initiatives/funding.events.js';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import * as p from '../../src/domain/initiatives/preparation.events.js';
import { given, idOf, type Past } from './given.js';

const need: Past = [
  e.NeedReported,
  {
    title: 'Nytt diariesystem',
    category: 'shared',
    kind: 'purchase',
    administration: 'Kommunstyrelsen',
    goalRefs: ['A', 'B', 'C'],
  },
];
const MONEY = {
  principle: 'distributed',
  budgetYear: 2025,
  budget: 'investment',
  recurrence: 'once',
  totalOre: 300,
  shares: [
    { unit: 'Utbildningskontoret', amountOre: 100 },
    { unit: 'Vård- och omsorgskontoret', amountOre: 200 },
  ],
};
type Changes = readonly Readonly<{ pointer: string; value?: unknown }>[];

/** A correction of the last event of a history. */
const correcting = (past: readonly Past[], ...changes: Changes) => {
  const corrects = idOf(past.length - 1);
  const corrected = given('initiative', ...past).when('correct', {
    corrects,
    changes: changes as never,
    reason: 'Skrivfel.',
  });
  return {
    ...corrected,
    thenRecorded: () =>
      corrected.then([CorrectionRecorded, { corrects, changes, reason: 'Skrivfel.' } as never]),
  };
};

const approved: Past = [
  e.DecisionMade,
  { round: 1, kind: 'approval', outcome: 'approved', forum: 'official', legalNature: 'delegated' },
];

describe('a correction of what adds up', () => {
  it.each([
    ['proposed', [need, [m.FinancingProposed, MONEY]]],
    ['decided', [need, [e.FinancingDecided, { ...MONEY, round: 1 }]]],
    ['changed', [need, [e.FinancingDecided, { ...MONEY, round: 1 }], [m.FinancingChanged, MONEY]]],
  ] as [string, Past[]][])('of the financing %s is refused when the shares would not sum', (_what, past) => {
    const share = { pointer: '/data/shares/0/amountOre', value: 99 };
    const total = { pointer: '/data/totalOre', value: 299 };
    correcting(past, share).thenRefused('correction-does-not-fit');
    correcting(past, total).thenRefused('correction-does-not-fit');
    correcting(past, { pointer: '/data/shares/1' }).thenRefused('correction-does-not-fit');
    correcting(past, share, total).thenRecorded();
    correcting(
      past,
      { pointer: '/data/shares/1' },
      { pointer: '/data/shares/0/amountOre', value: 300 },
    ).thenRecorded();
  });

  it('is refused when a project would have no day, or a need would say nothing', () => {
    const project: Past = [
      c.ProjectInitiated,
      { project: 'A', period: { from: '2025-01-01', to: '2025-06-01' } },
    ];
    correcting([need, project], { pointer: '/data/period/to', value: '2025-01-01' }).thenRefused(
      'correction-does-not-fit',
    );
    correcting([need, project], { pointer: '/data/period/to' }).thenRecorded();
    const supplemented: Past = [p.NeedSupplemented, { note: 'Mer.' }];
    correcting([need, supplemented], { pointer: '/data/note' }).thenRefused('correction-does-not-fit');
  });
});

describe('a correction of a decision that was reported to a committee', () => {
  const past: Past[] = [
    need,
    approved,
    [e.InitiativeReferredBack, { round: 1, forum: 'committee' }],
    [e.DecisionMade, { round: 2, kind: 'approval', outcome: 'approved', forum: 'official' }],
    [
      d.DelegatedDecisionReported,
      { decision: idOf(1), committee: 'Kommunstyrelsen', reportedOn: '2025-05-12' },
    ],
  ];

  it('names another decision of the initiative', () => {
    correcting(past, { pointer: '/data/decision', value: idOf(3) }).thenRecorded();
  });

  it('is refused when it names an event that is no decision here', () => {
    for (const value of [idOf(2), idOf(9)])
      correcting(past, { pointer: '/data/decision', value }).thenRefused('unknown-event', { event: value });
  });
});

describe('a correction of when something happened', () => {
  it('is refused when a day that must have been would lie in the future, in the data too', () => {
    const anchored: Past = [
      e.InitiativeAnchored,
      { body: 'it-preparatory-group', outcome: 'supported', meetingDate: '2025-04-02' },
    ];
    correcting([need, anchored], { pointer: '/data/meetingDate', value: '2025-07-01' }).thenRefused(
      'date-in-future',
      { field: 'meetingDate', value: '2025-07-01', today: '2025-06-30' },
    );
    correcting([need, anchored], { pointer: '/data/meetingDate', value: '2025-06-30' }).thenRecorded();
    const procured: Past = [c.ProcurementLinked, { procurement: 'UPP', procurementForm: 'call-off' }];
    correcting([need, procured], { pointer: '/data/contractedOn', value: '2026-01-01' }).thenRefused(
      'date-in-future',
      { field: 'contractedOn' },
    );
  });

  it('may look ahead where people do', () => {
    const postponed: Past = [e.DecisionPostponed, { round: 1, forum: 'it-steering-group' }];
    correcting([need, postponed], { pointer: '/data/until', value: '2026-01-01' }).thenRecorded();
  });

  it.each([[['2025-03-13']], [20250313], [null], [{ day: '2025-03-13' }], ['2025-02-30'], ['i går']])(
    'is refused as %j',
    (value) => {
      correcting([need], { pointer: '/occurredAt', value }).thenRefused('correction-does-not-fit');
    },
  );

  it('is refused when it would leave no time at all', () => {
    correcting([need], { pointer: '/occurredAt' }).thenRefused('correction-does-not-fit');
  });
});

describe('a correction of a list', () => {
  it('replaces, removes and adds at its end', () => {
    correcting([need], { pointer: '/data/goalRefs/1', value: 'X' }).thenRecorded();
    correcting([need], { pointer: '/data/goalRefs/2' }).thenRecorded();
    correcting([need], { pointer: '/data/goalRefs/3', value: 'D' }).thenRecorded();
  });

  it.each(['-1', '01', '1.0', '4', 'x', 'NaN', '-', ' 1', '1e0', '__proto__', 'length'])(
    'is refused at a place that the list has not: %s',
    (place) => {
      const title = { pointer: '/data/title', value: 'Nytt ärendesystem' };
      correcting([need], title, { pointer: `/data/goalRefs/${place}`, value: 'X' }).thenRefused(
        'correction-does-not-fit',
      );
    },
  );

  it.each(['-1', '01', 'x', '7', '__proto__'])('removes nothing at a place that it has not: %s', (place) => {
    correcting([need], { pointer: `/data/goalRefs/${place}` }).thenRefused('correction-changes-nothing');
    given('initiative', need, [
      CorrectionRecorded,
      { corrects: idOf(0), changes: [{ pointer: `/data/goalRefs/${place}` }], reason: 'x' },
    ])
      .when('correct', {
        corrects: idOf(0),
        changes: [{ pointer: '/data/goalRefs', value: ['A', 'B', 'C'] }],
        reason: 'x',
      })
      .thenRefused('correction-changes-nothing');
  });
});

describe('a correction of a member', () => {
  it.each([
    '/data/personnummer',
    '/data/__proto__',
    '/data/constructor',
    '/data/title/x',
    '/data/goalRefs/0/x',
  ])('that the event cannot have is refused: %s', (pointer) => {
    correcting([need], { pointer, value: 'x' }).thenRefused('correction-does-not-fit');
  });

  it.each(['/metadata/actor', '/data', '/id', 'data/title', '/occurredAt/x', '/data//title'])(
    'outside the data is refused: %s',
    (pointer) => {
      correcting([need], { pointer, value: 'x' }).thenRefused('malformed-field', {
        field: 'changes/0/pointer',
      });
    },
  );
});
