import type { NewEvent, Position, RecordedEvent } from '../domain/event.js';
import type { CopyMark } from './copy-mark.js';

/** `no-stream`, or the revision of the stream's last event that the writer has read. */
export type ExpectedRevision = 'no-stream' | bigint;

/**
 * Where an append came to stand. `position` is missing when the store recognised a re-sent append and no longer
 * says where it was: read the event back for it.
 */
export type Appended = Readonly<{ firstRevision: bigint; lastRevision: bigint; position?: Position }>;

/** An append's JSON (type, data and metadata of all its events, in UTF-8) is at most this many bytes, in every store. */
export const MAX_APPEND_BYTES = 1024 * 1024;

/** Somebody else wrote first: nothing of this append was written. `actual` is 'no-stream' when the stream has no events. */
export class ConcurrencyConflict extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: ExpectedRevision,
  ) {
    super(`${stream} is at ${actual}, expected ${expected}`);
    this.name = 'ConcurrencyConflict';
  }
}

/**
 * The store is away, full, or does not answer in time. Unless `outcome` is 'unknown', nothing was written; when it is,
 * sending the same events with the same expected revision again is safe and settles it.
 */
export class StoreUnavailable extends Error {
  constructor(
    message: string,
    readonly outcome: 'nothing-written' | 'unknown' = 'nothing-written',
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}

/** The message of a StoreUnavailable that somebody must do something about. */
export const DISK_FULL = 'the disk is full';

/** What is wrong stays wrong however often it is tried: a foreign, newer or damaged file, missing rights, an append over the limit. */
export class StoreRefused extends Error {
  constructor(
    readonly code:
      | 'append-too-large'
      | 'access-denied'
      | 'foreign-file'
      | 'newer-file'
      | 'damaged-file'
      | 'read-only'
      | 'network-file-system'
      | 'stream-deleted'
      | 'invalid-append',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreRefused';
  }
}

/** Where what cannot be read stands, as far as the store can tell. */
export type BrokenPlace = Readonly<{ position: Position; stream: string; revision: bigint; id: string }>;

/** Why something is no event: its JSON cannot be read, is no object, or a number is none; or another program wrote it. */
export type BrokenWhy = 'not-json' | 'not-an-object' | 'not-a-number' | 'foreign';

/**
 * What stands in a place of the log is no event of this program. A reader stops, since stepping over it would hide a broken
 * record; only who looks for what is wrong goes on after it.
 */
export class BrokenEvent extends StoreRefused {
  constructor(
    readonly place: BrokenPlace,
    readonly why: BrokenWhy,
  ) {
    super('foreign-file', `event ${place.id}, number ${place.revision} of ${place.stream}: ${why}`);
    this.name = 'BrokenEvent';
  }
}

/**
 * What a store finds about itself, beside the events that are read: that what prevents accidents is gone, that something of
 * its own can change what is recorded, that events may be removed, or that a stream has one that the log does not show.
 */
export type Irregularity =
  | Readonly<{ kind: 'guards-missing'; names: readonly string[] }>
  | Readonly<{ kind: 'foreign-triggers'; names: readonly string[] }>
  | Readonly<{ kind: 'hidden'; place: BrokenPlace }>
  | Readonly<{ kind: 'truncates'; stream: string; how: string }>;

/**
 * The port both stores stand behind. Its promises are the contract suite's sentences (test/event-store/contract.ts);
 * the life of an event in each adapter is told in README.md beside this file.
 */
export abstract class EventStore {
  /**
   * All events or none, in one stream, contiguous; resolves only when they are durable.
   * Re-sending the same events (same ids, same expected revision) after an unknown outcome gives the first answer again.
   * @throws ConcurrencyConflict when the stream is not at `expected`
   * @throws StoreUnavailable when the store is away
   * @throws StoreRefused when the append can never succeed (empty, too large, no right to write)
   */
  abstract append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended>;

  /** A stream's events from a revision (inclusive, default the first) in order. A missing stream has no events. */
  abstract readStream(stream: string, from?: bigint): AsyncIterable<RecordedEvent>;

  /** The ledger's events after a position (exclusive) in the order of the log, up to and including `until` or the end as it is now. */
  abstract readAll(after: Position, until?: Position): AsyncIterable<RecordedEvent>;

  /**
   * As `readAll`, then live. 'caught-up' is yielded each time the end of the log has been reached after events were
   * read, and once at the start when there is nothing to read. It survives a lost connection by itself (from the last
   * event yielded) and ends without error when the signal aborts.
   */
  abstract subscribe(after: Position, signal: AbortSignal): AsyncIterable<RecordedEvent | 'caught-up'>;

  /** Where the log ends now: where its newest event stands or, in a cluster that others share, one after it. */
  abstract end(): Promise<Position>;

  /** What is not as this program made it, beside the events themselves. @throws StoreUnavailable, StoreRefused */
  abstract irregularities(): Promise<readonly Irregularity[]>;

  /** Says whether the store answers now. @throws StoreUnavailable, StoreRefused */
  abstract ping(): Promise<void>;

  /** What the store says of itself when it is a backup of another. A cluster's own backups say nothing. */
  copyMark(): Promise<CopyMark | undefined> {
    return Promise.resolve(undefined);
  }

  abstract close(): Promise<void>;
}
