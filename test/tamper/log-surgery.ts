import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { newEventId, newSalt } from '../../src/ledger/chance.js';
import type { LedgerCopy, Row } from './ledger-copy.js';

/** What somebody does to a log who knows how it is kept: every change leaves it in order, positions and revisions without gaps. */

/** More than any revision or position, to step over those that are taken. */
const ASIDE = 1_000_000;

/** An event like another one, as if it had been recorded by itself. */
export const likeness = (row: Row, data: Row['data'] = row.data): Row => {
  const commandId = randomUUID();
  const metadata = { ...row.metadata, commandId, correlationId: commandId, salt: newSalt() };
  return { ...row, id: newEventId(), data, metadata };
};

/** Takes an event out, and closes the gaps in its stream and in the log. */
export function takeOut(copy: LedgerCopy, { id, position, stream, revision }: Row): void {
  copy.inLedger((database) => {
    database.prepare('DELETE FROM event WHERE id = ?').run(id);
    shift(database, { position: position + 1, by: -1 });
    shift(database, { stream, revision: revision + 1, by: -1 });
  });
}

/** Puts an event in, at the place that its position and revision say; those that stand there move on. */
export function putIn(copy: LedgerCopy, row: Row): void {
  copy.inLedger((database) => {
    shift(database, { position: row.position, by: 1 });
    shift(database, { stream: row.stream, revision: row.revision, by: 1 });
    insert(database, row);
  });
}

export function insert(database: Database.Database, row: Row): void {
  const { position, stream, revision, id, type, data, metadata } = row;
  database
    .prepare(
      'INSERT INTO event (position, stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(position, stream, revision, id, type, JSON.stringify(data), JSON.stringify(metadata));
}

/** Has two events change places in the log, and in their stream when it is the same. */
export function swap(copy: LedgerCopy, one: Row, other: Row): void {
  copy.inLedger((database) => {
    const place = database.prepare('UPDATE event SET position = ?, revision = ? WHERE id = ?');
    const same = one.stream === other.stream;
    place.run(-1, one.revision + ASIDE, one.id);
    place.run(one.position, same ? one.revision : other.revision, other.id);
    place.run(other.position, same ? other.revision : one.revision, one.id);
  });
}

/** Has an event be one of another stream, at its own place in the log, with both streams in order. */
export function moveTo(copy: LedgerCopy, row: Row, stream: string): void {
  const revision = copy.rows().filter((one) => one.stream === stream && one.position < row.position).length;
  copy.inLedger((database) => {
    shift(database, { stream, revision, by: 1 });
    database.prepare('UPDATE event SET stream = ?, revision = ? WHERE id = ?').run(stream, revision, row.id);
    shift(database, { stream: row.stream, revision: row.revision + 1, by: -1 });
  });
}

/** Gives an event a position that numbers here do not reach. */
export function hide(copy: LedgerCopy, { id }: Row, position: bigint): void {
  copy.inLedger((database) =>
    database.prepare('UPDATE event SET position = ? WHERE id = ?').run(position, id),
  );
}

/** Makes the table again without what keeps an id from standing twice. */
export function withoutUniqueIds(copy: LedgerCopy): void {
  copy.inLedger((database) => {
    const made = database.prepare("SELECT sql FROM sqlite_master WHERE name = 'event'").pluck().get();
    database.exec('ALTER TABLE event RENAME TO was');
    database.exec(String(made).replace('TEXT NOT NULL UNIQUE', 'TEXT NOT NULL'));
    database.exec('INSERT INTO event SELECT * FROM was; DROP TABLE was');
  });
}

type Shift =
  Readonly<{ position: number; by: number }> | Readonly<{ stream: string; revision: number; by: number }>;

/** Moves every event from a place on, past the uniqueness of places. */
function shift(database: Database.Database, by: Shift): void {
  if ('position' in by) {
    database.prepare('UPDATE event SET position = -position WHERE position >= ?').run(by.position);
    database.prepare('UPDATE event SET position = ? - position WHERE position < 0').run(by.by);
    return;
  }
  const { stream, revision } = by;
  database
    .prepare('UPDATE event SET revision = revision + ? WHERE stream = ? AND revision >= ?')
    .run(ASIDE, stream, revision);
  database
    .prepare('UPDATE event SET revision = revision - ? + ? WHERE stream = ? AND revision >= ?')
    .run(ASIDE, by.by, stream, ASIDE);
}
