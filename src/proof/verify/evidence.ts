import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openReadOnly } from '../../event-store/sqlite/open-read-only.js';
import { bytesIn } from '../regular-file.js';
import { TILE_WIDTH, tilePath, type Tile } from '../tiles.js';

/** A signed note in a file, or why there is none: `source` is undefined when the file cannot be read as text. */
export type NoteFile = Readonly<{ file: string; source: string | undefined }>;

/** How far the folder says that the tree has come, and up to where it was signed. */
export type SavedState = Readonly<{
  /** The name of the log whose tree it is. */
  origin: string;
  size: number;
  root: Buffer;
  last: Readonly<{ position: bigint; stream: string; revision: bigint; event: string }> | undefined;
  /** The size of the newest head that was signed. */
  signed: number;
}>;

const STATE = 'state.db';
const KEPT = 'checkpoints';
/** As `checkpointPath` has it, also with the signatures of keepers. */
const CHECKPOINT = /^checkpoints[/\\][0-9a-f-]{36}[/\\]\d{1,4}[/\\](?:x\d{3}[/\\])*\d{3}(?:\.cosigned)?$/;
const isCheckpoint = (file: string): boolean => CHECKPOINT.test(file);
const TREE = `
  SELECT t.origin, t.size, t.root, t.position, t.stream, t.revision, t.event, s.size AS signed
  FROM tree t LEFT JOIN signed s ON s.origin = t.origin`;

type Row = Readonly<{
  origin: string;
  size: bigint;
  root: Buffer;
  position: bigint | null;
  stream: string | null;
  revision: bigint | null;
  event: string | null;
  signed: bigint | null;
}>;

/** What lies in a tree's folder, read and never written: it is what a log is held against. Paths are within the folder. */
export class Evidence {
  constructor(readonly path: string) {}

  /** A tile's or bundle's bytes, or undefined when they are not there or cannot be read. */
  tile(tile: Tile): Buffer | undefined {
    return bytesIn(join(this.path, tilePath(tile)));
  }

  /** How wide the partial ones are that lie beside a full tile's place. */
  partialWidths({ level, index }: Tile): readonly number[] {
    const folder = join(this.path, `${tilePath({ level, index, width: TILE_WIDTH })}.p`);
    return namesIn(folder).filter(isWidth).map(Number);
  }

  /** Every file below `tile`, by its path. */
  tileFiles(): readonly string[] {
    return filesBelow(this.path, 'tile');
  }

  /** Whether somebody has made a tree here. */
  get hasTiles(): boolean {
    return existsSync(join(this.path, 'tile'));
  }

  get hasState(): boolean {
    return existsSync(join(this.path, STATE));
  }

  /** Every checkpoint that was kept here, as it lies there. */
  checkpoints(): readonly NoteFile[] {
    return filesBelow(this.path, KEPT)
      .filter((file) => isCheckpoint(file))
      .map((file) => noteIn(this.path, file));
  }

  /** Files among the checkpoints that have no checkpoint's name. */
  besideCheckpoints(): readonly string[] {
    return filesBelow(this.path, KEPT).filter((file) => !isCheckpoint(file));
  }

  /** The file that tlog-tiles serves as the newest, or undefined when there is none. */
  newest(): NoteFile | undefined {
    return existsSync(join(this.path, 'checkpoint')) ? noteIn(this.path, 'checkpoint') : undefined;
  }

  /** What the folder's database says, undefined when it says nothing. @throws SQLite's errors */
  state(): SavedState | undefined {
    const file = join(this.path, STATE);
    if (!existsSync(file)) return undefined;
    const database = openReadOnly(file);
    try {
      const row = database.prepare<[], Row>(TREE).safeIntegers().get();
      if (!row) return undefined;
      const { origin, size, root, position, stream, revision, event, signed } = row;
      const hasLast = position !== null && stream !== null && revision !== null && event !== null;
      return {
        origin,
        size: Number(size),
        root,
        last: hasLast ? { position, stream, revision, event } : undefined,
        signed: Number(signed ?? 0n),
      };
    } finally {
      database.close();
    }
  }
}

const isWidth = (name: string): boolean => /^[1-9]\d{0,2}$/.test(name) && Number(name) < TILE_WIDTH;

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** In the order of their names, which is the order of their numbers. */
function filesBelow(path: string, folder: string): readonly string[] {
  if (!existsSync(join(path, folder))) return [];
  return readdirSync(join(path, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .sort();
}

/** @param path the folder, @param file its path within */
export function noteIn(path: string, file: string): NoteFile {
  const bytes = bytesIn(join(path, file));
  try {
    return { file, source: bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { file, source: undefined };
  }
}
