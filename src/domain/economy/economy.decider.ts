import { dayOf } from '../dates.js';
import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import type { RecordedEvent } from '../event.js';
import { Refusal } from '../refusal.js';
import type * as c from './economy.commands.js';
import * as e from './economy.events.js';
import type * as rc from './rental.commands.js';
import * as r from './rental.events.js';

type PriceList = Readonly<{ version: string; on: string }>;

export type Economy =
  | Readonly<{ name: 'unopened' }>
  | Readonly<{
      name: 'opened';
      year: string;
      /** The rent as it was decided and then changed, in that order. */
      priceLists: readonly PriceList[];
      /** Kinds of order that have their count. */
      counted: readonly string[];
      /** Keys with their versions. */
      keys: readonly string[];
    }>;
type Opened = Exclude<Economy, { name: 'unopened' }>;

/** A key's version, under one name. */
const keyed = ({ key, version }: Readonly<{ key: string; version: string }>): string => `${key}\n${version}`;

export const economy: Evolution<Economy> = {
  initial: { name: 'unopened' },
  evolve: (state, event) => {
    if (event.type === e.BudgetYearOpened.type)
      return {
        name: 'opened',
        year: String(event.data['year']),
        priceLists: [],
        counted: [],
        keys: [],
      };
    return state.name === 'opened' ? grown(state, event) : state;
  },
};

function grown(state: Opened, event: RecordedEvent): Opened {
  if (event.type === r.PriceListDecided.type || event.type === r.PriceListChanged.type) {
    const list = { version: String(event.data['version']), on: dayOf(event.metadata.occurredAt) };
    return { ...state, priceLists: [...state.priceLists, list] };
  }
  if (event.type === e.OrdersCounted.type)
    return { ...state, counted: [...state.counted, dataOf(e.OrdersCounted, event).orderKind] };
  if (event.type === e.AllocationKeySet.type)
    return { ...state, keys: [...state.keys, keyed(dataOf(e.AllocationKeySet, event))] };
  return state;
}

function opened(state: Economy): Opened {
  if (state.name === 'unopened') throw new Refusal('unknown-economy', { year: '?' });
  return state;
}

/** What lies in a budget year's stream is about days of that year. */
function within({ year }: Opened, from: string, to = from): void {
  if (!from.startsWith(`${year}-`) || to > `${Number(year) + 1}-01-01`)
    throw new Refusal('not-in-budget-year', { year, day: from.startsWith(`${year}-`) ? to : from });
}

export function openBudgetYear({ year }: c.OpenBudgetYear, state: Economy): readonly Fact[] {
  if (state.name === 'opened') throw new Refusal('already-exists', { what: year });
  return [fact(e.BudgetYearOpened, { year })];
}

export function presentCostLevels(command: c.PresentCostLevels, state: Economy): readonly Fact[] {
  opened(state);
  const { meetingDate, meetingReference, presentedBy, levels, reference } = command;
  return [
    fact(
      e.CostLevelsPresented,
      { meetingDate, meetingReference, presentedBy, levels, reference },
      meetingDate,
    ),
  ];
}

export function proposePlatformFinancing(
  command: c.ProposePlatformFinancing,
  state: Economy,
): readonly Fact[] {
  opened(state);
  const { proposedBy, consulted, amountOre, meetingDate, reference } = command;
  return [
    fact(
      e.PlatformFinancingProposed,
      { proposedBy, consulted, amountOre, meetingDate, reference },
      meetingDate,
    ),
  ];
}

export function adoptBudgetProposal(command: c.AdoptBudgetProposal, state: Economy): readonly Fact[] {
  opened(state);
  const { forum, meetingDate, meetingReference, investmentOre, operatingOre, reference } = command;
  return [
    fact(
      e.BudgetProposalAdopted,
      { forum, meetingDate, meetingReference, investmentOre, operatingOre, reference },
      meetingDate,
    ),
  ];
}

export function adoptPlatformPlan(command: c.AdoptPlatformPlan, state: Economy): readonly Fact[] {
  opened(state);
  const { from, to, forum, meetingDate, meetingReference, reference } = command;
  return [
    fact(e.PlatformPlanAdopted, { from, to, forum, meetingDate, meetingReference, reference }, meetingDate),
  ];
}

export function setFrame(command: c.SetFrame, state: Economy): readonly Fact[] {
  opened(state);
  const { kind, amountOre, forum, meetingDate, decider, deciderOffice, reference } = command;
  return [
    fact(
      e.BudgetFrameSet,
      { kind, amountOre, forum, meetingDate, decider, deciderOffice, reference },
      meetingDate,
    ),
  ];
}

export function recordEquipmentPurchases(
  command: c.RecordEquipmentPurchases,
  state: Economy,
): readonly Fact[] {
  const { from, to, amountOre, reference } = command;
  within(opened(state), from, to);
  return [fact(e.EquipmentPurchasesRecorded, { from, to, amountOre, reference })];
}

export function recordOrders(command: c.RecordOrders, state: Economy): readonly Fact[] {
  const { orderKind, count, note, reference } = command;
  // What is similar is of many kinds; each may have a count of its own.
  if (opened(state).counted.includes(orderKind) && orderKind !== 'similar')
    throw new Refusal('orders-already-counted', { orderKind });
  return [fact(e.OrdersCounted, { orderKind, count, note, reference })];
}

export function setAllocationKey(command: c.SetAllocationKey, state: Economy): readonly Fact[] {
  const { key, version, baseDate, weights, reference } = command;
  if (opened(state).keys.includes(keyed(command))) throw new Refusal('key-version-exists', { key, version });
  return [fact(e.AllocationKeySet, { key, version, baseDate, weights, reference })];
}

export function presentRentalSystem(command: rc.PresentRentalSystem, state: Economy): readonly Fact[] {
  opened(state);
  const { meetingDate, meetingReference, presentedBy, reference } = command;
  return [
    fact(r.RentalSystemPresented, { meetingDate, meetingReference, presentedBy, reference }, meetingDate),
  ];
}

export function decidePriceList(command: rc.DecidePriceList, state: Economy): readonly Fact[] {
  const { version, prices, forum, decider, deciderOffice, meetingDate, delegation, reference } = command;
  const { year, priceLists } = opened(state);
  const [first] = priceLists;
  if (first) throw new Refusal('price-list-already-decided', { year, ...first });
  return [
    fact(
      r.PriceListDecided,
      { version, prices, forum, decider, deciderOffice, meetingDate, delegation, reference },
      meetingDate,
    ),
  ];
}

export function changePriceList(command: rc.ChangePriceList, state: Economy): readonly Fact[] {
  const { version, prices, forum, decider, deciderOffice, meetingDate, delegation, reference } = command;
  const { from, reasons } = command;
  const { year, priceLists } = opened(state);
  if (priceLists.length === 0) throw new Refusal('no-price-list', { year });
  if (priceLists.some((list) => list.version === version))
    throw new Refusal('price-list-version-exists', { year, version });
  within(opened(state), from);
  return [
    fact(
      r.PriceListChanged,
      { version, prices, from, forum, decider, deciderOffice, meetingDate, delegation, reference, reasons },
      meetingDate,
    ),
  ];
}

export function recordRentalBase(command: rc.RecordRentalBase, state: Economy): readonly Fact[] {
  opened(state);
  const { baseDate, counts, reference } = command;
  return [fact(r.RentalBaseRecorded, { baseDate, counts, reference })];
}
