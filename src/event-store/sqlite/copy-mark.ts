import Database from 'better-sqlite3';
import type { CopyMark } from '../copy-mark.js';
import { MARKED_FILE_VERSION } from './schema.js';

const TABLE = `
  CREATE TABLE IF NOT EXISTS copy (one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER NOT NULL, at TEXT NOT NULL) STRICT`;

/**
 * Marks a file as a copy, so that wherever it is carried it cannot pass for the original. The mark stays when the copy goes
 * on in an epoch of its own: it says only of the epoch that it names, and the earlier ones, that they are not written here.
 */
export function markCopy(file: string, { epoch, at }: CopyMark): void {
  const database = new Database(file, { fileMustExist: true });
  try {
    database
      .transaction(() => {
        database.exec(TABLE);
        database.prepare('INSERT OR REPLACE INTO copy VALUES (1, ?, ?)').run(epoch, at);
        // A program that knows no marks must not write the file.
        database.pragma(`user_version = ${MARKED_FILE_VERSION}`);
      })
      .immediate();
  } finally {
    database.close();
  }
}

export function copyMarkOf(database: Database.Database): CopyMark | undefined {
  const has = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'copy'").get();
  if (!has) return undefined;
  return database.prepare<[], CopyMark>('SELECT epoch, at FROM copy').get();
}
