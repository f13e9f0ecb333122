import { describe, expect, it } from '@jest/globals';
import * as e from '../../src/domain/initiatives/initiative.events.js';
import * as m from '../../src/domain/initiatives/funding.events.js';
import { given, type Past } from './given.js';

const need: Past = [
  e.NeedReported,
  { title: 'Nytt diariesystem', category: 'shared', kind: 'purchase', administration: 'Kommunstyrelsen' },
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
} as const;
const financed: Past = [e.FinancingDecided, { ...MONEY, round: 1 }];
const back: Past = [e.InitiativeReferredBack, { round: 1, forum: 'it-steering-group' }];
const initiative = (...past: Past[]) => given('initiative', ...past);

describe('a reported initiative', () => {
  it('says of who proposed a financing that they proposed it, and not that they assessed it', () => {
    const { proposingOffice } = m.FinancingProposed.fields;
    expect(proposingOffice).toMatchObject({ sv: 'Föreslaget av', en: 'Proposed by' });
  });

  it('has a financing proposed, as often as somebody does so', () => {
    const proposed = {
      ...MONEY,
      proposingOffice: 'finance-director',
      allocationKey: { name: 'Antal anställda', version: '2025', baseDate: '2024-11-01' },
      reasons: 'Efter nyttjande.',
    };
    initiative(need).when('propose-financing', proposed).then([m.FinancingProposed, proposed]);
    initiative(need, [m.FinancingProposed, proposed])
      .when('propose-financing', proposed)
      .then([m.FinancingProposed, proposed]);
  });

  it('has central funds asked for, in a special case with gains (S165, S166)', () => {
    const asked = {
      requestedOre: 100,
      totalOre: 300,
      specialCase: true,
      criteria: ['Tre förvaltningar'],
      coordinationGain: 'En lösning i stället för tre.',
      related: ['E-arkiv'],
      motive: 'coordination',
    };
    initiative(need).when('request-central-funding', asked).then([m.CentralFundingRequested, asked]);
  });

  it('is granted central funds, whoever has decided it', () => {
    const granted = { grantedOre: 100, totalOre: 300, budgetYear: 2025, motive: 'innovation' };
    initiative(need).when('grant-central-funds', granted).then([m.CentralFundsGranted, granted]);
  });

  it('is asked and granted for more than the whole, since that is recorded and found, never refused', () => {
    initiative(need)
      .when('request-central-funding', { requestedOre: 301, totalOre: 300 })
      .then([m.CentralFundingRequested, { requestedOre: 301, totalOre: 300 }]);
    initiative(need)
      .when('grant-central-funds', { grantedOre: 301, totalOre: 300, budgetYear: 2025 })
      .then([m.CentralFundsGranted, { grantedOre: 301, totalOre: 300, budgetYear: 2025 }]);
  });

  it('is granted nothing, since that is an answer too', () => {
    initiative(need)
      .when('grant-central-funds', { grantedOre: 0, totalOre: 0, budgetYear: 2025 })
      .then([m.CentralFundsGranted, { grantedOre: 0, totalOre: 0, budgetYear: 2025 }]);
  });

  it('has no financing that could be changed', () => {
    initiative(need).when('change-financing', MONEY).thenRefused('not-financed');
    initiative(need, [m.FinancingProposed, MONEY])
      .when('change-financing', MONEY)
      .thenRefused('not-financed');
  });

  it('refuses a proposal whose shares do not make up the total', () => {
    initiative(need)
      .when('propose-financing', { ...MONEY, totalOre: 299 })
      .thenRefused('shares-do-not-sum', { sum: '300', total: '299' });
  });

  it.each([
    ['propose-financing', { ...MONEY, shares: [] }, 'shares'],
    ['propose-financing', { ...MONEY, shares: [{ unit: 'A', amountOre: 300.5 }] }, 'shares/0/amountOre'],
    ['propose-financing', { ...MONEY, shares: [{ unit: 'A', amountOre: 1, note: '' }] }, 'shares/0'],
    ['request-central-funding', { requestedOre: -1, totalOre: 0 }, 'requestedOre'],
    ['request-central-funding', { requestedOre: 2 ** 53, totalOre: 0 }, 'requestedOre'],
    ['grant-central-funds', { grantedOre: '100', totalOre: 300, budgetYear: 2025 }, 'grantedOre'],
    ['grant-central-funds', { grantedOre: 100, totalOre: 300, budgetYear: 25 }, 'budgetYear'],
    ['change-financing', { ...MONEY, principle: 'lån' }, 'principle'],
  ])('refuses %s that is malformed: %j', (name, input, field) => {
    initiative(need, financed).when(name, input).thenRefused('malformed-field', { field });
  });
});

describe('a financed initiative', () => {
  const changed = {
    ...MONEY,
    totalOre: 250,
    shares: [{ unit: 'Utbildningskontoret', amountOre: 250 }],
    decider: 'p-BBBBBBBB',
    deciderOffice: 'finance-director',
    mandate: 'Attesträtt',
    reasons: 'Upphandlingen blev billigare.',
  };

  it('has its financing changed, more than once', () => {
    initiative(need, financed).when('change-financing', changed).then([m.FinancingChanged, changed]);
    initiative(need, financed, [m.FinancingChanged, changed])
      .when('change-financing', changed)
      .then([m.FinancingChanged, changed]);
  });

  it('refuses a change whose shares do not make up the total', () => {
    initiative(need, financed)
      .when('change-financing', { ...changed, totalOre: 300 })
      .thenRefused('shares-do-not-sum', { sum: '250', total: '300' });
  });

  it('has that financing changed though the matter was referred back or postponed afterwards', () => {
    initiative(need, financed, back).when('change-financing', changed).then([m.FinancingChanged, changed]);
    initiative(need, financed, [e.DecisionPostponed, { round: 1, forum: 'it-steering-group' }])
      .when('change-financing', changed)
      .then([m.FinancingChanged, changed]);
  });

  it('is financed anew in the round after', () => {
    initiative(need, financed, back)
      .when('decide-financing', MONEY)
      .then([e.FinancingDecided, { ...MONEY, round: 2 }]);
    initiative(need, financed, back, [e.FinancingDecided, { ...MONEY, round: 2 }])
      .when('decide-financing', MONEY)
      .thenRefused('already-financed', { round: '2' });
  });
});

describe('an initiative nobody has reported', () => {
  it.each([
    ['propose-financing', MONEY],
    ['request-central-funding', { requestedOre: 1, totalOre: 1 }],
    ['grant-central-funds', { grantedOre: 1, totalOre: 1, budgetYear: 2025 }],
    ['decide-financing', MONEY],
    ['change-financing', MONEY],
  ])('refuses %s', (name, input) => {
    initiative().when(name, input).thenRefused('unknown-initiative');
  });
});
