import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import { effective } from '../../src/domain/corrections/effective.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import { COMMANDS } from '../../src/ledger/commands.js';

const folder = new URL('../event-store/golden/', import.meta.url);
const GOLDEN = readdirSync(folder).map((file) => {
  const event = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as RecordedEvent;
  return { ...event, revision: 0n, position: 1n };
});

/** Corrections of any place of one of a few events to any value: more than a decision would ever let in. */
const correction = fc
  .record({
    corrects: fc.constantFrom(...GOLDEN.map(({ id }) => id)),
    changes: fc.array(
      fc.record(
        {
          pointer: fc.oneof(
            fc.constantFrom(
              '/occurredAt',
              '/data/kind',
              '/data/person',
              '/data/from',
              '/data/to',
              '/data/shares/0/amountOre',
              '/data/present/7',
              '/data/points/-1',
              '/data/__proto__',
              '/data/code',
            ),
            fc.string({ minLength: 1, maxLength: 20 }).map((step) => `/data/${step}`),
          ),
          value: fc.jsonValue(),
        },
        { requiredKeys: ['pointer'] },
      ),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ corrects, changes }) => ({
    ...(GOLDEN.find(({ type }) => type === CorrectionRecorded.type) as RecordedEvent),
    data: { corrects, changes, reason: 'x' } as unknown as RecordedEvent['data'],
  }));

const history = fc.array(
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...GOLDEN) }, { weight: 1, arbitrary: correction }),
  { maxLength: 40 },
);

const KINDS = [...new Map(COMMANDS.map((row) => [row.kind, row.evolution])).entries()];

describe('any event that was ever recorded', () => {
  it.each(KINDS)('is folded into every state of a stream of kind %s without a word', (_kind, evolution) => {
    fc.assert(
      fc.property(history, (events) => {
        const { initial, evolve } = evolution();
        const state = effective(events).reduce(evolve, initial);
        expect(state).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it('is left as it was by what corrects it', () => {
    fc.assert(
      fc.property(history, (events) => {
        const before = JSON.stringify(events, (_name, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        );
        effective(events);
        const after = JSON.stringify(events, (_name, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        );
        expect(after).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  it('has lists without holes whatever was corrected in them', () => {
    fc.assert(
      fc.property(history, (events) => {
        const lists = (value: unknown): unknown[][] =>
          typeof value !== 'object' || value === null
            ? []
            : [...(Array.isArray(value) ? [value] : []), ...Object.values(value).flatMap(lists)];
        for (const list of effective(events).flatMap(({ data }) => lists(data)))
          expect(Object.keys(list)).toHaveLength(list.length);
      }),
      { numRuns: 100 },
    );
  });
});
