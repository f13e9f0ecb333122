import Database from 'better-sqlite3';
import { SCHEMA } from './schema.js';

type Made = { type: string; name: string; sql: string | null };

const made = (database: Database.Database): readonly Made[] =>
  database.prepare('SELECT type, name, sql FROM sqlite_master').all() as Made[];

const madeAnew = (): readonly Made[] => {
  const fresh = new Database(':memory:');
  try {
    fresh.exec(SCHEMA);
    return made(fresh);
  } finally {
    fresh.close();
  }
};

const isAmong =
  (all: readonly Made[]) =>
  ({ name, sql }: Made): boolean =>
    all.some((one) => one.name === name && one.sql === sql);

/**
 * What of the schema that keeps events from being changed or doubled by accident is not as this program makes it, by name.
 * Nobody drops a trigger by accident.
 */
export function changedGuards(database: Database.Database): readonly string[] {
  const isThere = isAmong(made(database));
  return madeAnew().flatMap((one) => (isThere(one) ? [] : [one.name]));
}

/** Triggers and views that this program has not made, by name: they can change what is recorded, before anybody has sealed it. */
export function foreignTriggers(database: Database.Database): readonly string[] {
  const isOurs = isAmong(madeAnew());
  return made(database).flatMap((one) =>
    (one.type === 'trigger' || one.type === 'view') && !isOurs(one) ? [one.name] : [],
  );
}
