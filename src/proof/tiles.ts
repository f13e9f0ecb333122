import { HASH_BYTES, nodeHash } from './hashing.js';
import type { Range, Subtree, SubtreeHash } from './merkle.js';
import { subtreesOf } from './merkle.js';

/** A tree cut into tiles of 256 hashes, as C2SP tlog-tiles lays them out. Pure: somebody else reads and writes them. */

export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** The hashes of one level, or the entries themselves, 256 at a time. `width` is less than 256 for the last one. */
export type Tile = Readonly<{ level: number | 'entries'; index: number; width: number }>;

/** Where a tile lies below the log's address or folder: `tile/0/x001/234.p/56`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const path = padded.replaceAll(/\d{3}(?=\d)/g, 'x$&/');
  return `tile/${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** How many hashes a tree has on a level of tiles. */
export const countOn = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** The tiles that are not full in a tree, from the leaves upwards, empty ones left out. */
export function partialTiles(size: number): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; countOn(level, size) > 0; level += 1) {
    const count = countOn(level, size);
    const width = count % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(count / TILE_WIDTH), width });
  }
  return tiles;
}

type Place = Readonly<{ tile: Tile; from: number; count: number }>;

/** Which hashes of which tile a complete subtree is made of, in a tree of a size. */
function placeOf({ level, index }: Subtree, size: number): Place {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const first = index * count;
  const tileIndex = Math.floor(first / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, countOn(tileLevel, size) - tileIndex * TILE_WIDTH);
  return { tile: { level: tileLevel, index: tileIndex, width }, from: first % TILE_WIDTH, count };
}

/** The tiles that the hashes of ranges are made of, each once. */
export function tilesFor(ranges: readonly Range[], size: number): readonly Tile[] {
  const tiles = ranges.flatMap((range) => subtreesOf(range).map((subtree) => placeOf(subtree, size).tile));
  return [...new Map(tiles.map((tile) => [tilePath(tile), tile])).values()];
}

/** Hashes of complete subtrees in a tree of a size, from tiles. @param read a tile's hashes, one after another */
export function hashesFrom(size: number, read: (tile: Tile) => Buffer): SubtreeHash {
  return (subtree) => {
    const { tile, from, count } = placeOf(subtree, size);
    const bytes = read(tile).subarray(from * HASH_BYTES, (from + count) * HASH_BYTES);
    return folded(hashesIn(bytes));
  };
}

/** A tile's hashes, each by itself. */
export const hashesIn = (bytes: Buffer): Buffer[] =>
  Array.from({ length: bytes.length / HASH_BYTES }, (_none, place) =>
    bytes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );

/** The root of a power of two of hashes. */
export function folded(hashes: readonly Buffer[]): Buffer {
  let level = hashes;
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_none, place) =>
      nodeHash(level[2 * place] as Buffer, level[2 * place + 1] as Buffer),
    );
  return level[0] as Buffer;
}

const LENGTH_BYTES = 2;
const ENTRY_LENGTH = Buffer.from([0, HASH_BYTES]);

/** Entries as a bundle has them: each with its length before it. Ours are event hashes, of 32 bytes. */
export const bundleOf = (entries: readonly Buffer[]): Buffer =>
  Buffer.concat(entries.flatMap((entry) => [ENTRY_LENGTH, entry]));

/** The entries of a bundle, or undefined when it is not made of event hashes alone. */
export function entriesIn(bundle: Buffer): Buffer[] | undefined {
  const step = LENGTH_BYTES + HASH_BYTES;
  if (bundle.length % step !== 0) return undefined;
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length; at += step) {
    if (bundle.readUInt16BE(at) !== HASH_BYTES) return undefined;
    entries.push(bundle.subarray(at + LENGTH_BYTES, at + step));
  }
  return entries;
}
