import { split, type Weight } from '../../domain/economy/allocation.js';
import * as e from '../../domain/economy/economy.events.js';
import * as i from '../../domain/initiatives/initiative.events.js';
import * as fu from '../../domain/initiatives/funding.events.js';
import type { ActOf } from '../../../projections/act.js';
import { actsOf } from '../../../projections/budget-year.js';
import { asWritten } from '../as-written.js';
import { kronor } from '../amounts.js';
import type { Facts } from '../facts.js';
import { economyRule, rule } from '../rule.js';
import type { Financing } from './financing.js';

/** Chapter 14: a distributed cost can be computed again, from a key that is never changed. */

export type SetKey = ActOf<typeof e.AllocationKeySet>;

/** Every time a key's version was set: once, unless two budget years have set it. */
const settingsOf = (facts: Facts, key: string, version: string): readonly SetKey[] =>
  facts
    .every('economy')
    .flatMap((budget) => actsOf(budget, e.AllocationKeySet))
    .filter(({ data }) => data.key === key && data.version === version);

const weightsOf = ({ data }: SetKey): string => JSON.stringify(data.weights);

/** What each unit pays, however many shares it has. */
const paidBy = (shares: readonly Readonly<{ unit: string; amountOre: number }>[]): Map<string, number> => {
  const paid = new Map<string, number>();
  for (const { unit, amountOre } of shares) paid.set(unit, (paid.get(unit) ?? 0) + amountOre);
  return paid;
};

export type Differing = Readonly<{ unit: string; paidOre: number; byKeyOre: number }>;

/** The units whose share is not what the key gives: S164, Q20. */
function differing(
  { totalOre, shares }: Pick<Financing['data'], 'totalOre' | 'shares'>,
  weights: readonly Weight[],
): readonly Differing[] {
  const paid = paidBy(shares);
  const byKey = paidBy(split(totalOre, weights));
  return [...new Set([...byKey.keys(), ...paid.keys()])]
    .map((unit) => ({ unit, paidOre: paid.get(unit) ?? 0, byKeyOre: byKey.get(unit) ?? 0 }))
    .filter(({ paidOre, byKeyOre }) => paidOre !== byKeyOre);
}

/**
 * What comes of computing a distribution again: the same, or not; or that it cannot be told, since the key is not on record,
 * two years have set its version differently, or it has another base date than the financing says.
 */
export const RECOMPUTED = ['same', 'differs', 'other-base-date', 'ambiguous', 'not-on-record'] as const;
export type Recomputed = Readonly<{
  verdict: (typeof RECOMPUTED)[number];
  differing: readonly Differing[];
  /** The settings of the key that it rests on. */
  keys: readonly SetKey[];
}>;

/** The one place where a distribution is computed again, for the rules and for who asks. */
export function recomputed(
  data: Pick<Financing['data'], 'totalOre' | 'shares'>,
  { name, version, baseDate }: NonNullable<Financing['data']['allocationKey']>,
  facts: Facts,
): Recomputed {
  const keys = settingsOf(facts, name, version);
  const [first, ...others] = keys;
  if (!first) return { verdict: 'not-on-record', differing: [], keys };
  if (others.some((other) => weightsOf(other) !== weightsOf(first)))
    return { verdict: 'ambiguous', differing: [], keys };
  const key = keys.find((one) => one.data.baseDate === baseDate);
  if (!key) return { verdict: 'other-base-date', differing: [], keys: [first] };
  const off = differing(data, key.data.weights);
  return { verdict: off.length > 0 ? 'differs' : 'same', differing: off, keys: [key] };
}

export const distributionFollowsItsKey = rule({
  id: 'distribution-follows-its-key',
  version: 1,
  rows: ['S164'],
  mode: 'check',
  judges: [i.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Fördelningen är inte den som fördelningsnyckeln ger.',
    en: 'The distribution is not what the allocation key gives.',
  },
  remedy: {
    sv: 'Räkna om fördelningen med «liggare split», och rätta andelarna eller vilken nyckel som anges.',
    en: 'Compute the distribution again with "liggare split", and correct the shares or which key is named.',
  },
  check: ({ act, facts }) => {
    const { allocationKey } = act.data;
    if (!allocationKey) return undefined;
    const { name, version, baseDate } = allocationKey;
    const { verdict, differing: off, keys } = recomputed(act.data, allocationKey, facts.all);
    const [key] = keys;
    if (key && verdict === 'other-base-date')
      return {
        events: [key.event],
        sv: `Nyckeln ${asWritten(name)} ${asWritten(version)} har basdagen ${key.data.baseDate}, men finansieringen anger ${baseDate}.`,
        en: `The key ${asWritten(name)} ${asWritten(version)} has the base date ${key.data.baseDate}; the financing says ${baseDate}.`,
      };
    const [first, ...more] = off;
    return (
      first && {
        events: keys.map(({ event }) => event),
        sv: `${asWritten(first.unit)} betalar ${kronor(first.paidOre)}, men nyckeln ${asWritten(name)} ${asWritten(version)} ger ${kronor(first.byKeyOre)}${more.length > 0 ? `; ${more.length} till avviker` : ''}.`,
        en: `${asWritten(first.unit)} pays ${first.paidOre} öre, but the key ${asWritten(name)} ${asWritten(version)} gives ${first.byKeyOre}${more.length > 0 ? `; ${more.length} more differ` : ''}.`,
      }
    );
  },
});

export const distributionKeyIsOnRecord = rule({
  id: 'distribution-key-is-on-record',
  version: 1,
  rows: ['S159', 'S164'],
  mode: 'check',
  judges: [i.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Fördelningen anger en fördelningsnyckel som inte är införd: den går inte att räkna om.',
    en: 'The distribution names an allocation key that is not on record: it cannot be computed again.',
  },
  remedy: {
    sv: 'För in nyckeln med sina vikter, med «liggare economy set-allocation-key».',
    en: 'Record the key with its weights, with "liggare economy set-allocation-key".',
  },
  check: ({ act, facts }) => {
    const { allocationKey, principle } = act.data;
    if (!allocationKey) return undefined;
    const { name, version } = allocationKey;
    return (
      recomputed(act.data, allocationKey, facts.all).verdict === 'not-on-record' && {
        rows: [principle === 'own-use' ? 'S159' : 'S164'],
        sv: `Fördelningen anger nyckeln ${asWritten(name)} ${asWritten(version)}, som inte är införd: den går inte att räkna om.`,
        en: `The distribution names the key ${asWritten(name)} ${asWritten(version)}, which is not on record: it cannot be computed again.`,
      }
    );
  },
});

export const keyVersionIsOne = economyRule({
  id: 'key-version-is-one',
  version: 1,
  rows: ['S164'],
  mode: 'check',
  judges: [e.AllocationKeySet],
  says: {
    sv: 'Fördelningsnyckelns version har andra vikter i ett annat budgetår.',
    en: "The allocation key's version has other weights in another budget year.",
  },
  remedy: {
    sv: 'Ge den ena nyckeln ett eget versionsnamn.',
    en: 'Name one of the versions otherwise.',
  },
  check: ({ act, facts }) => {
    const others = settingsOf(facts.all, act.data.key, act.data.version).filter(
      (other) => weightsOf(other) !== weightsOf(act),
    );
    return others.length > 0 && { events: others.map(({ event }) => event) };
  },
});
