import { BEFORE_FIRST, type Position, type RecordedEvent } from '../../domain/event.js';
import {
  BrokenEvent,
  StoreRefused,
  StoreUnavailable,
  type EventStore,
} from '../../event-store/event-store.js';
import { eventHash } from '../canonical-event.js';
import { HASH_BYTES } from '../hashing.js';

export type LogReader = Readonly<{
  /** What returns a promise is waited for. */
  event: (event: RecordedEvent) => Promise<unknown> | void;
  /** A place of the log whose content is no event. Reading goes on after it. */
  broken: (broken: BrokenEvent) => void;
}>;

/** The log cannot be read on from a position, and something was read before it. */
export class LogUnread extends Error {
  constructor(
    readonly after: Position,
    readonly why: string,
  ) {
    super(`the log cannot be read after position ${after}: ${why}`);
    this.name = 'LogUnread';
  }
}

/**
 * Reads the log after a position, up to another or its end as it is now, past what is broken in it.
 * @throws LogUnread when it breaks off, and what the store throws when nothing of it can be read
 */
export async function readWholeLog(
  store: EventStore,
  reader: LogReader,
  { from = BEFORE_FIRST, until }: Readonly<{ from?: Position; until?: Position }> = {},
): Promise<void> {
  let after = from;
  for (;;) {
    try {
      for await (const event of store.readAll(after, until)) {
        const handling = reader.event(event);
        if (handling) await handling;
        after = event.position;
      }
      return;
    } catch (error) {
      if (error instanceof BrokenEvent && error.place.position > after) {
        reader.broken(error);
        after = error.place.position;
      } else if (after > from && (error instanceof StoreRefused || error instanceof StoreUnavailable))
        throw new LogUnread(after, error.message);
      else throw error;
    }
  }
}

/** What stands in the tree for an event that has no hash: no event has this one. */
export const NO_HASH = Buffer.alloc(HASH_BYTES);

/** The event's 32 bytes, or undefined when its metadata lacks what it is hashed with, or it is nested beyond all bounds. */
export function hashed(event: RecordedEvent): Buffer | undefined {
  try {
    return eventHash(event);
  } catch {
    return undefined;
  }
}
