import type { TreeHead } from '../checkpoint.js';
import { consistencyRanges, hashOf, isConsistent, rootOf, type Range } from '../merkle.js';
import { hashesFrom, tilePath, tilesFor, type Tile } from '../tiles.js';

/** `tiles-disagree` when what was fetched does not even lead to the later head itself. */
export type Consistency = 'consistent' | 'forked' | 'tiles-disagree';

/**
 * Whether a tree begins with an earlier one, by a proof made from its tiles (RFC 9162 §2.1.4); only those that the proof
 * needs are fetched. @param tile whatever it throws is thrown on
 */
export async function consistencyOf(
  earlier: TreeHead,
  later: TreeHead,
  tile: (tile: Tile) => Promise<Buffer>,
): Promise<Consistency> {
  if (earlier.size >= later.size || earlier.size === 0)
    return isConsistent(earlier, later, []) ? 'consistent' : 'forked';
  const { size } = later;
  const ranges = consistencyRanges(earlier.size, size);
  const hashAt = await hashesOf(ranges, size, tile);
  const proof = ranges.map((range) => hashOf(range, hashAt));
  if (isConsistent(earlier, later, proof)) return 'consistent';
  const edge = await hashesOf([{ from: 0, to: size }], size, tile);
  return rootOf(size, edge).equals(later.root) ? 'forked' : 'tiles-disagree';
}

async function hashesOf(
  ranges: readonly Range[],
  size: number,
  tile: (tile: Tile) => Promise<Buffer>,
): Promise<ReturnType<typeof hashesFrom>> {
  const tiles = new Map<string, Buffer>();
  for (const one of tilesFor(ranges, size)) tiles.set(tilePath(one), await tile(one));
  return hashesFrom(size, (one) => tiles.get(tilePath(one)) as Buffer);
}
