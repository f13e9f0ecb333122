import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { endSeat, sameSeat, type Seat } from '../groups/group.decider.js';
import { Refusal } from '../refusal.js';
import type * as c from './system.commands.js';
import * as e from './system.events.js';
import * as u from './upkeep.events.js';

type Kept = Readonly<{
  inUseFrom: string;
  owners: readonly Seat[];
  managers: readonly Seat[];
  /** The components that are in it, and from when. */
  components: readonly Readonly<{ component: string; from: string }>[];
}>;

export type System =
  | Readonly<{ name: 'unregistered' }>
  // Listed by the guideline, and not yet registered by the municipality.
  | (Readonly<{ name: 'listed' | 'registered' | 'retired' }> & Kept);

const NOTHING_KEPT = { owners: [], managers: [], components: [] };

export const system: Evolution<System> = {
  initial: { name: 'unregistered' },
  evolve: (state, event) => {
    if (event.type === e.SystemListed.type)
      return { ...NOTHING_KEPT, name: 'listed', inUseFrom: dataOf(e.SystemListed, event).from };
    if (event.type === e.SystemRegistered.type)
      return {
        ...(state.name === 'unregistered' ? NOTHING_KEPT : state),
        name: 'registered',
        inUseFrom: dataOf(e.SystemRegistered, event).inUseFrom,
      };
    if (state.name === 'unregistered') return state;
    switch (event.type) {
      case e.OwnerAppointed.type:
        return { ...state, owners: [...state.owners, dataOf(e.OwnerAppointed, event)] };
      case e.OwnerLeft.type:
        return { ...state, owners: endSeat(state.owners, dataOf(e.OwnerLeft, event)) };
      case u.ManagerAppointed.type:
        return { ...state, managers: [...state.managers, dataOf(u.ManagerAppointed, event)] };
      case u.ManagerLeft.type:
        return { ...state, managers: endSeat(state.managers, dataOf(u.ManagerLeft, event)) };
      case u.ComponentAdded.type:
        return { ...state, components: [...state.components, dataOf(u.ComponentAdded, event)] };
      case u.ComponentRemoved.type: {
        const { component } = dataOf(u.ComponentRemoved, event);
        return { ...state, components: state.components.filter((one) => one.component !== component) };
      }
      case e.SystemRetired.type:
        return { ...state, name: 'retired' };
      default:
        return state;
    }
  },
};

/** A system that there is. @throws Refusal unknown-system */
export function registered(state: System): Exclude<System, { name: 'unregistered' }> {
  if (state.name === 'unregistered') throw new Refusal('unknown-system', { system: '?' });
  return state;
}

/** What the guideline lists is listed once, and never over what is registered. */
export function listSystem(
  { system: code, name, systemType, from, subKind }: c.ListSystem,
  state: System,
): readonly Fact[] {
  if (state.name !== 'unregistered') return [];
  return [fact(e.SystemListed, { system: code, name, systemType, from, subKind })];
}

const whoOf = ({ owner, person }: Readonly<{ owner?: string; person?: string }>) => ({
  ...(owner === undefined ? {} : { office: owner }),
  ...(person === undefined ? {} : { person }),
});

export function registerSystem(command: c.RegisterSystem, state: System): readonly Fact[] {
  const {
    system: code,
    name,
    systemType,
    category,
    inUseFrom,
    administration,
    intendedUsers,
    replaces,
    migrationUntil,
    initiative,
  } = command;
  if (state.name === 'registered' || state.name === 'retired')
    throw new Refusal('already-exists', { what: code });
  return [
    fact(e.SystemRegistered, {
      system: code,
      name,
      systemType,
      category,
      inUseFrom,
      administration,
      intendedUsers,
      replaces,
      migrationUntil,
      initiative,
    }),
  ];
}

export function setCategory(command: c.SetCategory, state: System): readonly Fact[] {
  registered(state);
  const { category, from, administration, intendedUsers, initiative, reasons } = command;
  return [fact(e.CategorySet, { category, from, administration, intendedUsers, initiative, reasons })];
}

export function appointOwner(command: c.AppointOwner, state: System): readonly Fact[] {
  const { from, to, initiative, deciderOffice } = command;
  const seat = whoOf(command);
  const overlapping = registered(state).owners.find(
    (one) =>
      sameSeat(one, seat) && (to === undefined || one.from < to) && (one.to === undefined || from < one.to),
  );
  if (overlapping) throw new Refusal('already-owner', { from: overlapping.from });
  return [fact(e.OwnerAppointed, { ...seat, from, to, initiative, deciderOffice })];
}

export function endOwnership(command: c.EndOwnership, state: System): readonly Fact[] {
  const seat = whoOf(command);
  const { to } = command;
  const held = registered(state).owners.some(
    (one) => sameSeat(one, seat) && one.to !== to && one.from < to && (one.to === undefined || to <= one.to),
  );
  if (!held) throw new Refusal('not-owner');
  return [fact(e.OwnerLeft, { ...seat, to })];
}

export function setCriticality(command: c.SetCriticality, state: System): readonly Fact[] {
  registered(state);
  const { criticality, from, assessingOffice, larger, criteria, reasons } = command;
  return [fact(e.CriticalitySet, { criticality, from, assessingOffice, larger, criteria, reasons })];
}

export function setFinancingPrinciple(command: c.SetFinancingPrinciple, state: System): readonly Fact[] {
  registered(state);
  const { principle, from, forum, meetingDate, decider, deciderOffice, reasons } = command;
  return [
    fact(
      e.FinancingPrincipleSet,
      { principle, from, forum, meetingDate, decider, deciderOffice, reasons },
      meetingDate,
    ),
  ];
}

export function retireSystem({ on, reasons }: c.RetireSystem, state: System): readonly Fact[] {
  const { name, inUseFrom } = registered(state);
  if (name === 'retired') throw new Refusal('already-retired');
  if (on <= inUseFrom) throw new Refusal('period-is-empty', { from: inUseFrom, to: on });
  return [fact(e.SystemRetired, { on, reasons })];
}
