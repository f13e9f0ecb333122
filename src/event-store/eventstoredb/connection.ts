import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Position } from '../../domain/event.js';
import { StoreUnavailable } from '../event-store.js';
import { parseAddress, type Address, type AddressOptions } from './address.js';
import { isSilence, messageOf, outcomeOf, Silence } from './outcome.js';

/** What the adapter tells about: a subset of pino's. */
export type StoreLogger = Readonly<{ warn(details: object, message: string): void }>;

export type ConnectionOptions = AddressOptions &
  Readonly<{
    /** How long an operation is tried before it ends in StoreUnavailable, in milliseconds. Default 20,000. */
    deadlineMs?: number;
    logger?: StoreLogger;
  }>;

type Library = typeof import('@eventstore/db-client');

const DEFAULT_DEADLINE_MS = 20_000;
/** The node itself gives a forwarded write five seconds; a call that is given less would never hear why it failed. */
const LONGEST_CALL_MS = 8_000;
/** How much longer than the call's own deadline to wait: finding the leader is outside of it. */
const GRACE_MS = 2_000;

/**
 * One client of a node or cluster, replaced when it is beyond repair. Everything the adapter asks goes with
 * credentials (never the client's batch path, which can hang for ever or fail other clients' appends), to the leader
 * (so that a reader sees what was acknowledged) and with a deadline.
 */
export class Connection {
  readonly deadlineMs: number;
  readonly #closing = new AbortController();
  readonly #retired: EventStoreDBClient[] = [];
  #client: EventStoreDBClient;

  private constructor(
    readonly library: Library,
    readonly address: Address,
    readonly logger: StoreLogger | undefined,
    deadlineMs: number,
  ) {
    this.deadlineMs = deadlineMs;
    this.#client = this.#connect();
  }

  /** Loads the client library only here: its import takes longer than starting the rest of the program. */
  static async open(options: ConnectionOptions): Promise<Connection> {
    const address = parseAddress(options);
    const library = await import('@eventstore/db-client');
    return new Connection(library, address, options.logger, options.deadlineMs ?? DEFAULT_DEADLINE_MS);
  }

  get client(): EventStoreDBClient {
    return this.#client;
  }

  /** Aborts when the connection closes: the client swallows its own cancellations, so nobody else would tell a waiting reader. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** What every call carries. */
  get calling() {
    return { credentials: this.address.credentials, requiresLeader: true } as const;
  }

  /** The longest a single call may take within what is left of an operation's time. */
  callMs(leftMs: number): number {
    return Math.max(1, Math.min(leftMs, LONGEST_CALL_MS, this.deadlineMs / 2));
  }

  /** Asks the client, and stops waiting for one that never answers: outcome unknown. */
  async call<T>(ms: number, ask: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    if (this.#closing.signal.aborted) throw new StoreUnavailable('The store is closed');
    const client = this.#client;
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Silence()), ms + GRACE_MS);
    });
    try {
      return await Promise.race([ask(client), silence]);
    } catch (error) {
      this.mend(client, error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Replaces a client that no longer heals itself. Its other calls go on with the old one until they are done. */
  mend(client: EventStoreDBClient, error: unknown): void {
    const beyondRepair = outcomeOf(error) === 'no-cluster' || isSilence(error);
    if (!beyondRepair || client !== this.#client || this.#closing.signal.aborted) return;
    this.logger?.warn(
      { store: this.address.shown, reason: messageOf(error) },
      'EventStoreDB: connecting anew',
    );
    this.#retired.push(client);
    this.#client = this.#connect();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled([this.#client, ...this.#retired].map((client) => client.dispose()));
  }

  #connect(): EventStoreDBClient {
    try {
      return this.library.EventStoreDBClient.connectionString(this.address.connectionString);
    } catch (error) {
      throw new StoreUnavailable(`EventStoreDB at ${this.address.shown} cannot be used: ${messageOf(error)}`);
    }
  }
}

/** EventStoreDB has two numbers to a place; for events that were not written in an explicit transaction they are the same. */
export const placeOf = (position: Position) => ({ commit: position, prepare: position });
