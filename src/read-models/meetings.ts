import * as g from '../domain/groups/group.events.js';
import type { DayFacts, Facts } from '../guideline/facts.js';
import { actsOfGroup, actsOfMeeting } from '../guideline/group-acts.js';
import { normIn, seatsOn, type Norm } from '../guideline/group-meetings.js';
import type { OpenDuty } from '../guideline/judge.js';
import { groupName } from '../guideline/names.js';
import { notesFinished } from '../guideline/chapters/meetings.js';
import { fills, isSubstitute, nameKey, unitName } from '../guideline/seats.js';
import { groupYears } from '../guideline/years.js';
import type { GroupRoll, HeldMeeting } from '../../projections/group-roll.js';
import { JudgedLedger, type Judgeable } from './judged-ledger.js';
import { yearOf } from './queries.js';
import { knownGroup } from './seats.js';

/** How the groups have met, for auditors: against the norm, who came, the notes, and what units were told (Q14, Q15). */

/** Done in time or without a set time, done late, not done in time, or still to be done. */
export type Counted = Readonly<{ done: number; late: number; missing: number; waiting: number }>;
export type MeetingYear = Readonly<{
  group: string;
  name: string;
  year: string;
  held: number;
  /** What the guideline in force at the end of the year, or today, expects of that part of the year; absent where it says nothing. */
  least?: number;
  most?: number;
  planned?: number;
  /** Seats of members at the meetings, and how many somebody sat in: the member, or a substitute. */
  seats: number;
  seated: number;
  /** Whole per cent; absent where nobody has a seat. */
  attendance?: number;
  withoutNotes: number;
  notesLate: number;
  informed: Counted;
  units: readonly (Counted & Readonly<{ unit: string }>)[];
  /** The meetings. */
  events: readonly string[];
}>;

export type MeetingFilter = Readonly<{ group?: string; year?: string; knownAt?: string }>;

/** Every group's years, the newest first. @throws Refusal unknown-year, malformed-field, unknown-group */
export async function meetings(
  opened: Judgeable,
  { group, year, knownAt }: MeetingFilter,
  now: Date,
): Promise<readonly MeetingYear[]> {
  yearOf(year);
  const ledger = await JudgedLedger.from(opened, knownAt === undefined ? {} : { knownAt }, now);
  knownGroup(ledger.facts.rolls, group);
  const duties = Map.groupBy(
    ledger.rolls().flatMap(({ duties: due }) => due),
    ({ subject: { kind, id } }) => `${kind}-${id}`,
  );
  return ledger.facts.rolls.group
    .filter(({ code }) => group === undefined || code === group)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap((roll) =>
      yearsOf(roll, ledger)
        .filter((one) => year === undefined || one === year)
        .map((one) => yearOfGroup(ledger, roll, one, duties.get(`group-${roll.code}`) ?? [])),
    );
}

/** Years with a meeting or a plan, and those without either in which the guideline expects meetings. */
const yearsOf = (roll: GroupRoll, { facts, today }: JudgedLedger): readonly string[] => {
  const planned = actsOfGroup(roll, g.MeetingsPlanned).map(({ data }) => data.year);
  const held = roll.meetings.map(({ meetingDate }) => meetingDate.slice(0, 4));
  const expected = groupYears(roll, facts, today).filter(
    (year) => normOfYear(year, roll, facts, today) !== undefined,
  );
  return [...new Set([...held, ...planned, ...expected])].sort().reverse();
};

/** By the guideline in force at the end of the year, or today. */
const normOfYear = (year: string, roll: GroupRoll, facts: Facts, today: string): Norm | undefined =>
  normIn(roll, year, facts.on([`${year}-12-31`, today].sort()[0] as string));

function yearOfGroup(
  { facts, today }: JudgedLedger,
  roll: GroupRoll,
  year: string,
  duties: readonly OpenDuty[],
): MeetingYear {
  const held = roll.meetings.filter(({ meetingDate }) => meetingDate.startsWith(year));
  const events = held.map(({ event }) => event);
  const own = duties.filter(({ event }) => event !== undefined && events.includes(event));
  const informing = own.filter(({ parameter }) => parameter === 'informManagementTeamDays');
  const attendance = held.map((meeting) => attendanceAt(roll, meeting, facts.on(meeting.meetingDate)));
  const seats = attendance.reduce((sum, one) => sum + one.seats, 0);
  const seated = attendance.reduce((sum, one) => sum + one.seated, 0);
  const norm = normOfYear(year, roll, facts, today);
  const plan = actsOfGroup(roll, g.MeetingsPlanned).findLast(({ data }) => data.year === year);
  return {
    group: roll.code,
    name: groupName(roll.code, facts.on([`${year}-12-31`, today].sort()[0] as string)),
    year,
    held: held.length,
    ...(norm ? { least: norm.least, most: norm.most } : {}),
    ...(plan ? { planned: plan.data.meetingDates.length } : {}),
    seats,
    seated,
    ...(seats === 0 ? {} : { attendance: Math.round((seated * 100) / seats) }),
    withoutNotes: held.filter((meeting) => actsOfMeeting(roll, g.NotesFinished, meeting).length === 0).length,
    notesLate: countedOf(
      own.filter(({ rule }) => rule === notesFinished.id),
      today,
    ).late,
    informed: countedOf(informing, today),
    units: [...Map.groupBy(informing, ({ whom = '' }) => whom)]
      .map(([unit, some]) => ({ unit, ...countedOf(some, today) }))
      .toSorted((a, b) => a.unit.localeCompare(b.unit, 'sv')),
    events,
  };
}

const countedOf = (duties: readonly OpenDuty[], today: string): Counted => {
  const standing = ({ by, doneOn }: OpenDuty): keyof Counted =>
    doneOn === undefined
      ? by !== undefined && today > by
        ? 'missing'
        : 'waiting'
      : by !== undefined && doneOn > by
        ? 'late'
        : 'done';
  const count = (of: keyof Counted): number => duties.filter((duty) => standing(duty) === of).length;
  return { done: count('done'), late: count('late'), missing: count('missing'), waiting: count('waiting') };
};

/** The members' seats at a meeting, and those that somebody sat in: who has it, or a substitute for the same unit. */
function attendanceAt(
  roll: GroupRoll,
  { present, chair }: HeldMeeting,
  facts: DayFacts,
): Readonly<{ seats: number; seated: number }> {
  const seats = seatsOn(roll, facts.day);
  const came = [...present, ...(chair === undefined ? [] : [chair])];
  const sat = (seat: GroupRoll['members'][number]): boolean =>
    came.some((person) => fills(seat, person, facts));
  const members = seats.filter((seat) => !isSubstitute(seat));
  const unitOf = ({ unit }: GroupRoll['members'][number]): readonly string[] =>
    unit === undefined ? [] : [nameKey(unitName(unit, facts.all))];
  const replaced = seats.filter((seat) => isSubstitute(seat) && sat(seat)).flatMap(unitOf);
  const seated = members.filter((seat) => sat(seat) || unitOf(seat).some((unit) => replaced.includes(unit)));
  return { seats: members.length, seated: seated.length };
}
