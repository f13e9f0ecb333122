import * as g from '../../domain/groups/group.events.js';
import { asWritten } from '../as-written.js';
import { groupJudged, lacksMembers, ledByAppointed, notConvened } from '../group-meetings.js';
import { INFORMED, managementTeamsInformed } from '../group-information.js';
import { groupDuties, groupRule } from '../rule.js';
import { convenedIn, groupIn } from '../told-in-pack.js';
import { fills, nameKey, seatsByUnit, seatsFor, unitsMeant } from '../seats.js';

/** Chapter 7: who calls and leads the preparatory group, who sits in it, and what they take home. */

export const preparatoryGroupConvenedByCoordinator = groupRule({
  id: 'preparatory-group-convened-by-coordinator',
  version: 1,
  rows: ['S083'],
  mode: 'acl',
  judges: [g.MeetingHeld],
  says: {
    sv: 'Beredningsgruppens möte är inte sammankallat av kommunens IT-strateg.',
    en: 'The preparatory group was not convened by the IT strategist.',
  },
  remedy: {
    sv: 'Låt IT-strategen kalla till mötet, eller för in vem som gjorde det.',
    en: 'Let the IT strategist convene the meeting, or record who did.',
  },
  inPack: convenedIn('preparatory-body'),
  check: (context) => notConvened('preparatory-body', context),
});

/** The row knows no deputy: whoever else leads a meeting does so as a deviation, which somebody explains (S093). */
export const preparatoryGroupChairedByCoordinator = groupRule({
  id: 'preparatory-group-chaired-by-coordinator',
  version: 1,
  rows: ['S093'],
  mode: 'guard',
  judges: [g.MeetingHeld],
  says: {
    sv: 'Beredningsgruppens möte leddes inte av kommunens IT-strateg.',
    en: 'The meeting of the preparatory group was not led by the IT strategist.',
  },
  remedy: {
    sv: 'För in vem som ledde mötet, och skälet om det var någon annan än IT-strategen.',
    en: 'Record who led the meeting, and the reason when it was not the IT strategist.',
  },
  inPack: (pack) => {
    const chair = groupIn(pack, 'preparatory-body')?.chair;
    return chair === undefined ? {} : { meaning: { coordinator: chair } };
  },
  check: ({ act, subject, facts }) => {
    const group = groupJudged('preparatory-body', { subject, facts });
    if (!group?.chair) return undefined;
    const { chair } = act.data;
    if (chair !== undefined && facts.personsWith(group.chair).includes(chair)) return undefined;
    if (ledByAppointed(chair, group, facts)) return undefined;
    return chair !== undefined && facts.actsAs(chair, group.chair)
      ? {
          meaning: { coordinator: group.chair },
          sv: 'Beredningsgruppens möte leddes av IT-strategens ersättare; riktlinjen nämner ingen ersättare för ordföranden.',
          en: "The meeting of the preparatory group was led by the IT strategist's substitute; the guideline names no deputy chair.",
        }
      : {};
  },
});

export const preparatoryGroupFullyAppointed = groupRule({
  id: 'preparatory-group-fully-appointed',
  version: 1,
  rows: ['S081', 'S093', 'S094', 'S095', 'S096', 'S097'],
  mode: 'check',
  judges: [g.MeetingHeld],
  says: {
    sv: 'Beredningsgruppen saknar en ledamot som riktlinjen anger.',
    en: 'The preparatory group lacks a member that the guideline names.',
  },
  remedy: {
    sv: 'Utse en ledamot för enheten, eller tillsätt befattningen.',
    en: 'Appoint a member for the unit, or fill the office.',
  },
  check: (context) => lacksMembers('preparatory-body', 'S081', { coordinator: 'S093' }, context),
});

export const memberFromManagementTeam = groupRule({
  id: 'member-from-management-team',
  version: 1,
  rows: ['S094'],
  mode: 'check',
  judges: [g.MemberAppointed],
  says: {
    sv: 'Ledamoten ingår inte i verksamhetskontorets ledningsgrupp.',
    en: "The member does not belong to the office's management team.",
  },
  remedy: {
    sv: 'Utse någon ur verksamhetskontorets ledningsgrupp.',
    en: "Appoint somebody from the office's management team.",
  },
  check: ({ act, subject, facts }) => {
    const group = groupJudged('preparatory-body', { subject, facts });
    const { unit, managementTeam } = act.data;
    if (!group || unit === undefined || managementTeam !== false) return undefined;
    const offices = (group.members?.seats ?? []).filter(({ every }) => every !== undefined);
    return (
      unitsMeant(offices, facts).some(({ name }) => nameKey(name) === nameKey(unit)) && {
        sv: `Ledamoten för ${asWritten(unit)} ingår inte i kontorets ledningsgrupp.`,
        en: `The member for ${asWritten(unit)} does not belong to the office's management team.`,
      }
    );
  },
});

/** A seat that nobody has is another fault: here somebody was to come and neither they nor a substitute did (S089). */
export const operationsOfficesRepresented = groupRule({
  id: 'operations-offices-represented',
  version: 1,
  rows: ['S089'],
  mode: 'check',
  judges: [g.MeetingHeld],
  says: {
    sv: 'Ett verksamhetskontor var inte företrätt vid beredningsgruppens möte.',
    en: 'An operations office was not represented at the meeting of the preparatory group.',
  },
  remedy: {
    sv: 'Utse en ersättare som kan komma när ledamoten är förhindrad.',
    en: 'Appoint a substitute who can come when the member cannot.',
  },
  check: ({ act, subject, facts }) => {
    const group = groupJudged('preparatory-body', { subject, facts });
    if (!group) return undefined;
    const seats = seatsByUnit(subject, group, facts);
    const came = [...act.data.present, ...(act.data.chair === undefined ? [] : [act.data.chair])];
    const offices = (group.members?.seats ?? []).filter(({ every }) => every !== undefined);
    const absent = unitsMeant(offices, facts).filter((unit) => {
      const own = seatsFor(unit, seats).filter((seat) => facts.personsIn(seat).length > 0);
      return own.length > 0 && !own.some((seat) => came.some((person) => fills(seat, person, facts)));
    });
    const names = absent.map(({ name }) => asWritten(name)).join(', ');
    return (
      absent.length > 0 && {
        sv: `Inte företrätt vid mötet: ${names}.`,
        en: `Not represented at the meeting: ${names}.`,
      }
    );
  },
});

export const preparatoryGroupInformsManagementTeams = groupDuties({
  id: 'preparatory-group-informs-management-teams',
  version: 1,
  rows: ['S088', 'S090'],
  judges: [g.MeetingHeld],
  ...INFORMED,
  duties: (context) => managementTeamsInformed('preparatory-body', context),
});
