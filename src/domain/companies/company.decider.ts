import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import type { RecordedEvent } from '../event.js';
import { Refusal } from '../refusal.js';
import type * as c from './company.commands.js';
import * as e from './company.events.js';
import { inPerCent } from './company.fields.js';

type Since<T> = readonly Readonly<{ from: string; value: T }>[];

export type Company =
  | Readonly<{ name: 'unregistered' }>
  | Readonly<{
      name: 'registered';
      shares: Since<number>;
      reachable: Since<boolean>;
      network: Since<boolean>;
    }>;

export const company: Evolution<Company> = {
  initial: { name: 'unregistered' },
  evolve: (state, event) => {
    if (event.type === e.CompanyRegistered.type) {
      const { share, from } = dataOf(e.CompanyRegistered, event);
      return { name: 'registered', shares: [{ from, value: share }], reachable: [], network: [] };
    }
    return state.name === 'unregistered' ? state : changed(state, event);
  },
};

function changed(state: Extract<Company, { name: 'registered' }>, event: RecordedEvent): Company {
  switch (event.type) {
    case e.OwnershipChanged.type: {
      const { share, from } = dataOf(e.OwnershipChanged, event);
      return { ...state, shares: [...state.shares, { from, value: share }] };
    }
    case e.CompanyReachabilityRecorded.type: {
      const { reachable, from } = dataOf(e.CompanyReachabilityRecorded, event);
      return { ...state, reachable: [...state.reachable, { from, value: reachable }] };
    }
    case e.CompanyNetworkUseRecorded.type: {
      const { usesNetwork, from } = dataOf(e.CompanyNetworkUseRecorded, event);
      return { ...state, network: [...state.network, { from, value: usesNetwork }] };
    }
    default:
      return state;
  }
}

function registered(state: Company): Extract<Company, { name: 'registered' }> {
  if (state.name === 'unregistered') throw new Refusal('unknown-company', { company: '?' });
  return state;
}

/** Whether that is what is recorded from that very day already: there is nothing to record again. */
const stands = <T>(since: Since<T>, from: string, value: T): boolean =>
  since.findLast((one) => one.from === from)?.value === value;

/** What is in force on the day: of several from one day, what was recorded last. */
const valueOn = <T>(since: Since<T>, day: string): Since<T>[number] | undefined =>
  since.reduce<Since<T>[number] | undefined>(
    (last, one) => (one.from <= day && (last === undefined || one.from >= last.from) ? one : last),
    undefined,
  );

export function registerCompany(
  { code, name, share, from }: c.RegisterCompany,
  state: Company,
): readonly Fact[] {
  if (state.name === 'registered') throw new Refusal('already-exists', { what: code });
  return [fact(e.CompanyRegistered, { code, name, share, from })];
}

/** A share is owned from the day the company was first owned, and what is owned already that day is no change. */
export function changeOwnership({ share, from }: c.ChangeOwnership, state: Company): readonly Fact[] {
  const { shares } = registered(state);
  if (stands(shares, from, share)) return [];
  const [first] = shares;
  if (first && from < first.from) throw new Refusal('owned-before-company', { from, first: first.from });
  const owned = valueOn(shares, from);
  if (owned?.value === share)
    throw new Refusal('share-unchanged', { from, since: owned.from, share: inPerCent(share) });
  return [fact(e.OwnershipChanged, { share, from })];
}

export function meetCompany(
  { meetingDate, metBy, topics, meetingReference, initiatives, note }: c.MeetCompany,
  state: Company,
): readonly Fact[] {
  registered(state);
  const met = { meetingDate, metBy, topics, meetingReference, initiatives, note };
  return [fact(e.CompanyMet, met, meetingDate)];
}

export function recordReachability(
  { reachable, from }: c.RecordReachability,
  state: Company,
): readonly Fact[] {
  if (stands(registered(state).reachable, from, reachable)) return [];
  return [fact(e.CompanyReachabilityRecorded, { reachable, from })];
}

export function recordNetworkUse({ usesNetwork, from }: c.RecordNetworkUse, state: Company): readonly Fact[] {
  if (stands(registered(state).network, from, usesNetwork)) return [];
  return [fact(e.CompanyNetworkUseRecorded, { usesNetwork, from })];
}
