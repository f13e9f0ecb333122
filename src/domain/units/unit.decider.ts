import { fact, type Evolution, type Fact } from '../decider.js';
import { correctAmong } from '../corrections/correct.js';
import { Refusal } from '../refusal.js';
import type * as c from './unit.commands.js';
import * as e from './unit.events.js';

export type Unit = Readonly<{ name: 'unestablished' }> | Readonly<{ name: 'established' }>;

export const unit: Evolution<Unit> = {
  initial: { name: 'unestablished' },
  evolve: (state, event) => (event.type === e.UnitEstablished.type ? { name: 'established' } : state),
};

export function establishUnit({ code, name, kind }: c.EstablishUnit, state: Unit): readonly Fact[] {
  if (state.name === 'established') throw new Refusal('already-exists', { what: code });
  return [fact(e.UnitEstablished, { code, name, kind })];
}

export const correctUnit = correctAmong(Object.values(e));
