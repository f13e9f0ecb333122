import { describe, it } from '@jest/globals';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import * as p from '../../src/domain/initiatives/preparation.events.js';
import type { JsonObject } from '../../src/domain/json.js';
import { given, type Past } from './given.js';

const need: Past = [
  e.NeedReported,
  { title: 'Nytt diariesystem', category: 'shared', kind: 'purchase', administration: 'Kommunstyrelsen' },
];
const BERIT = 'p-BBBBBBBB';
const initiative = (...past: Past[]) => given('initiative', ...past);

/** What is told before a decision, whole and as briefly as it can be: each is recorded as it was told. */
const TOLD: readonly (readonly [
  name: string,
  definition: typeof p.NeedSupplemented | { type: string },
  JsonObject,
])[] = [
  ['supplement-need', p.NeedSupplemented, { expectedEffect: 'Kortare handläggning.', goalRefs: ['KS-1'] }],
  ['supplement-need', p.NeedSupplemented, { systemId: 'case-register' }],
  [
    'assess-category',
    p.CategoryAssessed,
    {
      category: 'operational',
      assessingOffice: 'it-strategist',
      principled: true,
      assessedBy: BERIT,
      criteria: ['Berör en förvaltning'],
      reasons: 'Bara skolan använder det.',
    },
  ],
  ['assess-category', p.CategoryAssessed, { category: 'no-system', assessingOffice: 'it-strategist' }],
  [
    'assess-change-size',
    p.ChangeSizeAssessed,
    { size: 'minor', assessingOffice: 'it-strategist', criteria: ['Under ett basbelopp'] },
  ],
  [
    'forward-information',
    p.InformationForwarded,
    { recipients: ['IT-styrgruppen', 'Utbildningskontoret'], form: 'email', note: 'Utskick.' },
  ],
  [
    'give-support',
    p.SupportGiven,
    { support: 'procurement', to: 'Utbildningskontoret', askedOn: '2025-02-01', note: 'Kravlista.' },
  ],
  ['send-referral', p.ReferralSent, { body: 'it-preparatory-group', answerBy: '2026-01-01' }],
  [
    'waive-referral',
    p.ReferralWaived,
    { body: 'it-preparatory-group', reasons: 'Brådskande.', assessingOffice: 'it-strategist' },
  ],
  [
    'assess-anchoring-need',
    p.AnchoringNeedAssessed,
    { body: 'management-team', needed: false, assessingOffice: 'it-strategist', assessedBy: BERIT },
  ],
  [
    'record-classification',
    p.ClassificationRecorded,
    { confidentiality: 0, integrity: 4, availability: 2, traceability: 1, method: 'KLASSA 4.0' },
  ],
  ['record-risk-benefit', p.RiskBenefitRecorded, { risks: 'Förseningar.', benefits: 'Kortare tider.' }],
  ['record-risk-benefit', p.RiskBenefitRecorded, { document: 'KS 2025/0123-4' }],
];

describe('a reported initiative', () => {
  it.each(TOLD)('takes %s as it was told', (name, definition, data) => {
    initiative(need)
      .when(name, data)
      .then([definition as never, data]);
  });

  it('keeps who acted, for whom and despite what out of the data', () => {
    initiative(need)
      .when('supplement-need', {
        note: 'Mer.',
        occurredAt: '2025-03-01',
        office: 'it-strategist',
        onBehalfOf: 'it-steering-group',
        deviations: [{ rule: 'anchored-before-decision', reasons: 'Brådskande.' }],
        source: { name: 'lista', key: '1' },
      })
      .then([p.NeedSupplemented, { note: 'Mer.', source: { name: 'lista', key: '1' } }]);
  });

  it('has a referral answered, and a choice of product put to the group, on the day of the meeting', () => {
    const answer = { body: 'it-preparatory-group', position: 'opposes', meetingDate: '2025-04-02' };
    initiative(need).when('answer-referral', answer).then([p.ReferralAnswered, answer, '2025-04-02']);
    const choice = { body: 'it-preparatory-group', meetingDate: '2025-04-02', meetingReference: 'Möte 3' };
    initiative(need)
      .when('refer-product-choice', choice)
      .then([p.ProductChoiceReferred, choice, '2025-04-02']);
  });

  it('has a referral answered that nobody has recorded as sent, since it was', () => {
    initiative(need)
      .when('answer-referral', { body: 'committee', position: 'no-opinion' })
      .then([p.ReferralAnswered, { body: 'committee', position: 'no-opinion' }]);
  });

  it('is assessed anew as often as somebody does so', () => {
    const first: Past = [p.CategoryAssessed, { category: 'shared', assessingOffice: 'it-strategist' }];
    initiative(need, first)
      .when('assess-category', { category: 'shared', assessingOffice: 'it-strategist' })
      .then([p.CategoryAssessed, { category: 'shared', assessingOffice: 'it-strategist' }]);
  });

  it.each(['supplement-need', 'record-risk-benefit'])('refuses %s that says nothing', (name) => {
    initiative(need).when(name, {}).thenRefused('nothing-said');
    initiative(need)
      .when(name, { source: { name: 'lista', key: '1' } })
      .thenRefused('nothing-said');
  });

  it.each([
    ['assess-category', { category: 'shared' }, 'assessingOffice'],
    ['assess-change-size', { size: 'huge', assessingOffice: 'it-strategist' }, 'size'],
    ['forward-information', { recipients: [] }, 'recipients'],
    ['forward-information', { recipients: ['IT-enheten', 'IT-enheten'] }, 'recipients'],
    ['give-support', { support: 'technical', to: ' ' }, 'to'],
    ['send-referral', { body: 'it-unit' }, 'body'],
    ['answer-referral', { body: 'committee' }, 'position'],
    ['waive-referral', { body: 'committee', assessingOffice: 'it-strategist' }, 'reasons'],
    ['waive-referral', { body: 'committee', assessingOffice: 'it-strategist', reasons: '\n ' }, 'reasons'],
    ['assess-anchoring-need', { body: 'council', needed: 'ja', assessingOffice: 'it-strategist' }, 'needed'],
    ['refer-product-choice', {}, 'body'],
    ['record-classification', { confidentiality: 5, integrity: 0, availability: 0 }, 'confidentiality'],
    ['record-classification', { confidentiality: 0, integrity: 1.5, availability: 0 }, 'integrity'],
    ['record-classification', { confidentiality: 0, integrity: 0, availability: -1 }, 'availability'],
  ])('refuses %s that is malformed: %j', (name, input, field) => {
    initiative(need).when(name, input).thenRefused('malformed-field', { field });
  });
});

describe('an initiative nobody has reported', () => {
  it.each(TOLD)('refuses %s', (name, _definition, data) => {
    initiative().when(name, data).thenRefused('unknown-initiative');
  });
});

describe('an initiative that was closed', () => {
  it('still takes what is recorded late', () => {
    initiative(need, [e.InitiativeClosed, { outcome: 'completed' }])
      .when('send-referral', { body: 'committee' })
      .then([p.ReferralSent, { body: 'committee' }]);
  });
});
