import Type, { type Static } from 'typebox';
import { choice, closed, Code, line, RowId } from '../shapes.js';
import { GROUP_FUNCTIONS, PACK_OFFICE_FUNCTIONS, REQUIRED_GROUPS } from './functions.js';
import { problem, toldAgain, type PackProblem } from './pack-problem.js';

/** What a pack may say besides who decides what: where the text comes from, what it is about, who answers for which area. */

const officeFunction = choice('', '', PACK_OFFICE_FUNCTIONS).schema;
const groupFunction = choice('', '', GROUP_FUNCTIONS).schema;
const Rows = Type.Array(RowId, { uniqueItems: true });

/** What the guideline says that it is about (S006). */
const PackScope = closed({ subjects: Type.Array(line(200), { minItems: 1, uniqueItems: true }), rows: Rows });

/** The office that signed it, never the person: a name has no place in a ledger that keeps everything (S174, S175). */
const PackSignatory = closed({ office: officeFunction, rows: Rows });

/** The document that the rows were taken from: how many pages it has (S176). */
const PackSource = closed({ pages: Type.Integer({ minimum: 1, maximum: 10_000 }), rows: Rows });

/** An area that an office answers for, alone or together with groups (S017, S030, S031, S053, S054). */
const PackResponsibility = closed({
  area: Code,
  name: line(200),
  office: officeFunction,
  with: Type.Optional(Type.Array(groupFunction, { uniqueItems: true })),
  rows: Rows,
});

/** Something outside the guideline that it refers to. Without a reference nobody has said where it is (A19). */
const PackNorm = closed({ code: Code, name: line(200), reference: Type.Optional(line(200)), rows: Rows });

/**
 * Mandates of several groups that touch the same matter, and which group goes first. Without `first` the guideline
 * leaves it open (A01).
 */
const PackOverlap = closed({
  matter: line(200),
  groups: Type.Array(groupFunction, { minItems: 2, uniqueItems: true }),
  first: Type.Optional(groupFunction),
  rows: Rows,
});

/** Each of them optional: a guideline that was adopted before has none. */
export const MEMBERS = {
  scope: Type.Optional(PackScope),
  signatory: Type.Optional(PackSignatory),
  source: Type.Optional(PackSource),
  responsibilities: Type.Optional(Type.Array(PackResponsibility)),
  norms: Type.Optional(Type.Array(PackNorm)),
  overlaps: Type.Optional(Type.Array(PackOverlap)),
};

const members = closed(MEMBERS);
export type PackMembers = Static<typeof members>;

/** A member of a pack that names rows, with its place. */
type Naming = readonly (readonly [pointer: string, rows: readonly string[]])[];

/** Where these members name rows. */
export const rowsNamedIn = (pack: PackMembers): Naming => [
  ...(['scope', 'signatory', 'source'] as const).flatMap((name): Naming => {
    const member = pack[name];
    return member ? [[`/${name}/rows`, member.rows]] : [];
  }),
  ...(['responsibilities', 'norms', 'overlaps'] as const).flatMap((name): Naming =>
    (pack[name] ?? []).map(({ rows }, place) => [`/${name}/${place}/rows`, rows]),
  ),
];

type Having = Readonly<{ function: string }>;

/** Offices and groups that these members speak of must be there, and an area or a norm is told once. */
export function memberProblems(
  pack: PackMembers & Readonly<{ offices: readonly Having[]; groups: readonly Having[] }>,
): readonly PackProblem[] {
  const { signatory, responsibilities = [], norms = [], overlaps = [] } = pack;
  const offices: Naming = [
    ...(signatory ? [['/signatory/office', [signatory.office]] as const] : []),
    ...responsibilities.map(({ office }, place) => [`/responsibilities/${place}/office`, [office]] as const),
  ];
  const groups: Naming = [
    ...responsibilities.map(
      ({ with: together = [] }, place) => [`/responsibilities/${place}/with`, together] as const,
    ),
    ...overlaps.map(({ groups: of }, place) => [`/overlaps/${place}/groups`, of] as const),
  ];
  return [
    ...notHeld(offices, pack.offices, 'ingen befattning', 'no office'),
    ...notHeld(optional(groups), pack.groups, 'ingen grupp', 'no group'),
    ...toldAgain(
      responsibilities.map(({ area }) => area),
      (place) => `/responsibilities/${place}/area`,
    ),
    ...toldAgain(
      norms.map(({ code }) => code),
      (place) => `/norms/${place}/code`,
    ),
    ...overlaps.flatMap(({ groups: of, first }, place) =>
      first === undefined || of.includes(first)
        ? []
        : [
            problem(
              `/overlaps/${place}/first`,
              'function-not-held',
              `${first} är inte en av grupperna som rör frågan`,
              `${first} is not one of the groups that touch the matter`,
            ),
          ],
    ),
  ];
}

/** A group that every guideline has is missed as a group, once, and not wherever it is spoken of. */
const optional = (spoken: Naming): Naming =>
  spoken.map(([pointer, functions]) => [
    pointer,
    functions.filter((of) => !REQUIRED_GROUPS.some((one) => one === of)),
  ]);

const notHeld = (spoken: Naming, list: readonly Having[], sv: string, en: string): readonly PackProblem[] =>
  spoken.flatMap(([pointer, functions]) =>
    functions
      .filter((of) => !list.some((one) => one.function === of))
      .map((of) =>
        problem(pointer, 'function-not-held', `${sv} har funktionen ${of}`, `${en} has the function ${of}`),
      ),
  );
