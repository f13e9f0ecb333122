import type { Position } from '../event.js';
import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { NumberAssigned } from './register.events.js';

/** A year's register: the number of each initiative, and the initiative of each number. It grows in place. */
export type Register = Readonly<{
  numbers: Map<string, string>;
  initiatives: Map<string, string>;
  /** Where in the log each initiative got its number. */
  places: Map<string, Position>;
}>;

export const emptyRegister = (): Register => ({
  numbers: new Map(),
  initiatives: new Map(),
  places: new Map(),
});

export const evolveRegister: Evolution<Register>['evolve'] = (state, event) => {
  if (event.type === NumberAssigned.type) {
    const { initiative, number } = dataOf(NumberAssigned, event);
    state.numbers.set(initiative, number);
    state.initiatives.set(number, initiative);
    state.places.set(initiative, event.position);
  }
  return state;
};

/** The next numbers of a year for initiatives that have none, in the given order: `2026-0017`, four digits or more. */
export function assignNumbers(
  year: string,
  initiatives: readonly string[],
  state: Register,
): readonly Fact[] {
  const waiting = [...new Set(initiatives)].filter((initiative) => !state.numbers.has(initiative));
  return waiting.map((initiative, place) => {
    const number = `${year}-${String(state.numbers.size + place + 1).padStart(4, '0')}`;
    return fact(NumberAssigned, { initiative, number });
  });
}
