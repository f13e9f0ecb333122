import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { syncFile } from '../event-store/sqlite/durable-file.js';
import { parseCheckpoint } from './checkpoint.js';
import type { TileStore } from './growing-tree.js';
import { ProofFault } from './fault.js';
import { HASH_BYTES } from './hashing.js';
import { originOf } from './origin.js';
import { bytesIn } from './regular-file.js';
import { TILE_WIDTH, entriesIn, tilePath, type Tile } from './tiles.js';

/** How far the tree has come: its size and root, and the event it ends with. Of a log without events there is no state. */
export type TreeState = Readonly<{
  size: number;
  root: Buffer;
  last: Readonly<{ position: bigint; stream: string; revision: bigint; event: string }>;
}>;

const STATE = 'state.db';

/** Where tlog-tiles puts the newest one. */
const CHECKPOINT = 'checkpoint';
/** What the name of a checkpoint with the signatures of keepers ends with; it lies beside the log's own. */
export const COSIGNED = '.cosigned';

/** Every checkpoint ever signed, by its origin and its size, in folders of a thousand as tiles are. */
export const checkpointPath = (origin: string, size: number): string =>
  tilePath({ level: 0, index: size, width: TILE_WIDTH }).replace('tile/0/', `checkpoints/${origin}/`);

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS tree (one INTEGER PRIMARY KEY CHECK (one = 1), origin TEXT NOT NULL, size INTEGER NOT NULL,
    root BLOB NOT NULL, position INTEGER, stream TEXT, revision INTEGER, event TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS signed (one INTEGER PRIMARY KEY CHECK (one = 1), origin TEXT NOT NULL, size INTEGER NOT NULL,
    position INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS lease (one INTEGER PRIMARY KEY CHECK (one = 1), holder TEXT NOT NULL, expires INTEGER NOT NULL) STRICT;
`;

type Row = {
  origin: string;
  size: bigint;
  root: Buffer;
  position: bigint | null;
  stream: string | null;
  revision: bigint | null;
  event: string | null;
};

/** None when a row does not say where the tree ends, as the builder writes none: the tree is made anew then. */
function stateOf({ size, root, position, stream, revision, event }: Row): TreeState | undefined {
  if (position === null || stream === null || revision === null || event === null) return undefined;
  return { size: Number(size), root, last: { position, stream, revision, event } };
}

/** The newest checkpoint of a log in a tree's folder, which need not be opened. */
export function checkpointIn(path: string, origin: string): string | undefined {
  return ofOrigin(textIn(join(path, CHECKPOINT)), origin);
}

const textIn = (file: string): string | undefined => bytesIn(file)?.toString();

const ofOrigin = (source: string | undefined, origin: string): string | undefined =>
  source?.startsWith(`${origin}\n`) ? source : undefined;

/** How far the tree in a folder has come, and of which log it is, without making anything there. */
export function treeIn(path: string): Readonly<{ origin: string; state: TreeState }> | undefined {
  const file = join(path, STATE);
  if (!existsSync(file)) return undefined;
  const database = new Database(file, { readonly: true });
  try {
    const row = database.prepare('SELECT * FROM tree').safeIntegers().get() as Row | undefined;
    const state = row && stateOf(row);
    return state && { origin: row.origin, state };
  } finally {
    database.close();
  }
}

/**
 * Where a tree is kept: tiles and bundles as files that are never changed, and beside them how far it has come. A file is
 * whole or not there; all of them can be made again from the log.
 */
export class TreeFolder implements TileStore {
  private readonly made = new Set<string>();

  private constructor(
    readonly path: string,
    readonly database: Database.Database,
    /** The name of the log whose tree it is. */
    readonly origin: string,
  ) {}

  /** @param ledger the ledger's id: the tree of another ledger, or of an earlier epoch, that lies in the folder is made anew */
  static open(path: string, ledger: string, epoch = 1): TreeFolder {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const file = join(path, STATE);
    closeSync(openSync(file, 'a', 0o600));
    const database = new Database(file, { timeout: 2_000 });
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec(SCHEMA);
    return new TreeFolder(path, database, originOf(ledger, epoch));
  }

  close(): void {
    this.database.close();
  }

  prepare(sql: string): Database.Statement {
    return this.database.prepare(sql);
  }

  state(): TreeState | undefined {
    const row = this.prepare('SELECT * FROM tree WHERE origin = ?').safeIntegers().get(this.origin);
    return row === undefined ? undefined : stateOf(row as Row);
  }

  /** Of a ledger that has moved to another store: its last event stands elsewhere now, and all are read again before more is signed. */
  moveTo(position: bigint, event: string): void {
    this.database
      .transaction(() => {
        const moved = this.prepare('UPDATE tree SET position = ? WHERE event = ?').run(position, event);
        if (moved.changes > 0) this.prepare('DELETE FROM signed').run();
      })
      .immediate();
  }

  /** To be called inside a transaction that confirms the lease. */
  saveState({ size, root, last }: TreeState): void {
    this.prepare('INSERT OR REPLACE INTO tree VALUES (1, ?, ?, ?, ?, ?, ?, ?)').run(
      this.origin,
      size,
      root,
      last.position,
      last.stream,
      last.revision,
      last.event,
    );
  }

  /** Up to where the log was read again and signed. */
  signed(): Readonly<{ size: number; position: bigint }> | undefined {
    const row = this.prepare('SELECT size, position FROM signed WHERE origin = ?')
      .safeIntegers()
      .get(this.origin) as { size: bigint; position: bigint } | undefined;
    return row && { size: Number(row.size), position: row.position };
  }

  saveSigned(size: number, position: bigint): void {
    this.prepare('INSERT OR REPLACE INTO signed VALUES (1, ?, ?, ?)').run(this.origin, size, position);
  }

  /** The entries from one place up to a size at which the tree was saved, a bundle at a time. @throws ProofFault tree-damaged */
  *entries(from: number, to: number): Iterable<Buffer> {
    let place = from;
    while (place < to) {
      const index = Math.floor(place / TILE_WIDTH);
      const width = Math.min(TILE_WIDTH, to - index * TILE_WIDTH);
      const entries = entriesIn(this.read({ level: 'entries', index, width })) ?? [];
      if (entries.length !== width) throw new ProofFault('tree-damaged', { path: this.path });
      yield* entries.slice(place - index * TILE_WIDTH);
      place = index * TILE_WIDTH + width;
    }
  }

  /** A partial tile may have made way for the full one that begins with it. */
  read(tile: Tile): Buffer {
    try {
      return this.whole(tile);
    } catch {
      const step = tile.level === 'entries' ? HASH_BYTES + 2 : HASH_BYTES;
      return this.whole({ ...tile, width: TILE_WIDTH }).subarray(0, tile.width * step);
    }
  }

  private whole(tile: Tile): Buffer {
    const bytes = bytesIn(join(this.path, tilePath(tile)));
    if (!bytes) throw new ProofFault('tree-damaged', { path: this.path });
    return bytes;
  }

  write(tile: Tile, bytes: Buffer): void {
    const path = tilePath(tile);
    this.writeFile(path, bytes);
    // A full tile stands for the partial ones that it begins with, whoever wrote them; a partial one has none.
    const partial = join(this.path, `${path}.p`);
    rmSync(partial, { recursive: true, force: true });
    this.made.delete(partial);
  }

  /** The newest checkpoint, or undefined before the first. One of another log that lies in the folder is none of this. */
  checkpoint(): string | undefined {
    return checkpointIn(this.path, this.origin);
  }

  /** Keeps a checkpoint under the size it is of, and as the newest. What was signed once is never written over. */
  saveCheckpoint(size: number, source: string): void {
    const kept = checkpointPath(this.origin, size);
    if (!existsSync(join(this.path, kept))) {
      this.writeFile(kept, Buffer.from(source));
      syncFile(join(this.path, kept));
    }
    this.writeFile(CHECKPOINT, Buffer.from(source));
    syncFile(join(this.path, CHECKPOINT));
  }

  /** The checkpoint that was signed of a size, if there was one. */
  checkpointOf(size: number): string | undefined {
    return textIn(join(this.path, checkpointPath(this.origin, size)));
  }

  /** The same with the signatures of keepers that were handed back. */
  cosignedOf(size: number): string | undefined {
    return textIn(join(this.path, `${checkpointPath(this.origin, size)}${COSIGNED}`));
  }

  /** The largest that a keeper has cosigned. */
  newestCosigned(): string | undefined {
    return ofOrigin(textIn(join(this.path, CHECKPOINT + COSIGNED)), this.origin);
  }

  saveCosigned(size: number, source: string): void {
    const newest = this.newestCosigned();
    const names = [`${checkpointPath(this.origin, size)}${COSIGNED}`];
    if (newest === undefined || parseCheckpoint(newest).size <= size) names.push(CHECKPOINT + COSIGNED);
    for (const name of names) {
      this.writeFile(name, Buffer.from(source));
      syncFile(join(this.path, name));
    }
  }

  private writeFile(name: string, bytes: Buffer): void {
    const file = join(this.path, name);
    const folder = dirname(file);
    if (!this.made.has(folder)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.made.add(folder);
    }
    // Another process that builds the same tree writes the same bytes, and must not meet half a file.
    const half = `${file}.${process.pid}`;
    writeFileSync(half, bytes, { mode: 0o600 });
    renameSync(half, file);
  }
}
