import Database from 'better-sqlite3';

/** A table, index, trigger or view, as an SQLite file defines it. `sql` is null for an index that a constraint makes. */
export type Defined = Readonly<{ type: string; name: string; sql: string | null }>;

export const definedIn = (database: Database.Database): readonly Defined[] =>
  database.prepare('SELECT type, name, sql FROM sqlite_master').all() as Defined[];

/** What a schema defines, as SQLite writes it down. */
export function definedBy(schema: string): readonly Defined[] {
  const fresh = new Database(':memory:');
  try {
    fresh.exec(schema);
    return definedIn(fresh);
  } finally {
    fresh.close();
  }
}

export const isAmong =
  (all: readonly Defined[]) =>
  ({ name, sql }: Defined): boolean =>
    all.some((one) => one.name === name && one.sql === sql);

/**
 * Indexes that this program has not made, and tables that it makes otherwise, by name: by another order or another way of
 * comparing texts a question can be answered with what does not stand in the table, though SQLite finds the file whole.
 * Nothing is said of tables that are none of ours.
 */
export function otherDefinitions(database: Database.Database, ours: readonly Defined[]): readonly string[] {
  const there = definedIn(database);
  const indexes = database.prepare<[string], string>('SELECT name FROM pragma_index_list(?)').pluck();
  const tables = ours.filter(({ type }) => type === 'table').map(({ name }) => name);
  // Which table an index is of is asked of SQLite: what the definitions say of it is not what it goes by.
  const names = tables.flatMap((table) => [table, ...indexes.all(table)]);
  const isOurs = isAmong(ours);
  return names.filter((name) => there.some((one) => one.name === name && !isOurs(one)));
}
