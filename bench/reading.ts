import Database from 'better-sqlite3';
import { BEFORE_FIRST } from '../src/domain/event.js';
import type { EventStore } from '../src/event-store/event-store.js';
import type { Rate } from './appends.js';

const perSecond = (count: number, start: number): Rate => ({
  count,
  perSecond: (count * 1_000) / (performance.now() - start),
});

/** The measure of (c): every row of the file, with its JSON parsed, and nothing else done with it. */
export function rawScan(file: string): Rate {
  const database = new Database(file, { readonly: true });
  const start = performance.now();
  let count = 0;
  for (const row of database
    .prepare('SELECT position, stream, revision, id, type, data, metadata FROM event ORDER BY position')
    .iterate()) {
    const { data, metadata } = row as { data: string; metadata: string };
    if (JSON.parse(data) !== null && JSON.parse(metadata) !== null) count += 1;
  }
  const rate = perSecond(count, start);
  database.close();
  return rate;
}

export async function readLog(store: EventStore): Promise<Rate> {
  const start = performance.now();
  let count = 0;
  for await (const event of store.readAll(BEFORE_FIRST)) if (event.position > 0n) count += 1;
  return perSecond(count, start);
}
