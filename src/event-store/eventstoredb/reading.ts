import type { ResolvedEvent } from '@eventstore/db-client';
import { BEFORE_FIRST, type Position, type RecordedEvent } from '../../domain/event.js';
import { StoreRefused, StoreUnavailable } from '../event-store.js';
import { placeOf, type Connection } from './connection.js';
import { Feed, type Mark } from './feed.js';
import { outcomeOf, refusalOf, unavailable } from './outcome.js';
import { Patience } from './patience.js';
import { recordedEvent } from './recorded.js';

/** A page of the log the node looks through before it tells how far it has come. */
const PAGES_PER_SIGN = 32;

/** Long enough for a client that has just lost its node to find the next one. */
const PING_MS = 5_000;

/**
 * Keeps a ledger's streams apart from all others in the cluster. It ends in a dot, which no ledger's name can contain,
 * so that `main` never reads what `main-2` wrote.
 */
export function prefixOf(ledger: string): string {
  if (!/^[a-z0-9-]{1,40}$/.test(ledger)) throw new RangeError("A ledger's name is 1 to 40 of a-z, 0-9 and -");
  return `liggare.${ledger}.`;
}

/** The ledger's events after a position, live after the end: the client's filtered subscription. */
export function followLog(
  connection: Connection,
  prefix: string,
  after: Position,
  ...signals: AbortSignal[]
): Feed {
  const { client, library, calling } = connection;
  // Assigned below, before any event of the subscription can arrive.
  let feed: Feed | undefined;
  const subscription = client.subscribeToAll({
    ...calling,
    fromPosition: after === BEFORE_FIRST ? library.START : placeOf(after),
    filter: library.streamNameFilter({
      prefixes: [prefix],
      checkpointInterval: PAGES_PER_SIGN,
      // Only a sign of life: it runs ahead of the events not yet taken, so a position from it would skip them.
      checkpointReached: () => feed?.sign(),
    }),
  });
  feed = new Feed(subscription, connection.closing, ...signals);
  return feed;
}

/**
 * A stream's events in order. After a lost connection it goes on from the last event handed over.
 * @throws StoreRefused 'stream-deleted' when events are missing: they were truncated or deleted in the database
 */
export async function* readStream(
  connection: Connection,
  prefix: string,
  stream: string,
  from: bigint,
): AsyncGenerator<RecordedEvent> {
  let next = from;
  const open = () => {
    const read = connection.client.readStream(prefix + stream, { ...connection.calling, fromRevision: next });
    return new Feed(read, connection.closing);
  };
  for await (const item of keepReading(connection, stream, open)) {
    if (item === 'ended') return;
    if (typeof item === 'string') continue;
    const event = recordedEvent(item, prefix);
    if (event.revision !== next) {
      const gone = `Events ${next} to ${event.revision - 1n} of ${stream}`;
      throw new StoreRefused(
        'stream-deleted',
        `${gone} are gone from EventStoreDB: they were truncated or deleted`,
      );
    }
    next += 1n;
    yield event;
  }
}

/**
 * The ledger's events up to and including a position, or to where the log ended when it was called. The end is asked
 * for first, so that a reader ends even while others write faster than it reads.
 */
export async function* readAll(
  connection: Connection,
  prefix: string,
  after: Position,
  until?: Position,
): AsyncGenerator<RecordedEvent> {
  const end = until ?? (await endOfLog(connection));
  let last = after;
  if (end <= last) return;
  for await (const item of keepReading(connection, 'the log', () => followLog(connection, prefix, last))) {
    if (item === 'caught-up') return;
    if (typeof item === 'string') continue;
    const event = recordedEvent(item, prefix);
    if (event.position > end) return;
    last = event.position;
    yield event;
    if (last === end) return;
  }
}

/** Where the node's log ends now, whoever wrote there last. */
export async function endOfLog(connection: Connection): Promise<Position> {
  const { library, calling } = connection;
  const open = () => {
    const options = {
      ...calling,
      fromPosition: library.END,
      direction: library.BACKWARDS,
      maxCount: 1,
    } as const;
    return new Feed(connection.client.readAll(options), connection.closing);
  };
  for await (const item of keepReading(connection, 'the log', open)) {
    if (item === 'ended') break;
    if (typeof item !== 'string') return item.commitPosition ?? item.event?.position?.commit ?? BEFORE_FIRST;
  }
  return BEFORE_FIRST;
}

/** One small read as a reader of the ledger makes it: of the leader, with the reader's rights. */
export async function ping(connection: Connection, prefix: string): Promise<void> {
  const { library, calling } = connection;
  const open = () => {
    const options = {
      ...calling,
      fromRevision: library.END,
      direction: library.BACKWARDS,
      maxCount: 1,
    } as const;
    return new Feed(connection.client.readStream(`${prefix}ledger`, options), connection.closing);
  };
  const reading = keepReading(connection, 'the ledger', open, Math.min(PING_MS, connection.deadlineMs));
  await reading.next();
  await reading.return(undefined);
}

/**
 * Opens a feed again and again until its reader has had enough. A read that came to its end says 'ended', and is
 * opened again when the reader stays: a subscription never ends by itself, so that its end was a drop.
 * @throws StoreRefused for what stays wrong, StoreUnavailable when the node gave nothing for the whole deadline
 */
export async function* keepReading(
  connection: Connection,
  subject: string,
  open: () => Feed,
  limitMs = connection.deadlineMs,
): AsyncGenerator<ResolvedEvent | Mark | 'ended'> {
  const patience = new Patience(limitMs);
  for (;;) {
    const { client } = connection;
    let feed: Feed | undefined;
    let failure: unknown = new Error('EventStoreDB ended the read');
    try {
      feed = open();
      let item = await feed.next(connection.callMs(patience.leftMs));
      for (; item !== undefined; item = await feed.next(connection.callMs(patience.leftMs))) {
        patience.renew();
        yield item;
        patience.renew();
      }
      if (!connection.closing.aborted) yield 'ended';
    } catch (error) {
      failure = error;
    } finally {
      feed?.close();
    }
    if (connection.closing.aborted) throw new StoreUnavailable('The store is closed');
    if (outcomeOf(failure) === 'missing') return yield 'ended';
    const refusal = refusalOf(failure, subject);
    if (refusal !== undefined) throw refusal;
    connection.mend(client, failure);
    if (!(await patience.pause(connection.closing))) {
      throw unavailable(`EventStoreDB cannot read ${subject}`, 'nothing-written', failure);
    }
  }
}
