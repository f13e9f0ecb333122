import { addDays, dayOf } from '../domain/dates.js';
import { ManagementTeamInformed } from '../domain/groups/group.events.js';
import type { GroupFunction } from '../domain/guidelines/functions.js';
import type { PackGroup } from '../domain/guidelines/pack.js';
import { asWritten } from './as-written.js';
import { actsOfMeeting, earliest } from './group-acts.js';
import { groupJudged, seatsOn, type Met } from './group-meetings.js';
import type { Duty } from './rule.js';
import { nameKey, unitCalled, unitOfSeat } from './seats.js';

/** What members take home from a meeting: each unit's own management team is told of it (S090, S106). */

/** The units that somebody sits for on the day, each once, by the name of the first who does. */
function memberUnits(
  { subject, facts }: Pick<Met, 'subject' | 'facts'>,
  group: PackGroup,
): readonly string[] {
  const named = group.members?.offices ?? [];
  const units = seatsOn(subject, facts.day).flatMap((seat) => unitOfSeat(seat, named, facts) ?? []);
  return [...new Map(units.map((unit) => [nameKey(unit), unit] as const).reverse()).values()].reverse();
}

function informedOf(unit: string, group: string, context: Met): Duty {
  const { act, subject, facts } = context;
  const named = asWritten(unit);
  const code = unitCalled(unit, facts.all)?.code;
  const { meetingDate } = act.data;
  const within = facts.daysOf('informManagementTeamDays');
  const done = earliest(
    actsOfMeeting(subject, ManagementTeamInformed, act.data).filter(
      // What was told before the meeting cannot have been what it took up.
      ({ at, data }) => data.unit === code && dayOf(at) >= meetingDate,
    ),
  );
  return {
    for: 'unit',
    whom: unit,
    key: code ?? unit,
    parameter: 'informManagementTeamDays',
    ...(within === undefined ? {} : { by: addDays(meetingDate, within) }),
    ...(done ? { done } : {}),
    sv: `${named}: informera den egna ledningsgruppen om mötet i ${group} ${meetingDate}.`,
    en: `${named}: inform its own management team of the meeting of ${group} on ${meetingDate}.`,
    missed: {
      sv: `${named}: den egna ledningsgruppen informerades ${done ? 'för sent' : 'inte'} om mötet i ${group} ${meetingDate}.`,
      en: `${named}: its own management team was informed ${done ? 'too late' : 'not'} of the meeting of ${group} on ${meetingDate}.`,
    },
  };
}

/** One thing to do for each unit that has a member, after each meeting of the group. */
export function managementTeamsInformed(of: GroupFunction, context: Met): readonly Duty[] {
  const group = groupJudged(of, context);
  return group ? memberUnits(context, group).map((unit) => informedOf(unit, group.name, context)) : [];
}

export const INFORMED = {
  says: {
    sv: 'Den egna enhetens ledningsgrupp informerades inte i tid om mötet.',
    en: "The unit's own management team was not informed of the meeting in time.",
  },
  remedy: {
    sv: 'Informera den egna enhetens ledningsgrupp, och för in när det gjordes.',
    en: "Inform the unit's own management team, and record when it was done.",
  },
} as const;
