import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { Refusal } from '../refusal.js';
import type * as c from './unit.commands.js';
import * as e from './unit.events.js';

export type Unit =
  | Readonly<{ name: 'unestablished' }>
  | Readonly<{ name: 'established' | 'ended'; code: string; called: string }>;

export const unit: Evolution<Unit> = {
  initial: { name: 'unestablished' },
  evolve: (state, event) => {
    if (event.type === e.UnitEstablished.type) {
      const { code, name } = dataOf(e.UnitEstablished, event);
      return { name: 'established', code, called: name };
    }
    return event.type === e.UnitEnded.type && state.name !== 'unestablished'
      ? { ...state, name: 'ended' }
      : state;
  },
};

function established(state: Unit): Exclude<Unit, { name: 'unestablished' }> {
  if (state.name === 'unestablished') throw new Refusal('unknown-unit', { unit: '?' });
  return state;
}

export function establishUnit({ code, name, kind }: c.EstablishUnit, state: Unit): readonly Fact[] {
  if (state.name !== 'unestablished') throw new Refusal('already-exists', { what: code });
  return [fact(e.UnitEstablished, { code, name, kind })];
}

/** What a unit is called anyway is no other name, and says nothing. */
export function recordAlias(
  { alias, certainty, deciderOffice, reasons }: c.RecordUnitAlias,
  state: Unit,
): readonly Fact[] {
  if (established(state).called === alias) return [];
  return [fact(e.UnitAliasRecorded, { alias, certainty, deciderOffice, reasons })];
}

export function setResponsibilities(
  { responsibilities, from }: c.SetUnitResponsibilities,
  state: Unit,
): readonly Fact[] {
  established(state);
  return [fact(e.UnitResponsibilitiesSet, { responsibilities, from })];
}

export function recordReachability(
  { reachable, from }: c.RecordUnitReachability,
  state: Unit,
): readonly Fact[] {
  established(state);
  return [fact(e.UnitReachabilityRecorded, { reachable, from })];
}

export function endUnit({ on, successor, reasons }: c.EndUnit, state: Unit): readonly Fact[] {
  const { name, code } = established(state);
  if (name === 'ended') throw new Refusal('already-ended');
  if (successor === code) throw new Refusal('own-successor');
  return [fact(e.UnitEnded, { on, successor, reasons })];
}
