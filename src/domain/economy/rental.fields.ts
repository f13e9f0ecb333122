import Type from 'typebox';
import { closed, Day, field, line, UnitReference } from '../shapes.js';
import { codeAmong } from './economy.fields.js';

/**
 * What the rental system knows. The guideline rents out computers, screens and printers (S045); telephones are ordered
 * from the service desk (S040) without being among the rented, and screens are rented without being in the order list:
 * both are kept apart and shown as what they are (A31).
 */
export const ASSET_CLASSES = {
  computer: 'Dator',
  screen: 'Skärm',
  printer: 'Skrivare',
  telephone: 'Telefon (beställs, men står inte bland det som hyrs)',
  other: 'Annat (står inte bland det som hyrs)',
} as const;
export type AssetClass = keyof typeof ASSET_CLASSES;

/**
 * So much for one, and so many of them: whatever is recorded, the rent of the most lines that a base may have is still a
 * whole number of öre that can be told exactly.
 */
const MOST_ORE = 10_000_000;
const MOST_RENTED = 400_000;
const MOST_LINES = 2_000;

export const PriceListVersion = field({
  schema: line(40),
  sv: 'Prislista',
  en: 'Price list',
  example: '2026-1',
});
/** For a whole year and one unit of the class. */
export const Prices = field({
  schema: Type.Array(
    closed({
      assetClass: codeAmong(ASSET_CLASSES),
      pricePerUnitOre: Type.Integer({ minimum: 0, maximum: MOST_ORE }),
    }),
    {
      minItems: 1,
      maxItems: 20,
    },
  ),
  sv: 'Priser per styck och år',
  en: 'Prices per unit and year',
  example: [
    { assetClass: 'computer' as const, pricePerUnitOre: 318_000 },
    { assetClass: 'screen' as const, pricePerUnitOre: 42_000 },
  ],
});
export const PricesFrom = field({
  schema: Day,
  sv: 'Priserna gäller från',
  en: 'Prices from',
  example: '2026-07-01',
});
export const RentBaseDate = field({
  schema: Day,
  sv: 'Basdag',
  en: 'Base date',
  example: '2024-10-01',
  past: true,
});
export const RentCounts = field({
  schema: Type.Array(
    closed({
      unit: UnitReference,
      assetClass: codeAmong(ASSET_CLASSES),
      count: Type.Integer({ minimum: 0, maximum: MOST_RENTED }),
    }),
    { minItems: 1, maxItems: MOST_LINES },
  ),
  sv: 'Antal hyrda',
  en: 'Rented counts',
  example: [
    { unit: 'education-office', assetClass: 'computer' as const, count: 1873 },
    { unit: 'education-office', assetClass: 'screen' as const, count: 640 },
  ],
});
