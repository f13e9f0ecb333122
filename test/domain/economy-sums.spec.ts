import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { split, type Weight } from '../../src/domain/economy/allocation.js';
import { rentalCost, type Price, type Rented } from '../../src/domain/economy/rental-cost.js';
import { ASSET_CLASSES, type AssetClass } from '../../src/domain/economy/rental.fields.js';

const amount = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const weights: fc.Arbitrary<readonly Weight[]> = fc
  .array(fc.oneof(fc.nat({ max: 5_000 }), fc.nat({ max: Number.MAX_SAFE_INTEGER })), {
    minLength: 1,
    maxLength: 12,
  })
  .filter((some) => some.some((weight) => weight > 0))
  .map((some) => some.map((weight, place) => ({ unit: `Kontor ${place}`, weight })));

const ore = (shares: readonly { amountOre: number }[]): number[] => shares.map(({ amountOre }) => amountOre);
const exactly = (shares: readonly { amountOre: number }[]): bigint =>
  shares.reduce((sum, { amountOre }) => sum + BigInt(amountOre), 0n);

describe('an amount divided by a key', () => {
  it('S164: sums to the amount, to the öre', () => {
    fc.assert(
      fc.property(amount, weights, (total, key) => {
        const shares = split(total, key);
        expect(exactly(shares)).toBe(BigInt(total));
        expect(shares.map(({ unit }) => unit)).toEqual(key.map(({ unit }) => unit));
      }),
    );
  });

  it('S164: gives nobody an öre more or less than their exact part', () => {
    fc.assert(
      fc.property(amount, weights, (total, key) => {
        const whole = key.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
        for (const [place, { amountOre }] of split(total, key).entries()) {
          const off = BigInt(amountOre) * whole - BigInt(total) * BigInt(key[place]?.weight ?? 0);
          expect(off < whole && off > -whole).toBe(true);
        }
      }),
    );
  });

  it('S164: gives who weighs more no less, and who weighs nothing nothing', () => {
    fc.assert(
      fc.property(amount, weights, (total, key) => {
        const shares = split(total, key);
        for (const [a, { weight }] of key.entries()) {
          if (weight === 0) expect(shares[a]?.amountOre).toBe(0);
          for (const [b, other] of key.entries())
            if (weight > other.weight)
              expect(shares[a]?.amountOre).toBeGreaterThanOrEqual(shares[b]?.amountOre ?? 0);
        }
      }),
    );
  });

  it('S164: is the same every time, and whatever the weights are counted in', () => {
    fc.assert(
      fc.property(amount, weights, fc.integer({ min: 1, max: 1_000 }), (total, key, times) => {
        fc.pre(key.every(({ weight }) => weight <= Number.MAX_SAFE_INTEGER / times));
        const finer = key.map(({ unit, weight }) => ({ unit, weight: weight * times }));
        expect(split(total, finer)).toEqual(split(total, key));
      }),
    );
  });

  it('gives the öre left over to the largest remainders, and among equals to the first', () => {
    const even = ['A', 'B', 'C'].map((unit) => ({ unit, weight: 1 }));
    expect(ore(split(100, even))).toEqual([34, 33, 33]);
    expect(ore(split(101, even))).toEqual([34, 34, 33]);
    const uneven = [3, 5, 2].map((weight, place) => ({ unit: String(place), weight }));
    expect(ore(split(101, uneven))).toEqual([30, 51, 20]);
  });

  it('is not divided by nothing', () => {
    expect(() => split(100, [{ unit: 'A', weight: 0 }])).toThrow(RangeError);
  });
});

const classes = fc.constantFrom(...(Object.keys(ASSET_CLASSES) as AssetClass[]));
const base: fc.Arbitrary<readonly Rented[]> = fc.array(
  fc.record({
    unit: fc.constantFrom('education-office', 'care-office', 'social-office'),
    assetClass: classes,
    count: fc.nat({ max: 5_000 }),
  }),
  { maxLength: 15 },
);
const prices: fc.Arbitrary<readonly Price[]> = fc.uniqueArray(
  fc.record({ assetClass: classes, pricePerUnitOre: fc.nat({ max: 1_000_000 }) }),
  { selector: ({ assetClass }) => assetClass },
);

describe('the rent of a year', () => {
  it('S044: adds up exactly, by line, by unit and in all', () => {
    fc.assert(
      fc.property(base, prices, (counts, list) => {
        const { lines, units, totalOre, unpriced } = rentalCost(counts, list);
        expect(exactly(lines)).toBe(BigInt(totalOre));
        expect(exactly(units)).toBe(BigInt(totalOre));
        const priced = new Set(list.map(({ assetClass }) => assetClass));
        expect(lines.length).toBe(counts.filter(({ assetClass }) => priced.has(assetClass)).length);
        for (const { assetClass, count } of unpriced) {
          expect(priced.has(assetClass)).toBe(false);
          expect(count).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('S044: is what each unit has of each class, times its price', () => {
    const counts = [
      { unit: 'education-office', assetClass: 'computer', count: 3 },
      { unit: 'care-office', assetClass: 'computer', count: 2 },
      { unit: 'education-office', assetClass: 'telephone', count: 1 },
      { unit: 'care-office', assetClass: 'printer', count: 0 },
    ] as const;
    expect(rentalCost(counts, [{ assetClass: 'computer', pricePerUnitOre: 10_001 }])).toEqual({
      lines: [
        { ...counts[0], pricePerUnitOre: 10_001, amountOre: 30_003 },
        { ...counts[1], pricePerUnitOre: 10_001, amountOre: 20_002 },
      ],
      units: [
        { unit: 'education-office', amountOre: 30_003 },
        { unit: 'care-office', amountOre: 20_002 },
      ],
      totalOre: 50_005,
      unpriced: [counts[2]],
    });
  });
});
