/**
 * Dividing money by weights, exactly. Pure: what is recorded as shares can be computed again from the key (S164).
 */

export type Weight = Readonly<{ unit: string; weight: number }>;
export type Share = Readonly<{ unit: string; amountOre: number }>;

/** How the öre that do not come out even are dealt out, as every answer says it. */
export const METHOD = {
  sv: 'Största rest: var och en får sin del avrundad nedåt till hela ören; de ören som blir över går ett och ett till dem med störst rest, och vid lika rest till den som står först i nyckeln.',
  en: 'Largest remainder: everybody gets their part rounded down to whole öre; the öre left over go one by one to those with the largest remainder, and among equals to the one that stands first in the key.',
} as const;

/**
 * The amount divided by the weights, by the largest remainder: parts rounded down to whole öre, and the öre left over one
 * each to those with the largest remainder, in the order of the key among equals. The shares sum to the amount exactly, no
 * share is an öre or more from its exact part, and who weighs more never gets less. In BigInt, since a product of safe
 * integers need not be safe.
 *
 * @param amountOre whole öre, not negative
 * @param weights at least one of them above zero
 */
export function split(amountOre: number, weights: readonly Weight[]): readonly Share[] {
  const total = weights.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  if (total === 0n) throw new RangeError('a key without weight divides nothing');
  const parts = weights.map(({ unit, weight }, place) => {
    const product = BigInt(amountOre) * BigInt(weight);
    return { unit, place, whole: product / total, rest: product % total };
  });
  const left = Number(BigInt(amountOre) - parts.reduce((sum, { whole }) => sum + whole, 0n));
  const more = new Set(
    parts
      .toSorted((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1))
      .slice(0, left)
      .map(({ place }) => place),
  );
  return parts.map(({ unit, place, whole }) => ({
    unit,
    amountOre: Number(whole) + (more.has(place) ? 1 : 0),
  }));
}
