import { GuidelineAdopted } from '../domain/guidelines/guideline.events.js';
import type { GroupRoll } from '../../projections/group-roll.js';
import type { Facts } from './facts.js';
import { cameOn } from './group-meetings.js';

/** Which whole years there is anything to be said of: those that the ledger knows the municipality at work. */

const between = (first: string, today: string): readonly string[] => {
  const [from, last] = [Number(first), Number(today.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - from + 1) }, (_none, place) => String(from + place));
};

/**
 * From the first meeting of any group on: a year without a trace of one is before the ledger begins. Where no group has
 * met at all, the ledger begins with the year it was given its guideline in; else the silence would never be found.
 */
function firstYear({ rolls }: Facts, today: string): string {
  const met = rolls.group.flatMap(({ meetings }) => meetings.map(({ meetingDate }) => meetingDate));
  const given = rolls.guideline
    .flatMap(({ acts }) => acts)
    .filter(({ type }) => type === GuidelineAdopted.type)
    .map(({ recordedAt }) => recordedAt);
  return ([...met].sort()[0] ?? given.sort()[0] ?? today).slice(0, 4);
}

/** The years of the municipality up to the one that goes on. */
export const yearsKnown = (facts: Facts, today: string): readonly string[] =>
  between(firstYear(facts, today), today);

/** Those of them that there was such a group in, whether it met or not. */
export const groupYears = (group: GroupRoll, facts: Facts, today: string): readonly string[] =>
  yearsKnown(facts, today).filter((year) => year >= cameOn(group).slice(0, 4));
