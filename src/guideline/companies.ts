import { dayOf } from '../domain/dates.js';
import { CompanyMet } from '../domain/companies/company.events.js';
import { WHOLE } from '../domain/companies/company.fields.js';
import type { ActOf } from '../../projections/act.js';
import type { CompanyRoll } from '../../projections/company-roll.js';
import { lastFrom, type DayFacts } from './facts.js';

/** Companies as rules, lists and reports ask about them: by day. */

type Met = ActOf<typeof CompanyMet>;

const inForce = <T extends Readonly<{ from: string }>>(since: readonly T[], day: string): T | undefined =>
  lastFrom(since.filter(({ from }) => from <= day));

/** How much of it the municipality owns that day, in hundredths of a per cent, and since which event. */
export const ownedOn = (
  { ownership }: CompanyRoll,
  day: string,
): CompanyRoll['ownership'][number] | undefined => {
  const owned = inForce(ownership, day);
  return owned && owned.share > 0 ? owned : undefined;
};

/** Only the whole is "helägt" (A06). */
export const isWhollyOwned = (company: CompanyRoll, day: string): boolean =>
  ownedOn(company, day)?.share === WHOLE;

/** The meetings somebody had with it in a year. */
export const meetingsIn = ({ acts }: CompanyRoll, year: string): readonly Met[] =>
  acts.filter((act): act is Met => act.type === CompanyMet.type && dayOf(act.at).startsWith(`${year}-`));

export const reachedOn = ({ reachability }: CompanyRoll, day: string) => inForce(reachability, day);
export const networkOn = ({ network }: CompanyRoll, day: string) => inForce(network, day);

/**
 * Whether network and switchboard are to cover the company (A06). The guideline says "kommunägda" and no share: where the
 * municipality has set none, only what is wholly owned is judged, which every reading of the word takes in.
 */
export const isInScope = (company: CompanyRoll, facts: DayFacts): boolean =>
  (ownedOn(company, facts.day)?.share ?? 0) >= (facts.numberOf('networkCompanyShare') ?? WHOLE);
