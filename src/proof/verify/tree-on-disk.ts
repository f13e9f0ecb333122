import { GrowingTree, type TileStore } from '../growing-tree.js';
import { HASH_BYTES } from '../hashing.js';
import { TILE_WIDTH, countOn, tilePath, type Tile } from '../tiles.js';
import type { Evidence } from './evidence.js';
import { found, type Found } from './faults.js';

/** The size of an entry with its length before it. */
const ENTRY_BYTES = HASH_BYTES + 2;

/** How many hashes of a tile a tree of a size has. */
const widthIn = ({ level, index }: Tile, size: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, countOn(level === 'entries' ? 0 : level, size) - index * TILE_WIDTH));

/**
 * The tree that grows from hashes, one after another, held against the files of a folder: every tile and every bundle that
 * a tree of the saved size has must be there, and every one that is there, partial ones too, must be what the hashes give.
 */
export class TreeOnDisk {
  readonly finds: Found[] = [];
  /** The first bundle of entries that is not what the hashes give. */
  firstBundle: number | undefined;
  /** Whether every hash is known: without, nothing can be said of the tiles above. */
  isWhole = true;
  private readonly tree: GrowingTree;

  /**
   * @param evidence the folder, or undefined when what lies there is of another log
   * @param saved how many entries the folder says that its tree has
   */
  constructor(
    private readonly evidence: Evidence | undefined,
    private readonly saved: number,
  ) {
    const files: TileStore = {
      read: () => {
        throw new Error('a tree that grows from nothing reads nothing');
      },
      write: (tile, bytes) => {
        if (this.evidence) this.compare(tile, bytes, this.evidence);
      },
    };
    this.tree = GrowingTree.from(files, 0);
  }

  get size(): number {
    return this.tree.size;
  }

  add(entry: Buffer): void {
    this.tree.add(entry);
  }

  root(): Buffer {
    return this.tree.root();
  }

  /** Looks at the tiles of the right edge. */
  end(): void {
    this.tree.save();
  }

  private compare(tile: Tile, bytes: Buffer, evidence: Evidence): void {
    const needed = widthIn(tile, this.saved);
    const whole = evidence.tile({ ...tile, width: TILE_WIDTH });
    // A full one that is wider than the hashes give is of a larger tree: it is found among the files.
    if (whole && tile.width === TILE_WIDTH && !whole.equals(bytes)) this.differs(tile, needed > 0);
    const step = tile.level === 'entries' ? ENTRY_BYTES : HASH_BYTES;
    const widths = evidence.partialWidths(tile);
    for (const width of widths.filter((one) => one <= tile.width)) {
      const partial = evidence.tile({ ...tile, width });
      // One that is gone now has made way for the full one, while this was running.
      if (partial && !partial.equals(bytes.subarray(0, width * step)))
        this.differs({ ...tile, width }, width === needed && !whole);
    }
    if (!whole && needed > 0 && !(needed < TILE_WIDTH && widths.includes(needed))) {
      this.finds.push(found('tile-missing', { file: tilePath({ ...tile, width: needed }) }));
      this.noteBundle(tile);
    }
  }

  /** @param isNeeded whether the tree of the saved size is read from it */
  private differs(tile: Tile, isNeeded: boolean): void {
    this.finds.push(found(isNeeded ? 'tile-differs' : 'tile-spare-differs', { file: tilePath(tile) }));
    this.noteBundle(tile);
  }

  private noteBundle({ level, index }: Tile): void {
    if (level === 'entries') this.firstBundle ??= index;
  }
}
