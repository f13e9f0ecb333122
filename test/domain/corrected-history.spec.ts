import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import type { StreamKind } from '../../src/domain/catalogue.js';
import * as e from '../../src/domain/economy/economy.events.js';
import * as r from '../../src/domain/economy/rental.events.js';
import { QuestionSetAdopted } from '../../src/domain/follow-up/questions.events.js';
import * as v from '../../src/domain/follow-up/survey.events.js';
import { DelegatedDecisionReported } from '../../src/domain/initiatives/decision.events.js';
import * as g from '../../src/domain/groups/group.events.js';
import * as p from '../../src/domain/guidelines/guideline.events.js';
import * as i from '../../src/domain/initiatives/initiative.events.js';
import type { Json, JsonObject } from '../../src/domain/json.js';
import * as o from '../../src/domain/offices/office.events.js';
import type { RefusalCode } from '../../src/domain/refusal.js';
import * as s from '../../src/domain/systems/system.events.js';
import * as k from '../../src/domain/systems/upkeep.events.js';
import * as n from '../../src/domain/units/unit.events.js';
import { idOf, knowing, type Past } from './given.js';

/** What a correction leaves is a history that people could have recorded with commands. */

const ANNA = 'p-AAAAAAAA';
const BERIT = 'p-BBBBBBBB';

const yesNo = {
  code: 'yes-no',
  name: 'Ja eller nej',
  kind: 'choice',
  values: [
    { code: 'yes', sv: 'Ja' },
    { code: 'no', sv: 'Nej' },
  ],
};
const grade = { code: 'grade', name: 'Betyg', kind: 'number', min: 1, max: 10 };
const QUESTIONS = [
  { id: 'q1', area: 'Styrning', text: 'Förankras besluten?', scale: 'yes-no', evidence: 'ledger' },
  { id: 'q2', area: 'Medborgare', text: 'Vilket betyg?', scale: 'grade', evidence: 'external' },
];
const SET = {
  code: 'own',
  version: '1',
  title: 'Frågor',
  questionSource: 'skl',
  scales: [yesNo, grade],
  questions: QUESTIONS,
} as JsonObject;
const asked = (set: JsonObject): JsonObject => ({
  year: '2025',
  questionSet: 'own',
  version: set['version'] as Json,
  scales: set['scales'] as Json,
  questions: set['questions'] as Json,
});
const opened: Past = [v.SurveyRoundOpened, asked(SET)];
const plan = (action: string): Past => [
  v.ActionPlanned,
  { action, text: 'Förankra.', responsible: 'it-strategist', due: '2026-01-01' },
];
const compared: Past = [
  v.ComparisonRecorded,
  {
    municipality: 'Sörmark',
    comparedYear: '2025',
    questionSet: 'own',
    version: '1',
    answers: [{ question: 'q1', answer: 'yes' }],
  },
];
const budgetYear: Past = [e.BudgetYearOpened, { year: '2025' }];
const rent = {
  version: '1',
  prices: [{ assetClass: 'computer', pricePerUnitOre: 318_000 }],
  forum: 'financing-group',
  decider: ANNA,
  deciderOffice: 'finance-director',
};
const document = {
  guideline: 'it-use',
  version: '1',
  title: 'Regler',
  inForceFrom: '2025-06-01',
  decider: ANNA,
  deciderOffice: 'chief-executive',
};
const draft = { guideline: 'it-use', version: '1', title: 'Regler', draftedBy: 'it-strategist' };
const unit: Past = [n.UnitEstablished, { code: 'it-unit', name: 'IT-enheten', kind: 'department' }];
const office: Past = [o.OfficeEstablished, { code: 'head-of-it', name: 'IT-chefen' }];
const group: Past = [g.GroupEstablished, { code: 'board', name: 'Styrgruppen' }, '2024-01-01'];
const meeting = { meetingDate: '2025-02-05', present: [ANNA] };
const system: Past = [
  s.SystemRegistered,
  { system: 'diary', name: 'Diariet', systemType: 'Diarium', category: 'shared', inUseFrom: '2020-01-01' },
];
const component = (code: string): Past => [
  k.ComponentAdded,
  { component: code, name: code, function: 'network', from: '2024-01-01' },
];
const need: Past = [
  i.NeedReported,
  { title: 'Nytt', category: 'shared', kind: 'purchase', administration: 'Kontoret' },
];
const made = (kind: string, round = 1): Past => [
  i.DecisionMade,
  { round, kind, outcome: 'approved', forum: 'official' },
];

