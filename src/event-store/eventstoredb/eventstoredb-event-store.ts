import type { NewEvent, Position, RecordedEvent } from '../../domain/event.js';
import { checkAppend } from '../append-limit.js';
import { EventStore, type Appended, type ExpectedRevision, type Irregularity } from '../event-store.js';
import { append } from './append.js';
import { Connection, type ConnectionOptions } from './connection.js';
import { endOfLog, ping, prefixOf, readAll, readStream } from './reading.js';
import { subscribe } from './subscription.js';
import { truncatingStreams } from './truncating.js';

export type EventStoreDbOptions = ConnectionOptions &
  Readonly<{
    /** The ledger's name among others in the cluster, `[a-z0-9-]{1,40}`. */
    ledger: string;
  }>;

/**
 * The ledger in EventStoreDB 23.10 or later, one node or a cluster. The life of an event and of each failure is told in
 * README.md of the folder above.
 */
export class EventStoreDbEventStore extends EventStore {
  readonly #connection: Connection;
  readonly #prefix: string;

  private constructor(connection: Connection, prefix: string) {
    super();
    this.#connection = connection;
    this.#prefix = prefix;
  }

  /**
   * Does not wait for the node: the first call does, or `ping`.
   * @throws StoreUnavailable when the address or the CA file cannot be used
   * @throws RangeError when the ledger's name is not `[a-z0-9-]{1,40}`
   */
  static async open(options: EventStoreDbOptions): Promise<EventStoreDbEventStore> {
    const prefix = prefixOf(options.ledger);
    return new EventStoreDbEventStore(await Connection.open(options), prefix);
  }

  override async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<Appended> {
    const wanted = { prefix: this.#prefix, stream, expected, events: checkAppend(events) };
    return await append(this.#connection, wanted);
  }

  override readStream(stream: string, from = 0n): AsyncIterable<RecordedEvent> {
    return readStream(this.#connection, this.#prefix, stream, from);
  }

  override readAll(after: Position, until?: Position): AsyncIterable<RecordedEvent> {
    return readAll(this.#connection, this.#prefix, after, until);
  }

  override subscribe(after: Position, signal: AbortSignal): AsyncIterable<RecordedEvent | 'caught-up'> {
    return subscribe(this.#connection, this.#prefix, after, signal);
  }

  override async end(): Promise<Position> {
    return await endOfLog(this.#connection);
  }

  override async irregularities(): Promise<readonly Irregularity[]> {
    return await truncatingStreams(this.#connection, this.#prefix);
  }

  /** Asks for the newest event of the ledger's own stream, of the leader and with a reader's rights. */
  override async ping(): Promise<void> {
    await ping(this.#connection, this.#prefix);
  }

  override async close(): Promise<void> {
    await this.#connection.close();
  }
}
