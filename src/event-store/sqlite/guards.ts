import type Database from 'better-sqlite3';
import { definedBy, definedIn, isAmong } from './definitions.js';
import { SCHEMA } from './schema.js';

/**
 * What of the schema that keeps events from being changed or doubled by accident is not as this program makes it, by name.
 * Nobody drops a trigger by accident.
 */
export function changedGuards(database: Database.Database): readonly string[] {
  const isThere = isAmong(definedIn(database));
  return definedBy(SCHEMA).flatMap((one) => (isThere(one) ? [] : [one.name]));
}

/** Triggers and views that this program has not made, by name: they can change what is recorded, before anybody has sealed it. */
export function foreignTriggers(database: Database.Database): readonly string[] {
  const isOurs = isAmong(definedBy(SCHEMA));
  return definedIn(database).flatMap((one) =>
    (one.type === 'trigger' || one.type === 'view') && !isOurs(one) ? [one.name] : [],
  );
}
