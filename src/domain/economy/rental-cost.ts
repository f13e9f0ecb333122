import type { AssetClass } from './rental.fields.js';

export type Price = Readonly<{ assetClass: AssetClass; pricePerUnitOre: number }>;
export type Rented = Readonly<{ unit: string; assetClass: AssetClass; count: number }>;

export type RentLine = Rented & Readonly<{ pricePerUnitOre: number; amountOre: number }>;
export type RentalCost = Readonly<{
  /** In the order of the base. */
  lines: readonly RentLine[];
  /** By unit, in the order in which the base first names it. */
  units: readonly Readonly<{ unit: string; amountOre: number }>[];
  totalOre: number;
  /** What the base counts and the price list has no price for. */
  unpriced: readonly Rented[];
}>;

/**
 * The rent of a whole year: each unit's count of a class times the price of the class. Whole öre times whole numbers, so
 * that units and total add up without rounding. Pure: anybody can compute it again from the two events.
 */
export function rentalCost(counts: readonly Rented[], prices: readonly Price[]): RentalCost {
  const priceOf = new Map(prices.map(({ assetClass, pricePerUnitOre }) => [assetClass, pricePerUnitOre]));
  const lines = counts.flatMap((rented): RentLine[] => {
    const pricePerUnitOre = priceOf.get(rented.assetClass);
    if (pricePerUnitOre === undefined) return [];
    return [{ ...rented, pricePerUnitOre, amountOre: rented.count * pricePerUnitOre }];
  });
  const units = new Map<string, number>();
  for (const { unit, amountOre } of lines) units.set(unit, (units.get(unit) ?? 0) + amountOre);
  return {
    lines,
    units: [...units].map(([unit, amountOre]) => ({ unit, amountOre })),
    totalOre: lines.reduce((sum, { amountOre }) => sum + amountOre, 0),
    unpriced: counts.filter(({ assetClass, count }) => count > 0 && !priceOf.has(assetClass)),
  };
}
