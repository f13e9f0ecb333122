import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BEFORE_FIRST, type NewEvent, type RecordedEvent } from '../../src/domain/event.js';
import { ConcurrencyConflict, MAX_APPEND_BYTES, StoreRefused, type EventStore, type ExpectedRevision } from '../../src/event-store/event-store.js';
import { makeEvent, makeEvents } from './make-event.js';

/** Opens one more client of one and the same log. */
export type OpenClient = () => EventStore | Promise<EventStore>;

export type ContractOptions = Readonly<{
  /** Events in the long reads; a store over a network is asked for fewer. */
  long?: number;
}>;

export async function collect(source: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of source) events.push(event);
  return events;
}

const idsOf = (events: readonly { id: string }[]): string[] => events.map(({ id }) => id);
const codeOf = async (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'nothing thrown', (error: unknown) => (error instanceof StoreRefused ? error.code : error));

/** Events of a subscription until it has caught up with so many events. */
async function follow(store: EventStore, after: bigint, enough: (seen: readonly RecordedEvent[], caughtUp: number) => boolean): Promise<RecordedEvent[]> {
  const abort = new AbortController();
  const seen: RecordedEvent[] = [];
  let caughtUp = 0;
  for await (const item of store.subscribe(after, abort.signal)) {
    if (item === 'caught-up') caughtUp += 1;
    else seen.push(item);
    if (enough(seen, caughtUp)) abort.abort();
  }
  return seen;
}

