import type Database from 'better-sqlite3';
import type { BrokenPlace } from '../event-store.js';
import { codeOf } from './errors.js';

type Row = { position: bigint; stream: string; revision: bigint; id: string };

/** Two ends by themselves, so that SQLite looks only there. */
const AT_EITHER_END = ['position < 1', `position > ${Number.MAX_SAFE_INTEGER}`].map(
  (end) => `SELECT position, stream, revision, id FROM event WHERE ${end}`,
);

/**
 * Events that the log does not show, and their streams do: at positions below the first, or beyond those that a number can
 * tell apart. SQLite gives neither by itself before a log has 2^53 events.
 */
export function hiddenEvents(database: Database.Database): readonly BrokenPlace[] {
  try {
    return AT_EITHER_END.flatMap((sql) => database.prepare<[], Row>(sql).safeIntegers().all());
  } catch (error) {
    // Where the file is broken is told by whoever reads the log.
    if (codeOf(error).startsWith('SQLITE_CORRUPT')) return [];
    throw error;
  }
}
