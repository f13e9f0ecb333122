import type { JSONType } from '@eventstore/db-client';
import type { SerialisedEvent } from '../append-limit.js';
import {
  ConcurrencyConflict,
  StoreRefused,
  StoreUnavailable,
  type Appended,
  type ExpectedRevision,
} from '../event-store.js';
import type { Connection } from './connection.js';
import { actualRevisionOf, outcomeOf, refusalOf, unavailable } from './outcome.js';
import { Patience } from './patience.js';
import { readStream } from './reading.js';

type Append = Readonly<{
  prefix: string;
  stream: string;
  expected: ExpectedRevision;
  /** As text, so that a later try sends what the first one sent whatever the caller has done to its objects since. */
  events: readonly SerialisedEvent[];
}>;

/** EventStoreDB keeps 128 bits and gives them back in lower case: any other spelling would come back as another id. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Appends, and does not come back before it knows what became of it or its time is up.
 *
 * After an unknown outcome the same events go out again, with the ids and the expected revision of the first try. That
 * is what makes it safe: where the first try came through, the stream has moved on from the expected revision and the
 * node compares ids; where it did not, nothing was written. A revision read anew would have the node write them twice.
 */
export async function append(connection: Connection, wanted: Append): Promise<Appended> {
  const strange = wanted.events.find(({ id }) => !UUID.test(id));
  // The node's word for it cannot be told from a passing failure, and would be waited on.
  if (strange !== undefined)
    throw new StoreRefused('invalid-append', `An event's id must be a UUID in lower case, not ${strange.id}`);
  const patience = new Patience(connection.deadlineMs);
  let uncertain = false;
  let turned = false;
  for (;;) {
    try {
      return await appendOnce(connection, wanted, patience.leftMs);
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome === 'conflict') return await settle(connection, wanted, uncertain, error);
      if (error instanceof StoreUnavailable) throw error;
      const refusal = refusalOf(error, wanted.stream);
      if (refusal !== undefined) throw refusal;
      // The client has turned to the leader it was told of, so the first time there is nothing to wait for.
      if (outcome === 'not-leader' && !turned) {
        turned = true;
        continue;
      }
      uncertain ||= outcome === 'unknown';
      if (!(await patience.pause(connection.closing))) {
        const result = uncertain ? 'unknown' : 'nothing-written';
        throw unavailable(`EventStoreDB did not take the append to ${wanted.stream}`, result, error);
      }
    }
  }
}

async function appendOnce(
  connection: Connection,
  { prefix, stream, expected, events }: Append,
  leftMs: number,
): Promise<Appended> {
  const { library, calling } = connection;
  const deadline = connection.callMs(leftMs);
  const proposed = events.map(({ id, type, data, metadata }) =>
    library.jsonEvent({
      id,
      type,
      data: JSON.parse(data) as JSONType,
      metadata: JSON.parse(metadata) as JSONType,
    }),
  );
  const expectedRevision = expected === 'no-stream' ? library.NO_STREAM : expected;
  const { nextExpectedRevision: lastRevision, position } = await connection.call(deadline, (client) =>
    client.appendToStream(prefix + stream, proposed, { ...calling, deadline, expectedRevision }),
  );
  const firstRevision = lastRevision - BigInt(events.length) + 1n;
  const appended = { firstRevision, lastRevision };
  return position === undefined ? appended : { ...appended, position: position.commit };
}

/**
 * A conflict is the node's last word on a first try: it has compared the ids. After an unknown outcome it may be our
 * own events that stand there, so they are looked for before anybody is told to decide again.
 */
async function settle(
  connection: Connection,
  wanted: Append,
  uncertain: boolean,
  conflict: unknown,
): Promise<Appended> {
  const { prefix, stream, expected, events } = wanted;
  const firstRevision = expected === 'no-stream' ? 0n : expected + 1n;
  if (uncertain) {
    let index = 0;
    try {
      for await (const event of readStream(connection, prefix, stream, firstRevision)) {
        if (event.id !== events[index]?.id) break;
        index += 1;
        if (index === events.length)
          return { firstRevision, lastRevision: event.revision, position: event.position };
      }
    } catch (error) {
      throw unavailable(`EventStoreDB does not say what became of the append to ${stream}`, 'unknown', error);
    }
  }
  throw new ConcurrencyConflict(stream, expected, actualRevisionOf(conflict));
}
