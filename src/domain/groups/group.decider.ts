import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { dayOf } from '../dates.js';
import { Refusal } from '../refusal.js';
import type * as c from './group.commands.js';
import * as e from './group.events.js';

/** Somebody in the group, by office or by name; half-open, without `to` until further notice. */
export type Seat = Readonly<{
  office?: string;
  person?: string;
  unit?: string;
  capacity?: string;
  /** Whether they belong to the management team of the unit they sit for; not said in most cases. */
  managementTeam?: boolean;
  appointedBy?: string;
  from: string;
  to?: string;
}>;

export type Meeting = Readonly<{ meetingDate: string; meetingReference?: string }>;

export type Group =
  | Readonly<{ name: 'unestablished' }>
  | Readonly<{
      name: 'established';
      /** What people call it. */
      title: string;
      /** The day it was. */
      on: string;
      members: readonly Seat[];
      chairs: readonly Seat[];
      meetings: readonly Meeting[];
    }>;

type Who = Readonly<{ office?: string; person?: string }>;

export const sameSeat = (a: Who, b: Who): boolean => a.office === b.office && a.person === b.person;

const covers = ({ from, to }: Seat, end: string): boolean => from < end && (to === undefined || end <= to);

/** Ends the membership that is in force the day before `to`. */
export const endSeat = <S extends Seat>(
  seats: readonly S[],
  left: Readonly<{ office?: string; person?: string; to: string }>,
): readonly S[] =>
  seats.map((seat) => (sameSeat(seat, left) && covers(seat, left.to) ? { ...seat, to: left.to } : seat));

export const group: Evolution<Group> = {
  initial: { name: 'unestablished' },
  evolve: (state, event) => {
    if (event.type === e.GroupEstablished.type)
      return {
        name: 'established',
        title: dataOf(e.GroupEstablished, event).name,
        on: dayOf(event.metadata.occurredAt),
        members: [],
        chairs: [],
        meetings: [],
      };
    if (state.name === 'unestablished') return state;
    switch (event.type) {
      case e.MemberAppointed.type:
        return { ...state, members: [...state.members, dataOf(e.MemberAppointed, event)] };
      case e.MemberLeft.type:
        return { ...state, members: endSeat(state.members, dataOf(e.MemberLeft, event)) };
      case e.ChairAppointed.type:
        return { ...state, chairs: [...state.chairs, dataOf(e.ChairAppointed, event)] };
      case e.MeetingHeld.type:
        return { ...state, meetings: [...state.meetings, dataOf(e.MeetingHeld, event)] };
      default:
        return state;
    }
  },
};

function established(state: Group): Exclude<Group, { name: 'unestablished' }> {
  if (state.name === 'unestablished') throw new Refusal('unknown-group', { group: '?' });
  return state;
}

const whoOf = ({ member, person }: Readonly<{ member?: string; person?: string }>): Who => ({
  ...(member === undefined ? {} : { office: member }),
  ...(person === undefined ? {} : { person }),
});

export function establishGroup(
  { code, name, function: inGuideline }: c.EstablishGroup,
  state: Group,
): readonly Fact[] {
  if (state.name === 'established') throw new Refusal('already-exists', { what: code });
  return [fact(e.GroupEstablished, { code, name, function: inGuideline })];
}

/** Nobody sat in the group before there was one: either day is wrong, and only a person knows which. */
function checkDays({ on }: Exclude<Group, { name: 'unestablished' }>, from: string): void {
  if (from < on) throw new Refusal('member-before-group', { from, established: on });
}

export function appointMember(command: c.AppointMember, state: Group): readonly Fact[] {
  const { from, to, unit, capacity, managementTeam } = command;
  const seat = whoOf(command);
  checkDays(established(state), from);
  const overlapping = established(state).members.find(
    (one) =>
      sameSeat(one, seat) && (to === undefined || one.from < to) && (one.to === undefined || from < one.to),
  );
  if (overlapping) throw new Refusal('already-member', { from: overlapping.from });
  return [fact(e.MemberAppointed, { ...seat, from, to, unit, capacity, managementTeam })];
}

export function endMembership(command: c.EndMembership, state: Group): readonly Fact[] {
  const seat = whoOf(command);
  const held = established(state).members.some(
    (one) => sameSeat(one, seat) && one.to !== command.to && covers(one, command.to),
  );
  if (!held) throw new Refusal('not-member');
  return [fact(e.MemberLeft, { ...seat, to: command.to })];
}

/** A new chair follows the one before; two from the same day would leave it unsaid who leads. */
export function appointChair(command: c.AppointChair, state: Group): readonly Fact[] {
  const { from, to, appointedBy } = command;
  checkDays(established(state), from);
  if (established(state).chairs.some((chair) => chair.from === from))
    throw new Refusal('two-chairs', { from });
  return [fact(e.ChairAppointed, { ...whoOf(command), from, to, appointedBy })];
}

const isMeeting =
  ({ meetingDate, meetingReference }: Meeting) =>
  (meeting: Meeting): boolean =>
    meeting.meetingDate === meetingDate && meeting.meetingReference === meetingReference;

export function holdMeeting(command: c.HoldMeeting, state: Group): readonly Fact[] {
  const { meetingDate, present, meetingReference, convenedBy, chair, absent, points } = command;
  const { meetings, title } = established(state);
  if (meetings.some(isMeeting(command)))
    throw new Refusal('meeting-already-held', {
      group: title,
      meeting: [meetingDate, meetingReference].filter(Boolean).join(', '),
    });
  return [
    fact(
      e.MeetingHeld,
      { meetingDate, present, meetingReference, convenedBy, chair, absent, points },
      meetingDate,
    ),
  ];
}

/** What is said of a meeting is said of one that was held. */
function checkMeeting(meeting: Meeting, state: Group): void {
  if (!established(state).meetings.some(isMeeting(meeting)))
    throw new Refusal('unknown-meeting', { date: meeting.meetingDate });
}

export function finishNotes(command: c.FinishNotes, state: Group): readonly Fact[] {
  const { meetingDate, notes, meetingReference } = command;
  checkMeeting(command, state);
  return [fact(e.NotesFinished, { meetingDate, notes, meetingReference })];
}

export function planMeetings({ year, meetingDates }: c.PlanMeetings, state: Group): readonly Fact[] {
  established(state);
  return [fact(e.MeetingsPlanned, { year, meetingDates })];
}

/** Sent before the meeting, most often: it may name one that has not been held, and be sent anew. */
export function issueAgenda(command: c.IssueAgenda, state: Group): readonly Fact[] {
  const { meetingDate, points, meetingReference, convenedBy } = command;
  established(state);
  return [fact(e.AgendaIssued, { meetingDate, points, meetingReference, convenedBy })];
}

export function informManagementTeam(command: c.InformManagementTeam, state: Group): readonly Fact[] {
  const { meetingDate, unit, meetingReference } = command;
  checkMeeting(command, state);
  return [fact(e.ManagementTeamInformed, { meetingDate, unit, meetingReference })];
}

export function distributeInformation(command: c.DistributeInformation, state: Group): readonly Fact[] {
  const { systems, allOwners, meetingDate, meetingReference, information } = command;
  established(state);
  if (meetingDate !== undefined)
    checkMeeting({ meetingDate, ...(meetingReference === undefined ? {} : { meetingReference }) }, state);
  return [fact(e.InformationDistributed, { systems, allOwners, meetingDate, meetingReference, information })];
}
