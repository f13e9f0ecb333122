import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreRefused } from '../event-store.js';

/** Anything that SQLite's online backup can be asked of. */
type Copyable = { copyTo(target: string): Promise<unknown> } | Database.Database;

/**
 * A consistent copy of an SQLite file while others go on writing. It is left without a write-ahead log, so that it can be
 * read from where nothing can be written. @throws StoreRefused when the target exists
 */
export async function backupSqlite(source: Copyable, target: string): Promise<void> {
  if (existsSync(target))
    throw new StoreRefused('read-only', `${target} exists already; a backup never overwrites`);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  await ('copyTo' in source ? source.copyTo(target) : source.backup(target));
  const copy = new Database(target);
  try {
    copy.pragma('synchronous = FULL');
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}
