import { describe, expect, it } from '@jest/globals';
import {
  ConcurrencyConflict,
  type EventStore,
  type ExpectedRevision,
} from '../../../src/event-store/event-store.js';
import { makeEvent } from '../make-event.js';
import { collect, conflictOf, idsOf, type LogUnderTest } from './log-under-test.js';

const EACH = 100;

export function writers(log: LogUnderTest): void {
  describe('many writers', () => {
    it('creating one stream: exactly one wins', async () => {
      const client = await log.another();
      const events = Array.from({ length: 20 }, () => makeEvent());
      const results = await Promise.allSettled(
        events.map((event, place) =>
          (place % 2 ? log.store : client).append('office-a', 'no-stream', [event]),
        ),
      );
      const winners = events.filter((_, place) => results[place]?.status === 'fulfilled');
      const conflicts = results.filter(
        (result) => result.status === 'rejected' && result.reason instanceof ConcurrencyConflict,
      );
      expect([winners.length, conflicts.length]).toEqual([1, 19]);
      expect(idsOf(await log.read())).toEqual(idsOf(winners));
    });

    it('of one stream leave contiguous revisions, and every reported success is there', async () => {
      const client = await log.another();
      const acknowledged = new Map<string, bigint>();
      const writer = async (through: EventStore): Promise<void> => {
        let expected: ExpectedRevision = 'no-stream';
        for (let written = 0; written < EACH;) {
          const event = makeEvent();
          const appending = through.append('office-a', expected, [event]);
          const actual = await conflictOf(appending);
          if (actual !== undefined) {
            expected = actual;
            continue;
          }
          expected = (await appending).lastRevision;
          acknowledged.set(event.id, expected);
          written += 1;
        }
      };
      await Promise.all([writer(log.store), writer(client), writer(log.store), writer(client)]);
      const events = await log.stream('office-a');
      expect(events.map(({ revision }) => revision)).toEqual(
        Array.from({ length: 4 * EACH }, (_, place) => BigInt(place)),
      );
      expect(new Map(events.map(({ id, revision }) => [id, revision]))).toEqual(
        new Map([...acknowledged].sort(([, a], [, b]) => (a < b ? -1 : 1))),
      );
    });

    it('find what they wrote as soon as they are told, whoever of them reads', async () => {
      const client = await log.another();
      for (let round = 0; round < 20; round += 1) {
        const [writer, reader] = round % 2 ? [log.store, client] : [client, log.store];
        const event = makeEvent();
        await writer.append(`office-${round}`, 'no-stream', [event]);
        expect(idsOf(await collect(reader.readStream(`office-${round}`)))).toEqual([event.id]);
      }
    });

    it('of many streams leave one order, the same for every reader', async () => {
      const client = await log.another();
      const acknowledged = new Map<string, string[]>();
      await Promise.all(
        Array.from({ length: 25 }, async (_, place) => {
          const through = place % 2 ? log.store : client;
          const ids: string[] = [];
          acknowledged.set(`office-${place}`, ids);
          for (let revision = -1n; revision < 3n; revision += 1n) {
            const event = makeEvent();
            await through.append(`office-${place}`, revision < 0n ? 'no-stream' : revision, [event]);
            ids.push(event.id);
          }
        }),
      );
      const events = await log.read();
      expect(await collect(client.readAll(0n))).toEqual(events);
      expect(events).toHaveLength(100);
      for (let place = 1; place < events.length; place += 1)
        expect(Number(events[place]!.position - events[place - 1]!.position)).toBeGreaterThan(0);
      for (const [stream, ids] of acknowledged)
        expect(idsOf(events.filter((event) => event.stream === stream))).toEqual(ids);
    });
  });
}
