import { describe, expect, it } from '@jest/globals';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import * as e from '../../src/domain/economy/economy.events.js';
import { rentalCost } from '../../src/domain/economy/rental-cost.js';
import * as r from '../../src/domain/economy/rental.events.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { exampleOf } from '../../src/ledger/command-row.js';
import { rowOf } from '../../src/ledger/commands.js';
import { given, idOf, type Past } from './given.js';

const opened: Past = [e.BudgetYearOpened, { year: '2025' }];
const year = (...past: Past[]) => given('economy', opened, ...past);

const LEVELS = {
  meetingDate: '2024-05-03',
  presentedBy: ['head-of-it', 'it-strategist'],
  levels: [
    { year: '2025', kind: 'investment', amountOre: 100 },
    { year: '2025', kind: 'operating', amountOre: 0 },
  ],
};
const PROPOSED = {
  proposedBy: 'it-strategist',
  consulted: ['operations', 'it-unit'],
  amountOre: 100,
};
const BUDGET = {
  forum: 'it-steering-group',
  meetingDate: '2024-09-18',
  investmentOre: 100,
  operatingOre: 200,
};
const PLAN = { from: '2025-01-01', to: '2027-01-01', forum: 'it-steering-group', meetingDate: '2024-12-04' };
const FRAME = { kind: 'central-funds', amountOre: 100 };
const BOUGHT = { from: '2025-01-01', to: '2025-04-01', amountOre: 100 };
const KEY = {
  key: 'Antal anställda',
  version: '2024',
  baseDate: '2023-11-01',
  weights: [
    { unit: 'Utbildningskontoret', weight: 1873 },
    { unit: 'Socialkontoret', weight: 0 },
  ],
};
const PRESENTED = { meetingDate: '2024-09-06', presentedBy: ['head-of-it'] };
const RENT = {
  version: '2025-1',
  prices: [{ assetClass: 'computer', pricePerUnitOre: 318_000 }],
  forum: 'financing-group',
  decider: 'p-AAAAAAAA',
  deciderOffice: 'finance-director',
};
const CHANGED = { ...RENT, version: '2025-2', from: '2025-07-01', reasons: 'Leverantören höjde priset.' };
const BASE = {
  baseDate: '2024-10-01',
  counts: [{ unit: 'education-office', assetClass: 'computer', count: 12 }],
};

describe('a budget year nobody has opened', () => {
  it('is opened', () => {
    given('economy')
      .when('open', { year: '2025' })
      .then([e.BudgetYearOpened, { year: '2025' }]);
  });

  it.each([
    ['present-cost-levels', LEVELS],
    ['propose-financing', PROPOSED],
    ['adopt-budget-proposal', BUDGET],
    ['adopt-platform-plan', PLAN],
    ['set-frame', FRAME],
    ['record-equipment-purchases', BOUGHT],
    ['record-orders', { orderKind: 'printer', count: 12 }],
    ['set-allocation-key', KEY],
    ['present-rental-system', PRESENTED],
    ['decide-price-list', RENT],
    ['change-price-list', CHANGED],
    ['record-rental-base', BASE],
  ])('refuses %s', (name, input) => {
    given('economy').when(name, input).thenRefused('unknown-economy');
  });
});