const SETS = new Map([
  ['questions-own', { versions: [SET, { ...SET, version: '2', questions: QUESTIONS.slice(1) }] }],
]);

/** A correction of one event of a history, by its place. */
const correcting = (kind: StreamKind, past: readonly Past[], place: number, ...changes: readonly Json[]) =>
  knowing(SETS, kind, past).when('correct', { corrects: idOf(place), changes, reason: 'Skrivfel.' });

type Case = readonly [
  what: string,
  kind: StreamKind,
  past: readonly Past[],
  place: number,
  pointer: string,
  value: Json,
  code: RefusalCode,
];

const CASES: readonly Case[] = [
  [
    'two counts of one kind of order',
    'economy',
    [
      budgetYear,
      [e.OrdersCounted, { orderKind: 'printer', count: 1 }],
      [e.OrdersCounted, { orderKind: 'system-access', count: 2 }],
    ],
    2,
    '/data/orderKind',
    'printer',
    'orders-already-counted',
  ],
  [
    'purchases outside the budget year',
    'economy',
    [budgetYear, [e.EquipmentPurchasesRecorded, { from: '2025-01-01', to: '2025-04-01', amountOre: 1 }]],
    1,
    '/data/from',
    '2023-01-01',
    'not-in-budget-year',
  ],
  [
    'a rent that changes in another year',
    'economy',
    [
      budgetYear,
      [r.PriceListDecided, rent],
      [r.PriceListChanged, { ...rent, version: '2', from: '2025-07-01' }],
    ],
    2,
    '/data/from',
    '2031-01-01',
    'not-in-budget-year',
  ],
  [
    'a unit that succeeds itself',
    'unit',
    [unit, [n.UnitEnded, { on: '2025-01-01' }]],
    1,
    '/data/successor',
    'it-unit',
    'own-successor',
  ],
  [
    'two versions of a question set by one name',
    'questions',
    [
      [QuestionSetAdopted, SET],
      [QuestionSetAdopted, { ...SET, version: '2' }],
    ],
    1,
    '/data/version',
    '1',
    'already-exists',
  ],
  [
    'questions on a scale that there is not',
    'survey',
    [opened],
    0,
    '/data/questions/1/scale',
    'yes-no',
    'correction-of-what-follows',
  ],
  [
    'a round of a version nobody adopted',
    'survey',
    [opened],
    0,
    '/data/version',
    '99',
    'unknown-question-set-version',
  ],
  [
    'an action that is planned twice',
    'survey',
    [opened, plan('a'), plan('b')],
    2,
    '/data/action',
    'a',
    'already-exists',
  ],
  [
    'a follow-up of an action that there is not',
    'survey',
    [opened, plan('a'), [v.ActionFollowedUp, { action: 'a', state: 'ongoing' }]],
    2,
    '/data/action',
    'c',
    'unknown-action',
  ],
  [
    'a plan without the action that is followed up',
    'survey',
    [opened, plan('a'), [v.ActionFollowedUp, { action: 'a', state: 'ongoing' }]],
    1,
    '/data/action',
    'c',
    'unknown-action',
  ],
  [
    "answers off the round's scale",
    'survey',
    [opened, compared],
    1,
    '/data/answers/0/answer',
    'often',
    'answer-off-scale',
  ],
  [
    'a proposal off the scale',
    'survey',
    [opened, [v.AnswerProposed, { question: 'q2', answer: '4', proposedBy: 'person' }]],
    1,
    '/data/answer',
    '11',
    'answer-off-scale',
  ],
  [
    'two drafts of a version',
    'guideline',
    [
      [p.GuidelineDrafted, draft],
      [p.GuidelineDrafted, { ...draft, version: '2' }],
    ],
    1,
    '/data/version',
    '1',
    'guideline-overlaps',
  ],
  [
    'two adoptions of a version',
    'guideline',
    [
      [p.SteeringDocumentAdopted, document],
      [p.SteeringDocumentAdopted, { ...document, version: '2' }],
    ],
    1,
    '/data/version',
    '1',
    'guideline-overlaps',
  ],
  [
    'a repeal of what was never adopted',
    'guideline',
    [
      [p.SteeringDocumentAdopted, document],
      [p.GuidelineRepealed, { version: '1', repealedFrom: '2025-06-01' }],
    ],
    1,
    '/data/version',
    '77',
    'unknown-version',
  ],
  [
    'a component that is in it twice',
    'system',
    [system, component('a'), component('b')],
    2,
    '/data/component',
    'a',
    'already-exists',
  ],
  [
    'an end before the system was in use',
    'system',
    [system, [s.SystemRetired, { on: '2025-01-01' }]],
    1,
    '/data/on',
    '2019-01-01',
    'period-is-empty',
  ],
  [
    'a beginning after the system had ended',
    'system',
    [system, [s.SystemRetired, { on: '2025-01-01' }]],
    0,
    '/data/inUseFrom',
    '2025-02-01',
    'period-is-empty',
  ],
  [
    'somebody who holds the office twice',
    'office',
    [
      office,
      [o.HolderAppointed, { person: ANNA, from: '2024-01-01' }],
      [o.HolderAppointed, { person: BERIT, from: '2024-06-01' }],
    ],
    2,
    '/data/person',
    ANNA,
    'already-holder',
  ],
  [
    'a member before there was a group',
    'group',
    [group, [g.MemberAppointed, { office: 'head-of-it', from: '2024-01-01' }]],
    0,
    '/occurredAt',
    '2024-02-01',
    'member-before-group',
  ],
  [
    'notes of a meeting that was never held',
    'group',
    [group, [g.MeetingHeld, meeting], [g.NotesFinished, { meetingDate: '2025-02-05', notes: 'KS 1' }]],
    2,
    '/data/meetingDate',
    '2025-02-06',
    'unknown-meeting',
  ],
  [
    'two approvals in a round',
    'initiative',
    [need, made('approval'), made('central-funding')],
    2,
    '/data/kind',
    'approval',
    'already-decided',
  ],
  [
    'a decision in a round that was not',
    'initiative',
    [need, made('approval')],
    1,
    '/data/round',
    3,
    'correction-of-what-follows',
  ],
];

