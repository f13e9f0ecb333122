import { dayOf } from '../../domain/dates.js';
import * as e from '../../domain/follow-up/survey.events.js';
import { Population } from '../../domain/follow-up/survey.fields.js';
import type { ActOf } from '../../../projections/act.js';
import { actsOf, answersOf, closingOf, actionOf } from '../../../projections/survey-answers.js';
import type { SurveyRound } from '../../../projections/survey-round.js';
import type { DayFacts } from '../facts.js';
import { surveyDuties, surveyRule, yearDuties, type Context, type Duty } from '../rule.js';

/** Chapter 15: the yearly follow-up, and what residents and companies think. */

export const followUpAnsweredYearly = yearDuties({
  id: 'follow-up-answered-yearly',
  version: 1,
  rows: ['S170'],
  says: {
    sv: 'Årets uppföljning har inte besvarats under året.',
    en: "The year's follow-up was not answered during the year.",
  },
  remedy: {
    sv: 'Låt den beredande gruppen besvara årets frågor, och stäng uppföljningen.',
    en: "Let the preparatory group answer the year's questions, and close the follow-up.",
  },
  duties: ({ subject, facts }) => {
    const group = facts.groupWith('preparatory-body');
    const round = facts.all.roll('survey', subject.year);
    const done = round && closingOf(round);
    const [opening] = round ? actsOf(round, e.SurveyRoundOpened) : [];
    return [
      {
        for: 'group',
        ...(group ? { whom: group.name } : {}),
        key: 'follow-up',
        by: subject.lastDay,
        ...(done ? { done } : {}),
        sv: `Besvara ${subject.year} års uppföljning av det interna arbetet med e-förvaltning.`,
        en: `Answer the follow-up of ${subject.year} of the internal work with e-government.`,
        missed: done
          ? {
              sv: `Uppföljningen för ${subject.year} stängdes först ${dayOf(done.at)}.`,
              en: `The follow-up of ${subject.year} was closed only on ${dayOf(done.at)}.`,
            }
          : {
              sv: `Uppföljningen för ${subject.year} har inte besvarats.`,
              en: `The follow-up of ${subject.year} has not been answered.`,
            },
        ...(opening ? { events: [opening.event] } : {}),
      },
    ];
  },
});

export const followUpAnsweredByGroup = surveyRule({
  id: 'follow-up-answered-by-group',
  version: 1,
  rows: ['S170'],
  mode: 'acl',
  judges: [e.SurveyRoundClosed],
  says: {
    sv: 'Uppföljningen är inte besvarad av den beredande gruppen.',
    en: 'The follow-up was not answered by the preparatory group.',
  },
  remedy: {
    sv: 'Låt den beredande gruppen besvara frågorna vid ett möte.',
    en: 'Let the preparatory group answer the questions at a meeting.',
  },
  check: ({ act, facts }) => {
    const group = facts.groupWith('preparatory-body');
    return group !== undefined && act.data.answeredBy !== group.code && {};
  },
});

/** The days of the meetings that a closed round names. */
const daysNamed = (round: SurveyRound, act: ActOf<typeof e.SurveyRoundClosed>): readonly string[] => [
  ...new Set([act.data.meetingDate, ...actsOf(round, e.AnswerDecided).map(({ data }) => data.meetingDate)]),
];

const unheldDays = (
  { act, subject }: Context<'survey', ActOf<typeof e.SurveyRoundClosed>>,
  facts: DayFacts,
): readonly string[] =>
  daysNamed(subject, act)
    .filter((day) => facts.meetingsOf(act.data.answeredBy, day).length === 0)
    .sort();

/** A group that keeps no record of meetings here, as a committee, is not asked for any: only those of the guideline. */
export const followUpAnsweredAtMeetings = surveyRule({
  id: 'follow-up-answered-at-meetings',
  version: 1,
  rows: ['S170'],
  mode: 'check',
  judges: [e.SurveyRoundClosed],
  says: {
    sv: 'Svaren är bestämda på en dag då gruppen inte har något infört möte.',
    en: 'Answers were decided on a day when the group has no recorded meeting.',
  },
  remedy: {
    sv: 'För in mötet, eller rätta mötesdagen.',
    en: 'Record the meeting, or correct its day.',
  },
  check: (context) => {
    const { act, facts } = context;
    if (!facts.groupCalled(act.data.answeredBy)) return undefined;
    const days = unheldDays(context, facts);
    const decided = actsOf(context.subject, e.AnswerDecided).filter(({ data }) =>
      days.includes(data.meetingDate),
    );
    return (
      days.length > 0 && {
        events: decided.map(({ event }) => event),
        sv: `Gruppen som besvarade uppföljningen har inget infört möte ${days.join(', ')}.`,
        en: `The group that answered the follow-up has no recorded meeting on ${days.join(', ')}.`,
      }
    );
  },
});

