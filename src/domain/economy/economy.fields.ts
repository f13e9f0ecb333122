import Type from 'typebox';
import { choice, closed, Day, field, line, OfficeReference, Ore, text, Year } from '../shapes.js';

/** The money of one budget year: cost levels, budgets, frames and orders. Money is öre exclusive of VAT. */

export const BudgetYear = field({ schema: Year, sv: 'Budgetår', en: 'Budget year', example: '2026' });

/** A code inside a list, with its Swedish words beside it: a list has no labels of its own. */
export const codeAmong = <const L extends Readonly<Record<string, string>>>(labels: L) =>
  Type.Enum(Object.keys(labels) as (keyof L & string)[], { 'x-labels': labels });

export const PresentedBy = field({
  schema: Type.Array(OfficeReference, { minItems: 1, maxItems: 20, uniqueItems: true }),
  sv: 'Redovisat av',
  en: 'Presented by',
  example: ['head-of-it', 'it-strategist'],
});
export const Reference = field({
  schema: line(200),
  sv: 'Handling',
  en: 'Document',
  example: 'KS 2025/0210-4',
});
export const PeriodFrom = field({
  schema: Day,
  sv: 'Från och med',
  en: 'From (inclusive)',
  example: '2026-01-01',
});
export const PeriodTo = field({
  schema: Day,
  sv: 'Till (dagen efter sista dagen)',
  en: 'To (exclusive)',
  example: '2026-07-01',
});
export const Amount = field({ schema: Ore, sv: 'Belopp (öre)', en: 'Amount (öre)', example: 450_000_000 });

// Cost levels and the platform ----------------------------------------------------------------------------------

export const KIND_OF_BUDGET = { investment: 'Investering', operating: 'Drift' } as const;
/** The levels of each coming year, invested and running: S119. */
export const CostLevels = field({
  schema: Type.Array(closed({ year: Year, kind: codeAmong(KIND_OF_BUDGET), amountOre: Ore }), {
    minItems: 1,
    maxItems: 40,
  }),
  sv: 'Kostnadsnivåer',
  en: 'Cost levels',
  example: [
    { year: '2026', kind: 'investment' as const, amountOre: 1_200_000_000 },
    { year: '2026', kind: 'operating' as const, amountOre: 3_400_000_000 },
  ],
});

/** Whom the platform's financing is worked out with: S035. */
export const CONSULTED = {
  operations: 'Verksamheterna',
  management: 'Kommunledningen',
  'it-unit': 'IT-enheten',
} as const;
export const Consulted = field({
  schema: Type.Array(codeAmong(CONSULTED), { minItems: 1, maxItems: 3, uniqueItems: true }),
  sv: 'I samverkan med',
  en: 'In consultation with',
  example: ['operations' as const, 'management' as const, 'it-unit' as const],
});
export const ProposedBy = field({
  schema: OfficeReference,
  sv: 'Föreslaget av',
  en: 'Proposed by',
  example: 'it-strategist',
});
export const Investment = field({
  schema: Ore,
  sv: 'Investering (öre)',
  en: 'Investment (öre)',
  example: 1_200_000_000,
});
export const Operating = field({
  schema: Ore,
  sv: 'Drift (öre)',
  en: 'Operating (öre)',
  example: 3_400_000_000,
});

// Frames, purchases and orders ----------------------------------------------------------------------------------

export const FrameKind = field(
  choice('Ram för', 'Frame', {
    'rental-equipment-investment': 'Investering i utrustning som hyrs ut',
    'central-funds': 'Centrala medel',
  }),
);
/** What is ordered from the service desk and is no matter of its own: S040–S043. */
export const OrderKind = field(
  choice('Slag av beställning', 'Kind of order', {
    'computer-telephony': 'Dator- och telefoniutrustning',
    printer: 'Skrivare',
    'system-access': 'Systembehörigheter',
    similar: 'Liknande produkter och tjänster',
  }),
);
export const OrderCount = field({
  schema: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  sv: 'Antal',
  en: 'Count',
  example: 1240,
});
export const OrderNote = field({
  schema: text(2_000),
  sv: 'Vad som beställts',
  en: 'What was ordered',
  example: 'Mötesrumsutrustning och headset.',
  disposable: true,
});

// Allocation keys -----------------------------------------------------------------------------------------------

export const KeyName = field({
  schema: line(120),
  sv: 'Fördelningsnyckel',
  en: 'Allocation key',
  example: 'Antal anställda',
});
export const KeyVersion = field({ schema: line(40), sv: 'Version', en: 'Version', example: '2025' });
export const BaseDate = field({ schema: Day, sv: 'Basdag', en: 'Base date', example: '2024-11-01' });
/** Units by the names that shares have. A weight is counted in whatever the key counts: people, accounts, premises. */
export const Weights = field({
  schema: Type.Array(
    closed({ unit: line(80), weight: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) }),
    { minItems: 1, maxItems: 200 },
  ),
  sv: 'Vikter',
  en: 'Weights',
  example: [
    { unit: 'Utbildningskontoret', weight: 1873 },
    { unit: 'Vård- och omsorgskontoret', weight: 1642 },
  ],
});
