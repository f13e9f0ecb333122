import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BEFORE_FIRST, type NewEvent, type RecordedEvent } from '../../../src/domain/event.js';
import type { JsonObject } from '../../../src/domain/json.js';
import { makeEvent, makeEvents } from '../make-event.js';
import { collect, idsOf, type LogUnderTest } from './log-under-test.js';

const ODD: JsonObject = {
  text: 'Åäö é 漢字 👩‍👩‍👧 \u0000 \u2028 \uffff "citat" \\',
  numbers: [
    0,
    -1,
    1.5,
    1e21,
    Number.MAX_SAFE_INTEGER,
    -Number.MAX_SAFE_INTEGER,
    5e-324,
    1.7976931348623157e308,
  ],
  nested: { a: [{ b: [[]] }, {}], '': null, ['__proto__']: { constructor: true } },
  'konstig nyckel/~\u0000': false,
  2: 'b',
  1: 'a',
};

export function reads(log: LogUnderTest): void {
  describe('what was written', () => {
    it('comes back exactly as it was given, to every client and after reopening', async () => {
      const event: NewEvent = { ...makeEvent(ODD), type: 'ÄrendeProvat' };
      const { metadata } = makeEvent();
      const small: NewEvent = {
        ...event,
        id: makeEvent().id,
        data: {},
        metadata: { ...metadata, facts: {} },
      };
      const { position } = await log.store.append('office-å', 'no-stream', [event, small]);
      const events = await log.stream('office-å');
      expect(events).toEqual([
        { ...event, stream: 'office-å', revision: 0n, position: events[0]?.position },
        { ...small, stream: 'office-å', revision: 1n, position },
      ]);
      expect(await log.read()).toEqual(events);
      expect(await collect((await log.another()).readAll(BEFORE_FIRST))).toEqual(events);
      await log.reopen();
      expect(await log.read()).toEqual(events);
    });

    it('is not changed when the caller changes what he gave', async () => {
      const data = { title: 'före' };
      const appending = log.store.append('office-a', 'no-stream', [makeEvent(data)]);
      data.title = 'efter';
      await appending;
      expect((await log.read())[0]?.data).toEqual({ title: 'före' });
    });

    it('of whatever JSON there is, is the same when read', async () => {
      let streams = 0;
      const anyData = fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), {
        minLength: 1,
        maxLength: 5,
      });
      await fc.assert(
        fc.asyncProperty(anyData, async (given) => {
          const events = given.map((data) => makeEvent(JSON.parse(JSON.stringify(data)) as JsonObject));
          const stream = `office-${(streams += 1)}`;
          await log.store.append(stream, 'no-stream', events);
          const data = (await log.stream(stream)).map((event) => event.data);
          expect(data).toEqual(events.map((event) => event.data));
        }),
        { numRuns: 40 },
      );
    });
  });

  describe('a read', () => {
    it('of a stream that is not there has no events', async () => {
      expect(await log.stream('office-a')).toEqual([]);
      await log.store.append('office-a', 'no-stream', [makeEvent()]);
      for (const name of ['office-', 'office-ab', 'OFFICE-A', 'office_a'])
        expect(await log.stream(name)).toEqual([]);
    });

    it('of an empty log has no events', async () => {
      expect(await log.read()).toEqual([]);
    });

    it('of a stream begins at the revision asked for, and past its end has no events', async () => {
      const events = makeEvents(5);
      await log.store.append('office-a', 'no-stream', events);
      await log.store.append('office-b', 'no-stream', makeEvents(5));
      for (const from of [0n, 2n, 4n, 5n, 99n])
        expect(idsOf(await log.stream('office-a', from))).toEqual(idsOf(events.slice(Number(from))));
    });

    it('over many pages is complete and in order, from any place and up to any place', async () => {
      const { long } = log;
      const events = makeEvents(long);
      for (let first = 0; first < long; first += 500)
        await log.store.append(
          'office-a',
          first === 0 ? 'no-stream' : BigInt(first - 1),
          events.slice(first, first + 500),
        );
      const all = await log.read();
      expect(idsOf(all)).toEqual(idsOf(events));
      expect(idsOf(await log.stream('office-a'))).toEqual(idsOf(events));
      const [from, to] = [Math.floor(long / 3), Math.floor((2 * long) / 3)];
      expect(await log.read(all[from]?.position)).toEqual(all.slice(from + 1));
      expect(await log.read(all[from]?.position, all[to]?.position)).toEqual(all.slice(from + 1, to + 1));
      expect(await log.read(all[from]?.position, all[from]?.position)).toEqual([]);
      expect(await log.read(all.at(-1)?.position)).toEqual([]);
      expect(await log.stream('office-a', BigInt(to))).toEqual(all.slice(to));
    });

    it('ends at the end as it was when it began', async () => {
      await log.store.append('office-a', 'no-stream', makeEvents(2));
      let revision = 1n;
      const seen: RecordedEvent[] = [];
      for await (const event of log.store.readAll(BEFORE_FIRST)) {
        seen.push(event);
        await log.store.append('office-a', revision, [makeEvent()]);
        revision += 1n;
      }
      expect(seen.map((event) => event.revision)).toEqual([0n, 1n]);
    });

    it('that is left in the middle leaves nothing behind', async () => {
      const events = makeEvents(100);
      await log.store.append('office-a', 'no-stream', events);
      for (let round = 0; round < 20; round += 1)
        for await (const event of log.store.readAll(BEFORE_FIRST)) if (event.revision === 3n) break;
      expect(idsOf(await log.read())).toEqual(idsOf(events));
    });
  });
}
