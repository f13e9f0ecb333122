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

/** How a company stood in a year: owned, met, heard, on the network and reached, each with the events that say so. */
export type CompanyStanding = Readonly<{
  company: string;
  name: string;
  share: number;
  ownedFrom: string;
  wholly: boolean;
  meetings: readonly Readonly<{
    meetingDate: string;
    metBy: string;
    topics: readonly string[];
    initiatives: readonly string[];
  }>[];
  /** Initiatives that the company's needs became. */
  captured: readonly string[];
  usesNetwork?: boolean;
  reachable?: boolean;
  inScope: boolean;
  events: readonly string[];
}>;

/** As above by the facts of a day; nothing of a company that is not owned then. */
export function companyStanding(
  company: CompanyRoll,
  year: string,
  facts: DayFacts,
): CompanyStanding | undefined {
  const owned = ownedOn(company, facts.day);
  if (!owned) return undefined;
  const met = meetingsIn(company, year);
  const [network, reached] = [networkOn(company, facts.day), reachedOn(company, facts.day)];
  return {
    company: company.code,
    name: company.name,
    share: owned.share,
    ownedFrom: owned.from,
    wholly: isWhollyOwned(company, facts.day),
    meetings: met.map(({ data: { meetingDate, metBy, topics, initiatives = [] } }) => ({
      meetingDate,
      metBy,
      topics,
      initiatives,
    })),
    captured: [...new Set(met.flatMap(({ data }) => data.initiatives ?? []))],
    ...(network ? { usesNetwork: network.usesNetwork } : {}),
    ...(reached ? { reachable: reached.reachable } : {}),
    inScope: facts.guideline !== undefined && isInScope(company, facts),
    events: [owned.event, ...met.map(({ event }) => event)],
  };
}
