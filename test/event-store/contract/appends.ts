import { describe, expect, it } from '@jest/globals';
import type { NewEvent } from '../../../src/domain/event.js';
import { ConcurrencyConflict, MAX_APPEND_BYTES } from '../../../src/event-store/event-store.js';
import { makeEvent, makeEvents } from '../make-event.js';
import { idsOf, refusalOf, type LogUnderTest } from './log-under-test.js';

export function appends(log: LogUnderTest): void {
  describe('an append', () => {
    it('creates a stream once', async () => {
      const event = makeEvent();
      await log.store.append('office-a', 'no-stream', [event]);
      await expect(log.store.append('office-a', 'no-stream', [makeEvent()])).rejects.toMatchObject({
        name: 'ConcurrencyConflict',
        stream: 'office-a',
        expected: 'no-stream',
        actual: 0n,
      });
      expect(idsOf(await log.read())).toEqual([event.id]);
    });

    it('gives first and last revision, and a position that reads find again', async () => {
      const { position, ...revisions } = await log.store.append('office-a', 'no-stream', makeEvents(3));
      expect(revisions).toEqual({ firstRevision: 0n, lastRevision: 2n });
      expect((await log.read()).at(-1)?.position).toBe(position);
      const next = await log.store.append('office-a', 2n, [makeEvent()]);
      expect(next).toMatchObject({ firstRevision: 3n, lastRevision: 3n });
      expect((await log.read(position)).map((event) => event.position)).toEqual([next.position]);
    });

    it('at a stale revision, or one that is not there yet, writes nothing', async () => {
      await log.store.append('office-a', 'no-stream', makeEvents(3));
      const before = await log.read();
      for (const expected of [0n, 1n, 3n, 99n, 2n ** 62n])
        await expect(log.store.append('office-a', expected, [makeEvent()])).rejects.toMatchObject({
          name: 'ConcurrencyConflict',
          expected,
          actual: 2n,
        });
      await expect(log.store.append('office-b', 0n, [makeEvent()])).rejects.toMatchObject({
        name: 'ConcurrencyConflict',
        actual: 'no-stream',
      });
      expect(await log.read()).toEqual(before);
    });

    it('writes all of its events or none', async () => {
      const [first, events] = [makeEvent(), makeEvents(20)];
      await log.store.append('office-a', 'no-stream', [first]);
      await expect(log.store.append('office-a', 'no-stream', makeEvents(20))).rejects.toBeInstanceOf(
        ConcurrencyConflict,
      );
      expect(idsOf(await log.stream('office-a'))).toEqual([first.id]);
      await log.store.append('office-a', 0n, events);
      expect(idsOf(await log.stream('office-a', 1n))).toEqual(idsOf(events));
    });

    it('without events is refused', async () => {
      expect(await refusalOf(log.store.append('office-a', 'no-stream', []))).toBe('invalid-append');
      expect(await log.read()).toEqual([]);
    });

    it.each(Object.entries(notJson()))('with %s is refused whole', async (_, data) => {
      const appending = log.store.append('office-a', 'no-stream', [makeEvent(), makeEvent(data as never)]);
      expect(await refusalOf(appending)).toBe('invalid-append');
      expect(await log.read()).toEqual([]);
    });

    it('of just under a mebibyte is taken, and over it refused with nothing written', async () => {
      const under = ofBytes(MAX_APPEND_BYTES - 2_000);
      await log.store.append('office-a', 'no-stream', [under]);
      const over = log.store.append('office-b', 'no-stream', [ofBytes(MAX_APPEND_BYTES + 1)]);
      expect(await refusalOf(over)).toBe('append-too-large');
      const together = [ofBytes(MAX_APPEND_BYTES / 2), ofBytes(MAX_APPEND_BYTES / 2 + 1)];
      expect(await refusalOf(log.store.append('office-b', 'no-stream', together))).toBe('append-too-large');
      expect((await log.read()).map(({ data }) => data)).toEqual([under.data]);
    });
  });

  describe('an append that is sent again', () => {
    it('gives the first answer and writes nothing, also after others, to another client, and after reopening', async () => {
      const [first, second] = [makeEvents(2), makeEvents(2)];
      const one = await log.store.append('office-a', 'no-stream', first);
      const two = await log.store.append('office-a', 1n, second);
      const before = await log.read();
      const again = async (client: typeof log.store) => {
        for (const [answer, known] of [
          [await client.append('office-a', 'no-stream', first), one],
          [await client.append('office-a', 1n, second), two],
        ] as const) {
          // A store may not know any more where it was, but what it says is so.
          const position = answer.position === undefined ? {} : { position: known.position };
          const { firstRevision, lastRevision } = known;
          expect(answer).toEqual({ firstRevision, lastRevision, ...position });
        }
      };
      await again(log.store);
      await again(await log.another());
      expect(await log.read()).toEqual(before);
      await log.store.append('office-a', 3n, [makeEvent()]);
      await again(log.store);
      await again(await log.reopen());
      expect(await log.read()).toHaveLength(5);
    });

    it('with only some of its events, with others, or in another order is a conflict', async () => {
      const [first, second] = makeEvents(2) as [NewEvent, NewEvent];
      await log.store.append('office-a', 'no-stream', [first, second]);
      for (const events of [
        [first, makeEvent()],
        [second, first],
        [first, second, makeEvent()],
      ])
        await expect(log.store.append('office-a', 'no-stream', events)).rejects.toBeInstanceOf(
          ConcurrencyConflict,
        );
      await expect(log.store.append('office-a', 0n, [second, makeEvent()])).rejects.toBeInstanceOf(
        ConcurrencyConflict,
      );
      expect(idsOf(await log.read())).toEqual([first.id, second.id]);
    });
  });
}

/** An event whose type, data and metadata are so many bytes of JSON. */
export function ofBytes(bytes: number): NewEvent {
  const { type, metadata } = makeEvent();
  const around = Buffer.byteLength(type + JSON.stringify(metadata) + JSON.stringify({ text: '' }));
  const rest = bytes - around;
  return makeEvent({ text: 'å'.repeat(Math.floor(rest / 2)) + 'x'.repeat(rest % 2) });
}

/** What JavaScript has and JSON has not: written, it would come back as something else. */
function notJson(): Record<string, object> {
  const circle: Record<string, unknown> = {};
  circle['itself'] = circle;
  const hole: number[] = [1];
  hole[2] = 3;
  return {
    'a date': { at: new Date(0) },
    'a bigint': { n: 1n },
    'not a number': { n: Number.NaN },
    infinity: { n: -Infinity },
    'an undefined member': { u: undefined },
    'an undefined item': { list: [undefined] },
    'a hole in a list': { hole },
    'a list that speaks for itself': { list: Object.assign([1], { toJSON: () => 'annat' }) },
    'an object that speaks for itself': { toJSON: () => 'annat' },
    'a lone surrogate in a text': { s: 'trasig \ud800' },
    'a lone surrogate in a name': { ['\udc00']: 1 },
    'a function': { f: () => 1 },
    'a symbol for a name': { [Symbol('dold')]: 1 },
    'a map': { m: new Map() },
    'a circle': circle,
    'a list for data': [],
  };
}
