import * as f from '../fields.js';
import * as g from './group.fields.js';
import { defineEvent } from '../event-definition.js';
import { Refusal } from '../refusal.js';

type Named = Readonly<{ office?: string; person?: string }>;
type Period = Readonly<{ from: string; to?: string }>;

/** Somebody is named by office or by name, not by both. */
const named = ({ office, person }: Named): Refusal | undefined =>
  (office === undefined) === (person === undefined) ? new Refusal('office-or-person') : undefined;

const hasDays = ({ from, to }: Period): Refusal | undefined =>
  to !== undefined && to <= from ? new Refusal('period-is-empty', { from, to }) : undefined;

const who = { office: g.MemberOffice, person: g.MemberPerson };

/** A group and the function it has in the guideline. */
export const GroupEstablished = defineEvent({
  type: 'GroupEstablished',
  sv: 'Grupp inrättad',
  schema: 1,
  required: { code: g.GroupCode, name: g.GroupName },
  optional: { function: f.OfficeFunction },
});

/** Somebody belongs to the group, by office or by name, from a day until another: S075–S080. */
export const MemberAppointed = defineEvent({
  type: 'MemberAppointed',
  sv: 'Ledamot utsedd',
  schema: 1,
  required: { from: f.HoldsFrom },
  optional: { ...who, unit: g.MemberUnit, capacity: g.MemberCapacity, to: f.HoldsTo },
  check: (data) => named(data) ?? hasDays(data),
});

export const MemberLeft = defineEvent({
  type: 'MemberLeft',
  sv: 'Ledamot lämnat',
  schema: 1,
  required: { to: f.HoldsTo },
  optional: who,
  check: named,
});

/** Who leads the group: its chair, or the one appointed to chair it (S074). */
export const ChairAppointed = defineEvent({
  type: 'ChairAppointed',
  sv: 'Ordförande utsedd',
  schema: 1,
  required: { from: f.HoldsFrom },
  optional: { ...who, to: f.HoldsTo, appointedBy: g.AppointedBy },
  check: (data) => named(data) ?? hasDays(data),
});

/** A meeting was held: who called it, who led it, who was there, and what was taken up (S072–S074, S098, S147). */
export const MeetingHeld = defineEvent({
  type: 'MeetingHeld',
  sv: 'Möte hållet',
  schema: 1,
  required: { meetingDate: f.MeetingDate, present: g.Present },
  optional: {
    meetingReference: f.MeetingReference,
    convenedBy: g.ConvenedBy,
    chair: g.MeetingChair,
    absent: g.Absent,
    points: g.Points,
  },
});

/** The notes of a meeting are finished. */
export const NotesFinished = defineEvent({
  type: 'NotesFinished',
  sv: 'Minnesanteckningar färdiga',
  schema: 1,
  required: { meetingDate: f.MeetingDate, notes: g.NotesReference },
  optional: { meetingReference: f.MeetingReference },
});
