import type { Position, RecordedEvent } from '../../domain/event.js';
import type { Connection } from './connection.js';
import type { Feed } from './feed.js';
import { messageOf, refusalOf } from './outcome.js';
import { Patience } from './patience.js';
import { followLog } from './reading.js';
import { recordedEvent } from './recorded.js';

/**
 * The ledger's events after a position, then live, until the signal aborts or the store is closed. The client never comes back from
 * a lost connection by itself, so this does: for ever, from the last event handed over, so that there is neither gap
 * nor repeat. A node that ends the subscription without an error has dropped it too.
 * @throws StoreRefused for what stays wrong: no right to read, a foreign event in the ledger's streams
 */
export async function* subscribe(
  connection: Connection,
  prefix: string,
  after: Position,
  signal: AbortSignal,
): AsyncGenerator<RecordedEvent | 'caught-up'> {
  const patience = new Patience(Number.POSITIVE_INFINITY);
  const stop = AbortSignal.any([signal, connection.closing]);
  const reader = { last: after, owesCaughtUp: true };
  while (!stop.aborted) {
    const { client } = connection;
    let failure: unknown = new Error('EventStoreDB ended the subscription');
    let feed: Feed | undefined;
    try {
      feed = followLog(connection, prefix, reader.last, signal);
      yield* readFeed(feed, prefix, reader, patience, connection.callMs(Number.POSITIVE_INFINITY));
    } catch (error) {
      failure = error;
    } finally {
      feed?.close();
    }
    if (stop.aborted) break;
    const refusal = refusalOf(failure, 'the log');
    if (refusal !== undefined) throw refusal;
    const details = {
      store: connection.address.shown,
      after: String(reader.last),
      reason: messageOf(failure),
    };
    connection.logger?.warn(details, 'EventStoreDB: subscription lost, subscribing again');
    connection.mend(client, failure);
    await patience.pause(stop);
  }
}

/** The events of one append come one after the other; between two of them the log's end has not been reached. */
const BETWEEN_EVENTS_MS = 3;

/**
 * Until the node says that the log's end is reached, a silent node is a lost one. After that silence is normal, and a
 * dead connection is found by its keepalive within twenty seconds.
 */
async function* readFeed(
  feed: Feed,
  prefix: string,
  reader: { last: Position; owesCaughtUp: boolean },
  patience: Patience,
  silenceMs: number,
): AsyncGenerator<RecordedEvent | 'caught-up'> {
  let live = false;
  for (;;) {
    const item = await feed.next(live ? Number.POSITIVE_INFINITY : silenceMs);
    if (item === undefined) return;
    patience.renew();
    if (typeof item === 'object') {
      const event = recordedEvent(item, prefix);
      reader.last = event.position;
      reader.owesCaughtUp = true;
      yield event;
    } else {
      live = item === 'caught-up';
    }
    // The node tells once that it has caught up; of what follows live, only a pause can tell.
    if (live && reader.owesCaughtUp && (item === 'caught-up' || (await feed.isQuiet(BETWEEN_EVENTS_MS)))) {
      reader.owesCaughtUp = false;
      yield 'caught-up';
    }
  }
}
