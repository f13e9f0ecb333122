import { Refusal } from '../refusal.js';

type Shared = Readonly<{ totalOre: number; shares: readonly Readonly<{ amountOre: number }>[] }>;

/** The shares are the total, to the öre. */
export function sharesSum({ totalOre, shares }: Shared): Refusal | undefined {
  // BigInt, since a sum of safe integers need not be safe itself.
  const sum = shares.reduce((total, share) => total + BigInt(share.amountOre), 0n);
  return sum === BigInt(totalOre)
    ? undefined
    : new Refusal('shares-do-not-sum', { sum: String(sum), total: String(totalOre) });
}