export const followUpAnsweredWhole = surveyRule({
  id: 'follow-up-answered-whole',
  version: 1,
  rows: ['S170'],
  mode: 'check',
  judges: [e.SurveyRoundClosed],
  says: {
    sv: 'Uppföljningen stängdes utan svar på alla frågor.',
    en: 'The follow-up was closed without an answer to every question.',
  },
  remedy: {
    sv: 'Bestäm svar på alla frågor innan nästa års uppföljning stängs.',
    en: "Decide an answer to every question before next year's follow-up is closed.",
  },
  check: ({ subject }) => {
    const open = answersOf(subject).filter(({ decided }) => decided === undefined);
    return (
      open.length > 0 && {
        sv: `${open.length} av ${subject.questions.length} frågor fick inget svar: ${open.map(({ question }) => question.id).join(', ')}.`,
        en: `${open.length} of ${subject.questions.length} questions got no answer: ${open.map(({ question }) => question.id).join(', ')}.`,
      }
    );
  },
});

/** The measurements of a population that ended in some years, whichever round they are kept in. */
const measuredIn = (
  facts: DayFacts,
  population: string,
  first: string,
  last: string,
): readonly ActOf<typeof e.PerceptionMeasured>[] =>
  facts.all
    .every('survey')
    .flatMap((round) => actsOf(round, e.PerceptionMeasured))
    .filter(({ data }) => data.population === population)
    .filter(({ data }) => data.measuredTo >= `${first}-01-01` && data.measuredTo <= `${last}-12-31`)
    .toSorted((a, b) => (a.data.measuredTo < b.data.measuredTo ? -1 : 1));

function perceptionDuty(population: string, sv: string, { subject, facts }: Context<'year'>): Duty {
  const years = facts.numberOf('perceptionEveryYears');
  const first = String(Number(subject.year) - (years ?? 1) + 1);
  const done = measuredIn(facts, population, first, subject.year).at(-1);
  const earlier = measuredIn(facts, population, '0000', subject.year).at(-1);
  return {
    for: 'coordinator',
    key: population,
    parameter: 'perceptionEveryYears',
    ...(years === undefined ? {} : { by: subject.lastDay }),
    ...(done ? { done: { event: done.event, at: done.data.measuredTo } } : {}),
    ...(earlier && !done ? { events: [earlier.event] } : {}),
    sv: `Mät hur ${sv.toLowerCase()} uppfattar kommunens utveckling av e-service.`,
    en: `Measure how ${population} perceive the municipality's development of e-services.`,
    missed: {
      sv: `Uppfattningen hos ${sv.toLowerCase()} mättes inte ${first === subject.year ? subject.year : `${first}–${subject.year}`}.`,
      en: `The perception of ${population} was not measured in ${first === subject.year ? subject.year : `${first}–${subject.year}`}.`,
    },
  };
}

/** The guideline sets no interval (A24): without the municipality's own, nothing is late. */
export const perceptionMeasured = yearDuties({
  id: 'perception-measured',
  version: 1,
  rows: ['S172'],
  says: {
    sv: 'Medborgares eller företags uppfattning har inte mätts.',
    en: 'The perception of residents or companies was not measured.',
  },
  remedy: {
    sv: 'Mät uppfattningen, till exempel med en medborgarpanel, och för in resultatet.',
    en: "Measure the perception, for instance with a citizens' panel, and record the result.",
  },
  duties: (context) =>
    Object.entries(Population.labels).map(([population, sv]) => perceptionDuty(population, sv, context)),
});

/** Good practice, and no row: what the plan says is to be done by its own day. */
export const plannedActionCarriedOut = surveyDuties({
  id: 'planned-action-carried-out',
  version: 1,
  rows: [],
  judges: [e.ActionPlanned],
  dated: true,
  says: {
    sv: 'Åtgärden i handlingsplanen är inte avslutad i tid.',
    en: 'The action of the plan was not closed in time.',
  },
  remedy: {
    sv: 'Genomför åtgärden och avsluta den, eller för in att den inte längre är aktuell.',
    en: 'Carry out the action and close it, or record that it is no longer wanted.',
  },
  duties: ({ act, subject, facts }) => {
    const { action, due, responsible } = act.data;
    const closed = actionOf(subject, act.event)?.closed;
    return [
      {
        for: 'unit',
        whom: facts.all.office(responsible)?.name ?? responsible,
        key: action,
        by: due,
        ...(closed ? { done: closed } : {}),
        sv: `Genomför åtgärden ${action} i handlingsplanen.`,
        en: `Carry out the action ${action} of the plan.`,
        missed: closed
          ? {
              sv: `Åtgärden ${action} skulle vara klar ${due} men avslutades först ${dayOf(closed.at)}.`,
              en: `The action ${action} was due on ${due} and was closed only on ${dayOf(closed.at)}.`,
            }
          : {
              sv: `Åtgärden ${action} skulle vara klar ${due} och är inte avslutad.`,
              en: `The action ${action} was due on ${due} and has not been closed.`,
            },
      },
    ];
  },
});
