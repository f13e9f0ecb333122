import { companyStanding, type CompanyStanding } from '../guideline/companies.js';
import { JudgedLedger, type Judgeable } from './judged-ledger.js';
import { yearOf } from './queries.js';

export type CompanyFilter = Readonly<{ year?: string; knownAt?: string }>;

/**
 * The municipality's companies in a year: what is owned, when they were met, and which needs were captured. Without a
 * year, in the one that goes on. Those that are not owned any more are left out.
 * @throws Refusal unknown-year, malformed-field
 */
export async function companies(
  opened: Judgeable,
  { year, knownAt }: CompanyFilter,
  now: Date,
): Promise<readonly CompanyStanding[]> {
  const ledger = await JudgedLedger.from(opened, knownAt === undefined ? {} : { knownAt }, now);
  const asked = yearOf(year) ?? ledger.today.slice(0, 4);
  // A year that has not come is asked by its own last day: nothing has happened in it.
  const day = ledger.today.startsWith(asked) ? ledger.today : `${asked}-12-31`;
  const facts = ledger.facts.on(day);
  return ledger.facts.rolls.company
    .flatMap((company) => companyStanding(company, asked, facts) ?? [])
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
