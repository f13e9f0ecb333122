import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IdSet, isUuid } from '../../../src/proof/verify/id-set.js';
import { NamesCheck, type Binding } from '../../../src/proof/verify/names-check.js';
import { NumbersCheck } from '../../../src/proof/verify/numbers-check.js';
import {
  checkBeginning,
  checkMetadata,
  decoded,
  OrderCheck,
  placeOf,
} from '../../../src/proof/verify/log-checks.js';
import { placed, recorded, told } from './events.js';

const ID = randomUUID();
const INSTANT = '2025-03-17T08:15:30.120Z';
const NOUGHTS = '00000000-0000-0000-0000-000000000000';

describe('the order of a log', () => {
  const seen = (...events: ReturnType<typeof recorded>[]) => {
    const order = new OrderCheck();
    return told(events.flatMap((event, index) => order.see(...placed(event, index))));
  };
  const at = (position: bigint, stream = 'office-a', revision = 0n) =>
    recorded({ position, stream, revision });

  it('is right when positions increase and each stream has its revisions from 0, one after another', () => {
    expect(seen(at(1n), at(2n, 'office-b'), at(7n, 'office-a', 1n), at(8n, 'office-b', 1n))).toEqual([]);
  });

  it('is wrong where a position is not above the one before, and where a revision is not the next', () => {
    expect(seen(at(5n), at(5n, 'office-b'), at(4n, 'office-c'))).toEqual([
      ['position-order', { found: '5', before: '5' }, 1],
      ['position-order', { found: '4', before: '5' }, 2],
    ]);
    expect(seen(at(1n, 'office-a', 1n), at(2n, 'office-a', 2n), at(3n, 'office-a', 2n))).toEqual([
      ['revision-gap', { found: '1', expected: '0' }, 0],
      ['revision-gap', { found: '2', expected: '3' }, 2],
    ]);
  });

  it('goes on after what is no event, which has its place in its stream', () => {
    const order = new OrderCheck();
    order.skip(placeOf(at(3n), 0));
    expect(order.see(...placed(at(4n, 'office-a', 1n)))).toEqual([]);
    expect(order.revisions).toEqual(new Map([['office-a', 1n]]));
    expect(told(order.see(...placed(at(4n, 'office-b'), 2)))).toEqual([
      ['position-order', { found: '4', before: '4' }, 2],
    ]);
  });

  it('has each id once, and none that is no UUID', () => {
    const id = randomUUID();
    const named = (position: bigint, own: string) =>
      recorded({ position, id: own, stream: `office-${position}` });
    expect(
      seen(named(1n, id), named(2n, randomUUID()), named(3n, id), named(4n, 'x'), named(5n, 'x')),
    ).toEqual([
      ['id-twice', 2],
      ['id-malformed', 3],
      ['id-malformed', 4],
    ]);
  });

  it('has a clock that goes forward; where it goes back is told, and not what follows', () => {
    const hour = (position: bigint, recordedAt: unknown) =>
      recorded({ position, stream: `office-${position}`, metadata: { recordedAt: recordedAt as string } });
    const [one, two] = ['2025-01-01T01:00:00.000Z', '2025-01-01T02:00:00.000Z'];
    expect(
      seen(hour(1n, two), hour(2n, two), hour(3n, one), hour(4n, one), hour(5n, 7), hour(6n, two)),
    ).toEqual([['clock-back', { found: one, before: two }, 2]]);
    expect(seen(hour(1n, undefined), hour(2n, one))).toEqual([]);
  });
});

