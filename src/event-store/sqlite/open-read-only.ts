import { existsSync, readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { codeOf } from './errors.js';

/**
 * Opens an SQLite file only to read it, also where nothing can be written: a read-only folder has no room for the shared
 * memory of a write-ahead log. A file at rest needs none, and is then read whole. @throws SQLite's errors
 */
export function openReadOnly(file: string): Database.Database {
  // SQLite would wait for whoever is at the other end of a pipe.
  if (existsSync(file) && !statSync(file).isFile())
    throw new Database.SqliteError(`${file} is no regular file`, 'SQLITE_CANTOPEN');
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 1_000 });
    try {
      // Opening alone looks at nothing.
      database.prepare('SELECT count(*) FROM sqlite_master').get();
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    if (!codeOf(error).startsWith('SQLITE_CANTOPEN') || !isAtRest(file)) throw error;
    const bytes = readFileSync(file);
    // Bytes 18 and 19 of the header say that the file uses a log (2) or not (1).
    bytes.fill(1, 18, 20);
    return new Database(bytes, { readonly: true });
  }
}

/** An empty write-ahead log is what somebody left who only read. */
const isAtRest = (file: string): boolean =>
  existsSync(file) && (!existsSync(`${file}-wal`) || statSync(`${file}-wal`).size === 0);
