import { describe, expect, it } from '@jest/globals';
import { BEFORE_FIRST } from '../../../src/domain/event.js';
import { makeEvent, makeEvents } from '../make-event.js';
import { eventsIn, follow, idsOf, type LogUnderTest } from './log-under-test.js';

export function subscriptions(log: LogUnderTest): void {
  describe('a subscription', () => {
    it('of an empty log has caught up at once', async () => {
      expect(await follow(log.store, BEFORE_FIRST, (_, caughtUp) => caughtUp === 1)).toEqual(['caught-up']);
    });

    it('from the end has caught up at once', async () => {
      const { position } = await log.store.append('office-a', 'no-stream', makeEvents(3));
      expect(await follow(log.store, position!, (_, caughtUp) => caughtUp === 1)).toEqual(['caught-up']);
    });

    it('from the start sees everything, says that it has caught up, and then what comes', async () => {
      await log.store.append('office-a', 'no-stream', makeEvents(3));
      const heard = await follow(log.store, BEFORE_FIRST, (events, caughtUp) => {
        if (caughtUp === 1 && events.length === 3) void log.store.append('office-a', 2n, makeEvents(2));
        return caughtUp === 2;
      });
      const all = await log.read();
      expect(all).toHaveLength(5);
      expect(heard).toEqual([...all.slice(0, 3), 'caught-up', ...all.slice(3), 'caught-up']);
    });

    it('from the middle sees the rest', async () => {
      await log.store.append('office-a', 'no-stream', makeEvents(5));
      const all = await log.read();
      const heard = await follow(log.store, all[2]!.position, (_, caughtUp) => caughtUp === 1);
      expect(heard).toEqual([...all.slice(3), 'caught-up']);
    });

    it("sees what another client writes, each event once and in the log's order", async () => {
      const client = await log.another();
      const count = Math.min(200, log.long);
      const writing = (async () => {
        for (let place = 0; place < count; place += 1) {
          const expected = place < 7 ? 'no-stream' : BigInt(Math.floor(place / 7) - 1);
          await client.append(`office-${place % 7}`, expected, [makeEvent()]);
        }
      })();
      const heard = await follow(log.store, BEFORE_FIRST, (events) => events.length === count);
      await writing;
      expect(eventsIn(heard)).toEqual(await log.read());
    });

    it('is one of many, and each sees everything', async () => {
      const following = Array.from({ length: 5 }, () =>
        follow(log.store, BEFORE_FIRST, (events) => events.length === 40),
      );
      for (let place = 0; place < 20; place += 1)
        await log.store.append(`office-${place}`, 'no-stream', makeEvents(2));
      const all = await log.read();
      for (const heard of await Promise.all(following)) expect(eventsIn(heard)).toEqual(all);
    });

    it('that is left in the middle leaves nothing behind', async () => {
      const events = makeEvents(50);
      await log.store.append('office-a', 'no-stream', events);
      const abort = new AbortController();
      for (let round = 0; round < 10; round += 1)
        for await (const item of log.store.subscribe(BEFORE_FIRST, abort.signal))
          if (item === 'caught-up' || item.revision === BigInt(round)) break;
      expect(idsOf(await log.read())).toEqual(idsOf(events));
    });

    it('that is aborted while it waits ends without an error', async () => {
      const abort = new AbortController();
      const heard: unknown[] = [];
      for await (const item of log.store.subscribe(BEFORE_FIRST, abort.signal)) {
        heard.push(item);
        setTimeout(() => abort.abort(), 20);
      }
      expect(heard).toEqual(['caught-up']);
    });

    it('that is aborted while it reads says nothing more', async () => {
      await log.store.append('office-a', 'no-stream', makeEvents(20));
      const heard = await follow(log.store, BEFORE_FIRST, (events) => events.length === 7);
      expect(eventsIn(heard).map(({ revision }) => revision)).toEqual([0n, 1n, 2n, 3n, 4n, 5n, 6n]);
    });

    it('that is aborted before it begins says nothing', async () => {
      const heard: unknown[] = [];
      for await (const item of log.store.subscribe(BEFORE_FIRST, AbortSignal.abort())) heard.push(item);
      expect(heard).toEqual([]);
    });
  });
}
