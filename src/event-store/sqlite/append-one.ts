import type Database from 'better-sqlite3';
import type { SerialisedEvent } from '../append-limit.js';
import { ConcurrencyConflict, type Appended, type ExpectedRevision } from '../event-store.js';

/** One append, checked and as text. */
export type Append = Readonly<{
  stream: string;
  expected: ExpectedRevision;
  events: readonly SerialisedEvent[];
}>;

export type Outcome =
  | Readonly<{ written: Appended }>
  | Readonly<{ again: Appended }>
  | Readonly<{ conflict: ConcurrencyConflict }>;

export type Statements = ReturnType<typeof prepareOn>;

export function prepareOn(database: Database.Database) {
  return {
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    rollback: database.prepare('ROLLBACK'),
    last: database
      .prepare<[string], number | null>('SELECT max(revision) FROM event WHERE stream = ?')
      .pluck(),
    from: database.prepare<[string, number, number], { id: string; position: number }>(
      'SELECT id, position FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    ),
    insert: database.prepare<[string, number, string, string, string, string]>(
      'INSERT INTO event (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    ),
  };
}

/** Inside a transaction: compares before anything is inserted, so that a conflict leaves nothing to undo. */
export function appendOne(statements: Statements, append: Append): Outcome {
  const last = statements.last.get(append.stream) ?? null;
  const actual: ExpectedRevision = last === null ? 'no-stream' : BigInt(last);
  if (actual !== append.expected) return standing(statements, append, actual);
  const first = last === null ? 0 : last + 1;
  let position = 0;
  append.events.forEach(({ id, type, data, metadata }, place) => {
    const inserted = statements.insert.run(append.stream, first + place, id, type, data, metadata);
    position = Number(inserted.lastInsertRowid);
  });
  return { written: answer(BigInt(first), append.events.length, position) };
}

/** The stream has moved on: if by these very events, this is a re-sent append, and its first answer is given again. */
function standing(
  statements: Statements,
  { stream, expected, events }: Append,
  actual: ExpectedRevision,
): Outcome {
  const first = expected === 'no-stream' ? 0n : expected + 1n;
  const rows = statements.from.all(stream, Number(first), events.length);
  const same = rows.length === events.length && rows.every(({ id }, place) => id === events[place]?.id);
  if (!same) return { conflict: new ConcurrencyConflict(stream, expected, actual) };
  return { again: answer(first, events.length, rows.at(-1)?.position ?? 0) };
}

const answer = (firstRevision: bigint, count: number, position: number): Appended => ({
  firstRevision,
  lastRevision: firstRevision + BigInt(count) - 1n,
  position: BigInt(position),
});
