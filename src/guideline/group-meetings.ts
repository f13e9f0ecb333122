import { many } from '../domain/many.js';
import { daysBetween } from '../domain/dates.js';
import type { GroupFunction, OfficeFunction } from '../domain/guidelines/functions.js';
import type { PackGroup } from '../domain/guidelines/pack.js';
import type { MeetingHeld } from '../domain/groups/group.events.js';
import type { ActOf } from '../../projections/act.js';
import type { GroupRoll, HeldMeeting } from '../../projections/group-roll.js';
import { asWritten } from './as-written.js';
import { covers, type DayFacts } from './facts.js';
import { agendasFor } from './group-acts.js';
import type { Breach, Context, Duty, Rule, Words } from './rule.js';
import { isSubstitute, seatsByUnit, seatsFor, unitsMeant } from './seats.js';

/** What the guideline says of several groups alike: who calls and leads their meetings, who sits there, how often they meet. */

export type Met = Context<'group', ActOf<typeof MeetingHeld>>;

/** The group with a function, when it is the one that is judged. */
export const groupJudged = (
  of: GroupFunction,
  { subject, facts }: Pick<Context<'group'>, 'subject' | 'facts'>,
): PackGroup | undefined => {
  const group = facts.groupWith(of);
  return group?.code === subject.code ? group : undefined;
};

/** A meeting that was not called by the office that the guideline names; who called it may be told by its agenda (S072, S083, S123). */
export function notConvened(of: GroupFunction, context: Met): Breach | undefined {
  const { act, subject, facts } = context;
  const group = groupJudged(of, context);
  if (!group?.convener) return undefined;
  const { convener } = group;
  const by = [
    act.data.convenedBy,
    ...(act.data.convenedBy === undefined
      ? agendasFor(subject, act.data).map(({ data }) => data.convenedBy)
      : []),
  ];
  return by.some((office) => facts.isOffice(office, convener)) ? undefined : {};
}

/** Whether somebody led a meeting as the chair whom the office that may has appointed; a new chair follows the one before, who leads no more. */
export function ledByAppointed(
  chair: string | undefined,
  { code, chairAppointedBy }: PackGroup,
  facts: DayFacts,
): boolean {
  const seat = facts.chairOf(code);
  return (
    chair !== undefined &&
    seat !== undefined &&
    facts.personsIn(seat).includes(chair) &&
    chairAppointedBy !== undefined &&
    facts.isOffice(seat.appointedBy, chairAppointedBy)
  );
}

/** Whom a group lacks on the day of a meeting: offices that nobody sits by, and units that nobody sits for as a member. */
export function lacksMembers(
  of: GroupFunction,
  row: string,
  seatedBy: Readonly<Partial<Record<OfficeFunction, string>>>,
  context: Pick<Context<'group'>, 'subject' | 'facts'>,
): Breach | undefined {
  const { subject, facts } = context;
  const group = groupJudged(of, context);
  if (!group?.members) return undefined;
  const members = facts.membersOf(subject.code);
  const offices = group.members.offices
    .filter((office) => !facts.personsWith(office).some((person) => members.includes(person)))
    .map((office) => ({ name: facts.nameOfOffice(office), rows: [seatedBy[office] ?? []].flat() }));
  const seats = seatsByUnit(subject, group, facts);
  const units = unitsMeant(group.members.seats ?? [], facts).filter(
    (unit) => !seatsFor(unit, seats).some((seat) => !isSubstitute(seat) && facts.personsIn(seat).length > 0),
  );
  const missing = [...offices, ...units];
  const names = [
    ...offices.map(({ name }) => name),
    ...units.map(({ name, seat }) => (name === seat ? asWritten(name) : `${seat} (${asWritten(name)})`)),
  ].join(', ');
  return missing.length === 0
    ? undefined
    : {
        rows: [...new Set([row, ...missing.flatMap(({ rows }) => rows)])],
        sv: `${group.name} saknar ledamot: ${names}.`,
        en: `${group.name} lacks a member: ${names}.`,
      };
}

/** How often a group is to meet in a year, and how often it has. */
export type Norm = Readonly<{
  group: PackGroup;
  year: string;
  least: number;
  most: number;
  held: readonly HeldMeeting[];
}>;

