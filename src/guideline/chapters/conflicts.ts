import { dayOf } from '../../domain/dates.js';
import * as d from '../../domain/initiatives/decision.events.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import type { ActOf } from '../../../projections/act.js';
import type { HeldMeeting } from '../../../projections/group-roll.js';
import type { DayFacts } from '../facts.js';
import { latest, type Matter, type PathName } from '../matter.js';
import { allows } from '../pack-rows.js';
import { rule, type Breach } from '../rule.js';
import { attended, meetingsFor } from './decision-meetings.js';

/** Nobody decides in their own matter (KL 6:28–30, 7:4), and those who are to check each other are not one person (A15). */

type Decision = ActOf<typeof e.DecisionMade>;

/**
 * Those who had told of a conflict of interest, or been found to have one, each with what shows it. It is in the matter,
 * so that it outlives a round; what was said last before the decision counts, by whomever.
 */
function disqualified(subject: Matter, act: Decision) {
  const told = [
    ...subject.notAfter(d.RecusalDeclared, act).map((one) => ({ ...one, holds: true })),
    ...subject
      .notAfter(d.RecusalDecided, act)
      .map((one) => ({ ...one, holds: one.data.outcome === 'disqualified' })),
  ].map(({ event, at, recordedAt, data, holds }) => ({ event, at, recordedAt, person: data.person, holds }));
  return [...Map.groupBy(told, ({ person }) => person).values()].flatMap((about) => {
    const inOrder = about.sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
    const last = latest(inOrder);
    return last?.holds ? [last] : [];
  });
}

type Points = NonNullable<HeldMeeting['points']>;

/** The points at which the matter was taken up; all of them where none names it. */
function pointsOf(points: Points, number: string | undefined): Points {
  const own = points.filter(({ initiative }) => number !== undefined && initiative === number);
  return own.length > 0 ? own : points;
}

export const disqualifiedTookNoPart = rule({
  id: 'disqualified-took-no-part',
  version: 1,
  rows: ['S147', 'S156'],
  law: ['KL 6:28', 'KL 6:30', 'KL 7:4'],
  mode: 'guard',
  judges: [e.DecisionMade],
  says: {
    sv: 'Någon som anmält jäv, eller funnits jävig, deltog i beslutet.',
    en: 'Somebody who had declared a conflict of interest, or been found to have one, took part in the decision.',
  },
  remedy: {
    sv: 'Låt den jäviga lämna punkten och för in det på mötet, eller avgör jävsfrågan.',
    en: 'Let the disqualified person leave the point and record that, or decide the question of disqualification.',
  },
  check: ({ act, subject, facts }) => {
    const { decider } = act.data;
    const meetings = meetingsFor(act, facts);
    return disqualified(subject, act).flatMap(({ event, person }): Breach[] => {
      if (person === decider)
        return [
          {
            events: [event],
            sv: 'Beslutsfattaren hade anmält jäv, eller funnits jävig.',
            en: 'The decider had declared a conflict of interest, or been found to have one.',
          },
        ];
      const there = meetings.filter((meeting) => attended(meeting, person));
      const number = facts.all.numberOf(subject.proceedings.initiative);
      const away = there.every(({ points = [] }) =>
        pointsOf(points, number).some(({ steppedAside = [] }) => steppedAside.includes(person)),
      );
      return away ? [] : [{ events: [event, ...there.map((meeting) => meeting.event)] }];
    });
  },
});

type Role = 'reported' | 'consulted' | 'anchored' | 'decided';
type Part = Readonly<{ person: string; event: string }>;

/** Where each path gives each role to somebody; anchoring is asked for by the consultative body's own row elsewhere. */
const GIVEN_BY: Readonly<Record<PathName, Readonly<Record<Role, string>>>> = {
  shared: { reported: 'S145', consulted: 'S146', anchored: 'S149', decided: 'S147' },
  operational: { reported: 'S154', consulted: 'S155', anchored: 'S086', decided: 'S156' },
};