describe('an opened budget year', () => {
  it('is not opened twice', () => {
    year().when('open', { year: '2025' }).thenRefused('already-exists', { what: '2025' });
  });

  it('S118, S119: keeps the cost levels of coming years, on the day of the meeting', () => {
    year().when('present-cost-levels', LEVELS).then([e.CostLevelsPresented, LEVELS, '2024-05-03']);
  });

  it('refuses two levels of one year and kind', () => {
    const levels = [LEVELS.levels[0], LEVELS.levels[0]] as never;
    year()
      .when('present-cost-levels', { ...LEVELS, levels })
      .thenRefused('said-twice', { what: '2025 / investment' });
  });

  it('S035: keeps how the platform is proposed to be paid for, and with whom that was worked out', () => {
    year().when('propose-financing', PROPOSED).then([e.PlatformFinancingProposed, PROPOSED]);
    const dated = { ...PROPOSED, meetingDate: '2024-09-01' };
    year().when('propose-financing', dated).then([e.PlatformFinancingProposed, dated, '2024-09-01']);
    year()
      .when('propose-financing', { ...PROPOSED, consulted: ['council'] })
      .thenRefused('malformed-field', { field: 'consulted/0' });
  });

  it('S067: keeps the budget proposal for the platform, and a later one beside it', () => {
    year().when('adopt-budget-proposal', BUDGET).then([e.BudgetProposalAdopted, BUDGET, '2024-09-18']);
    year([e.BudgetProposalAdopted, BUDGET])
      .when('adopt-budget-proposal', { ...BUDGET, meetingDate: '2024-10-16' })
      .thenOn('2024-10-16');
    year()
      .when('adopt-budget-proposal', { ...BUDGET, investmentOre: -1 })
      .thenRefused('malformed-field', { field: 'investmentOre' });
  });

  it('S071: keeps the plan for the platform, for a period with a day in it', () => {
    year().when('adopt-platform-plan', PLAN).then([e.PlatformPlanAdopted, PLAN, '2024-12-04']);
    year()
      .when('adopt-platform-plan', { ...PLAN, to: PLAN.from })
      .thenRefused('period-is-empty', { from: '2025-01-01', to: '2025-01-01' });
  });

  it('S046: keeps frames, and what was bought within the year', () => {
    year().when('set-frame', FRAME).then([e.BudgetFrameSet, FRAME]);
    year()
      .when('set-frame', { ...FRAME, meetingDate: '2024-11-20' })
      .thenOn('2024-11-20');
    year()
      .when('set-frame', { ...FRAME, kind: 'other' })
      .thenRefused('malformed-field', { field: 'kind' });
    year().when('record-equipment-purchases', BOUGHT).then([e.EquipmentPurchasesRecorded, BOUGHT]);
    const whole = { ...BOUGHT, to: '2026-01-01' };
    year().when('record-equipment-purchases', whole).then([e.EquipmentPurchasesRecorded, whole]);
  });

  it.each([
    [{ from: '2024-12-31' }, '2024-12-31'],
    [{ from: '2026-01-01', to: '2026-02-01' }, '2026-01-01'],
    [{ to: '2026-01-02' }, '2026-01-02'],
  ])('refuses purchases of another year: %j', (change, day) => {
    year()
      .when('record-equipment-purchases', { ...BOUGHT, ...change })
      .thenRefused('not-in-budget-year', { year: '2025', day });
  });

  it('refuses purchases of a period without a day', () => {
    year()
      .when('record-equipment-purchases', { ...BOUGHT, to: BOUGHT.from })
      .thenRefused('period-is-empty');
  });

  it.each([
    ['S040', 'computer-telephony'],
    ['S041', 'printer'],
    ['S042', 'system-access'],
  ])('%s: counts the orders of %s once a year', (_row, orderKind) => {
    const orders = { orderKind, count: 1240 };
    year().when('record-orders', orders).then([e.OrdersCounted, orders]);
    year([e.OrdersCounted, orders])
      .when('record-orders', { ...orders, count: 7 })
      .thenRefused('orders-already-counted', { orderKind });
  });

  it('S043: counts what is similar with a note of what it was, several times', () => {
    const orders = { orderKind: 'similar', count: 3, note: 'Headset.' };
    year([e.OrdersCounted, orders])
      .when('record-orders', { ...orders, note: 'Skärmarmar.' })
      .then([e.OrdersCounted, { ...orders, note: 'Skärmarmar.' }]);
  });

  it('S039: knows no other orders than those of the service desk', () => {
    year()
      .when('record-orders', { orderKind: 'system', count: 1 })
      .thenRefused('malformed-field', { field: 'orderKind' });
  });

  it('S164: keeps an allocation key, each version once', () => {
    year().when('set-allocation-key', KEY).then([e.AllocationKeySet, KEY]);
    const past: Past = [e.AllocationKeySet, KEY];
    year(past)
      .when('set-allocation-key', { ...KEY, baseDate: '2024-01-01' })
      .thenRefused('key-version-exists', { key: 'Antal anställda', version: '2024' });
    year(past)
      .when('set-allocation-key', { ...KEY, version: '2025' })
      .then([e.AllocationKeySet, { ...KEY, version: '2025' }]);
  });

  it('refuses a key that divides nothing, or weighs a unit twice', () => {
    const weights = [{ unit: 'Socialkontoret', weight: 0 }];
    year()
      .when('set-allocation-key', { ...KEY, weights })
      .thenRefused('key-without-weight');
    year()
      .when('set-allocation-key', { ...KEY, weights: [...KEY.weights, ...weights] })
      .thenRefused('said-twice', { what: 'Socialkontoret' });
  });
});

