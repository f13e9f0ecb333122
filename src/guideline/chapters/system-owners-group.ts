import { dayOf } from '../../domain/dates.js';
import type { Seat } from '../../domain/groups/group.decider.js';
import * as g from '../../domain/groups/group.events.js';
import type { PackGroup } from '../../domain/guidelines/pack.js';
import type { SystemCard } from '../../../projections/system-register.js';
import { covers, lastFrom, type DayFacts } from '../facts.js';
import { actsOfGroup, earliest } from '../group-acts.js';
import { groupJudged, meetingsDuty, meetsOften, seatsOn, tooFewMeetings } from '../group-meetings.js';
import { INFORMED, managementTeamsInformed } from '../group-information.js';
import { groupDuties, groupRule, groupYearRule, yearDuties, type Breach, type Duty } from '../rule.js';
import { isSubstitute, nameKey, unitsMeant } from '../seats.js';
import { inUseOn, inWords } from '../system-facts.js';

/** Chapter 8: the system owners' group. Who sits in it follows from the register; it reaches all owners there are. */

const ownersOf = ({ owners }: SystemCard, day: string): readonly Seat[] =>
  owners.filter((owner) => covers(owner, day));

/** Systems that somebody has judged to be both larger and most critical: the guideline has no criteria (A04). */
function largerAndCritical(facts: DayFacts): readonly SystemCard[] {
  return facts.all.every('system').filter((system) => {
    const judged = lastFrom(system.criticalities.filter(({ from }) => from <= facts.day));
    return inUseOn(system, facts.day) && judged?.criticality === 'critical' && judged.larger === true;
  });
}

/** Whether two seats are somebody's who is the same: by the office, or by who is meant. */
const isOne = (a: Seat, b: Seat, facts: DayFacts): boolean =>
  (a.office !== undefined && a.office === b.office) ||
  facts.personsIn(a).some((person) => facts.personsIn(b).includes(person));

const calledIn = ({ office, person, unit }: Seat, facts: DayFacts): string =>
  unit ?? (office === undefined ? undefined : facts.all.office(office)?.name) ?? office ?? person ?? '';

const takesOwners = (group: PackGroup | undefined): boolean =>
  group?.members?.seats?.some(({ systemOwners }) => systemOwners !== undefined) === true;

export const systemOwnersGroupOfOwners = groupRule({
  id: 'system-owners-group-of-owners',
  version: 1,
  rows: ['S099', 'S100'],
  mode: 'check',
  judges: [g.MeetingHeld],
  says: {
    sv: 'Systemägargruppen består inte av ägarna till de större och mest verksamhetskritiska systemen.',
    en: "The system owners' group is not made up of the owners of the larger and most critical systems.",
  },
  remedy: {
    sv: 'Utse de ägare som saknas och avsluta de andra, eller rätta bedömningen av systemen.',
    en: 'Appoint the owners who are missing and end the others, or correct the assessment of the systems.',
  },
  check: ({ subject, facts }) => {
    const group = groupJudged('system-owners-body', { subject, facts });
    if (!group || !takesOwners(group)) return undefined;
    const systems = largerAndCritical(facts);
    const seats = seatsOn(subject, facts.day);
    const own = (group.members?.offices ?? []).flatMap((office) => facts.officesWith(office));
    const isExpected = (seat: Seat): boolean =>
      (seat.office !== undefined && own.includes(seat.office)) ||
      systems.some((system) => ownersOf(system, facts.day).some((owner) => isOne(owner, seat, facts)));
    const members = seats.filter((seat) => !isSubstitute(seat));
    if (systems.length === 0)
      return (
        members.length > 0 && {
          sv: 'Inget system är bedömt som större och mest verksamhetskritiskt, så det går inte att säga vilka som ska ingå.',
          en: 'No system is assessed as larger and most critical, so that nobody can say who belongs to the group.',
        }
      );
    const missing = systems.filter((system) => {
      const owners = ownersOf(system, facts.day).filter((owner) => facts.personsIn(owner).length > 0);
      return owners.length > 0 && !owners.some((owner) => members.some((seat) => isOne(owner, seat, facts)));
    });
    const superfluous = members.filter((seat) => !isExpected(seat));
    return breachesOf(group, missing, superfluous, facts);
  },
});

function breachesOf(
  { name }: PackGroup,
  missing: readonly SystemCard[],
  superfluous: readonly Seat[],
  facts: DayFacts,
): { sv: string; en: string }[] {
  const systems = missing.map((system) => system.name).join(', ');
  const seats = superfluous.map((seat) => calledIn(seat, facts)).join(', ');
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            sv: `${name} saknar ägaren till: ${systems}.`,
            en: `${name} lacks the owner of: ${systems}.`,
          },
        ]),
    ...(superfluous.length === 0
      ? []
      : [
          {
            sv: `${name} har ledamöter som inte äger något av de större och mest verksamhetskritiska systemen: ${seats}.`,
            en: `${name} has members who own none of the larger and most critical systems: ${seats}.`,
          },
        ]),
  ];
}

export const systemOwnersGroupHasChair = groupRule({
  id: 'system-owners-group-has-chair',
  version: 1,
  rows: ['S111'],
  mode: 'check',
  judges: [g.MeetingHeld],
  says: {
    sv: 'Systemägargruppen har ingen utsedd ordförande, som ansvarar för informationsvägarna till systemägarna.',
    en: "The system owners' group has no appointed chair, who answers for the information to the system owners.",
  },
  remedy: {
    sv: 'Utse en ordförande: riktlinjen säger inte vem det är.',
    en: 'Appoint a chair: the guideline does not say who it is.',
  },
  check: ({ subject, facts }) => {
    const group = groupJudged('system-owners-body', { subject, facts });
    return (
      group !== undefined && group.chair === undefined && facts.chairOf(subject.code) === undefined && {}
    );
  },
});