describe('a correction', () => {
  it.each(CASES)('does not leave %s', (_what, kind, past, place, pointer, value, code) => {
    correcting(kind, past, place, { pointer, value }).thenRefused(code);
  });

  it('says what would have been recorded instead', () => {
    const past: Past[] = [
      opened,
      [v.AnswerProposed, { question: 'q1', answer: 'yes', proposedBy: 'person' }],
    ];
    correcting('survey', past, 1, { pointer: '/data/answer', value: 'Nej' }).thenRefused(
      'correction-of-what-follows',
      { field: 'answer', value: 'no' },
    );
  });

  it('says which later event it would contradict', () => {
    const past: Past[] = [system, [s.SystemRetired, { on: '2025-01-01' }]];
    correcting('system', past, 0, { pointer: '/data/inUseFrom', value: '2025-02-01' }).thenRefused(
      'period-is-empty',
      { contradicts: idOf(1) },
    );
  });

  it('is taken in a history that contradicted itself already, and makes that no worse', () => {
    const twice: Past[] = [
      budgetYear,
      [e.OrdersCounted, { orderKind: 'printer', count: 1 }],
      [e.OrdersCounted, { orderKind: 'printer', count: 2 }],
    ];
    const count = { pointer: '/data/count', value: 3 };
    for (const place of [1, 2])
      correcting('economy', twice, place, count).thenOneWith({ corrects: idOf(place) });
    correcting('economy', twice, 2, { pointer: '/data/orderKind', value: 'system-access' }).thenOneWith({
      corrects: idOf(2),
    });
    const off: Past[] = [opened, [v.AnswerProposed, { question: 'q2', answer: 'x', proposedBy: 'person' }]];
    correcting('survey', off, 1, { pointer: '/data/answer', value: 'y' }).thenRefused('answer-off-scale');
    correcting('survey', off, 1, { pointer: '/data/proposedBy', value: 'system' }).thenOneWith({});
  });

  it('of what hangs together is taken when all of it is corrected, and not a part', () => {
    const past: Past[] = [
      group,
      [g.MeetingHeld, meeting, '2025-02-05'],
      [g.NotesFinished, { meetingDate: '2025-02-05', notes: 'KS 1' }],
    ];
    const change = { pointer: '/data/meetingDate', value: '2025-02-06' };
    const correct = (together: readonly JsonObject[]) =>
      knowing(SETS, 'group', past).when('correct', {
        corrects: idOf(1),
        changes: [change],
        reason: 'Fel dag.',
        ...(together.length > 0 ? { together } : {}),
      });
    correct([]).thenRefused('unknown-meeting', { contradicts: idOf(2) });
    correct([{ corrects: idOf(2), changes: [change] }]).then(
      [
        CorrectionRecorded,
        {
          corrects: idOf(1),
          changes: [change, { pointer: '/occurredAt', value: '2025-02-06' }],
          reason: 'Fel dag.',
        },
      ],
      [CorrectionRecorded, { corrects: idOf(2), changes: [change], reason: 'Fel dag.' }],
    );
    correct([{ corrects: idOf(2), changes: [{ ...change, value: '2025-02-07' }] }]).thenRefused(
      'unknown-meeting',
    );
    correct([{ corrects: idOf(9), changes: [change] }]).thenRefused('unknown-event', { event: idOf(9) });
  });

  it('is held to what was corrected before it, not to what was recorded first', () => {
    const moved: Past = [
      CorrectionRecorded,
      { corrects: idOf(1), changes: [{ pointer: '/data/component', value: 'c' }], reason: 'x' },
    ];
    const past = [system, component('a'), component('b'), moved];
    correcting('system', past, 2, { pointer: '/data/component', value: 'a' }).thenOneWith({});
    correcting('system', past, 2, { pointer: '/data/component', value: 'c' }).thenRefused('already-exists');
  });

  it('of an answer is held to the scales that are in force', () => {
    const questions = QUESTIONS.map((one) => ({ ...one, scale: 'yes-no' }));
    const corrected = { ...SET, questions } as JsonObject;
    const past: Past[] = [
      opened,
      [v.AnswerDecided, { question: 'q2', answer: '5', meetingDate: '2025-05-14' }],
      [
        CorrectionRecorded,
        {
          corrects: idOf(0),
          changes: [{ pointer: '/data/questions/1/scale', value: 'yes-no' }],
          reason: 'x',
        },
      ],
    ];
    const known = knowing(new Map([['questions-own', { versions: [corrected] }]]), 'survey', past);
    const answer = (value: string) =>
      known.when('correct', {
        corrects: idOf(1),
        changes: [{ pointer: '/data/answer', value }],
        reason: 'Skrivfel.',
      });
    answer('yes').thenOneWith({ corrects: idOf(1) });
    answer('6').thenRefused('answer-off-scale');
  });
});

