import type Database from 'better-sqlite3';
import type { Position, RecordedEvent } from '../../domain/event.js';

/** position, stream, revision, id, type, data, metadata */
type Row = [number, string, number, string, string, string, string];

const COLUMNS = 'position, stream, revision, id, type, data, metadata';

/** Rows fetched at a time. Nothing is held open between pages, so that a slow reader never keeps the log from being tidied. */
const PAGE = 512;

const eventOf = ([position, stream, revision, id, type, data, metadata]: Row): RecordedEvent => ({
  position: BigInt(position),
  stream,
  revision: BigInt(revision),
  id,
  type,
  data: JSON.parse(data) as RecordedEvent['data'],
  metadata: JSON.parse(metadata) as RecordedEvent['metadata'],
});

/** Pages through rows; written by hand, since an async generator costs more than fetching and parsing an event. */
class Paging implements AsyncIterableIterator<RecordedEvent> {
  private page: Row[] = [];
  private place = 0;
  private ended = false;

  constructor(private readonly fetch: (last: Row | undefined) => Row[]) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<RecordedEvent>> {
    try {
      if (this.place >= this.page.length && !this.ended) {
        this.page = this.fetch(this.page.at(-1));
        this.place = 0;
        this.ended = this.page.length < PAGE;
      }
      const row = this.page[this.place];
      if (row === undefined) return Promise.resolve({ done: true, value: undefined });
      this.place += 1;
      return Promise.resolve({ done: false, value: eventOf(row) });
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  return(): Promise<IteratorResult<RecordedEvent>> {
    this.page = [];
    this.ended = true;
    return Promise.resolve({ done: true, value: undefined });
  }
}

/** The reads of one connection. */
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

  readStream(stream: string, from: bigint): AsyncIterable<RecordedEvent> {
    return new Paging((row) => this.stream.all(stream, row === undefined ? Number(from) : row[2] + 1, PAGE));
  }

  readAll(after: Position, until: Position): AsyncIterable<RecordedEvent> {
    return new Paging((row) => this.all.all(row === undefined ? Number(after) : row[0], Number(until), PAGE));
  }
}
