import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { knownFrom, knownInstant, lateRuns, type KnownFrom } from '../../projections/known-from.js';
import type { RecordedEvent } from '../../src/domain/event.js';

const instant = (second: number): string => new Date(Date.UTC(2025, 0, 1, 0, 0, second)).toISOString();

const log = (seconds: readonly number[]): readonly RecordedEvent[] =>
  seconds.map(
    (second, place) =>
      ({ position: BigInt(3 * place + 1), metadata: { recordedAt: instant(second) } }) as RecordedEvent,
  );

const folded = (events: readonly RecordedEvent[]): KnownFrom | undefined =>
  events.reduce<KnownFrom | undefined>((before, event) => knownFrom.evolve(before, event), undefined);

describe('from when events are known', () => {
  it('is when the last of those before them in the log was recorded, whatever their own clock said', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { maxLength: 60 }), (seconds) => {
        const events = log(seconds);
        const late = lateRuns(folded(events));
        const told = events.map(({ position, metadata }) =>
          knownInstant(position, metadata.recordedAt, late),
        );
        expect(told).toEqual(
          seconds.map((_none, place) => instant(Math.max(...seconds.slice(0, place + 1)))),
        );
      }),
    );
  });

  it('is kept once for all that follow upon a clock that ran ahead', () => {
    const events = log([9_000, ...Array.from({ length: 1_000 }, (_none, second) => second)]);
    expect(lateRuns(folded(events))).toEqual([{ from: '4', to: '3001', known: instant(9_000) }]);
  });
});
