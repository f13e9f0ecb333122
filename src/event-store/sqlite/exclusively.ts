import Database from 'better-sqlite3';
import { isBusy } from './errors.js';

/** Another process holds the lock for longer than was waited. */
export class Occupied extends Error {
  constructor(file: string) {
    super(`another process holds ${file}`);
    this.name = 'Occupied';
  }
}

/**
 * Does something while no other process does anything under the same file, which is empty and only a lock. The system lets
 * go of it when the process that has it ends, however it ends: none has to be taken over.
 * @param patienceMs how long this process stops for another's turn @throws Occupied
 */
export function exclusively<T>(file: string, patienceMs: number, action: () => T): T {
  const database = new Database(file, { timeout: patienceMs });
  try {
    begin(database, file);
    try {
      return action();
    } finally {
      database.exec('ROLLBACK');
    }
  } finally {
    database.close();
  }
}

function begin(database: Database.Database, file: string): void {
  try {
    // Nothing is ever written in it, and so nothing is left beside it either.
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    throw isBusy(error) ? new Occupied(file) : error;
  }
}
