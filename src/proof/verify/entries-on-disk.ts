import { TILE_WIDTH, entriesIn, type Tile } from '../tiles.js';
import type { Evidence } from './evidence.js';
import { ANY_ENTRY } from './log-against-entries.js';

/** The entries that a folder has, from one place up to another; `ANY_ENTRY` stands for each that cannot be read. */
export function* entriesOnDisk(evidence: Evidence, from: number, to: number): Generator<Buffer, undefined> {
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index += 1) {
    const entries = bundle(evidence, { level: 'entries', index, width: TILE_WIDTH });
    const first = Math.max(0, from - index * TILE_WIDTH);
    const after = Math.min(TILE_WIDTH, to - index * TILE_WIDTH);
    for (let place = first; place < after; place += 1) yield entries[place] ?? ANY_ENTRY;
  }
  return undefined;
}

/** The widest that there is of a bundle. */
function bundle(evidence: Evidence, tile: Tile): readonly Buffer[] {
  const widest = Math.max(0, ...evidence.partialWidths(tile));
  const bytes = evidence.tile(tile) ?? evidence.tile({ ...tile, width: widest });
  return (bytes && entriesIn(bytes)) ?? [];
}
