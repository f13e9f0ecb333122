import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import { endSeat, type Seat } from '../src/domain/groups/group.decider.js';
import * as e from '../src/domain/groups/group.events.js';
import type { Act } from './act.js';
import { judgedRoll } from './judged-roll.js';
import type { Projection } from './projection.js';

export type HeldMeeting = Readonly<{
  event: string;
  at: string;
  recordedAt: string;
  meetingDate: string;
  meetingReference?: string;
  convenedBy?: string;
  chair?: string;
  present: readonly string[];
  absent?: readonly string[];
  points?: readonly Readonly<{
    point: string;
    title?: string;
    initiative?: string;
    steppedAside?: readonly string[];
  }>[];
  notes?: string;
  notesFinishedOn?: string;
}>;

/** A seat with the event that appointed somebody to it, by which it is corrected. */
export type AppointedSeat = Seat & Readonly<{ event: string }>;

export type GroupRoll = Readonly<{
  code: string;
  name: string;
  function?: string;
  establishedOn: string;
  /** The event that established it. */
  event: string;
  members: readonly AppointedSeat[];
  chairs: readonly AppointedSeat[];
  meetings: readonly HeldMeeting[];
  acts: readonly Act[];
  revision: string;
}>;

export type GroupRow = Readonly<{
  group_code: string;
  name: string;
  function: string | null;
  meeting_date: string | null;
  meeting_reference: string | null;
  event: string | null;
  convened_by: string | null;
  chair: string | null;
  present: number | null;
  points: number | null;
}>;

/** What a rule may judge, and what tells whether something was done. */
const JUDGED: ReadonlySet<string> = new Set([
  e.MemberAppointed.type,
  e.MeetingsPlanned.type,
  e.AgendaIssued.type,
  e.MeetingHeld.type,
  e.NotesFinished.type,
  e.ManagementTeamInformed.type,
  e.InformationDistributed.type,
  DeviationRecorded.type,
]);

function held(event: RecordedEvent): HeldMeeting {
  const { occurredAt, recordedAt } = event.metadata;
  return { event: event.id, at: occurredAt, recordedAt, ...dataOf(e.MeetingHeld, event) };
}

function evolved(roll: GroupRoll | undefined, event: RecordedEvent): GroupRoll | undefined {
  if (event.type === e.GroupEstablished.type) {
    const established = dataOf(e.GroupEstablished, event);
    const establishedOn = event.metadata.occurredAt.slice(0, 10);
    return {
      ...established,
      establishedOn,
      event: event.id,
      members: [],
      chairs: [],
      meetings: [],
      acts: [],
      revision: '0',
    };
  }
  if (!roll) return roll;
  switch (event.type) {
    case e.MemberAppointed.type:
      return {
        ...roll,
        members: [...roll.members, { event: event.id, ...dataOf(e.MemberAppointed, event) }],
      };
    case e.MemberLeft.type:
      return { ...roll, members: endSeat(roll.members, dataOf(e.MemberLeft, event)) };
    case e.ChairAppointed.type:
      return { ...roll, chairs: [...roll.chairs, { event: event.id, ...dataOf(e.ChairAppointed, event) }] };
    case e.MeetingHeld.type:
      return { ...roll, meetings: [...roll.meetings, held(event)] };
    case e.NotesFinished.type: {
      const { meetingDate, meetingReference, notes } = dataOf(e.NotesFinished, event);
      const finished = { notes, notesFinishedOn: event.metadata.occurredAt.slice(0, 10) };
      return {
        ...roll,
        meetings: roll.meetings.map((meeting) =>
          meeting.meetingDate === meetingDate && meeting.meetingReference === meetingReference
            ? { ...meeting, ...finished }
            : meeting,
        ),
      };
    }
    default:
      return roll;
  }
}

/** Who belongs to a group and leads it from when to when, and the meetings it has held: one row a meeting. */
export const groupRoll: Projection<GroupRoll, GroupRow> = {
  name: 'group-roll',
  version: 3,
  of: 'group',
  evolve: judgedRoll(JUDGED, evolved),
  rows: {
    columns: {
      group_code: 'text',
      name: 'text',
      function: 'text',
      meeting_date: 'text',
      meeting_reference: 'text',
      event: 'text',
      convened_by: 'text',
      chair: 'text',
      present: 'integer',
      points: 'integer',
    },
    indexes: [['group_code', 'meeting_date']],
    of: ({ code, name, function: inGuideline, meetings }) => {
      const group = { group_code: code, name, function: inGuideline ?? null };
      if (meetings.length === 0) return [{ ...group, ...NO_MEETING }];
      return meetings.map(({ meetingDate, meetingReference, event, convenedBy, chair, present, points }) => ({
        ...group,
        meeting_date: meetingDate,
        meeting_reference: meetingReference ?? null,
        event,
        convened_by: convenedBy ?? null,
        chair: chair ?? null,
        present: present.length,
        points: points?.length ?? 0,
      }));
    },
  },
};

/** A group that has held no meeting has one row all the same. */
const NO_MEETING = {
  meeting_date: null,
  meeting_reference: null,
  event: null,
  convened_by: null,
  chair: null,
  present: null,
  points: null,
} as const;
