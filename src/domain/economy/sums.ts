import { Refusal } from '../refusal.js';

/** What must add up within the events of a budget year: nothing is said twice, and a key can divide something. */

function twice(names: readonly string[]): Refusal | undefined {
  const what = names.find((name, place) => names.indexOf(name) !== place);
  return what === undefined ? undefined : new Refusal('said-twice', { what });
}

export const pricedOnce = ({ prices }: Readonly<{ prices: readonly { assetClass: string }[] }>) =>
  twice(prices.map(({ assetClass }) => assetClass));

export const countedOnce = ({
  counts,
}: Readonly<{ counts: readonly { unit: string; assetClass: string }[] }>) =>
  twice(counts.map(({ unit, assetClass }) => `${unit} / ${assetClass}`));

export const levelledOnce = ({ levels }: Readonly<{ levels: readonly { year: string; kind: string }[] }>) =>
  twice(levels.map(({ year, kind }) => `${year} / ${kind}`));

export const weighed = ({
  weights,
}: Readonly<{ weights: readonly { unit: string; weight: number }[] }>): Refusal | undefined =>
  weights.every(({ weight }) => weight === 0)
    ? new Refusal('key-without-weight')
    : twice(weights.map(({ unit }) => unit));

/** Half-open periods have a day in them. */
export const lasting = ({ from, to }: Readonly<{ from: string; to: string }>): Refusal | undefined =>
  to <= from ? new Refusal('period-is-empty', { from, to }) : undefined;
