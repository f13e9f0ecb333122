import { Refusal } from '../refusal.js';
import { problemsOf } from '../schema-check.js';
import { PackSchema, type GuidelinePack } from './pack.js';
import { decisionProblems, meetingProblems } from './pack-decisions.js';
import { functionProblems } from './pack-functions.js';
import { memberProblems } from './pack-members.js';
import { nameProblems } from './pack-names.js';
import { problem, step, type PackProblem } from './pack-problem.js';
import { rowProblems } from './pack-rows.js';
import { seatProblems } from './pack-seats.js';
import { shapeProblems, unsoundParts } from './pack-shape.js';
import { isParameter, PARAMETERS } from './parameters.js';

/** The rules that exist: id to versions. */
type KnownRules = ReadonlyMap<string, readonly number[]>;
type Part = keyof GuidelinePack;
type Check = Readonly<{ of: readonly Part[]; check: (pack: GuidelinePack) => readonly PackProblem[] }>;

/** What is asked of a pack whose form is right: each question of some of its parts. */
const CHECKS: readonly Check[] = [
  { of: ['offices', 'groups', 'paths', 'units', 'systems'], check: functionProblems },
  {
    of: ['offices', 'groups', 'signatory', 'responsibilities', 'norms', 'overlaps'],
    check: memberProblems,
  },
  { of: ['offices', 'groups'], check: nameProblems },
  { of: ['groups', 'paths'], check: decisionProblems },
  { of: ['groups'], check: meetingProblems },
  { of: ['groups', 'units'], check: seatProblems },
  { of: ['parameters'], check: (pack) => parameterProblems(pack) },
  {
    of: [
      ...(['rows', 'groups', 'paths', 'systems', 'units'] as const),
      ...(['scope', 'signatory', 'source', 'responsibilities', 'norms', 'overlaps'] as const),
    ],
    check: rowProblems,
  },
];

/** What is wrong with a pack, and whether more may come to light when that is put right. */
export type CheckedPack = Readonly<{ problems: readonly PackProblem[]; unjudged: boolean }>;

/**
 * Everything that can be told to be wrong with a pack. Of a part whose form is wrong no more is asked: what it would say
 * is not known.
 */
export function checkOfPack(pack: unknown, rules?: KnownRules): CheckedPack {
  const shape = shapeProblems(pack);
  const unsound = unsoundParts(pack, shape);
  const isThere = typeof pack === 'object' && pack !== null && !Array.isArray(pack);
  const judged = (part: Part): boolean =>
    isThere && !unsound.has(part) && (part in pack || !REQUIRED.includes(part));
  const checks: readonly Check[] = rules
    ? [...CHECKS, { of: ['rules'], check: (whole) => ruleProblems(whole, rules) }]
    : CHECKS;
  const asked = checks.filter(({ of }) => of.every(judged));
  const told = new Set(shape.map(({ pointer }) => pointer));
  const further = asked
    .flatMap(({ check }) => check(pack as GuidelinePack))
    .filter(({ pointer }) => !told.has(pointer));
  return { problems: [...shape, ...further], unjudged: asked.length < checks.length };
}

const REQUIRED: readonly string[] = PackSchema.required;

export const problemsOfPack = (pack: unknown, rules?: KnownRules): readonly PackProblem[] =>
  checkOfPack(pack, rules).problems;

function parameterProblems({ parameters }: GuidelinePack): PackProblem[] {
  return Object.entries(parameters).flatMap(([name, value]) => {
    const pointer = `/parameters/${step(name)}`;
    if (!isParameter(name))
      return [
        problem(
          pointer,
          'unknown-parameter',
          `finns inte; de som finns är ${Object.keys(PARAMETERS).join(', ')}`,
          `does not exist; there are ${Object.keys(PARAMETERS).join(', ')}`,
        ),
      ];
    return problemsOf(PARAMETERS[name].schema, value).map(({ pointer: within, sv, en }) =>
      problem(pointer + within, 'parameter-of-wrong-kind', sv, en),
    );
  });
}

const ruleProblems = ({ rules: chosen }: GuidelinePack, rules: KnownRules): PackProblem[] =>
  Object.entries(chosen).flatMap(([id, { version }]) => {
    const versions = rules.get(id);
    if (versions && (version === undefined || versions.includes(version))) return [];
    const what = versions ? `${id} version ${version}` : id;
    return [
      problem(`/rules/${step(id)}`, 'unknown-rule', `regeln ${what} finns inte`, `there is no rule ${what}`),
    ];
  });

/** What an adoption says of a pack that the pack itself says otherwise. */
export const disagreements = (
  { guideline, version, title }: GuidelinePack,
  told: Readonly<{ guideline: string; version: string; title: string }>,
): readonly PackProblem[] =>
  Object.entries({ guideline, version, title }).flatMap(([member, own]) => {
    const other = told[member as keyof typeof told];
    return own === other
      ? []
      : [
          problem(
            `/${member}`,
            'malformed-pack',
            `är ${own}, men det som antas är ${other}`,
            `is ${own}, but what is adopted is ${other}`,
          ),
        ];
  });

/** The problems as one refusal, each with its place. */
export function refusalOfPack(
  problems: readonly PackProblem[],
  unjudged: CheckedPack['unjudged'] = false,
): Refusal | undefined {
  if (problems.length === 0) return undefined;
  const told = problems.map(
    ({ pointer, code, sv, en, line }) =>
      new Refusal('bad-pack-place', {
        place: pointer || '/',
        ...(line === undefined ? {} : { line: String(line) }),
        problem: code,
        problemSv: sv,
        problemEn: en,
      }),
  );
  return new Refusal(
    'bad-pack',
    { problems: String(problems.length), ...(unjudged ? { unjudged: 'true' } : {}) },
    told,
  );
}
