import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as groupCommands from '../../domain/groups/group.commands.js';
import * as groups from '../../domain/groups/group.decider.js';
import { rowsOf } from '../command-row.js';

const group = rowsOf('group', 'registrar', 'public', () => groups.group);

export const groupRows = [
  group(groupCommands.EstablishGroup, groups.establishGroup, {
    name: 'establish',
    sv: 'Inrätta en grupp',
    en: 'Establish a group',
    creates: 'code',
    example: { code: 'e-archive-group', name: 'E-arkivgruppen' },
  }),
  group(groupCommands.AppointMember, groups.appointMember, {
    name: 'appoint-member',
    sv: 'För in vem som är ledamot',
    en: 'Record who is a member',
    oneOf: ['member', 'person'],
    example: { member: 'head-of-education' },
  }),
  group(groupCommands.EndMembership, groups.endMembership, {
    name: 'end-membership',
    sv: 'För in att en ledamot lämnat gruppen',
    en: 'Record that a member left the group',
    oneOf: ['member', 'person'],
  }),
  group(groupCommands.AppointChair, groups.appointChair, {
    name: 'appoint-chair',
    sv: 'För in vem som är ordförande',
    en: 'Record who chairs the group',
    oneOf: ['member', 'person'],
  }),
  group(groupCommands.PlanMeetings, groups.planMeetings, {
    name: 'plan-meetings',
    sv: 'För in ett års planerade möten',
    en: 'Record the planned meetings of a year',
  }),
  group(groupCommands.IssueAgenda, groups.issueAgenda, {
    name: 'issue-agenda',
    sv: 'För in en kallelse med dagordning',
    en: 'Record a notice of meeting with its agenda',
  }),
  group(groupCommands.HoldMeeting, groups.holdMeeting, {
    name: 'hold-meeting',
    sv: 'För in ett möte',
    en: 'Record a meeting',
    example: { chair: 'p-7Q2MA1B2' },
  }),
  group(groupCommands.FinishNotes, groups.finishNotes, {
    name: 'finish-notes',
    sv: 'För in att minnesanteckningarna är färdiga',
    en: 'Record that the notes are finished',
  }),
  group(groupCommands.InformManagementTeam, groups.informManagementTeam, {
    name: 'inform-management-team',
    sv: 'För in att en enhets ledningsgrupp har informerats om ett möte',
    en: "Record that a unit's management team was informed of a meeting",
  }),
  group(groupCommands.DistributeInformation, groups.distributeInformation, {
    name: 'distribute-information',
    sv: 'För in information som gått ut till systemägare',
    en: 'Record information that went out to system owners',
    oneOf: ['systems', 'allOwners'],
  }),
  group(deviations.RecordGroupDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  group(corrections.CorrectGroup, groups.correctGroup, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
    example: { changes: [{ pointer: '/data/name', value: 'Nytt namn' }] },
  }),
];
