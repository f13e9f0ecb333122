import type { GuidelinePack } from '../domain/guidelines/pack.js';

/** Which rows a pack has: what it has left out is neither judged nor cited. */

const known = new WeakMap<GuidelinePack, ReadonlySet<string>>();

function idsIn(pack: GuidelinePack): ReadonlySet<string> {
  let ids = known.get(pack);
  if (!ids) known.set(pack, (ids = new Set(pack.rows.map(({ id }) => id))));
  return ids;
}

/** Those of some rows that a pack has. */
export function rowsIn(pack: GuidelinePack, rows: readonly string[]): readonly string[] {
  const ids = idsIn(pack);
  return rows.every((row) => ids.has(row)) ? rows : rows.filter((row) => ids.has(row));
}

/** Whether a pack leaves room for what rests on some rows: it has one of them, or it rests on none. */
export const allows = (pack: GuidelinePack, rows: readonly string[]): boolean =>
  rows.length === 0 || rowsIn(pack, rows).length > 0;
