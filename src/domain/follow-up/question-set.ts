import { Refusal } from '../refusal.js';
import type { Question, Scale } from './questions.fields.js';

/** What must hold of a question set beyond its shape, each problem with its place in it. */

type Mapping = Readonly<{ question: string; set: string; version: string; to: string }>;
export type Conversion = Readonly<{
  scale: string;
  fromVersion: string;
  fromScale: string;
  values: readonly Readonly<{ from: string; to: string }>[];
}>;
export type QuestionSetData = Readonly<{
  code: string;
  version: string;
  title: string;
  questionSource: string;
  scales: readonly Scale[];
  questions: readonly Question[];
  equivalenceNote?: string;
  mappings?: readonly Mapping[];
  conversions?: readonly Conversion[];
}>;

type SetProblem = Readonly<{ place: string; problem: string; sv: string; en: string }>;

const problem = (place: string, code: string, sv: string, en: string): SetProblem => ({
  place,
  problem: code,
  sv,
  en,
});

const twice = (codes: readonly string[], place: (at: number) => string, code: string): SetProblem[] =>
  codes.flatMap((one, at) =>
    codes.indexOf(one) === at
      ? []
      : [problem(place(at), code, `${one} står flera gånger`, `${one} stands more than once`)],
  );

/** Whether an answer is a value of a scale. Numbers are written in digits. */
export function isOn(scale: Scale, answer: string): boolean {
  if (scale.kind === 'choice') return (scale.values ?? []).some(({ code }) => code === answer);
  if (!/^-?\d+(\.\d+)?$/.test(answer)) return false;
  const [least, most] = boundsOf(scale);
  return Number(answer) >= least && Number(answer) <= most;
}

/** An answer as people write it, as its value: a choice by its code or its word, a number with a decimal comma or dot. */
export function valueOf(scale: Scale, answer: string): string {
  if (scale.kind !== 'choice') return answer.replace(',', '.');
  const wanted = answer.normalize('NFC').toLowerCase();
  const worded = (scale.values ?? []).find(({ sv }) => sv.toLowerCase() === wanted);
  return isOn(scale, answer) ? answer : (worded?.code ?? answer);
}

export const boundsOf = ({ kind, min, max }: Scale): readonly [least: number, most: number] =>
  kind === 'percent' ? [0, 100] : [min ?? 0, max ?? 0];

/** What an answer may be, for people. */
export const valuesOf = (scale: Scale): string =>
  scale.kind === 'choice'
    ? (scale.values ?? []).map(({ code, sv }) => `${code} (${sv})`).join(', ')
    : boundsOf(scale).join('–');

function scaleProblems(scale: Scale, at: number): SetProblem[] {
  const place = `/scales/${at}`;
  const { kind, values = [], min, max, thresholds = [] } = scale;
  const shape =
    kind === 'choice'
      ? values.length === 0 &&
        problem(place, 'scale-without-values', 'är ett val utan värden', 'is a choice without values')
      : kind === 'number' &&
        (min === undefined || max === undefined || max <= min) &&
        problem(place, 'scale-without-bounds', 'saknar min och max', 'lacks min and max');
  const off = thresholds.flatMap(({ value }, step) =>
    isOn(scale, value)
      ? []
      : [
          problem(
            `${place}/thresholds/${step}/value`,
            'threshold-off-scale',
            `${value} finns inte på skalan`,
            `${value} is not on the scale`,
          ),
        ],
  );
  return [
    ...(shape ? [shape] : []),
    ...twice(
      values.map(({ code }) => code),
      (step) => `${place}/values/${step}/code`,
      'value-told-twice',
    ),
    ...off,
  ];
}

const unknownScale = (place: string, scale: string): SetProblem =>
  problem(place, 'unknown-scale', `skalan ${scale} finns inte`, `there is no scale ${scale}`);

function conversionProblems(
  { scale: code, values }: Conversion,
  at: number,
  scales: readonly Scale[],
): SetProblem[] {
  const place = `/conversions/${at}`;
  const scale = scales.find((one) => one.code === code);
  if (!scale) return [unknownScale(`${place}/scale`, code)];
  return [
    ...twice(
      values.map(({ from }) => from),
      (step) => `${place}/values/${step}/from`,
      'value-converted-twice',
    ),
    ...values.flatMap(({ to }, step) =>
      isOn(scale, to)
        ? []
        : [
            problem(
              `${place}/values/${step}/to`,
              'conversion-to-unknown-value',
              `${to} finns inte på skalan ${code}`,
              `${to} is not on the scale ${code}`,
            ),
          ],
    ),
  ];
}

/** Everything that is wrong with a question set, each with its place as a JSON pointer. */
export function problemsOfSet(set: QuestionSetData): readonly SetProblem[] {
  const { scales, questions, mappings = [], conversions = [], questionSource, equivalenceNote } = set;
  const known = new Set(questions.map(({ id }) => id));
  return [
    ...(questionSource === 'equivalent' && equivalenceNote === undefined
      ? [
          problem(
            '/equivalenceNote',
            'equivalence-not-said',
            'saknas: frågor som inte är SKL:s ska säga på vilket sätt de motsvarar dem',
            "is missing: questions that are not SKL's say how they are equivalent",
          ),
        ]
      : []),
    ...twice(
      scales.map(({ code }) => code),
      (at) => `/scales/${at}/code`,
      'scale-told-twice',
    ),
    ...scales.flatMap(scaleProblems),
    ...twice(
      questions.map(({ id }) => id),
      (at) => `/questions/${at}/id`,
      'question-told-twice',
    ),
    ...questions.flatMap(({ scale }, at) =>
      scales.some(({ code }) => code === scale) ? [] : [unknownScale(`/questions/${at}/scale`, scale)],
    ),
    ...mappings.flatMap(({ question }, at) =>
      known.has(question)
        ? []
        : [
            problem(
              `/mappings/${at}/question`,
              'unknown-question',
              `frågan ${question} finns inte`,
              `there is no question ${question}`,
            ),
          ],
    ),
    ...conversions.flatMap((conversion, at) => conversionProblems(conversion, at, scales)),
  ];
}

/** The problems as one refusal, each with its place. */
export function refusalOfSet(set: QuestionSetData): Refusal | undefined {
  const problems = problemsOfSet(set);
  if (problems.length === 0) return undefined;
  return new Refusal(
    'bad-question-set',
    { problems: String(problems.length) },
    problems.map(
      ({ place, problem: code, sv, en }) =>
        new Refusal('bad-question-set-place', { place, problem: code, problemSv: sv, problemEn: en }),
    ),
  );
}
