import { setTimeout as pause } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { NewEvent, Position, RecordedEvent } from '../../domain/event.js';
import { checkAppend, checkName } from '../append-limit.js';
import {
  EventStore,
  StoreUnavailable,
  type Appended,
  type ExpectedRevision,
  type Irregularity,
} from '../event-store.js';
import { Alarm } from './alarm.js';
import { AppendQueue } from './append-queue.js';
import type { CopyMark } from '../copy-mark.js';
import { copyMarkOf } from './copy-mark.js';
import { openConnection, type SqliteOptions } from './connection.js';
import { asStoreError, patiently } from './errors.js';
import { irregularitiesOf } from './irregularities.js';
import { Paging, Reading } from './reading.js';

const POLL_MS = 100;
/** How long a subscription waits when the store is away, before it reads again. */
const AWAY_PAUSE_MS = 1_000;

type Connection = Readonly<{ database: Database.Database; reading: Reading }>;

/** The ledger in one SQLite file (design §6). The life of an event in it is told in ../README.md. */
export class SqliteEventStore extends EventStore {
  private connection: Connection | undefined;
  private doubtful = false;
  private closing: Promise<void> | undefined;
  private readonly queue: AppendQueue;
  private readonly alarm: Alarm;

  private constructor(
    readonly file: string,
    private readonly options: SqliteOptions,
  ) {
    super();
    this.alarm = new Alarm(() => this.dataVersion(), options.pollMs ?? POLL_MS);
    this.queue = new AppendQueue({
      database: () => this.writable(),
      onCommit: () => this.alarm.ring(),
      onBroken: () => this.giveUp(),
    });
  }

  /** @throws StoreRefused foreign-file, newer-file, read-only, network-file-system; StoreUnavailable */
  static open(file: string, options: SqliteOptions = {}): SqliteEventStore {
    const store = new SqliteEventStore(file, options);
    store.connected();
    return store;
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<Appended> {
    this.refuseClosed();
    checkName(stream, "a stream's name");
    return this.queue.append(stream, expected, checkAppend(events));
  }

  override readStream(stream: string, from = 0n): AsyncIterable<RecordedEvent> {
    return new Paging((last) => this.reads().ofStream(stream, from, last));
  }

  override readAll(after: Position, until?: Position): AsyncIterable<RecordedEvent> {
    let end: Position | undefined;
    return new Paging((last) => {
      const reads = this.reads();
      if (end === undefined) {
        end = reads.end();
        if (until !== undefined && until < end) end = until;
      }
      return reads.ofAll(after, end, last);
    });
  }

  override async *subscribe(
    after: Position,
    signal: AbortSignal,
  ): AsyncIterable<RecordedEvent | 'caught-up'> {
    let position = after;
    let told = false;
    while (!signal.aborted && !this.closing) {
      const sleep = this.alarm.set(signal);
      try {
        for await (const event of this.readAll(position)) {
          if (signal.aborted) return;
          position = event.position;
          told = false;
          yield event;
        }
        if (signal.aborted || this.closing) return;
        // Others may have written while this was read: then it has not caught up, and goes on at once.
        if (position < (await this.end())) continue;
        if (!told) yield 'caught-up';
        told = true;
        await sleep.woken;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        if (!this.closing) await pause(AWAY_PAUSE_MS, undefined, { signal }).catch(() => undefined);
      } finally {
        sleep.cancel();
      }
    }
  }

  override async ping(): Promise<void> {
    await this.end();
  }

  override async irregularities(): Promise<readonly Irregularity[]> {
    this.refuseClosed();
    try {
      return await patiently(() => irregularitiesOf(this.connected().database));
    } catch (error) {
      throw asStoreError(error);
    }
  }

  override async copyMark(): Promise<CopyMark | undefined> {
    this.refuseClosed();
    try {
      return await patiently(() => copyMarkOf(this.connected().database));
    } catch (error) {
      throw asStoreError(error);
    }
  }

  override close(): Promise<void> {
    this.closing ??= this.finish();
    return this.closing;
  }

  private async finish(): Promise<void> {
    await this.queue.idle();
    this.disconnect();
    this.alarm.ring();
  }

  override async end(): Promise<Position> {
    try {
      return await patiently(() => this.reads().end());
    } catch (error) {
      throw asStoreError(error);
    }
  }

  private refuseClosed(): void {
    if (this.closing) throw new StoreUnavailable('the store is closed');
  }

  private connected(): Connection {
    if (!this.connection) {
      const database = openConnection(this.file, this.options);
      this.connection = { database, reading: new Reading(database) };
    }
    return this.connection;
  }

  private reads(): Reading {
    this.refuseClosed();
    return this.connected().reading;
  }

  /**
   * After a failed sync Linux counts the pages as written that it could not write, and the next sync claims success
   * without them. What then stands in the write-ahead log may be in memory only, so nothing may be built on it: the next
   * append comes only after everything in the log has been copied into the file and synced there. Until then nobody can
   * say of a re-sent append that it is not in the log.
   */
  private writable(): Database.Database {
    if (!this.doubtful) return this.connected().database;
    try {
      const { database } = this.connected();
      const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      if (result?.busy !== 0) throw new Error('the write-ahead log is in use by another process');
      this.doubtful = false;
      return database;
    } catch (error) {
      throw new StoreUnavailable(
        `the ledger file cannot be made safe after a fault of the disk: ${(error as Error).message}`,
        'unknown',
        { cause: error },
      );
    }
  }

  private giveUp(): void {
    this.doubtful = true;
    this.disconnect();
  }

  private disconnect(): void {
    const { database } = this.connection ?? {};
    this.connection = undefined;
    try {
      database?.close();
    } catch (error) {
      // A connection that cannot be closed properly is one that a fault has broken: there is nothing to be saved in it.
      if (!this.doubtful) throw error;
    }
  }

  /** Changes when another connection has committed; asking costs no disk access to speak of. */
  private dataVersion(): number {
    if (this.closing) return Number.NaN;
    try {
      return Number(this.connected().database.pragma('data_version', { simple: true }));
    } catch {
      return Number.NaN;
    }
  }
}
