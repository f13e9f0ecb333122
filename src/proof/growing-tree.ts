import { leafHash } from './hashing.js';
import { rootOf } from './merkle.js';
import {
  TILE_WIDTH,
  bundleOf,
  entriesIn,
  folded,
  hashesFrom,
  hashesIn,
  partialTiles,
  tilePath,
  type Tile,
} from './tiles.js';

/** Where tiles are kept. A tile's bytes never change once written; writing the same again is harmless. */
export type TileStore = Readonly<{
  read(tile: Tile): Buffer;
  write(tile: Tile, bytes: Buffer): void;
}>;

/**
 * A tree that grows at its right edge. It holds only the tiles that are not full yet, at most 255 hashes a level; the rest
 * stands in the store. What was added since `save` is not there yet, save for tiles that became full.
 */
export class GrowingTree {
  private readonly levels: Buffer[][] = [];
  private entries: Buffer[] = [];
  /** Which partial tile of each level was written last. */
  private readonly saved: string[] = [];

  private constructor(
    private readonly store: TileStore,
    private count: number,
  ) {}

  /** Goes on from a tree of a size, whose last tiles are in the store. */
  static from(store: TileStore, size: number): GrowingTree {
    const tree = new GrowingTree(store, size);
    for (const tile of partialTiles(size)) tree.levels[tile.level as number] = hashesIn(store.read(tile));
    const width = size % TILE_WIDTH;
    if (width > 0) {
      const bundle = store.read({ level: 'entries', index: Math.floor(size / TILE_WIDTH), width });
      tree.entries = entriesIn(bundle) ?? [];
    }
    return tree;
  }

  /** Whether what lay in the store belongs together: the hashes to this root, and the last entries to the last hashes. */
  isSound(root: Buffer): boolean {
    return (
      this.root().equals(root) &&
      Buffer.concat(this.entries.map((entry) => leafHash(entry))).equals(this.bytesOn(0))
    );
  }

  get size(): number {
    return this.count;
  }

  /** @param entry an event's 32 bytes */
  add(entry: Buffer): void {
    this.entries.push(entry);
    if (this.entries.length === TILE_WIDTH) {
      const index = Math.floor(this.count / TILE_WIDTH);
      this.store.write({ level: 'entries', index, width: TILE_WIDTH }, bundleOf(this.entries));
      this.entries = [];
    }
    this.push(0, leafHash(entry));
    this.count += 1;
  }

  private push(level: number, hash: Buffer): void {
    const tile = this.on(level);
    tile.push(hash);
    if (tile.length < TILE_WIDTH) return;
    const index = Math.floor(this.count / TILE_WIDTH ** (level + 1));
    this.store.write({ level, index, width: TILE_WIDTH }, Buffer.concat(tile));
    this.levels[level] = [];
    this.push(level + 1, folded(tile));
  }

  root(): Buffer {
    return rootOf(
      this.count,
      hashesFrom(this.count, ({ level }) => this.bytesOn(level as number)),
    );
  }

  /** The hashes of the tile on a level that is not full. */
  private on(level: number): Buffer[] {
    return (this.levels[level] ??= []);
  }

  private bytesOn(level: number): Buffer {
    return Buffer.concat(this.on(level));
  }

  /** Writes the tiles that are not full and have grown, so that the tree of this size can be read and gone on from. */
  save(): void {
    for (const tile of partialTiles(this.count)) {
      const path = tilePath(tile);
      const level = tile.level as number;
      if (this.saved[level] === path) continue;
      this.store.write(tile, this.bytesOn(level));
      this.saved[level] = path;
    }
    const width = this.count % TILE_WIDTH;
    if (width > 0)
      this.store.write(
        { level: 'entries', index: Math.floor(this.count / TILE_WIDTH), width },
        bundleOf(this.entries),
      );
  }
}