describe('a set of ids', () => {
  it('says of each whether it was there, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.uuid(), { maxLength: 3_000 }), fc.nat(), (ids, again) => {
        const set = new IdSet();
        const known = new Set<string>();
        const asked = ids.length > 0 ? [...ids, ids[again % ids.length] as string] : ids;
        for (const id of asked) {
          expect(set.has(id)).toBe(known.has(id));
          known.add(id);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('grows with what is in it', () => {
    const set = new IdSet();
    const ids = Array.from({ length: 5_000 }, () => randomUUID());
    for (const is of [false, true]) expect(ids.filter((id) => set.has(id) !== is)).toEqual([]);
  });

  it('tells apart those that differ in one place only, and keeps all that fall on one', () => {
    const set = new IdSet();
    const ids = Array.from({ length: 32 }, (_none, place) => {
      const digits = [...'0'.repeat(32)];
      digits[place] = '1';
      return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    });
    expect(ids.map((id) => set.has(id))).toEqual(ids.map(() => false));
    expect(ids.map((id) => set.has(id))).toEqual(ids.map(() => true));
    const same = Array.from(
      { length: 600 },
      (_none, place) => `00000000-0000-${String(place).padStart(4, '0')}-0000-000000000000`,
    ).slice(1);
    expect(same.map((id) => set.has(id))).toEqual(same.map((id) => ids.includes(id)));
    expect(same.map((id) => set.has(id))).toEqual(same.map(() => true));
    expect(ids.map((id) => set.has(id))).toEqual(ids.map(() => true));
  });

  it('is of UUIDs as they are written in small letters', () => {
    expect(isUuid(randomUUID())).toBe(true);
    for (const none of [
      '',
      `${NOUGHTS}0`,
      `0${NOUGHTS}`,
      NOUGHTS.replaceAll('-', ''),
      randomUUID().toUpperCase(),
    ])
      expect([none, isUuid(none)]).toEqual([none, false]);
  });
});

describe('what an event says besides its data', () => {
  const judged = (metadata: object) =>
    told(checkMetadata(...placed(recorded({ metadata: metadata as never }))));

  it('is right as the ledger writes it', () => {
    expect(judged({})).toEqual([]);
    for (const occurredAt of ['2025-03-14', '2025-03-14T13:30']) expect(judged({ occurredAt })).toEqual([]);
  });

  it.each([
    ['schema', [0, 1.5, '1', undefined, [1]]],
    ['occurredAt', ['2025-13-14', 20250314, '', ['2025-03-14']]],
    [
      'recordedAt',
      ['2025-03-17T08:15:30Z', 'x2025-03-17T08:15:30.120Z', '2025-03-17T08:15:30.120Zx', 7, [INSTANT]],
    ],
    ['actor', ['', 7]],
    ['door', ['', undefined]],
    ['commandId', ['x', 7, [ID]]],
    ['correlationId', ['x', 7, [ID]]],
    [
      'commandDigest',
      ['ab', 'x'.repeat(64), `${'ab'.repeat(32)}a`, `a${'ab'.repeat(32)}`, 7, ['ab'.repeat(32)]],
    ],
    ['salt', ['cd', 'X'.repeat(32), `${'cd'.repeat(16)}c`, `c${'cd'.repeat(16)}`, 7, ['cd'.repeat(16)]]],
  ])('is told by its member when it is not: %s', (member, values) => {
    for (const value of values)
      expect([value, judged({ [member]: value })]).toEqual([value, [['metadata-malformed', { member }, 0]]]);
  });
});

describe('what an event says', () => {
  const need = { title: 'Nytt diariesystem' };
  const read = (given: Parameters<typeof recorded>[0]) => {
    const { event, finds } = decoded(...placed(recorded(given)));
    return [event?.data, told(finds)];
  };

  it('is read in the shape of today, or told with what is wrong', () => {
    const held = { type: 'ConsultationHeld', stream: 'initiative-1' };
    const data = { consultedOffice: 7 };
    expect(read({ type: 'LedgerMoved', stream: 'ledger', data: { to: 'sqlite:x' } })).toEqual([
      { to: 'sqlite:x' },
      [],
    ]);
    expect(read({ ...held, data })).toEqual([
      data,
      [['data-malformed', { sv: expect.stringContaining('consultedOffice'), en: expect.any(String) }, 0]],
    ]);
  });

  it('is not read when nobody knows its type, or its schema', () => {
    expect(read({ type: 'Foreign', data: need })).toEqual([
      undefined,
      [['event-undecodable', { type: 'Foreign', schema: '1' }, 0]],
    ]);
    expect(read({ type: 'LedgerMoved', metadata: { schema: 99 } })[1]).toEqual([
      ['event-undecodable', { type: 'LedgerMoved', schema: '99' }, 0],
    ]);
  });
});

describe('the beginning of a log', () => {
  const begins = (type: string, stream: string, index: number) =>
    told(checkBeginning(...placed(recorded({ type, stream }), index)));

  it('opens the ledger, and every stream is of a kind that is known', () => {
    expect(begins('LedgerOpened', 'ledger', 0)).toEqual([]);
    expect(begins('LedgerMoved', 'ledger', 1)).toEqual([]);
    expect(begins('LedgerMoved', 'ledger', 0)).toEqual([
      ['not-opened-first', { found: 'LedgerMoved (ledger)' }, 0],
    ]);
    expect(begins('LedgerOpened', 'office-a', 0)).toEqual([
      ['not-opened-first', { found: 'LedgerOpened (office-a)' }, 0],
    ]);
    expect(begins('X', 'budget-2025', 1)).toEqual([['stream-unknown', 1]]);
  });
});

describe('the numbers of initiatives', () => {
  const seen = (...events: readonly (readonly [stream: string, data?: object])[]) => {
    const numbers = new NumbersCheck();
    const finds = events.flatMap(([stream, data], index) =>
      numbers.see(
        ...placed(
          recorded({
            type: data ? 'NumberAssigned' : 'NeedReported',
            stream,
            ...(data ? { data: data as never } : {}),
          }),
          index,
        ),
      ),
    );
    return told([...finds, ...numbers.end()]);
  };
  const number = (initiative: string, given: string, stream = 'register-2025') =>
    [stream, { initiative, number: given }] as const;

  it('are each of one initiative, in the series of their year', () => {
    expect(
      seen(
        ['initiative-a'],
        number('a', '2025-0001'),
        ['initiative-b'],
        number('b', '2025-0002'),
        ['initiative-c'],
        number('c', '2026-0001', 'register-2026'),
      ),
    ).toEqual([]);
    // The number may have been given before the need was seen.
    expect(seen(number('a', '2025-0001'), ['initiative-a'])).toEqual([]);
  });

  it('are told when two have one, one has two, a series is broken, or one of both is missing', () => {
    expect(
      seen(['initiative-a'], number('a', '2025-0001'), number('b', '2025-0001'), ['initiative-b']),
    ).toEqual([
      ['number-twice', { number: '2025-0001', initiative: 'a' }, 2],
      ['number-out-of-series', { found: '2025-0001', expected: '2025-0002' }, 2],
    ]);
    expect(seen(['initiative-a'], number('a', '2025-0001'), number('a', '2025-0002'))).toEqual([
      ['initiative-numbered-twice', { initiative: 'a', number: '2025-0001' }, 2],
    ]);
    expect(seen(['office-a'], number('a', '2025-0001'), ['initiative-b'])).toEqual([
      ['number-without-initiative', { number: '2025-0001', initiative: 'a' }, 1],
      ['number-missing', { initiative: 'b' }],
    ]);
  });
});

describe('the names of persons', () => {
  const registered = (person: string, commitment: string) =>
    recorded({ type: 'PersonRegistered', stream: 'access', data: { person, commitment } });
  const judged = (bindings: Iterable<Binding> | undefined, ...commitments: readonly [string, string][]) => {
    const names = new NamesCheck();
    commitments.forEach(([person, commitment], index) =>
      expect(names.see(...placed(registered(person, commitment), index))).toEqual([]),
    );
    expect(names.see(...placed(recorded({ data: { person: 'p', commitment: 'x' } })))).toEqual([]);
    return told(names.end(bindings));
  };
  const row = (person: string, commitment: string): Binding => ({ person, commitment });

  it('match what the ledger has for them, also the earlier ones', () => {
    expect(judged([row('a', '1'), row('a', '2'), row('b', '3')], ['a', '1'], ['a', '2'], ['b', '3'])).toEqual(
      [],
    );
    expect(judged(undefined, ['a', '1'])).toEqual([['people-missing']]);
  });

  it('are gone when they were disposed of, also an earlier one alone', () => {
    expect(judged([], ['a', '1'], ['a', '2'])).toEqual([['name-gone', { person: 'a' }, 1]]);
    expect(judged([row('a', '2')], ['a', '1'], ['a', '2'])).toEqual([['name-gone', { person: 'a' }, 1]]);
  });

  it('are others when one stands in the place of the newest, or of any', () => {
    expect(judged([row('a', '1')], ['a', '1'], ['a', '2'])).toEqual([['name-differs', { person: 'a' }, 1]]);
    expect(judged([row('a', 'x')], ['a', '1'])).toEqual([['name-differs', { person: 'a' }, 0]]);
    expect(judged([row('a', '2'), row('a', 'x')], ['a', '1'], ['a', '2'])).toEqual([
      ['name-differs', { person: 'a' }, 1],
    ]);
  });

  it('are too many when a registration was interrupted', () => {
    expect(judged([row('a', '1'), row('a', 'x'), row('c', '9')], ['a', '1'])).toEqual([
      ['name-unregistered', { person: 'c' }],
      ['name-unregistered', { person: 'a' }, 0],
    ]);
  });
});
