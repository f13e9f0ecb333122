import { describe, expect, it } from '@jest/globals';
import type { Evolution } from '../../../src/domain/decider.js';
import type { RecordedEvent } from '../../../src/domain/event.js';
import { StoreRefused, StoreUnavailable, type EventStore } from '../../../src/event-store/event-store.js';
import type { Found } from '../../../src/proof/verify/faults.js';
import { FoldingCheck } from '../../../src/proof/verify/folding-check.js';
import { placed, recorded, told } from './events.js';

type State = Readonly<{ name: string; events: number }>;

/** A kind of stream that is opened by a need, as it is decided in the domain; and one that grows in place. */
const named: Evolution<State> = {
  initial: { name: 'none', events: 0 },
  evolve: (state, { type, data }) => {
    if (data['breaks'] === true) throw new Error('it does not fold');
    if (type === 'NeedReported') return { name: 'open', events: 1 };
    return state.name === 'none' ? state : { ...state, events: state.events + 1 };
  },
};
const grown: Evolution<Set<string>> = { initial: new Set(), evolve: (state, { id }) => state.add(id) };
const evolutions = (kind: string): Evolution<unknown> | undefined =>
  kind === 'initiative'
    ? (named as Evolution<unknown>)
    : kind === 'register'
      ? (grown as Evolution<unknown>)
      : undefined;

type Said = readonly [stream: string, type: string, data?: RecordedEvent['data']];

/** What is said of a log, event by event, and at its end; and which streams were read by themselves. */
async function seen(log: readonly Said[], failing?: Error) {
  const revisions = new Map<string, bigint>();
  const events = log.map(([stream, type, data = {}], index) => {
    const revision = revisions.get(stream) ?? 0n;
    revisions.set(stream, revision + 1n);
    return recorded({ stream, type, data, revision, position: BigInt(index + 1) });
  });
  const read: string[] = [];
  const store = {
    async *readStream(stream: string) {
      read.push(stream);
      if (failing) throw failing;
      for (const event of events) if (event.stream === stream) yield event;
    },
  } as unknown as EventStore;
  const check = new FoldingCheck(evolutions);
  const passing: Found[] = events.flatMap((event) => [...check.see(...placed(event))]);
  const ending: Found[] = [];
  for await (const one of check.end(store)) ending.push(one);
  return { passing: told(passing), ending: told(ending), read };
}
const nothing = { passing: [], ending: [], read: [] };
const corrected: Said = ['initiative-a', 'CorrectionRecorded', { corrects: 'x', changes: {}, reason: '–' }];
const need: Said = ['initiative-a', 'NeedReported', { title: 'x' }];
const held: Said = ['initiative-a', 'ConsultationHeld'];

describe('a stream of a log', () => {
  it('begins with what opens it, and folds', async () => {
    expect(await seen([need, held, ['register-2025', 'NumberAssigned'], held])).toEqual(nothing);
  });

  it('is told when it begins with something else, once', async () => {
    expect(await seen([held, held, need])).toEqual({
      ...nothing,
      passing: [['stream-without-beginning', { found: 'ConsultationHeld' }, 0]],
    });
  });

  it('is told when it does not fold, where it does not', async () => {
    const breaks: Said = ['initiative-a', 'ConsultationHeld', { breaks: true }];
    expect(await seen([need, breaks, held])).toEqual({ ...nothing, passing: [['stream-unfolded', 1]] });
  });

  it('with a correction is folded whole at the end, as it is corrected', async () => {
    expect(await seen([need, corrected, held])).toEqual({ ...nothing, read: ['initiative-a'] });
    const breaks: Said = ['initiative-a', 'ConsultationHeld', { breaks: true }];
    expect(await seen([need, corrected, breaks])).toEqual({
      passing: [],
      ending: [['stream-unfolded', 1]],
      read: ['initiative-a'],
    });
  });

  it('of a kind that nobody folds, or of none, is left alone', async () => {
    expect(
      await seen([
        ['office-a', 'OfficeEstablished'],
        ['office-a', 'OfficeRenamed'],
      ]),
    ).toEqual(nothing);
    expect(
      await seen([
        ['budget-2025', 'X'],
        ['budget-2025', 'X'],
      ]),
    ).toEqual(nothing);
  });

  it('that cannot be read again says so', async () => {
    for (const error of [new StoreUnavailable('away'), new StoreRefused('damaged-file', 'a page is gone')])
      expect((await seen([need, corrected], error)).ending).toEqual([
        ['log-unread', { after: '2', why: error.message }, 1],
      ]);
    for (const error of [new StoreRefused('foreign-file', 'no event'), new Error('another')])
      expect((await seen([need, corrected], error)).ending).toEqual([['stream-unfolded', 1]]);
  });
});

describe('a log with more streams than are kept', () => {
  const MOST = 25_000;
  const begin = (count: number): Said[] =>
    Array.from({ length: count }, (_none, place) => [`initiative-${place}`, 'NeedReported', { title: 'x' }]);
  const goesOn = (place: number): Said => [`initiative-${place}`, 'ConsultationHeld'];

  it('has none of them read again as long as there are no more', async () => {
    expect(await seen([...begin(MOST), goesOn(0), goesOn(MOST - 1)])).toEqual(nothing);
  });

  it('has the one read again that went on longest ago, when it goes on once more', async () => {
    const log = [...begin(MOST), goesOn(0), ['initiative-x', 'NeedReported', { title: 'x' }] as const];
    expect(await seen([...log, goesOn(0), goesOn(2), goesOn(1), goesOn(1)])).toEqual({
      ...nothing,
      read: ['initiative-1'],
    });
  });
});
