import { fact, type Evolution, type Fact } from '../decider.js';
import { correctAmong } from '../corrections/correct.js';
import { Refusal } from '../refusal.js';
import type * as c from './company.commands.js';
import * as e from './company.events.js';

export type Company = Readonly<{ name: 'unregistered' }> | Readonly<{ name: 'registered' }>;

export const company: Evolution<Company> = {
  initial: { name: 'unregistered' },
  evolve: (state, event) => (event.type === e.CompanyRegistered.type ? { name: 'registered' } : state),
};

export function registerCompany(
  { code, name, share, from }: c.RegisterCompany,
  state: Company,
): readonly Fact[] {
  if (state.name === 'registered') throw new Refusal('already-exists', { what: code });
  return [fact(e.CompanyRegistered, { code, name, share, from })];
}

export const correctCompany = correctAmong(Object.values(e));
