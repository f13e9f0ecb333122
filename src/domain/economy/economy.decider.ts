import { fact, type Evolution, type Fact } from '../decider.js';
import { correctAmong } from '../corrections/correct.js';
import { Refusal } from '../refusal.js';
import type * as c from './economy.commands.js';
import * as e from './economy.events.js';

export type Economy = Readonly<{ name: 'unopened' }> | Readonly<{ name: 'opened'; year: string }>;

export const economy: Evolution<Economy> = {
  initial: { name: 'unopened' },
  evolve: (state, event) =>
    event.type === e.BudgetYearOpened.type ? { name: 'opened', year: String(event.data['year']) } : state,
};

export function openBudgetYear({ year }: c.OpenBudgetYear, state: Economy): readonly Fact[] {
  if (state.name === 'opened') throw new Refusal('already-exists', { what: year });
  return [fact(e.BudgetYearOpened, { year })];
}

export const correctEconomy = correctAmong(Object.values(e));
