import type Database from 'better-sqlite3';
import { damagesOf } from '../../event-store/sqlite/damages.js';
import { otherDefinitions, type Defined } from '../../event-store/sqlite/definitions.js';
import { found, type Found } from './faults.js';

/**
 * Whether a file answers what stands in it, however it is asked: verification reads a log by its positions, and what is
 * shown is read by streams and names.
 * @param file its name, as it is told
 * @param ours what this program defines; only of the tables that are named there anything is said
 */
export function checkFile(
  database: Database.Database,
  file: string,
  ours: readonly Defined[],
): readonly Found[] {
  const damages = damagesOf(database).map((what) => found('file-damaged', { file, what }));
  const names = namesOf(database, ours);
  return names.length === 0
    ? damages
    : [...damages, found('definition-unknown', { file, names: names.join(', ') })];
}

function namesOf(database: Database.Database, ours: readonly Defined[]): readonly string[] {
  try {
    return otherDefinitions(database, ours);
  } catch {
    // Definitions that cannot be read are among the damages.
    return [];
  }
}
