import { dayOf } from '../domain/dates.js';
import { METHOD, split, type Share } from '../domain/economy/allocation.js';
import * as e from '../domain/economy/economy.events.js';
import { rentalCost, type Price, type RentalCost } from '../domain/economy/rental-cost.js';
import * as r from '../domain/economy/rental.events.js';
import { Refusal } from '../domain/refusal.js';
import type { Facts } from '../guideline/facts.js';
import { earliest, latest } from '../guideline/matter.js';
import { actsOf, type BudgetYear } from '../../projections/budget-year.js';
import { yearOf } from './queries.js';

/** What finance asks of the budget years: computed from their acts, each answer with the events it rests on. */

const years = ({ rolls }: Facts): readonly BudgetYear[] =>
  rolls.economy.toSorted((a, b) => (a.year < b.year ? -1 : 1));

/** @throws Refusal unknown-economy */
function budgetOf({ rolls }: Facts, year: string): BudgetYear {
  const budget = rolls.economy.find((one) => one.year === year);
  if (!budget) throw new Refusal('unknown-economy', { year });
  return budget;
}

export type PriceList = Readonly<{
  year: string;
  version: string;
  decidedOn: string;
  /** From when a changed list holds; the one first decided holds from the beginning of the year. */
  from: string;
  changed: boolean;
  /** Decided in the year itself or later: S121. */
  late: boolean;
  forum: string;
  decider: string;
  deciderOffice: string;
  delegation?: string;
  prices: readonly Price[];
  event: string;
}>;

/** Every price list of a year, or of all, as first decided and as changed since: Q21. */
export const priceLists = (facts: Facts, year?: string): readonly PriceList[] =>
  years(facts)
    .filter((budget) => year === undefined || budget.year === year)
    .flatMap((budget) =>
      actsOf(budget, r.PriceListDecided, r.PriceListChanged).map(({ data, at, event, type }): PriceList => {
        const changed = type === r.PriceListChanged.type;
        const { version, prices, forum, decider, deciderOffice, delegation } = data;
        const firstDay = `${budget.year}-01-01`;
        return {
          year: budget.year,
          version,
          decidedOn: dayOf(at),
          from: 'from' in data ? data.from : firstDay,
          changed,
          late: !changed && dayOf(at) >= firstDay,
          forum,
          decider,
          deciderOffice,
          ...(delegation === undefined ? {} : { delegation }),
          prices,
          event,
        };
      }),
    );

export type Rent = RentalCost &
  Readonly<{
    year: string;
    version: string;
    decidedOn: string;
    /** From when the list holds. What is paid is told for a whole year by it all the same: S121 decides a year's rent. */
    from: string;
    /** The other lists of the year, by which the rent is not computed here. */
    others: readonly Pick<PriceList, 'version' | 'from'>[];
    baseDate: string;
    /** The price list and the base. */
    events: readonly string[];
    /** Names of the units by their codes. */
    names: Readonly<Record<string, string>>;
  }>;

/**
 * What the units pay in rent for a whole year, by a price list (the one that holds last, unless another is asked for) and
 * the base counted last.
 * @throws Refusal unknown-year, unknown-economy, no-price-list, unknown-price-list, no-rental-base
 */
export function rentOf(facts: Facts, year: string, version?: string): Rent {
  yearOf(year);
  const budget = budgetOf(facts, year);
  const lists = priceLists(facts, year).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  if (lists.length === 0) throw new Refusal('no-price-list', { year });
  const list = version === undefined ? lists.at(-1) : lists.find((one) => one.version === version);
  if (!list) throw new Refusal('unknown-price-list', { year, version: version ?? '?' });
  const base = actsOf(budget, r.RentalBaseRecorded)
    .toSorted((a, b) => (a.data.baseDate < b.data.baseDate ? -1 : 1))
    .at(-1);
  if (!base) throw new Refusal('no-rental-base', { year });
  const named = new Set(base.data.counts.map(({ unit }) => unit));
  const units = facts.rolls.unit.filter(({ code }) => named.has(code));
  return {
    year,
    version: list.version,
    decidedOn: list.decidedOn,
    from: list.from,
    others: lists.filter((one) => one !== list).map(({ version: other, from }) => ({ version: other, from })),
    baseDate: base.data.baseDate,
    ...rentalCost(base.data.counts, list.prices),
    events: [list.event, base.event],
    names: Object.fromEntries(units.map(({ code, name }) => [code, name])),
  };
}

