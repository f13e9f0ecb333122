import { ComparisonRecorded } from '../domain/follow-up/survey.events.js';
import type { Conversion } from '../domain/follow-up/question-set.js';
import type { Question, Scale } from '../domain/follow-up/questions.fields.js';
import { actsOf, answersOf, partOf, wordFor } from '../../projections/survey-answers.js';
import type { Facts } from '../guideline/facts.js';

/** A year's answers side by side with other years' and other municipalities', each on the scale it was given on. */

export type GivenAnswer = Readonly<{
  question: Question;
  scale: Scale;
  answer: string;
  events: readonly string[];
  corrected: boolean;
}>;
export type YearAnswers = Readonly<{
  year: number;
  set: string;
  version: string;
  answers: ReadonlyMap<string, GivenAnswer>;
}>;

/** The municipality's own round of a year, or its answers of a year before the ledger, as they were brought in. */
export function answersIn(facts: Facts, year: number): YearAnswers | undefined {
  const round = facts.rolls.survey.find((one) => one.year === String(year));
  if (!round) return comparedIn(facts, year).find(({ municipality }) => municipality === 'self');
  const given = answersOf(round).flatMap(({ question, scale, answer, decided, corrected }) =>
    answer === undefined
      ? []
      : [
          {
            question,
            scale,
            answer,
            corrected: corrected !== undefined,
            events: [decided, corrected].flatMap((act) => (act ? [act.event] : [])),
          },
        ],
  );
  return {
    year,
    set: round.questionSet,
    version: round.version,
    answers: new Map(given.map((one) => [one.question.id, one])),
  };
}

export type Compared = YearAnswers & Readonly<{ municipality: string }>;

/** What was brought in of a year, by municipality; what was brought in last of each counts. */
export function comparedIn(facts: Facts, year: number): readonly Compared[] {
  const all = facts.rolls.survey
    .flatMap((round) => actsOf(round, ComparisonRecorded))
    .filter(({ data }) => data.comparedYear === String(year))
    .flatMap(({ event, data }): Compared[] => {
      const { municipality, questionSet, version } = data;
      const set = facts.rolls.questions
        .find(({ code }) => code === questionSet)
        ?.versions.find((one) => one.version === version);
      if (!set) return [];
      const answers = data.answers.flatMap(({ question: id, answer }) => {
        const question = set.questions.find((one) => one.id === id);
        const scale = set.scales.find(({ code }) => code === question?.scale);
        return question && scale && answer !== undefined
          ? [[id, { question, scale, answer, events: [event], corrected: false }] as const]
          : [];
      });
      return [{ year, municipality, set: questionSet, version, answers: new Map(answers) }];
    });
  return [...new Map(all.map((one) => [one.municipality, one])).values()].toSorted((a, b) =>
    a.municipality < b.municipality ? -1 : 1,
  );
}

const sameScale = (a: Scale, b: Scale): boolean =>
  JSON.stringify([a.kind, a.values, a.min, a.max]) === JSON.stringify([b.kind, b.values, b.min, b.max]);

const conversionsOf = (facts: Facts, { set, version }: YearAnswers): readonly Conversion[] =>
  facts.rolls.questions.find(({ code }) => code === set)?.versions.find((one) => one.version === version)
    ?.conversions ?? [];

/**
 * An earlier answer read on a later year's scale: as it is where the scale is the same, by the explicit table where there
 * is one, and otherwise not at all.
 */
export function readOn(
  facts: Facts,
  earlier: YearAnswers,
  given: GivenAnswer,
  later: YearAnswers,
): Readonly<{ scale: Scale; answer: string }> | undefined {
  const now = later.answers.get(given.question.id);
  if (!now || earlier.set !== later.set) return undefined;
  if (sameScale(given.scale, now.scale)) return { scale: now.scale, answer: given.answer };
  const table = conversionsOf(facts, later).find(
    ({ scale, fromScale, fromVersion }) =>
      scale === now.scale.code && fromScale === given.scale.code && fromVersion === earlier.version,
  );
  const to = table?.values.find(({ from }) => from === given.answer)?.to;
  return to === undefined ? undefined : { scale: now.scale, answer: to };
}

export type AreaValue = Readonly<{ value: number; n: number; events: readonly string[] }>;

/**
 * How far an area has come, from 0 to 100: the mean of its answers, each as a part of its scale, or of the scale of a
 * later year where a table reads it on that one.
 */
export function areaValue(
  year: YearAnswers,
  area: string,
  later?: Readonly<{ facts: Facts; year: YearAnswers }>,
): AreaValue | undefined {
  const given = [...year.answers.values()].filter(({ question }) => question.area === area);
  const parts = given.flatMap((one) => {
    const { scale, answer } = (later && readOn(later.facts, year, one, later.year)) ?? one;
    return partOf(scale, answer) ?? [];
  });
  if (parts.length === 0) return undefined;
  return {
    value: Math.round((100 * parts.reduce((sum, part) => sum + part, 0)) / parts.length),
    n: parts.length,
    events: given.flatMap(({ events }) => events),
  };
}

/** Questions of an area whose answers of two years stand on scales that no table joins. */
export const brokenBetween = (
  facts: Facts,
  earlier: YearAnswers,
  later: YearAnswers,
  area: string,
): readonly string[] =>
  [...earlier.answers.values()]
    .filter(({ question }) => question.area === area && later.answers.has(question.id))
    .filter((given) => readOn(facts, earlier, given, later) === undefined)
    .map(({ question }) => question.id);

export const shownAnswerOf = ({ scale, answer, corrected }: GivenAnswer): string =>
  `${wordFor(scale, answer)}${corrected ? ' (rättat)' : ''}`;

/** The areas in the order of the questions. */
export const areasOf = ({ answers }: YearAnswers): readonly string[] => [
  ...new Set([...answers.values()].map(({ question }) => question.area)),
];
