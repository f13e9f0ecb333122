import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { correctAmong } from '../corrections/correct.js';
import { Refusal } from '../refusal.js';
import type * as c from './office.commands.js';
import * as e from './office.events.js';

/** One holding of an office: half-open, `from ≤ day < to`; without `to` until further notice. */
export type Holding = Readonly<{ person: string; from: string; to?: string }>;

export type Office =
  | Readonly<{ name: 'unestablished' }>
  | Readonly<{ name: 'established'; code: string; holdings: readonly Holding[] }>;

/** Ends the person's holding that is in force the day before `to`. */
export function endHolding(holdings: readonly Holding[], person: string, to: string): readonly Holding[] {
  return holdings.map((holding) =>
    holding.person === person && covers(holding, to) ? { ...holding, to } : holding,
  );
}

const covers = (holding: Holding, to: string): boolean =>
  holding.from < to && (holding.to === undefined || to <= holding.to);

export const office: Evolution<Office> = {
  initial: { name: 'unestablished' },
  evolve: (state, event) => {
    if (event.type === e.OfficeEstablished.type)
      return { name: 'established', code: dataOf(e.OfficeEstablished, event).code, holdings: [] };
    if (state.name === 'unestablished') return state;
    if (event.type === e.HolderAppointed.type)
      return { ...state, holdings: [...state.holdings, dataOf(e.HolderAppointed, event)] };
    if (event.type === e.HolderLeft.type) {
      const { person, to } = dataOf(e.HolderLeft, event);
      return { ...state, holdings: endHolding(state.holdings, person, to) };
    }
    return state;
  },
};

function established(state: Office): Exclude<Office, { name: 'unestablished' }> {
  if (state.name === 'unestablished') throw new Refusal('unknown-office', { office: '?' });
  return state;
}

export function establishOffice(
  { code, name, function: inGuideline, administration }: c.EstablishOffice,
  state: Office,
): readonly Fact[] {
  if (state.name === 'established') throw new Refusal('already-exists', { what: code });
  return [fact(e.OfficeEstablished, { code, name, function: inGuideline, administration })];
}

export function appointHolder({ person, from, to }: c.AppointHolder, state: Office): readonly Fact[] {
  const overlapping = established(state).holdings.find(
    (holding) =>
      holding.person === person &&
      (to === undefined || holding.from < to) &&
      (holding.to === undefined || from < holding.to),
  );
  if (overlapping) throw new Refusal('already-holder', { from: overlapping.from });
  return [fact(e.HolderAppointed, { person, from, to })];
}

export function endHoldingOf({ person, to }: c.EndHolding, state: Office): readonly Fact[] {
  const held = established(state).holdings.some(
    (holding) => holding.person === person && holding.to !== to && covers(holding, to),
  );
  if (!held) throw new Refusal('not-holder');
  return [fact(e.HolderLeft, { person, to })];
}

export const correctOffice = correctAmong(Object.values(e));
