import { correctAmong } from '../../domain/corrections/correct.js';
import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as groupCommands from '../../domain/groups/group.commands.js';
import * as groups from '../../domain/groups/group.decider.js';
import * as groupEvents from '../../domain/groups/group.events.js';
import { rowsOf } from '../command-row.js';

const group = rowsOf('group', 'registrar', 'public', () => groups.group);

/** What is recorded in the stream, and corrected there. */
const recording = [
  group(groupCommands.EstablishGroup, groups.establishGroup, {
    makes: groupEvents.GroupEstablished,
    name: 'establish',
    sv: 'Inrätta en grupp',
    en: 'Establish a group',
    creates: 'code',
    example: { code: 'e-archive-group', name: 'E-arkivgruppen' },
  }),
  group(groupCommands.AppointMember, groups.appointMember, {
    makes: groupEvents.MemberAppointed,
    name: 'appoint-member',
    sv: 'För in vem som är ledamot',
    en: 'Record who is a member',
    oneOf: ['member', 'person'],
    example: { member: 'head-of-education' },
  }),
  group(groupCommands.EndMembership, groups.endMembership, {
    makes: groupEvents.MemberLeft,
    name: 'end-membership',
    sv: 'För in att en ledamot lämnat gruppen',
    en: 'Record that a member left the group',
    oneOf: ['member', 'person'],
  }),
  group(groupCommands.AppointChair, groups.appointChair, {
    makes: groupEvents.ChairAppointed,
    name: 'appoint-chair',
    sv: 'För in vem som är ordförande',
    en: 'Record who chairs the group',
    oneOf: ['member', 'person'],
  }),
  group(groupCommands.PlanMeetings, groups.planMeetings, {
    makes: groupEvents.MeetingsPlanned,
    name: 'plan-meetings',
    sv: 'För in ett års planerade möten',
    en: 'Record the planned meetings of a year',
  }),
  group(groupCommands.IssueAgenda, groups.issueAgenda, {
    makes: groupEvents.AgendaIssued,
    name: 'issue-agenda',
    sv: 'För in en kallelse med dagordning',
    en: 'Record a notice of meeting with its agenda',
  }),
  group(groupCommands.HoldMeeting, groups.holdMeeting, {
    makes: groupEvents.MeetingHeld,
    name: 'hold-meeting',
    sv: 'För in ett möte',
    en: 'Record a meeting',
    example: { chair: 'p-7Q2MA1B2' },
  }),
  group(groupCommands.FinishNotes, groups.finishNotes, {
    makes: groupEvents.NotesFinished,
    name: 'finish-notes',
    sv: 'För in att minnesanteckningarna är färdiga',
    en: 'Record that the notes are finished',
  }),
  group(groupCommands.InformManagementTeam, groups.informManagementTeam, {
    makes: groupEvents.ManagementTeamInformed,
    name: 'inform-management-team',
    sv: 'För in att en enhets ledningsgrupp har informerats om ett möte',
    en: "Record that a unit's management team was informed of a meeting",
  }),
  group(groupCommands.DistributeInformation, groups.distributeInformation, {
    makes: groupEvents.InformationDistributed,
    name: 'distribute-information',
    sv: 'För in information som gått ut till systemägare',
    en: 'Record information that went out to system owners',
    oneOf: ['systems', 'allOwners'],
  }),
];

export const groupRows = [
  ...recording,
  group(deviations.RecordGroupDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  group(corrections.CorrectGroup, correctAmong(groups.group, recording), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
    example: { changes: [{ pointer: '/data/name', value: 'Nytt namn' }] },
  }),
];
