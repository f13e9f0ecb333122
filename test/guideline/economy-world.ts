import * as e from '../../src/domain/economy/economy.events.js';
import * as r from '../../src/domain/economy/rental.events.js';
import { step, type Step, type Steps } from './told.js';

/** The money of two budget years with which nothing is wrong: what 2025 planned for, and what 2026 was given. */

const opened = (year: string): Steps => ({
  [`budget year ${year}`]: step(e.BudgetYearOpened, { year }, '2024-01-03'),
});

/** Who may decide the rent: the finance director's reference in the world. */
const FINANCE_DIRECTOR = 'p-F1NANCE0';

const PRICES = [
  { assetClass: 'computer', pricePerUnitOre: 318_000 },
  { assetClass: 'screen', pricePerUnitOre: 42_000 },
  { assetClass: 'printer', pricePerUnitOre: 510_000 },
] as const;

export const rentFor = (version: string, on: string): Step =>
  step(
    r.PriceListDecided,
    {
      version,
      prices: [...PRICES],
      forum: 'financing-group',
      meetingDate: on,
      decider: FINANCE_DIRECTOR,
      deciderOffice: 'finance-director',
    },
    on,
  );

const levels = ['2026', '2027', '2028', '2029'].flatMap((year) =>
  (['investment', 'operating'] as const).map((kind) => ({ year, kind, amountOre: 1_000_000_000 })),
);

/** The key that the spotless shared initiative names. */
const STAFF_KEY: Step = step(
  e.AllocationKeySet,
  {
    key: 'Antal anställda',
    version: '2025',
    baseDate: '2024-11-01',
    weights: [
      { unit: 'Utbildningskontoret', weight: 600 },
      { unit: 'Vård- och omsorgskontoret', weight: 400 },
    ],
  },
  '2024-12-01',
);

export const ECONOMY: Readonly<Record<string, Steps>> = {
  'economy-2025': {
    ...opened('2025'),
    'staff key': STAFF_KEY,
    'platform plan': step(
      e.PlatformPlanAdopted,
      { from: '2012-01-01', to: '2030-01-01', forum: 'it-steering-group', meetingDate: '2012-01-01' },
      '2012-01-01',
    ),
    'equipment frame': step(
      e.BudgetFrameSet,
      { kind: 'rental-equipment-investment', amountOre: 100_000_000 },
      '2024-12-10',
    ),
    'first purchases': step(
      e.EquipmentPurchasesRecorded,
      { from: '2025-01-01', to: '2025-07-01', amountOre: 60_000_000 },
      '2025-07-02',
    ),
    'similar orders': step(
      e.OrdersCounted,
      { orderKind: 'similar', count: 40, note: 'Headset och skärmarmar.' },
      '2026-01-15',
    ),
  },
  'economy-2026': {
    ...opened('2026'),
    'cost levels': step(
      e.CostLevelsPresented,
      { meetingDate: '2025-06-19', presentedBy: ['head-of-it', 'it-strategist'], levels },
      '2025-06-19',
    ),
    'rental system': step(
      r.RentalSystemPresented,
      { meetingDate: '2025-09-05', presentedBy: ['head-of-it'] },
      '2025-09-05',
    ),
    'platform financing': step(
      e.PlatformFinancingProposed,
      {
        proposedBy: 'it-strategist',
        consulted: ['operations', 'management', 'it-unit'],
        amountOre: 2_000_000_000,
      },
      '2025-09-10',
    ),
    'platform budget': step(
      e.BudgetProposalAdopted,
      {
        forum: 'it-steering-group',
        meetingDate: '2025-09-24',
        investmentOre: 1_000_000_000,
        operatingOre: 1_000_000_000,
      },
      '2025-09-24',
    ),
    'rental base': step(
      r.RentalBaseRecorded,
      { baseDate: '2025-10-01', counts: [{ unit: 'education-office', assetClass: 'computer', count: 640 }] },
      '2025-10-02',
    ),
    rent: rentFor('2026-1', '2025-10-17'),
    'changed rent': step(
      r.PriceListChanged,
      {
        version: '2026-2',
        prices: [...PRICES],
        from: '2026-07-01',
        forum: 'financing-group',
        decider: FINANCE_DIRECTOR,
        deciderOffice: 'finance-director',
        reasons: 'Leverantören höjde priset.',
      },
      '2026-06-02',
    ),
  },
};
