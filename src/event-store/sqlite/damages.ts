import type Database from 'better-sqlite3';
import { codeOf } from './errors.js';

/** Of a file that is damaged all over, no more is told. */
const MOST = 100;

/**
 * What SQLite itself finds wrong with a file, a sentence each; nothing when it is whole. It holds every index against its
 * table: a question that is answered from an index would else show what does not stand in the table.
 */
export function damagesOf(database: Database.Database): readonly string[] {
  try {
    const rows = database.prepare<[], string>(`PRAGMA integrity_check(${MOST})`).pluck().all();
    const lines = rows
      .flatMap((row) => row.split('\n'))
      .filter((line) => line !== 'ok' && !HEADING.test(line));
    return lines.slice(0, MOST);
  } catch (error) {
    if (!/^SQLITE_(?:CORRUPT|NOTADB|ERROR)/.test(codeOf(error))) throw error;
    return [(error as Error).message];
  }
}

const HEADING = /^\*\*\* in database \w+ \*\*\*$/;