export const ownersAgendaPrepared = groupRule({
  id: 'owners-agenda-prepared',
  version: 1,
  rows: ['S110'],
  mode: 'check',
  judges: [g.AgendaIssued],
  says: {
    sv: 'En punkt på dagordningen är inte beredd av dem som riktlinjen anger.',
    en: 'A point of the agenda was not prepared by those the guideline names.',
  },
  remedy: {
    sv: 'Låt någon av dem bereda punkten, och för in vem som gjorde det.',
    en: 'Let one of them prepare the point, and record who did.',
  },
  check: ({ act, subject, facts }) => {
    const preparation = groupJudged('system-owners-body', { subject, facts })?.preparation;
    if (!preparation) return undefined;
    const offices = preparation.offices.flatMap((office) => facts.officesWith(office));
    const units = new Set(
      unitsMeant(preparation.units, facts).flatMap(({ called, code = '' }) => [code, ...called.map(nameKey)]),
    );
    const mayPrepare = (office: string): boolean =>
      offices.includes(office) || units.has(nameKey(facts.all.office(office)?.administration ?? ''));
    const others = act.data.points.filter(
      ({ preparedBy, preparedByUnit }) =>
        !(preparedBy !== undefined && mayPrepare(preparedBy)) &&
        !(preparedByUnit !== undefined && units.has(preparedByUnit)),
    );
    const points = others.map(({ point }) => point).join(', ');
    return (
      others.length > 0 && {
        sv: `Inte beredd av dem som riktlinjen anger: punkt ${points} till mötet ${act.data.meetingDate}.`,
        en: `Not prepared by those the guideline names: point ${points} of the meeting on ${act.data.meetingDate}.`,
        ...preparedBy(preparation, facts),
      }
    );
  },
});

/** Who may prepare a point, in the guideline's own words. */
function preparedBy(
  { offices, units }: NonNullable<PackGroup['preparation']>,
  facts: DayFacts,
): Pick<Breach, 'remedy'> {
  const names = inWords(
    [...offices.map((office) => facts.nameOfOffice(office)), ...units.map(({ name }) => name)],
    'eller',
  );
  return {
    remedy: {
      sv: `Låt någon av dem bereda punkten, och för in vem som gjorde det: ${names}.`,
      en: `Let one of these prepare the point, and record who did: ${names}.`,
    },
  };
}

export const systemOwnersGroupInformsManagementTeams = groupDuties({
  id: 'system-owners-group-informs-management-teams',
  version: 1,
  rows: ['S106'],
  judges: [g.MeetingHeld],
  ...INFORMED,
  duties: (context) => managementTeamsInformed('system-owners-body', context),
});

export const systemOwnersGroupMeetsOften = groupYearRule({
  id: 'system-owners-group-meets-often',
  version: 1,
  rows: ['S112'],
  mode: 'check',
  ...meetsOften({ sv: 'Systemägargruppen', en: "The system owners' group" }),
  check: (context) => tooFewMeetings('system-owners-body', context),
  duty: (context) => meetingsDuty('system-owners-body', context),
});

/** When the owner of a system was first reached in the year by information from the group, if they were. */
function reached(
  system: SystemCard,
  distributions: readonly Readonly<{ event: string; at: string; data: { systems?: readonly string[] } }>[],
) {
  return earliest(
    distributions.filter(
      ({ at, data }) =>
        inUseOn(system, dayOf(at)) &&
        ownersOf(system, dayOf(at)).length > 0 &&
        (data.systems === undefined || data.systems.includes(system.system)),
    ),
  );
}

/** Every owner of a system in use is reached once a year at least; a system without an owner has nobody to reach. */
export const systemOwnersReached = yearDuties({
  id: 'system-owners-reached',
  version: 1,
  rows: ['S109'],
  says: {
    sv: 'Alla systemägare har inte nåtts av information under året.',
    en: 'Not all system owners were reached by information during the year.',
  },
  remedy: {
    sv: 'Nå alla systemägare med aktuell information, och för in utskicket.',
    en: 'Reach all system owners with current information, and record that it went out.',
  },
  duties: ({ subject: { year, firstDay, lastDay }, facts }): readonly Duty[] => {
    const group = facts.groupWith('system-owners-body');
    const roll = facts.all.group(group?.code ?? '');
    if (!group || !roll) return [];
    const systems = facts.all
      .every('system')
      .filter((system) => inUseOn(system, facts.day) && ownersOf(system, facts.day).length > 0);
    if (systems.length === 0) return [];
    const distributions = actsOfGroup(roll, g.InformationDistributed).filter(
      ({ at }) => firstDay <= dayOf(at) && dayOf(at) <= lastDay,
    );
    const told = systems.map((system) => ({ system, by: reached(system, distributions) }));
    const left = told.filter(({ by }) => by === undefined).map(({ system }) => system.name);
    const last = told.flatMap(({ by }) => by ?? []).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
    return [
      {
        for: 'group',
        whom: group.name,
        by: lastDay,
        progress: { done: told.length - left.length, of: told.length },
        ...(left.length === 0 && last ? { done: { event: last.event, at: last.at } } : {}),
        events: [roll.event, ...distributions.map(({ event }) => event)],
        missed: {
          sv: `Ägarna till dessa system nåddes inte av information ${year}: ${left.join(', ')}.`,
          en: `The owners of these systems were not reached by information in ${year}: ${left.join(', ')}.`,
        },
      },
    ];
  },
});