/** What every store promises, run against each of them. `freshLog` makes an empty log and gives an opener of its clients. */
export function eventStoreContract(name: string, freshLog: () => OpenClient | Promise<OpenClient>, { long = 2_500 }: ContractOptions = {}): void {
  describe(`the contract of the store: ${name}`, () => {
    let open: OpenClient;
    let store: EventStore;
    let others: EventStore[];

    beforeEach(async () => {
      open = await freshLog();
      store = await open();
      others = [];
    });
    afterEach(async () => {
      for (const client of [store, ...others]) await client.close();
    });

    const another = async (): Promise<EventStore> => {
      const client = await open();
      others.push(client);
      return client;
    };
    const log = (after = BEFORE_FIRST, until?: bigint) => collect(store.readAll(after, until));

    describe('an append', () => {
      it('creates a stream once', async () => {
        await store.append('office-a', 'no-stream', [makeEvent()]);
        await expect(store.append('office-a', 'no-stream', [makeEvent()])).rejects.toMatchObject({ stream: 'office-a', expected: 'no-stream', actual: 0n });
        expect(await log()).toHaveLength(1);
      });

      it('gives first and last revision, and a position that reads find again', async () => {
        const events = makeEvents(3);
        const appended = await store.append('office-a', 'no-stream', events);
        expect(appended).toMatchObject({ firstRevision: 0n, lastRevision: 2n });
        expect((await log()).at(-1)?.position).toBe(appended.position);
        expect(await store.append('office-a', 2n, [makeEvent()])).toMatchObject({ firstRevision: 3n, lastRevision: 3n });
      });

      it('at a stale revision, or one that is not there yet, writes nothing', async () => {
        await store.append('office-a', 'no-stream', makeEvents(3));
        const before = await log();
        for (const expected of [0n, 1n, 3n, 99n]) await expect(store.append('office-a', expected, [makeEvent()])).rejects.toBeInstanceOf(ConcurrencyConflict);
        await expect(store.append('office-b', 0n, [makeEvent()])).rejects.toMatchObject({ actual: 'no-stream' });
        expect(await log()).toEqual(before);
      });

      it('writes all of its events or none', async () => {
        await store.append('office-a', 'no-stream', [makeEvent()]);
        await expect(store.append('office-a', 'no-stream', makeEvents(20))).rejects.toBeInstanceOf(ConcurrencyConflict);
        expect(await collect(store.readStream('office-a'))).toHaveLength(1);
        const events = makeEvents(20);
        await store.append('office-a', 0n, events);
        expect(idsOf(await collect(store.readStream('office-a', 1n)))).toEqual(idsOf(events));
      });

      it('without events, or with what is not JSON, is refused', async () => {
        expect(await codeOf(store.append('office-a', 'no-stream', []))).toBe('invalid-append');
        const broken = [{ at: new Date(0) }, { n: 1n }, { n: Number.NaN }, { u: undefined }, { s: 'trasig \ud800' }, { f: () => 1 }];
        for (const data of broken) expect(await codeOf(store.append('office-a', 'no-stream', [makeEvent(data as never)]))).toBe('invalid-append');
        expect(await log()).toEqual([]);
      });

      it('of just under a mebibyte is taken, and over it refused with nothing written', async () => {
        const events = makeEvents(1);
        const rest = MAX_APPEND_BYTES - 2_000;
        await store.append('office-a', 'no-stream', [makeEvent({ text: 'x'.repeat(rest) })]);
        expect(await codeOf(store.append('office-b', 'no-stream', [...events, makeEvent({ text: 'å'.repeat(rest / 2 + 1_000) })]))).toBe('append-too-large');
        expect((await log()).map(({ stream }) => stream)).toEqual(['office-a']);
      });

      it('that is sent again gives the first answer and writes nothing, also after others and after reopening', async () => {
        const [first, second] = [makeEvents(2), makeEvents(2)];
        const one = await store.append('office-a', 'no-stream', first);
        const two = await store.append('office-a', 1n, second);
        await store.append('office-a', 3n, [makeEvent()]);
        const client = await another();
        for (const sender of [store, client]) {
          const again = [await sender.append('office-a', 'no-stream', first), await sender.append('office-a', 1n, second)];
          expect(again.map(({ firstRevision, lastRevision }) => [firstRevision, lastRevision])).toEqual([
            [0n, 1n],
            [2n, 3n],
          ]);
          for (const [place, answer] of again.entries()) expect([undefined, [one, two][place]?.position]).toContain(answer.position);
        }
        expect(await log()).toHaveLength(5);
      });

      it('that repeats only some of the events, or others, is a conflict', async () => {
        const [first, second] = makeEvents(2) as [NewEvent, NewEvent];
        await store.append('office-a', 'no-stream', [first, second]);
        await expect(store.append('office-a', 'no-stream', [first, makeEvent()])).rejects.toBeInstanceOf(ConcurrencyConflict);
        await expect(store.append('office-a', 'no-stream', [second, first])).rejects.toBeInstanceOf(ConcurrencyConflict);
        await expect(store.append('office-a', 0n, [second, makeEvent()])).rejects.toBeInstanceOf(ConcurrencyConflict);
        expect(await log()).toHaveLength(2);
      });
    });

    describe('many writers', () => {
      it('creating one stream: exactly one wins', async () => {
        const client = await another();
        const results = await Promise.allSettled(Array.from({ length: 20 }, (_, place) => (place % 2 ? store : client).append('office-a', 'no-stream', [makeEvent()])));
        expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(results.filter((result) => result.status === 'rejected' && result.reason instanceof ConcurrencyConflict)).toHaveLength(19);
        expect(await log()).toHaveLength(1);
      });

      it('of one stream leave contiguous revisions, and every reported success is there', async () => {
        const client = await another();
        const acknowledged: string[] = [];
        const writer = async (through: EventStore): Promise<void> => {
          for (let place = 0; place < 100; place += 1) {
            const event = makeEvent();
            for (let written = false; !written; ) {
              const last = (await collect(through.readStream('office-a'))).at(-1);
              const expected: ExpectedRevision = last ? last.revision : 'no-stream';
              written = await through.append('office-a', expected, [event]).then(
                () => true,
                (error: unknown) => {
                  if (error instanceof ConcurrencyConflict) return false;
                  throw error;
                },
              );
            }
            acknowledged.push(event.id);
            if (place % 5 === 4) await new Promise((resolve) => setImmediate(resolve));
            if (acknowledged.length >= long / 25) return;
          }
        };
        await Promise.all([writer(store), writer(client), writer(store), writer(client)]);
        const events = await collect(store.readStream('office-a'));
        expect(events.map(({ revision }) => revision)).toEqual(events.map((_, place) => BigInt(place)));
        expect(idsOf(events).sort()).toEqual([...acknowledged].sort());
      });

      it('of many streams leave one order, the same for every reader', async () => {
        const client = await another();
        const acknowledged = new Map<string, string[]>();
        await Promise.all(
          Array.from({ length: 25 }, async (_, place) => {
            const stream = `office-${place}`;
            for (let revision = -1; revision < 3; revision += 1) {
              const event = makeEvent();
              await (place % 2 ? store : client).append(stream, revision < 0 ? 'no-stream' : BigInt(revision), [event]);
              acknowledged.set(stream, [...(acknowledged.get(stream) ?? []), event.id]);
            }
          }),
        );
        const events = await log();
        expect(await collect(client.readAll(BEFORE_FIRST))).toEqual(events);
        expect(events.map(({ position }) => position)).toEqual([...new Set(events.map(({ position }) => position))].sort((a, b) => (a < b ? -1 : 1)));
        for (const [stream, ids] of acknowledged) expect(idsOf(events.filter((event) => event.stream === stream))).toEqual(ids);
        expect(events).toHaveLength(100);
      });
    });

    describe('what was written', () => {
      it('comes back exactly as it was given, to every client', async () => {
        const data = {
          text: 'Åäö é 漢字 👩‍👩‍👧 \u0000 \u2028 "citat" \\',
          numbers: [0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER, 5e-324],
          nested: { a: [{ b: [[]] }, {}], '': null, __proto: true },
          'konstig nyckel/~': false,
        };
        const event = makeEvent(data);
        const { position } = await store.append('office-a', 'no-stream', [event]);
        const expected = { ...event, stream: 'office-a', revision: 0n, position };
        expect(await collect(store.readStream('office-a'))).toEqual([expected]);
        expect(await collect((await another()).readAll(BEFORE_FIRST))).toEqual([expected]);
      });

      it('is not changed when the caller changes what he gave', async () => {
        const data = { title: 'före' };
        const appending = store.append('office-a', 'no-stream', [makeEvent(data)]);
        data.title = 'efter';
        await appending;
        expect((await log())[0]?.data).toEqual({ title: 'före' });
      });

      it('of whatever JSON there is, is the same when read', async () => {
        const samples = fc.sample(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), 40).map((data) => JSON.parse(JSON.stringify(data)) as never);
        const events = samples.map((data) => makeEvent(data));
        await store.append('office-a', 'no-stream', events);
        expect((await log()).map(({ data }) => data)).toEqual(events.map(({ data }) => data));
      });
    });

    describe('a read', () => {
      it('of a stream that is not there has no events', async () => {
        expect(await collect(store.readStream('office-a'))).toEqual([]);
        await store.append('office-a', 'no-stream', [makeEvent()]);
        expect(await collect(store.readStream('office-'))).toEqual([]);
        expect(await collect(store.readStream('office-a', 5n))).toEqual([]);
      });

      it('of an empty log has no events', async () => {
        expect(await log()).toEqual([]);
      });

      it('over many pages is complete and in order, from any place and up to any place', async () => {
        const events = makeEvents(long);
        for (let first = 0; first < long; first += 500)
          await store.append('office-a', first === 0 ? 'no-stream' : BigInt(first - 1), events.slice(first, first + 500));
        const all = await log();
        expect(idsOf(all)).toEqual(idsOf(events));
        expect(idsOf(await collect(store.readStream('office-a')))).toEqual(idsOf(events));
        const [from, to] = [Math.floor(long / 3), Math.floor((2 * long) / 3)];
        expect(await log(all[from]?.position)).toEqual(all.slice(from + 1));
        expect(await log(all[from]?.position, all[to]?.position)).toEqual(all.slice(from + 1, to + 1));
        expect(await log(all.at(-1)?.position)).toEqual([]);
        expect(await collect(store.readStream('office-a', BigInt(to)))).toEqual(all.slice(to));
      });

      it('ends at the end as it was when it began', async () => {
        await store.append('office-a', 'no-stream', makeEvents(2));
        let revision = 1n;
        const seen: RecordedEvent[] = [];
        for await (const event of store.readAll(BEFORE_FIRST)) {
          seen.push(event);
          await store.append('office-a', revision, [makeEvent()]);
          revision += 1n;
        }
        expect(seen).toHaveLength(2);
      });

      it('that is left in the middle leaves nothing behind', async () => {
        await store.append('office-a', 'no-stream', makeEvents(100));
        for (let round = 0; round < 20; round += 1) for await (const event of store.readAll(BEFORE_FIRST)) if (event.revision === 3n) break;
        expect(await log()).toHaveLength(100);
      });
    });

    describe('a subscription', () => {
      it('of an empty log has caught up at once', async () => {
        expect(await follow(store, BEFORE_FIRST, (_, caughtUp) => caughtUp === 1)).toEqual([]);
      });

      it('from the start sees everything, and then what comes', async () => {
        await store.append('office-a', 'no-stream', makeEvents(3));
        const seen = await follow(store, BEFORE_FIRST, (events, caughtUp) => {
          if (caughtUp === 1 && events.length === 3) void store.append('office-a', 2n, makeEvents(2));
          return events.length === 5 && caughtUp === 2;
        });
        expect(seen).toEqual(await log());
      });

      it('from the middle sees the rest', async () => {
        await store.append('office-a', 'no-stream', makeEvents(5));
        const all = await log();
        expect(await follow(store, all[2]?.position as bigint, (_, caughtUp) => caughtUp === 1)).toEqual(all.slice(3));
      });

      it("sees what another client writes, each event once and in the log's order", async () => {
        const client = await another();
        const count = Math.min(200, long);
        const writing = (async () => {
          for (let place = 0; place < count; place += 1) await client.append(`office-${place % 7}`, place < 7 ? 'no-stream' : BigInt(Math.floor(place / 7) - 1), [makeEvent()]);
        })();
        const seen = await follow(store, BEFORE_FIRST, (events) => events.length === count);
        await writing;
        expect(seen).toEqual(await log());
      });

      it('that is aborted while it waits ends without an error', async () => {
        const abort = new AbortController();
        const seen: unknown[] = [];
        for await (const item of store.subscribe(BEFORE_FIRST, abort.signal)) {
          seen.push(item);
          setTimeout(() => abort.abort(), 20);
        }
        expect(seen).toEqual(['caught-up']);
      });

      it('that is aborted before it begins yields nothing', async () => {
        const seen: unknown[] = [];
        for await (const item of store.subscribe(BEFORE_FIRST, AbortSignal.abort())) seen.push(item);
        expect(seen).toEqual([]);
      });
    });

    describe('a store that was closed', () => {
      it('takes nothing, and everything is there when it is opened again', async () => {
        await store.append('office-a', 'no-stream', makeEvents(3));
        const before = await log();
        await store.close();
        await expect(store.append('office-a', 2n, [makeEvent()])).rejects.toMatchObject({ name: 'StoreUnavailable' });
        store = await open();
        expect(await log()).toEqual(before);
      });
    });
  });
}
