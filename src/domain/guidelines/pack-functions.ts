import { GROUP_FUNCTIONS, REQUIRED_GROUPS } from './functions.js';
import { problem, toldAgain, type PackProblem } from './pack-problem.js';

/** Of a pack, what speaks of functions. */
type Speaking = Readonly<{
  offices: readonly Having[];
  groups: readonly (Having &
    Readonly<{
      chair?: string;
      chairAppointedBy?: string;
      convener?: string;
      members?: Readonly<{ offices: readonly string[] }>;
      preparation?: Readonly<{ offices: readonly string[] }>;
    }>)[];
  paths: Readonly<
    Record<
      string,
      Readonly<{
        decidedBy: string;
        escalation?: string;
        consulted: readonly string[];
        anchoredIn: readonly string[];
        anchoringAssessedFor: readonly string[];
      }>
    >
  >;
  units?: readonly Readonly<{ name: string; code?: string; function?: string }>[];
  systems: readonly Readonly<{ code: string; runBy?: string; responsibleUnit?: string }>[];
}>;
type Having = Readonly<{ code: string; function: string }>;
type Spoken = readonly (readonly [pointer: string, of: string | undefined])[];

/** A function is had by one office or group, and by one at least where it is spoken of. */
export const functionProblems = (pack: Speaking): readonly PackProblem[] => [
  ...toldTwice(pack.offices, 'offices'),
  ...toldTwice(pack.groups, 'groups'),
  ...hadByNone(pack.offices, officesSpokenOf(pack), 'ingen befattning', 'no office'),
  ...hadByNone(pack.groups, groupsSpokenOf(pack), 'ingen grupp', 'no group'),
  ...missingGroups(pack),
  ...unitProblems(pack),
  ...toldAgain(
    pack.systems.map(({ code }) => code),
    (place) => `/systems/${place}/code`,
  ),
];

/** An office or group is one entry with one function, and a function belongs to one entry. */
const toldTwice = (list: readonly Having[], name: string): readonly PackProblem[] => [
  ...heldTwice(list, name),
  ...toldAgain(
    list.map(({ code }) => code),
    (place) => `/${name}/${place}/code`,
  ),
];

const heldTwice = (list: readonly Readonly<{ function?: string }>[], name: string): readonly PackProblem[] =>
  list.flatMap(({ function: of }, place) =>
    of === undefined || !list.slice(0, place).some((other) => other.function === of)
      ? []
      : [
          problem(
            `/${name}/${place}/function`,
            'function-held-twice',
            `funktionen ${of} innehas redan tidigare i listan`,
            `the function ${of} is held earlier in the list`,
          ),
        ],
  );

function hadByNone(
  list: readonly Readonly<{ function?: string }>[],
  spoken: Spoken,
  sv: string,
  en: string,
): readonly PackProblem[] {
  const had = new Set(list.map(({ function: of }) => of));
  return spoken.flatMap(([pointer, of]) =>
    of === undefined || had.has(of)
      ? []
      : [problem(pointer, 'function-not-held', `${sv} har funktionen ${of}`, `${en} has the function ${of}`)],
  );
}

const listed = (pointer: string, functions: readonly string[] = []): Spoken =>
  functions.map((of, at) => [`${pointer}/${at}`, of]);

const officesSpokenOf = ({ groups, paths }: Speaking): Spoken => [
  ...groups.flatMap(({ chair, chairAppointedBy, convener, members, preparation }, place): Spoken => [
    [`/groups/${place}/chair`, chair],
    [`/groups/${place}/chairAppointedBy`, chairAppointedBy],
    [`/groups/${place}/convener`, convener],
    ...listed(`/groups/${place}/members/offices`, members?.offices),
    ...listed(`/groups/${place}/preparation/offices`, preparation?.offices),
  ]),
  ...Object.entries(paths).flatMap(([name, { escalation, consulted }]): Spoken => [
    [`/paths/${name}/escalation`, escalation],
    ...listed(`/paths/${name}/consulted`, consulted),
  ]),
];

/** A unit is told by its name, which stands once; what a system is given to must be the function of one. */
function unitProblems({ units = [], systems }: Speaking): readonly PackProblem[] {
  const spoken = systems.flatMap(({ runBy, responsibleUnit }, place): Spoken => [
    [`/systems/${place}/runBy`, runBy],
    [`/systems/${place}/responsibleUnit`, responsibleUnit],
  ]);
  return [
    ...heldTwice(units, 'units'),
    ...toldAgain(
      units.map(({ name }) => name),
      (place) => `/units/${place}/name`,
    ),
    ...toldAgain(
      units.map(({ code }) => code),
      (place) => `/units/${place}/code`,
    ),
    ...hadByNone(units, spoken, 'ingen enhet', 'no unit'),
  ];
}

/** A group that every guideline has is missed as a group, once, and not wherever it is spoken of. */
const groupsSpokenOf = ({ paths }: Speaking): Spoken =>
  Object.entries(paths)
    .flatMap(([name, { decidedBy, anchoredIn, anchoringAssessedFor }]): Spoken => [
      [`/paths/${name}/decidedBy`, decidedBy],
      ...listed(`/paths/${name}/anchoredIn`, anchoredIn),
      ...listed(`/paths/${name}/anchoringAssessedFor`, anchoringAssessedFor),
    ])
    .filter(([, of]) => !REQUIRED_GROUPS.some((one) => one === of));

const missingGroups = ({ groups }: Speaking): readonly PackProblem[] =>
  REQUIRED_GROUPS.filter((of) => !groups.some((group) => group.function === of)).map((of) =>
    problem(
      '/groups',
      'missing-group',
      `saknar en grupp med funktionen ${of} (${GROUP_FUNCTIONS[of]})`,
      `lacks a group with the function ${of}`,
    ),
  );
