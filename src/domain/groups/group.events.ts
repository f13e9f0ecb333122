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
  optional: {
    ...who,
    unit: g.MemberUnit,
    capacity: g.MemberCapacity,
    to: f.HoldsTo,
    managementTeam: g.InManagementTeam,
  },
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

/** The days on which the group is to meet in a year, as far as is planned; a new plan takes the place of the one before. */
export const MeetingsPlanned = defineEvent({
  type: 'MeetingsPlanned',
  sv: 'Möten planerade',
  schema: 1,
  required: { year: g.PlannedYear, meetingDates: g.PlannedDates },
  optional: {},
  check: ({ year, meetingDates }) => {
    const place = meetingDates.findIndex((day) => !day.startsWith(`${year}-`));
    const day = meetingDates[place];
    return day === undefined
      ? undefined
      : new Refusal('meeting-outside-year', { day, year, place: String(place + 1) });
  },
});

/** Notice and agenda: who called the meeting, what it is to take up and who prepared it. It was sent when it happened (S083, S110, S123). */
export const AgendaIssued = defineEvent({
  type: 'AgendaIssued',
  sv: 'Kallelse och dagordning utskickad',
  schema: 1,
  required: { meetingDate: g.AgendaFor, points: g.AgendaPoints },
  optional: { meetingReference: f.MeetingReference, convenedBy: g.ConvenedBy },
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

/** A unit's own management team was told what a meeting had taken up: S090, S106. */
export const ManagementTeamInformed = defineEvent({
  type: 'ManagementTeamInformed',
  sv: 'Ledningsgrupp informerad',
  schema: 1,
  required: { meetingDate: f.MeetingDate, unit: g.InformedUnit },
  optional: { meetingReference: f.MeetingReference },
});

/** Information went out from the group to the owners of some systems, or of all there are: S109, S111. */
export const InformationDistributed = defineEvent({
  type: 'InformationDistributed',
  sv: 'Information till systemägare',
  schema: 1,
  required: {},
  optional: {
    systems: g.InformedSystems,
    allOwners: g.AllOwners,
    meetingDate: f.MeetingDate,
    meetingReference: f.MeetingReference,
    information: g.DistributedInformation,
  },
  check: ({ systems, allOwners }) =>
    (systems === undefined) === (allOwners !== true) ? new Refusal('systems-or-all-owners') : undefined,
});