/** That the one who is consulted also chairs the preparatory group is the guideline's own order (S079, A15). */
const APART: readonly Readonly<{ roles: readonly [Role, Role]; sv: string; en: string }>[] = [
  {
    roles: ['reported', 'decided'],
    sv: 'anmälde behovet och beslutade',
    en: 'reported the need and decided',
  },
  {
    roles: ['reported', 'consulted'],
    sv: 'anmälde behovet och samrådde om det',
    en: 'reported the need and was consulted',
  },
  { roles: ['consulted', 'decided'], sv: 'samrådde och beslutade', en: 'was consulted and decided' },
  {
    roles: ['reported', 'anchored'],
    sv: 'anmälde behovet och ledde förankringen',
    en: 'reported the need and chaired the anchoring',
  },
  {
    roles: ['anchored', 'decided'],
    sv: 'ledde förankringen och beslutade',
    en: 'chaired the anchoring and decided',
  },
];

export const dutiesAreSegregated = rule({
  id: 'duties-are-segregated',
  version: 1,
  rows: ['S079', ...new Set(Object.values(GIVEN_BY).flatMap((roles) => Object.values(roles)))],
  mode: 'check',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Samma person har haft flera roller som ska granska varandra.',
    en: 'One person has had several of the roles that are to check each other.',
  },
  remedy: {
    sv: 'Låt en ersättare samråda, leda förankringen eller besluta.',
    en: 'Let a substitute be consulted, chair the anchoring or decide.',
  },
  check: ({ act, subject, facts }) => {
    const parts = partsIn(act, subject, facts);
    const rows = GIVEN_BY[subject.pathOn(act.at)];
    // A role whose row the guideline has left out is nobody's.
    const isGiven = (role: Role): boolean => allows(facts.pack, [rows[role]]);
    return APART.filter(({ roles }) => roles.every(isGiven)).flatMap(({ roles: [one, other], sv, en }) =>
      parts[one].flatMap((part) =>
        parts[other]
          .filter(({ person }) => person === part.person)
          .map((same): Breach => ({
            events: [part.event, same.event],
            rows: ['S079', rows[one], rows[other]],
            sv: `Samma person ${sv}.`,
            en: `One person ${en}.`,
          })),
      ),
    );
  },
});

/** Who had which role, as far as it is known, and which event says so. */
function partsIn(act: Decision, subject: Matter, facts: DayFacts): Readonly<Record<Role, readonly Part[]>> {
  const { reportedBy } = subject.need.data;
  const { decider } = act.data;
  // Only the consultative body has a chair by the guideline; the management team decides nothing and checks nobody.
  const body = facts.groupWith('preparatory-body')?.code;
  const inBody = subject.notAfter(e.InitiativeAnchored, act).filter(({ data }) => data.body === body);
  return {
    reported: reportedBy === undefined ? [] : [{ person: reportedBy, event: subject.need.event }],
    decided: decider === undefined ? [] : [{ person: decider, event: act.event }],
    consulted: subject.notAfter(e.ConsultationHeld, act).flatMap(({ event, data, at }) => {
      const holders = facts.all.on(dayOf(at)).holdersOf(data.consultedOffice);
      // Of several holders nobody knows which one it was.
      const likely = holders.length === 1 ? holders : [];
      const persons = data.consultedPerson === undefined ? likely : [data.consultedPerson];
      return persons.map((person) => ({ person, event }));
    }),
    anchored: inBody.flatMap(({ event, data, at }) =>
      chairsAt(facts.all.on(dayOf(at)), data.body, data.meetingDate ?? at).map((person) => ({
        person,
        event,
      })),
    ),
  };
}

function chairsAt(facts: DayFacts, body: string, day: string): readonly string[] {
  const led = facts.meetingsOf(body, day).flatMap(({ chair }) => (chair === undefined ? [] : [chair]));
  if (led.length > 0) return led;
  const seat = facts.chairOf(body);
  return seat ? facts.personsIn(seat) : [];
}
