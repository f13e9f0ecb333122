import Type from 'typebox';
import { FinancingPrinciple } from '../fields.js';
import { choice, Day, field, line, Ore, UnitName } from '../shapes.js';

/** Money, in öre exclusive of VAT. */

export const Mandate = field({
  schema: line(200),
  sv: 'Mandat',
  en: 'Mandate',
  example: 'Attesträtt enligt nämndens beslut',
});
export const BudgetYear = field({
  schema: Type.Integer({ minimum: 1990, maximum: 2200 }),
  sv: 'Budgetår',
  en: 'Budget year',
  example: 2025,
});
export const BudgetKind = field(
  choice('Budget', 'Budget', { investment: 'Investering', operating: 'Drift' }),
);
export const Recurrence = field(choice('Återkommer', 'Recurrence', { once: 'En gång', yearly: 'Årligen' }));
export const Total = field({ schema: Ore, sv: 'Belopp (öre)', en: 'Total (öre)', example: 125_000_000 });
export const Shares = field({
  schema: Type.Array(Type.Object({ unit: UnitName, amountOre: Ore }, { additionalProperties: false }), {
    minItems: 1,
    maxItems: 200,
  }),
  sv: 'Fördelning',
  en: 'Shares',
  example: [
    { unit: 'Utbildningskontoret', amountOre: 75_000_000 },
    { unit: 'Vård- och omsorgskontoret', amountOre: 50_000_000 },
  ],
});
export const AllocationKey = field({
  schema: Type.Object({ name: line(120), version: line(40), baseDate: Day }, { additionalProperties: false }),
  sv: 'Fördelningsnyckel',
  en: 'Allocation key',
  example: { name: 'Antal anställda', version: '2025', baseDate: '2024-11-01' },
});

/** What every financing says, whether proposed, decided or changed. The shares sum to the total. */
export const financing = {
  principle: FinancingPrinciple,
  budgetYear: BudgetYear,
  budget: BudgetKind,
  recurrence: Recurrence,
  totalOre: Total,
  shares: Shares,
};
