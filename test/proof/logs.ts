import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { RecordedEvent } from '../../src/domain/event.js';
import { BEFORE_FIRST } from '../../src/domain/event.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { eventHash } from '../../src/proof/canonical-event.js';
import { makeEvents } from '../event-store/make-event.js';
import { Folders } from '../event-store/sqlite/ledger-file.js';
import { NaiveTree } from './naive-tree.js';

/** Folders of ledgers with a log, for the tests that need one. */
export const folders = new Folders();

export type Log = Readonly<{ folder: string; file: string; store: SqliteEventStore }>;

export function openLog(folder = folders.folder()): Log {
  const file = join(folder, 'ledger.db');
  return { folder, file, store: SqliteEventStore.open(file, { pollMs: 10 }) };
}

/** Appends events in streams of at most ten. */
export async function record(store: EventStore, count: number, name = 'a'): Promise<void> {
  for (let stream = 0; stream * 10 < count; stream += 1)
    await store.append(`office-${name}${stream}`, 'no-stream', makeEvents(Math.min(10, count - stream * 10)));
}

export async function eventsOf(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of store.readAll(BEFORE_FIRST)) events.push(event);
  return events;
}

/** The root of the log by the definition, over its first `size` events. */
export async function rootOfLog(store: EventStore, size?: number): Promise<Buffer> {
  const entries = (await eventsOf(store)).slice(0, size).map(eventHash);
  return new NaiveTree(entries).root(0, entries.length);
}

/** Changes the file behind the program's back, as somebody who has it can. */
export function tamper(file: string, sql: string, ...values: unknown[]): void {
  const database = new Database(file);
  for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as {
    name: string;
  }[])
    database.exec(`DROP TRIGGER ${name}`);
  database.prepare(sql).run(...values);
  database.close();
}