describe('the rent of a budget year', () => {
  const decided: Past = [r.PriceListDecided, RENT, '2024-10-04'];

  it('S120: was presented, on the day of the meeting', () => {
    year().when('present-rental-system', PRESENTED).then([r.RentalSystemPresented, PRESENTED, '2024-09-06']);
    year()
      .when('present-rental-system', { ...PRESENTED, presentedBy: [] })
      .thenRefused('malformed-field', { field: 'presentedBy' });
  });

  it('S044, S121: is decided once, by somebody in an office, on the day of the meeting if there was one', () => {
    year().when('decide-price-list', RENT).then([r.PriceListDecided, RENT]);
    const met = { ...RENT, meetingDate: '2024-10-04', delegation: 'KS delegationsordning 4.2' };
    year().when('decide-price-list', met).then([r.PriceListDecided, met, '2024-10-04']);
    year(decided)
      .when('decide-price-list', { ...RENT, version: '2025-2' })
      .thenRefused('price-list-already-decided', { year: '2025', version: '2025-1', on: '2024-10-04' });
  });

  it('A05: is not recorded without who decided it and in which office', () => {
    for (const field of ['decider', 'deciderOffice']) {
      const { [field]: _left, ...rest } = RENT as Record<string, unknown>;
      year()
        .when('decide-price-list', rest as never)
        .thenRefused('malformed-field', { field });
    }
  });

  it('is changed by a version of its own, from a day of the year, and again', () => {
    year(decided).when('change-price-list', CHANGED).then([r.PriceListChanged, CHANGED]);
    year(decided, [r.PriceListChanged, CHANGED])
      .when('change-price-list', { ...CHANGED, version: '2025-3' })
      .then([r.PriceListChanged, { ...CHANGED, version: '2025-3' }]);
    year().when('change-price-list', CHANGED).thenRefused('no-price-list', { year: '2025' });
    year(decided)
      .when('change-price-list', { ...CHANGED, version: '2025-1' })
      .thenRefused('price-list-version-exists', { year: '2025', version: '2025-1' });
    year(decided)
      .when('change-price-list', { ...CHANGED, from: '2026-01-01' })
      .thenRefused('not-in-budget-year', { year: '2025', day: '2026-01-01' });
  });

  it('A31: has a price for each class, telephones and others among them, and none twice', () => {
    const prices = (['computer', 'screen', 'printer', 'telephone', 'other'] as const).map((assetClass) => ({
      assetClass,
      pricePerUnitOre: 100,
    }));
    year()
      .when('decide-price-list', { ...RENT, prices })
      .then([r.PriceListDecided, { ...RENT, prices }]);
    year()
      .when('decide-price-list', { ...RENT, prices: [...prices, prices[0]] as never })
      .thenRefused('said-twice', { what: 'computer' });
    year()
      .when('decide-price-list', { ...RENT, prices: [{ assetClass: 'server', pricePerUnitOre: 1 }] })
      .thenRefused('malformed-field');
  });

  it('S045: is computed from what the units rent, counted on a day', () => {
    year().when('record-rental-base', BASE).then([r.RentalBaseRecorded, BASE]);
    year()
      .when('record-rental-base', { ...BASE, counts: [...BASE.counts, ...BASE.counts] })
      .thenRefused('said-twice', { what: 'education-office / computer' });
  });

  it('S044: is never more than can be told to the öre', () => {
    const prices = [{ assetClass: 'computer' as const, pricePerUnitOre: 10_000_000 }];
    const most = { unit: 'education-office', assetClass: 'computer' as const, count: 400_000 };
    year()
      .when('decide-price-list', { ...RENT, prices })
      .then([r.PriceListDecided, { ...RENT, prices }]);
    year()
      .when('decide-price-list', {
        ...RENT,
        prices: [{ ...prices[0], pricePerUnitOre: 10_000_001 }] as never,
      })
      .thenRefused('malformed-field');
    year()
      .when('record-rental-base', { ...BASE, counts: [{ ...most, count: 400_001 }] })
      .thenRefused('malformed-field');
    const counts = Array.from({ length: 2_000 }, (_none, place) => ({ ...most, unit: `unit-${place}` }));
    const { totalOre } = rentalCost(counts, prices);
    expect(BigInt(totalOre)).toBe(2_000n * 400_000n * 10_000_000n);
    expect(Number.isSafeInteger(totalOre)).toBe(true);
    year()
      .when('record-rental-base', { ...BASE, counts: [...counts, most] })
      .thenRefused('malformed-field');
  });
});

describe('a correction in a budget year', () => {
  const correct = (place: number, pointer: string, value: unknown, ...past: Past[]) =>
    year(...past).when('correct', {
      corrects: idOf(place),
      changes: [{ pointer, value }] as never,
      reason: 'x',
    });
  const key: Past = [e.AllocationKeySet, KEY];
  const other: Past = [e.AllocationKeySet, { ...KEY, version: '2025' }];

  it('makes no key of a version that there is already', () => {
    correct(2, '/data/version', '2024', key, other).thenRefused('key-version-exists', { version: '2024' });
    const changes = [{ pointer: '/data/version', value: '2026' }];
    correct(2, '/data/version', '2026', key, other).then([
      CorrectionRecorded,
      { corrects: idOf(2), changes, reason: 'x' },
    ]);
  });

  it('makes no price list of a version that there is already', () => {
    correct(
      2,
      '/data/version',
      '2025-1',
      [r.PriceListDecided, RENT],
      [r.PriceListChanged, CHANGED],
    ).thenRefused('price-list-version-exists', { version: '2025-1' });
  });

  it('holds the levels to their sums', () => {
    correct(1, '/data/levels', [LEVELS.levels[0], LEVELS.levels[0]] as never, [
      e.CostLevelsPresented,
      LEVELS,
    ]).thenRefused('correction-does-not-fit');
  });
});

describe('the example of deciding the rent', () => {
  it.each(['decide-price-list', 'change-price-list'])('of %s is no breach by itself', (name) => {
    const { forum } = exampleOf(rowOf('economy', name), 'required') as { forum: string };
    const group = NORRKOPING.groups.find(({ code }) => code === forum);
    expect(group?.mandates).toContain('rental-charge');
  });
});