describe('a corrected day of a meeting', () => {
  const held: Past = [g.MeetingHeld, meeting, '2025-02-05'];
  const moved = { pointer: '/data/meetingDate', value: '2025-02-06' };
  const changesOf = (past: Past, ...changes: Json[]) => correcting('group', [group, past], 1, ...changes);

  it('is the day on which it happened, as it was when it was recorded', () => {
    changesOf(held, moved).thenOneWith({
      changes: [moved, { pointer: '/occurredAt', value: '2025-02-06' }],
    });
    const timed: Past = [g.MeetingHeld, meeting, '2025-02-05T13:30'];
    changesOf(timed, moved).thenOneWith({
      changes: [moved, { pointer: '/occurredAt', value: '2025-02-06T13:30' }],
    });
  });

  it('is what somebody says it is, when both are corrected or another day was told', () => {
    const day = { pointer: '/occurredAt', value: '2025-02-07' };
    changesOf(held, moved, day).thenOneWith({ changes: [moved, day] });
    changesOf([g.MeetingHeld, meeting, '2025-02-04'], moved).thenOneWith({ changes: [moved] });
    changesOf(held, { pointer: '/data/present/0', value: BERIT }).thenOneWith({
      changes: [{ pointer: '/data/present/0', value: BERIT }],
    });
  });

  it('is that of the committee for what was reported to one', () => {
    const reported: Past = [
      DelegatedDecisionReported,
      { decision: idOf(1), committee: 'Kommunstyrelsen', reportedOn: '2025-02-05' },
      '2025-02-05',
    ];
    const change = { pointer: '/data/reportedOn', value: '2025-02-12' };
    correcting('initiative', [need, made('approval'), reported], 2, change).thenOneWith({
      changes: [change, { pointer: '/occurredAt', value: '2025-02-12' }],
    });
  });

  it('moves no agenda, which was sent when it was sent', () => {
    const agenda: Past = [g.AgendaIssued, { meetingDate: '2025-02-05', points: [{ point: '1' }] }];
    changesOf(agenda, moved).thenOneWith({ changes: [moved] });
  });

  it('that was not told at first is when it happened', () => {
    const levels = { consulted: ['it-unit'], proposedBy: 'it-strategist', amountOre: 1 };
    const change = { pointer: '/data/meetingDate', value: '2025-02-05' };
    correcting('economy', [budgetYear, [e.PlatformFinancingProposed, levels]], 1, change).thenOneWith({
      changes: [change, { pointer: '/occurredAt', value: '2025-02-05' }],
    });
  });
});
