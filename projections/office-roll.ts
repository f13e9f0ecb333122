import { dataOf } from '../src/domain/decider.js';
import { endHolding, type Holding } from '../src/domain/offices/office.decider.js';
import * as e from '../src/domain/offices/office.events.js';
import type { Projection } from './projection.js';

export type OfficeRoll = Readonly<{
  code: string;
  name: string;
  function?: string;
  administration?: string;
  holdings: readonly Holding[];
}>;

export type OfficeRow = Readonly<{
  office: string;
  name: string;
  function: string | null;
  administration: string | null;
  person: string | null;
  held_from: string | null;
  held_to: string | null;
}>;

/** Who holds which function and office from when to when. An office nobody holds has one row without a person. */
export const officeRoll: Projection<OfficeRoll, OfficeRow> = {
  name: 'office-roll',
  version: 1,
  of: 'office',
  evolve: (roll, event) => {
    if (event.type === e.OfficeEstablished.type)
      return { ...dataOf(e.OfficeEstablished, event), holdings: [] };
    if (!roll) return roll;
    if (event.type === e.HolderAppointed.type)
      return { ...roll, holdings: [...roll.holdings, dataOf(e.HolderAppointed, event)] };
    if (event.type === e.HolderLeft.type) {
      const { person, to } = dataOf(e.HolderLeft, event);
      return { ...roll, holdings: endHolding(roll.holdings, person, to) };
    }
    return roll;
  },
  rows: {
    columns: {
      office: 'text',
      name: 'text',
      function: 'text',
      administration: 'text',
      person: 'text',
      held_from: 'text',
      held_to: 'text',
    },
    indexes: [['office'], ['person']],
    of: ({ code, name, function: inGuideline, administration, holdings }) => {
      const office = {
        office: code,
        name,
        function: inGuideline ?? null,
        administration: administration ?? null,
      };
      if (holdings.length === 0) return [{ ...office, person: null, held_from: null, held_to: null }];
      return holdings.map(({ person, from, to }) => ({
        ...office,
        person,
        held_from: from,
        held_to: to ?? null,
      }));
    },
  },
};
