import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { CopyMark } from '../copy-mark.js';
import { StoreRefused, StoreUnavailable } from '../event-store.js';
import { markCopy } from './copy-mark.js';
import { makeFile, makeFolderOf, syncFile } from './durable-file.js';
import { asStoreError, patiently } from './errors.js';
import { SqliteEventStore } from './sqlite-event-store.js';

/** What a backup is made of: a file's path, a store, or any connection to a file. */
export type BackupSource = string | SqliteEventStore | Database.Database;

/** Four megabytes between two turns of the event loop. */
const PAGES_AT_A_TIME = 1_000;

/**
 * A consistent copy of an SQLite file as it is now, while others go on writing. When it resolves the copy is on disk. It
 * is left without a write-ahead log, so that it can be read from where nothing can be written. @param mark what a ledger's
 * copy says of itself
 * @throws StoreRefused read-only when the target exists or cannot be made; StoreUnavailable when it cannot be finished
 */
export async function backupSqlite(source: BackupSource, target: string, mark?: CopyMark): Promise<void> {
  claim(target);
  // What is not whole, and not marked yet, does not go by the name that it is asked for.
  const half = `${target}.half`;
  try {
    rmSync(half, { force: true });
    makeFile(half);
    await copy(fileOf(source), half);
    if (mark) markCopy(half, mark);
    leaveLog(half);
    syncFile(half);
    renameSync(half, target);
    syncFile(target);
  } catch (error) {
    for (const ending of ['', '.half', '.half-wal', '.half-shm', '.half-journal'])
      rmSync(target + ending, { force: true });
    const known = asStoreError(error);
    if (known instanceof StoreRefused || known instanceof StoreUnavailable) throw known;
    throw new StoreUnavailable(`no backup: ${(known as Error).message}`, 'nothing-written', { cause: error });
  }
}

function fileOf(source: BackupSource): string {
  if (typeof source === 'string') return source;
  return source instanceof SqliteEventStore ? source.file : source.name;
}

/** The target's name is taken in one step with finding it free, so that no backup ever overwrites anything. */
function claim(target: string): void {
  try {
    makeFolderOf(target);
    makeFile(target);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === 'EEXIST' ? 'exists already; a backup never overwrites' : `cannot be made: ${message}`;
    throw new StoreRefused('read-only', `${target} ${why}`, { cause: error });
  }
}

/**
 * SQLite starts a backup over whenever another process has written, so that beside a busy writer it would never end. A
 * reader that stays at one point of the log is not disturbed; the log only grows for so long.
 */
async function copy(file: string, target: string): Promise<void> {
  const source = new Database(file, { readonly: true, fileMustExist: true, timeout: 5 });
  try {
    source.exec('BEGIN');
    await patiently(() => source.prepare('SELECT count(*) FROM sqlite_master').get());
    await source.backup(target, { progress: () => PAGES_AT_A_TIME });
  } finally {
    source.close();
  }
}

function leaveLog(target: string): void {
  const database = new Database(target);
  try {
    database.pragma('synchronous = FULL');
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}
