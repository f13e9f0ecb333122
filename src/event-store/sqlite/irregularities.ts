import type Database from 'better-sqlite3';
import type { Irregularity } from '../event-store.js';
import { changedGuards, foreignTriggers } from './guards.js';
import { hiddenEvents } from './hidden-events.js';

/** What of a ledger's file is not as this program leaves it, beside the events that it reads. */
export function irregularitiesOf(database: Database.Database): readonly Irregularity[] {
  const missing = changedGuards(database);
  const foreign = foreignTriggers(database);
  return [
    ...(missing.length === 0 ? [] : [{ kind: 'guards-missing', names: missing } as const]),
    ...(foreign.length === 0 ? [] : [{ kind: 'foreign-triggers', names: foreign } as const]),
    ...hiddenEvents(database).map((place) => ({ kind: 'hidden', place }) as const),
  ];
}