/**
 * What a guideline expects of a group in a year, by the facts of its last day or of today: the one answer that rules,
 * lists, reports and follow-ups all give. Prorated by the days of that year when the guideline or the group came during
 * it; nothing of a year before either. More than the guideline's upper number is no fault (A28).
 */
export function normIn(subject: GroupRoll, year: string, facts: DayFacts): Norm | undefined {
  const group = facts.guideline && facts.groupCalled(subject.code);
  if (!group?.meetingsPerYear) return undefined;
  const { least, most } = group.meetingsPerYear;
  const first = facts.all
    .versions()
    .find(({ pack }) => pack.groups.some((one) => one.code === group.code && one.meetingsPerYear));
  const [firstDay, lastDay] = [`${year}-01-01`, `${year}-12-31`];
  const begun = [firstDay, first?.inForceFrom ?? '', cameOn(subject)].sort().at(-1) ?? firstDay;
  const part = (daysBetween(begun, lastDay) + 1) / (daysBetween(firstDay, lastDay) + 1);
  if (part <= 0) return undefined;
  const held = subject.meetings.filter(({ meetingDate }) => meetingDate.startsWith(`${year}-`));
  return { group, year, least: Math.floor(least * part), most: Math.ceil(most * part), held };
}

/** The same of the group with a function, when it is the one that is judged. */
export const normOf = (
  of: GroupFunction,
  context: Pick<Context<'group'>, 'act' | 'subject' | 'facts'>,
): Norm | undefined =>
  groupJudged(of, context) && normIn(context.subject, context.act.at.slice(0, 4), context.facts);

/** Too few meetings in a year. */
export function tooFewMeetings(of: GroupFunction, context: Context<'group'>): Breach | undefined {
  const norm = normOf(of, context);
  if (!norm || norm.held.length >= norm.least) return undefined;
  const { group, year, least, held } = norm;
  return {
    events: [context.subject.event, ...held.map(({ event }) => event)],
    sv: `${group.name} höll ${many(held.length, 'möte', 'möten')} ${year}, minst ${least} väntas.`,
    en: `${group.name} held ${many(held.length, 'meeting', 'meetings')} in ${year}; at least ${least} ${least === 1 ? 'is' : 'are'} expected.`,
  };
}

/** The meetings of the year that goes on, for who calls them: held so far, of how many. */
export function meetingsDuty(of: GroupFunction, context: Context<'group'>): Duty | undefined {
  const norm = normOf(of, context);
  if (!norm || norm.least === 0) return undefined;
  const { group, year, least, held } = norm;
  const reached = held.toSorted((a, b) => (a.meetingDate < b.meetingDate ? -1 : 1))[least - 1];
  return {
    ...(group.convener ? { for: group.convener } : { for: 'group', whom: group.name }),
    key: year,
    by: `${year}-12-31`,
    progress: { done: held.length, of: least },
    ...(reached ? { done: { event: reached.event, at: reached.at } } : {}),
    sv: `Håll minst ${many(least, 'möte', 'möten')} i ${group.name} ${year}.`,
    en: `Hold at least ${many(least, 'meeting', 'meetings')} of ${group.name} in ${year}.`,
  };
}

/**
 * The first day on which there was anybody or anything in the group, as far as is recorded; of one that nobody was
 * appointed to and that never met, the day it was established.
 */
export function cameOn({ members, chairs, meetings, establishedOn }: GroupRoll): string {
  const days = [...members, ...chairs].map(({ from }) => from);
  return [...days, ...meetings.map(({ meetingDate }) => meetingDate)].sort()[0] ?? establishedOn;
}

/** What is said of each group's rule, by the name of the group: a report tells them beside one another. */
export const meetsOften = (group: Words): Pick<Rule, 'says' | 'remedy'> => ({
  remedy: { sv: 'Planera möten för hela året.', en: 'Plan meetings for the whole year.' },
  says: {
    sv: `${group.sv} har haft färre möten än riktlinjen anger.`,
    en: `${group.en} has met less often than the guideline says.`,
  },
});

/** The seats of a group's members that are in force on the day. */
export const seatsOn = ({ members }: GroupRoll, day: string): GroupRoll['members'] =>
  members.filter((seat) => covers(seat, day));
