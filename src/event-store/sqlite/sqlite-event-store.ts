import type Database from 'better-sqlite3';
import type { NewEvent, Position, RecordedEvent } from '../../domain/event.js';
import { checkAppend } from '../append-limit.js';
import { EventStore, StoreUnavailable, type Appended, type ExpectedRevision } from '../event-store.js';
import { AppendQueue } from './append-queue.js';
import { openConnection, type SqliteOptions } from './connection.js';
import { Reading } from './reading.js';

const POLL_MS = 100;

/** One wait of a subscription: until somebody appends, it is aborted or the store closes. */
type Sleep = Readonly<{ woken: Promise<void>; cancel: () => void }>;

/** The ledger in one SQLite file (design §6). The life of an event in it is told in ../README.md. */
export class SqliteEventStore extends EventStore {
  private connection: Database.Database | undefined;
  private reading: Reading | undefined;
  private closed = false;
  private readonly queue: AppendQueue;
  private readonly sleepers = new Set<() => void>();
  private poller: NodeJS.Timeout | undefined;
  private version = -1;

  private constructor(
    private readonly file: string,
    private readonly options: SqliteOptions,
  ) {
    super();
    this.queue = new AppendQueue(
      () => this.database(),
      () => this.wake(),
      () => this.forget(),
    );
  }

  /** @throws StoreRefused foreign-file, newer-file, read-only, network-file-system; StoreUnavailable */
  static open(file: string, options: SqliteOptions = {}): SqliteEventStore {
    const store = new SqliteEventStore(file, options);
    store.database();
    return store;
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<Appended> {
    if (this.closed) throw new StoreUnavailable('the store is closed');
    return this.queue.append(stream, expected, checkAppend(events));
  }

  override readStream(stream: string, from = 0n): AsyncIterable<RecordedEvent> {
    return this.reads().readStream(stream, from);
  }

  override readAll(after: Position, until?: Position): AsyncIterable<RecordedEvent> {
    const end = this.reads().end();
    return this.reads().readAll(after, until === undefined || until > end ? end : until);
  }

  override async *subscribe(
    after: Position,
    signal: AbortSignal,
  ): AsyncIterable<RecordedEvent | 'caught-up'> {
    let position = after;
    let told = false;
    let sleeping: Sleep | undefined;
    try {
      while (!signal.aborted && !this.closed) {
        // Laid down before reading: what comes in while reading must not be slept over.
        sleeping = this.sleep(signal);
        for await (const event of this.readAll(position)) {
          if (signal.aborted) return;
          position = event.position;
          told = false;
          yield event;
        }
        if (signal.aborted || this.closed) return;
        const current = position >= this.reads().end();
        if (current && !told) yield 'caught-up';
        told = current;
        if (current) await sleeping.woken;
        else sleeping.cancel();
      }
    } finally {
      sleeping?.cancel();
    }
  }

  override async ping(): Promise<void> {
    this.reads().end();
  }

  override async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.queue.idle();
    this.wake();
    clearInterval(this.poller);
    this.connection?.close();
    this.connection = undefined;
  }

  /** A consistent copy of the file as it is now, while others go on writing. @see backupSqlite */
  copyTo(target: string): Promise<unknown> {
    return this.database().backup(target);
  }

  private database(): Database.Database {
    if (this.connection) return this.connection;
    this.connection = openConnection(this.file, this.options);
    this.reading = new Reading(this.connection);
    return this.connection;
  }

  private reads(): Reading {
    if (this.closed) throw new StoreUnavailable('the store is closed');
    this.database();
    return this.reading as Reading;
  }

  /**
   * After a failed sync nobody knows which pages reached the disk, and a second sync may claim success for pages the
   * system has dropped. A new connection reads what is really there.
   */
  private forget(): void {
    const broken = this.connection;
    this.connection = undefined;
    this.reading = undefined;
    setImmediate(() => broken?.close());
  }

  private wake(): void {
    for (const wake of this.sleepers) wake();
  }

  private sleep(signal: AbortSignal): Sleep {
    let cancel = (): void => undefined;
    const woken = new Promise<void>((resolve) => {
      cancel = () => {
        this.sleepers.delete(cancel);
        signal.removeEventListener('abort', cancel);
        if (this.sleepers.size === 0) this.stopPolling();
        resolve();
      };
    });
    this.sleepers.add(cancel);
    signal.addEventListener('abort', cancel, { once: true });
    this.startPolling();
    return { woken, cancel };
  }

  /** `data_version` changes when another connection has committed; asking costs no disk access to speak of. */
  private startPolling(): void {
    if (this.poller) return;
    this.version = this.dataVersion();
    this.poller = setInterval(() => {
      const version = this.dataVersion();
      if (version === this.version) return;
      this.version = version;
      this.wake();
    }, this.options.pollMs ?? POLL_MS);
  }

  private stopPolling(): void {
    clearInterval(this.poller);
    this.poller = undefined;
  }

  private dataVersion(): number {
    if (this.closed) return -1;
    try {
      return Number(this.database().pragma('data_version', { simple: true }));
    } catch {
      // The store is away for a moment: whoever waits is woken and meets the error himself when he reads.
      return -1;
    }
  }
}
