import * as g from '../../domain/groups/group.events.js';
import { lacksMembers, meetingsDuty, meetsOften, notConvened, tooFewMeetings } from '../group-meetings.js';
import { groupRule, groupYearRule } from '../rule.js';
import { convenedIn } from '../told-in-pack.js';

/** Chapter 9: the financing group, who sits in it, who calls it and how often it meets. */

export const financingGroupConvenedByCoordinator = groupRule({
  id: 'financing-group-convened-by-coordinator',
  version: 1,
  rows: ['S123'],
  mode: 'acl',
  judges: [g.MeetingHeld],
  says: {
    sv: 'Finansieringsgruppens möte är inte sammankallat av kommunens IT-strateg.',
    en: 'The financing group was not convened by the IT strategist.',
  },
  remedy: {
    sv: 'Låt IT-strategen kalla till mötet i gruppen, eller för in vem som gjorde det.',
    en: 'Let the IT strategist convene the group, or record who did.',
  },
  inPack: convenedIn('financing-body'),
  check: (context) => notConvened('financing-body', context),
});

export const financingGroupFullyAppointed = groupRule({
  id: 'financing-group-fully-appointed',
  version: 1,
  rows: ['S113', 'S114', 'S115', 'S116', 'S117'],
  mode: 'check',
  judges: [g.MeetingHeld],
  says: {
    sv: 'Finansieringsgruppen saknar en ledamot som riktlinjen anger.',
    en: 'The financing group lacks a member that the guideline names.',
  },
  remedy: {
    sv: 'Utse ledamoten i gruppen, eller tillsätt befattningen.',
    en: 'Appoint the member to the group, or fill the office.',
  },
  check: (context) =>
    lacksMembers('financing-body', 'S113', { 'finance-director': 'S115', coordinator: 'S117' }, context),
});

export const financingGroupMeetsOften = groupYearRule({
  id: 'financing-group-meets-often',
  version: 1,
  rows: ['S122'],
  mode: 'check',
  ...meetsOften({ sv: 'Finansieringsgruppen', en: 'The financing group' }),
  check: (context) => tooFewMeetings('financing-body', context),
  duty: (context) => meetingsDuty('financing-body', context),
});
