import { describe, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import * as d from '../../src/domain/initiatives/decision.events.js';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import { given, idOf, type Past } from './given.js';

const need: Past = [
  e.NeedReported,
  { title: 'Nytt diariesystem', category: 'shared', kind: 'purchase', administration: 'Kommunstyrelsen' },
];
const approved: Past = [
  e.DecisionMade,
  { round: 1, kind: 'approval', outcome: 'approved', forum: 'official', legalNature: 'delegated' },
];
const back: Past = [e.InitiativeReferredBack, { round: 1, forum: 'it-steering-group' }];
const BERIT = 'p-BBBBBBBB';
const initiative = (...past: Past[]) => given('initiative', ...past);

const REASONS = 'Avtalet löper ut före nästa möte.';
const ROUNDED = [
  ['declare-recusal', d.RecusalDeclared, { person: BERIT, ground: 'own-interest', note: 'Delägare.' }],
  [
    'decide-recusal',
    d.RecusalDecided,
    { person: BERIT, outcome: 'not-disqualified', decider: 'p-CCCCCCCC', deciderOffice: 'chief-executive' },
  ],
  ['escalate', d.DecisionEscalated, { to: 'chief-executive', reasons: REASONS, assessedBy: BERIT }],
  ['record-dissent', d.DissentRecorded, { person: BERIT, dissent: 'Kostnaden bör prövas på nytt.' }],
] as const;

describe('an undecided initiative', () => {
  it.each(ROUNDED)('takes %s in its first round', (name, definition, data) => {
    initiative(need)
      .when(name, data)
      .then([definition as never, { ...data, round: 1 }]);
  });

  it.each(ROUNDED)('takes %s in the round that goes on', (name, definition, data) => {
    initiative(need, back, back)
      .when(name, data)
      .then([definition as never, { ...data, round: 3 }]);
  });

  it('has a question of disqualification decided that nobody has recorded as raised', () => {
    initiative(need)
      .when('decide-recusal', { person: BERIT, outcome: 'disqualified' })
      .then([d.RecusalDecided, { person: BERIT, outcome: 'disqualified', round: 1 }]);
  });

  it('is postponed and referred back on the day of the meeting', () => {
    const postponed = { forum: 'it-steering-group', meetingDate: '2025-04-02', until: '2025-05-07' };
    initiative(need)
      .when('postpone', postponed)
      .then([e.DecisionPostponed, { ...postponed, round: 1 }, '2025-04-02']);
    const referred = {
      forum: 'it-steering-group',
      meetingDate: '2025-04-02',
      referredTo: 'Utbildningskontoret',
    };
    initiative(need)
      .when('refer-back', referred)
      .then([e.InitiativeReferredBack, { ...referred, round: 1 }, '2025-04-02']);
  });

  it.each([
    ['is missing', { to: 'chief-executive' }],
    ['is empty', { to: 'chief-executive', reasons: '' }],
    ['is blank', { to: 'chief-executive', reasons: ' \t\n' }],
  ])('refuses an escalation whose reason %s', (_what, input) => {
    initiative(need).when('escalate', input).thenRefused('malformed-field', { field: 'reasons' });
  });

  it.each([
    ['declare-recusal', { person: 'Berit', ground: 'other' }, 'person'],
    ['declare-recusal', { person: BERIT, ground: 'vänskap' }, 'ground'],
    ['decide-recusal', { person: BERIT }, 'outcome'],
    ['escalate', { to: 'Kommundirektören', reasons: REASONS }, 'to'],
    ['record-dissent', { person: BERIT, dissent: '' }, 'dissent'],
  ])('refuses %s that is malformed: %j', (name, input, field) => {
    initiative(need).when(name, input).thenRefused('malformed-field', { field });
  });

  it('has no decision to report to a committee', () => {
    initiative(need)
      .when('report-delegated-decision', {
        decision: idOf(0),
        committee: 'Kommunstyrelsen',
        reportedOn: '2025-05-12',
      })
      .thenRefused('unknown-event', { event: idOf(0) });
  });
});

describe('an initiative nobody has reported', () => {
  it.each(ROUNDED)('refuses %s', (name, _definition, data) => {
    initiative().when(name, data).thenRefused('unknown-initiative');
  });

  it('has no decision to report either', () => {
    initiative()
      .when('report-delegated-decision', { decision: idOf(0), committee: 'KS', reportedOn: '2025-05-12' })
      .thenRefused('unknown-initiative');
  });
});

describe('a decided initiative', () => {
  const report = { decision: idOf(1), committee: 'Kommunstyrelsen', reportedOn: '2025-05-12' };
  const reported: Past = [d.DelegatedDecisionReported, report];

  it('has its decision reported to the committee on the day of the meeting (KL 6:40)', () => {
    initiative(need, approved)
      .when('report-delegated-decision', { ...report, meetingReference: '§ 71' })
      .then([d.DelegatedDecisionReported, { ...report, meetingReference: '§ 71' }, '2025-05-12']);
  });

  it('has a decision of an earlier round reported too', () => {
    initiative(need, approved, back)
      .when('report-delegated-decision', report)
      .then([d.DelegatedDecisionReported, report, '2025-05-12']);
  });

  it('does not have another event reported as its decision', () => {
    initiative(need, approved, back)
      .when('report-delegated-decision', { ...report, decision: idOf(2) })
      .thenRefused('unknown-event', { event: idOf(2) });
    initiative(need, approved)
      .when('report-delegated-decision', { ...report, decision: idOf(7) })
      .thenRefused('unknown-event', { event: idOf(7) });
  });

  it('is not reported twice at one sitting of a committee', () => {
    initiative(need, approved, reported)
      .when('report-delegated-decision', report)
      .thenRefused('already-exists');
  });

  it('may be reported to another committee, or again at a later sitting, since that has happened', () => {
    for (const again of [
      { ...report, committee: 'Utbildningsnämnden' },
      { ...report, reportedOn: '2025-06-09' },
    ])
      initiative(need, approved, reported)
        .when('report-delegated-decision', again)
        .then([d.DelegatedDecisionReported, again, again.reportedOn]);
  });

  it('may be reported at a sitting once the report there was corrected to be another', () => {
    const corrected: Past = [
      CorrectionRecorded,
      { corrects: idOf(2), changes: [{ pointer: '/data/reportedOn', value: '2025-05-19' }], reason: 'x' },
    ];
    initiative(need, approved, reported, corrected)
      .when('report-delegated-decision', report)
      .then([d.DelegatedDecisionReported, report, '2025-05-12']);
  });

  it('still has dissent recorded, in the round of the decision', () => {
    initiative(need, approved)
      .when('record-dissent', { person: BERIT, dissent: 'Nej.' })
      .then([d.DissentRecorded, { person: BERIT, dissent: 'Nej.', round: 1 }]);
  });
});
