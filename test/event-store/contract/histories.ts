import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { NewEvent } from '../../../src/domain/event.js';
import { ConcurrencyConflict, type ExpectedRevision } from '../../../src/event-store/event-store.js';
import { makeEvents } from '../make-event.js';
import { idsOf, type LogUnderTest } from './log-under-test.js';

/** One try of a writer: how far off its idea of the stream is, how much it writes, or which earlier try it sends again. */
type Try = Readonly<{
  stream: number;
  off: number;
  count: number;
  client: number;
  resend: number | undefined;
}>;
type Sent = Readonly<{ stream: string; expected: ExpectedRevision; events: readonly NewEvent[] }>;

const anyTry: fc.Arbitrary<Try> = fc.record({
  stream: fc.nat(2),
  off: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -3, max: 3 }) },
  ),
  count: fc.integer({ min: 1, max: 4 }),
  client: fc.nat(1),
  resend: fc.option(fc.nat(30), { nil: undefined, freq: 3 }),
});

/** What a store is, in a few lines: a list of ids for each stream. */
class Model {
  readonly streams = new Map<string, string[]>();

  revisionOf(stream: string, off: number): ExpectedRevision {
    const revision = (this.streams.get(stream)?.length ?? 0) - 1 + off;
    return revision < 0 ? 'no-stream' : BigInt(revision);
  }

  append({ stream, expected, events }: Sent): unknown {
    const ids = this.streams.get(stream) ?? [];
    const first = expected === 'no-stream' ? 0 : Number(expected) + 1;
    const standing = ids.slice(first, first + events.length);
    if (first !== ids.length && standing.join() !== idsOf(events).join())
      return { conflict: this.revisionOf(stream, 0) };
    if (first === ids.length) this.streams.set(stream, [...ids, ...idsOf(events)]);
    return { firstRevision: BigInt(first), lastRevision: BigInt(first + events.length - 1) };
  }
}

export function histories(log: LogUnderTest): void {
  describe('any history of appends', () => {
    it('ends as in a model of a few lines, append by append', async () => {
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(anyTry, { minLength: 1, maxLength: 25 }), async (tries) => {
          runs += 1;
          const clients = [log.store, await log.another()] as const;
          const model = new Model();
          const sent: Sent[] = [];
          for (const { stream, off, count, client, resend } of tries) {
            const name = `office-${runs}-${stream}`;
            const fresh = { stream: name, expected: model.revisionOf(name, off), events: makeEvents(count) };
            const one = (resend === undefined ? undefined : sent[resend]) ?? fresh;
            sent.push(one);
            const answer = await clients[client as 0 | 1].append(one.stream, one.expected, one.events).then(
              ({ firstRevision, lastRevision }) => ({ firstRevision, lastRevision }),
              (error: unknown) => {
                if (error instanceof ConcurrencyConflict) return { conflict: error.actual };
                throw error;
              },
            );
            expect(answer).toEqual(model.append(one));
          }
          for (const [name, ids] of model.streams) expect(idsOf(await log.stream(name))).toEqual(ids);
          const expected = [...model.streams.values()].flat();
          const read = (await log.read()).filter(({ stream }) => stream.startsWith(`office-${runs}-`));
          expect(idsOf(read).sort()).toEqual(expected.sort());
        }),
        { numRuns: Math.ceil(log.long / 100) },
      );
    });
  });
}
