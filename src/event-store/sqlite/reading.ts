import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { Position, RecordedEvent } from '../../domain/event.js';
import { BrokenEvent, type BrokenWhy } from '../event-store.js';
import { asStoreError, patiently } from './errors.js';

/** position, stream, revision, id, type, data, metadata */
export type Row = [number, string, number, string, string, string, string];

const COLUMNS = 'position, stream, revision, id, type, data, metadata';

/** Rows fetched at a time. Nothing is held open between pages, so that a slow reader never keeps the log from being tidied. */
const PAGE = 512;

/** The reads of one connection, a page at a time. */
export class Reading {
  private readonly all: Database.Statement<[number, number, number], Row>;
  private readonly stream: Database.Statement<[string, number, number], Row>;
  private readonly last: Database.Statement<[], number | null>;

  constructor(database: Database.Database) {
    this.all = database
      .prepare<[number, number, number], Row>(
        `SELECT ${COLUMNS} FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT ?`,
      )
      .raw();
    this.stream = database
      .prepare<[string, number, number], Row>(
        `SELECT ${COLUMNS} FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
      )
      .raw();
    this.last = database.prepare<[], number | null>('SELECT max(position) FROM event').pluck();
  }

  end(): Position {
    return BigInt(this.last.get() ?? 0);
  }

  ofStream(stream: string, from: bigint, last: Row | undefined): Row[] {
    return this.stream.all(stream, last === undefined ? Number(from) : last[2] + 1, PAGE);
  }

  ofAll(after: Position, until: Position, last: Row | undefined): Row[] {
    return this.all.all(last === undefined ? Number(after) : last[0], Number(until), PAGE);
  }
}

/** @throws BrokenEvent when somebody has changed the row behind the program's back, so that it is no event any more */
function eventOf(row: Row): RecordedEvent {
  const [position, stream, revision, id, type] = row;
  if (!Number.isSafeInteger(position) || !Number.isSafeInteger(revision)) throw broken(row, 'not-a-number');
  const [data, metadata] = [jsonIn(row, 5), jsonIn(row, 6)];
  return {
    position: BigInt(position),
    stream,
    revision: BigInt(revision),
    id,
    type,
    data: data as RecordedEvent['data'],
    metadata: metadata as RecordedEvent['metadata'],
  };
}

/** The JSON object of a column. What the parser says is not passed on: it quotes what it reads. */
function jsonIn(row: Row, column: 5 | 6): unknown {
  let value: unknown;
  try {
    value = JSON.parse(row[column]);
  } catch {
    throw broken(row, 'not-json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken(row, 'not-an-object');
  return value;
}

/** A number that is none, in a file whose table was made anew without its checks, is shown as −1. */
const wholeOf = (value: unknown): bigint => (Number.isSafeInteger(value) ? BigInt(value as number) : -1n);

const broken = ([position, stream, revision, id]: Row, why: BrokenWhy): BrokenEvent =>
  new BrokenEvent(
    { position: wholeOf(position), stream: String(stream), revision: wholeOf(revision), id: String(id) },
    why,
  );

type Step = IteratorResult<RecordedEvent, undefined>;
const END: Step = { done: true, value: undefined };

/** Pages through rows; written by hand, since an async generator costs more than fetching and parsing an event. */
export class Paging implements AsyncIterableIterator<RecordedEvent, undefined> {
  private page: readonly Row[] = [];
  private place = 0;
  private ended = false;
  private turning: Promise<void> | undefined;

  /** `fetch` reads the page after a row, the first one without. @throws SQLite's errors, StoreUnavailable */
  constructor(private readonly fetch: (last: Row | undefined) => Row[]) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Step> {
    const row = this.page[this.place];
    if (row === undefined) return this.ended ? Promise.resolve(END) : this.nextPage();
    this.place += 1;
    try {
      return Promise.resolve({ done: false, value: eventOf(row) });
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  return(): Promise<Step> {
    this.page = [];
    this.ended = true;
    return Promise.resolve(END);
  }

  private async nextPage(): Promise<Step> {
    this.turning ??= this.turn();
    await this.turning;
    return this.next();
  }

  private async turn(): Promise<void> {
    const last = this.page.at(-1);
    try {
      // A reader that waits for nothing else would otherwise keep the process to itself until the log's end.
      if (last) await nextTurn();
      const rows = await patiently(() => this.fetch(last));
      if (this.ended) return;
      this.page = rows;
      this.place = 0;
      this.ended = rows.length < PAGE;
    } catch (error) {
      this.return();
      throw asStoreError(error);
    } finally {
      this.turning = undefined;
    }
  }
}