export type AllocationKey = Readonly<{
  key: string;
  version: string;
  baseDate: string;
  year: string;
  weights: readonly Readonly<{ unit: string; weight: number }>[];
  event: string;
}>;

/** Every version of every key. */
export const allocationKeys = (facts: Facts): readonly AllocationKey[] =>
  years(facts)
    .flatMap((budget) =>
      actsOf(budget, e.AllocationKeySet).map(({ data, event }) => ({
        key: data.key,
        version: data.version,
        baseDate: data.baseDate,
        year: budget.year,
        weights: data.weights,
        event,
      })),
    )
    .sort((a, b) => (a.key + a.version < b.key + b.version ? -1 : 1));

export type Divided = Readonly<{
  key: string;
  version: string;
  baseDate: string;
  amountOre: number;
  shares: readonly Share[];
  method: typeof METHOD;
  events: readonly string[];
}>;

/** An amount divided by a key's version, to the öre. @throws Refusal unknown-key */
export function divided(facts: Facts, key: string, version: string, amountOre: number): Divided {
  const found = allocationKeys(facts).find((one) => one.key === key && one.version === version);
  if (!found) throw new Refusal('unknown-key', { key, version });
  return {
    key,
    version,
    baseDate: found.baseDate,
    amountOre,
    shares: split(amountOre, found.weights),
    method: METHOD,
    events: [found.event],
  };
}

export type PlatformYear = Readonly<{
  year: string;
  financingProposedOn?: string;
  budgetAdoptedOn?: string;
  /** By when it was to be adopted, where the municipality has set a day. */
  budgetDue?: string;
  investmentOre?: number;
  operatingOre?: number;
  /** The plans adopted in the year's stream, each from and to. */
  plans: readonly Readonly<{ from: string; to: string; adoptedOn: string }>[];
  events: readonly string[];
}>;

/** The platform's proposed financing, budget and plan, year by year: Q22. Of several of a year the first is the one in time, as the rules see it; the amounts are those of the last budget. */
export const platformYears = (facts: Facts): readonly PlatformYear[] =>
  years(facts).map((budget): PlatformYear => {
    const proposed = earliest(actsOf(budget, e.PlatformFinancingProposed));
    const budgets = actsOf(budget, e.BudgetProposalAdopted);
    const [adopted, last] = [earliest(budgets), latest(budgets)];
    const plans = actsOf(budget, e.PlatformPlanAdopted);
    const before = String(Number(budget.year) - 1);
    const day = facts.on(`${before}-12-31`);
    const due = day.guideline ? day.dayIn(before, 'budgetProposalDue') : undefined;
    return {
      year: budget.year,
      ...(proposed ? { financingProposedOn: dayOf(proposed.at) } : {}),
      ...(adopted ? { budgetAdoptedOn: dayOf(adopted.at) } : {}),
      ...(due === undefined ? {} : { budgetDue: due }),
      ...(last ? { investmentOre: last.data.investmentOre, operatingOre: last.data.operatingOre } : {}),
      plans: plans.map(({ data: { from, to, meetingDate } }) => ({ from, to, adoptedOn: meetingDate })),
      events: [...new Set([proposed, adopted, last, ...plans].flatMap((act) => (act ? [act.event] : [])))],
    };
  });

export type Frame = Readonly<{ year: string; kind: string; amountOre: number; event: string }>;

/** The frame of a kind that was set last for a year. */
export const frameOf = (budget: BudgetYear, kind: Frame['kind']): Frame | undefined => {
  const set = actsOf(budget, e.BudgetFrameSet).findLast(({ data }) => data.kind === kind);
  return set && { year: budget.year, kind, amountOre: set.data.amountOre, event: set.event };
};
