import type { GuidelinePack, PackRow } from './pack.js';
import { rowsNamedIn } from './pack-members.js';
import { problem, type PackProblem } from './pack-problem.js';
import { seatsIn } from './pack-seats.js';

/** A row stands once, its lines in the order of the text, and what names a row names one that is there. */
export const rowProblems = (pack: GuidelinePack): readonly PackProblem[] => {
  const known = new Set(pack.rows.map(({ id }) => id));
  return [
    ...toldTwice(pack.rows),
    ...linesOutOfOrder(pack.rows),
    ...rowsNamed(pack).flatMap(([pointer, ids]) =>
      ids.flatMap((id, at) =>
        known.has(id)
          ? []
          : [problem(`${pointer}/${at}`, 'unknown-row', `raden ${id} finns inte`, `there is no row ${id}`)],
      ),
    ),
  ];
};

const rowsNamed = (pack: GuidelinePack): readonly (readonly [string, readonly string[]])[] => {
  const { groups, paths, systems, units = [] } = pack;
  return [
    ...groups.map((group, place) => [`/groups/${place}/rows`, group.rows] as const),
    ...seatsIn(groups).map(({ pointer, seat }) => [`${pointer}/rows`, seat.rows] as const),
    ...Object.entries(paths).map(([name, path]) => [`/paths/${name}/rows`, path.rows] as const),
    ...systems.map((one, place) => [`/systems/${place}/rows`, one.rows ?? []] as const),
    ...units.map((one, place) => [`/units/${place}/rows`, one.rows] as const),
    ...rowsNamedIn(pack),
  ];
};

const toldTwice = (rows: readonly PackRow[]): readonly PackProblem[] => {
  const first = new Map(rows.map(({ id }, place) => [id, place] as const).reverse());
  return rows.flatMap(({ id }, place) =>
    first.get(id) === place
      ? []
      : [
          problem(
            `/rows/${place}/id`,
            'row-told-twice',
            `${id} står flera gånger`,
            `${id} stands more than once`,
          ),
        ],
  );
};

/** Where a row stands in the text is told freely; what is told as from one line to another must go forward. */
const linesOutOfOrder = (rows: readonly PackRow[]): readonly PackProblem[] =>
  rows.flatMap(({ lines }, place) => {
    const [, first, last] = /^(\d+)\s*[-–]\s*(\d+)$/.exec(lines) ?? [];
    return first === undefined || Number(first) <= Number(last)
      ? []
      : [
          problem(
            `/rows/${place}/lines`,
            'lines-out-of-order',
            `går från ${first} till ${last}: den sista raden står före den första`,
            `goes from ${first} to ${last}: the last line stands before the first`,
          ),
        ];
  });
