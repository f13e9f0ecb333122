import { dayOf } from '../../domain/dates.js';
import * as d from '../../domain/initiatives/decision.events.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import type { ActOf } from '../../../projections/act.js';
import type { HeldMeeting } from '../../../projections/group-roll.js';
import type { DayFacts } from '../facts.js';
import { latest, type Matter } from '../matter.js';
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

export const dutiesAreSegregated = rule({
  id: 'duties-are-segregated',
  version: 1,
  rows: ['S079', 'S145', 'S146', 'S154', 'S155'],
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
    const reporter = subject.need.data.reportedBy;
    const consulted = subject.notAfter(e.ConsultationHeld, act).map(({ event, data, at }) => {
      const holders = facts.all.on(dayOf(at)).holdersOf(data.consultedOffice);
      // Of several holders nobody knows which one it was.
      const likely = holders.length === 1 ? holders : [];
      return { event, persons: data.consultedPerson === undefined ? likely : [data.consultedPerson] };
    });
    // Only the consultative body has a chair by the guideline; the management team decides nothing and checks nobody.
    const body = facts.groupWith('preparatory-body')?.code;
    const inBody = subject.notAfter(e.InitiativeAnchored, act).filter(({ data }) => data.body === body);
    const anchored = inBody.map(({ event, data, at }) => ({
      event,
      persons: chairsAt(facts.all.on(dayOf(at)), data.body, data.meetingDate ?? at),
    }));
    const { decider } = act.data;
    // That the one who is consulted also chairs the preparatory group is the guideline's own order (A15).
    return [
      ...same(
        reporter,
        decider,
        [subject.need.event],
        'anmälde behovet och beslutade',
        'reported the need and decided',
      ),
      ...consulted.flatMap(({ event, persons }) => [
        ...persons.flatMap((person) =>
          same(
            person,
            reporter,
            [event],
            'anmälde behovet och samrådde om det',
            'reported the need and was consulted',
          ),
        ),
        ...persons.flatMap((person) =>
          same(person, decider, [event], 'samrådde och beslutade', 'was consulted and decided'),
        ),
      ]),
      ...anchored.flatMap(({ event, persons }) => [
        ...persons.flatMap((person) =>
          same(
            person,
            reporter,
            [event],
            'anmälde behovet och ledde förankringen',
            'reported and chaired the anchoring',
          ),
        ),
        ...persons.flatMap((person) =>
          same(
            person,
            decider,
            [event],
            'ledde förankringen och beslutade',
            'chaired the anchoring and decided',
          ),
        ),
      ]),
    ];
  },
});

function chairsAt(facts: DayFacts, body: string, day: string): readonly string[] {
  const led = facts.meetingsOf(body, day).flatMap(({ chair }) => (chair === undefined ? [] : [chair]));
  if (led.length > 0) return led;
  const seat = facts.chairOf(body);
  return seat ? facts.personsIn(seat) : [];
}

const same = (
  a: string | undefined,
  b: string | undefined,
  events: readonly string[],
  sv: string,
  en: string,
): Breach[] =>
  a !== undefined && a === b ? [{ events, sv: `Samma person ${sv}.`, en: `One person ${en}.` }] : [];
