import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { endDelegation, endHolding, type Holding } from '../src/domain/offices/office.decider.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import type { Act } from './act.js';
import * as e from '../src/domain/offices/office.events.js';
import { judgedRoll } from './judged-roll.js';
import type { Projection } from './projection.js';

export type OfficeRoll = Readonly<{
  code: string;
  name: string;
  function?: string;
  administration?: string;
  /** The event that established it. */
  event: string;
  holdings: readonly RolledHolding[];
  substitutes: readonly RolledHolding[];
  /** To the office (no receiver), or passed on by it. */
  delegations: readonly RolledDelegation[];
  /** What a rule may judge: what was passed on, follow-ups that were reported, and deviations. */
  acts: readonly Act[];
  revision: string;
}>;

/** With the event that appointed to it. */
export type RolledHolding = Holding & Readonly<{ event: string }>;

export type RolledDelegation = Readonly<{
  event: string;
  delegation: string;
  receiver?: string;
  matter?: string;
  givenBy?: string;
  from: string;
  to?: string;
  limitOre?: number;
  mayPassOn?: boolean;
  forSubstitutes?: boolean;
  reportedTo?: string;
}>;

export type OfficeRow = Readonly<{
  office: string;
  name: string;
  function: string | null;
  administration: string | null;
  person: string | null;
  held_from: string | null;
  held_to: string | null;
  event: string | null;
}>;

const JUDGED: ReadonlySet<string> = new Set([
  e.DelegationGranted.type,
  e.DelegationPassedOn.type,
  e.FollowUpReported.type,
  DeviationRecorded.type,
]);

function evolved(roll: OfficeRoll | undefined, event: RecordedEvent): OfficeRoll | undefined {
  if (event.type === e.OfficeEstablished.type) {
    const established = dataOf(e.OfficeEstablished, event);
    return {
      ...established,
      event: event.id,
      holdings: [],
      substitutes: [],
      delegations: [],
      acts: [],
      revision: '0',
    };
  }
  if (!roll) return roll;
  switch (event.type) {
    case e.HolderAppointed.type:
      return {
        ...roll,
        holdings: [...roll.holdings, { ...dataOf(e.HolderAppointed, event), event: event.id }],
      };
    case e.HolderLeft.type: {
      const { person, to } = dataOf(e.HolderLeft, event);
      return { ...roll, holdings: endHolding(roll.holdings, person, to) };
    }
    case e.SubstituteAppointed.type:
      return {
        ...roll,
        substitutes: [...roll.substitutes, { ...dataOf(e.SubstituteAppointed, event), event: event.id }],
      };
    case e.DelegationGranted.type: {
      const granted = dataOf(e.DelegationGranted, event);
      return { ...roll, delegations: [...roll.delegations, { event: event.id, ...granted }] };
    }
    case e.DelegationPassedOn.type: {
      const passed = dataOf(e.DelegationPassedOn, event);
      return { ...roll, delegations: [...roll.delegations, { event: event.id, ...passed }] };
    }
    case e.DelegationRevoked.type:
      return { ...roll, delegations: endDelegation(roll.delegations, dataOf(e.DelegationRevoked, event)) };
    default:
      return roll;
  }
}

/** Who holds which function and office from when to when. An office nobody holds has one row without a person. */
export const officeRoll: Projection<OfficeRoll, OfficeRow> = {
  name: 'office-roll',
  version: 4,
  of: 'office',
  evolve: judgedRoll(JUDGED, evolved),
  rows: {
    columns: {
      office: 'text',
      name: 'text',
      function: 'text',
      administration: 'text',
      person: 'text',
      held_from: 'text',
      held_to: 'text',
      event: 'text',
    },
    indexes: [['office'], ['person']],
    of: ({ code, name, function: inGuideline, administration, holdings }) => {
      const office = {
        office: code,
        name,
        function: inGuideline ?? null,
        administration: administration ?? null,
      };
      if (holdings.length === 0)
        return [{ ...office, person: null, held_from: null, held_to: null, event: null }];
      return holdings.map(({ person, from, to, event }) => ({
        ...office,
        person,
        held_from: from,
        held_to: to ?? null,
        event,
      }));
    },
  },
};
