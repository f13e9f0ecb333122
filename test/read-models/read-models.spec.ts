import { randomUUID } from 'node:crypto';
import { closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { BEFORE_FIRST } from '../../src/domain/event.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { asKnownAt } from '../../src/read-models/as-known-at.js';
import { ReadModels, type ReadModelOptions } from '../../src/read-models/read-models.js';
import type { Projection } from '../../projections/projection.js';
import { shown } from '../../projections/shown.js';
import { allEvents, execute, NEED, openedLedger, type TestLedger } from '../ledger/opened.js';

const PATIENCE = 10_000;
const projections = shown('Europe/Stockholm');
let opened: TestLedger;
let file: string;
let models: ReadModels[];

beforeEach(async () => {
  opened = await openedLedger();
  file = join(opened.folder, 'read-models.db');
  models = [];
});
afterEach(async () => {
  for (const one of models) await one.close();
  await opened.close();
});

function open(options: Partial<ReadModelOptions> = {}): ReadModels {
  const one = ReadModels.open(file, {
    store: opened.store,
    projections,
    ledgerId: 'a',
    timeZone: 'Europe/Stockholm',
    ...options,
  });
  models.push(one);
  return one;
}

const end = async (): Promise<bigint> => (await allEvents(opened.store)).at(-1)?.position ?? BEFORE_FIRST;
const current = async (one: ReadModels): Promise<void> =>
  expect(await one.waitUntil(await end(), PATIENCE)).toBe('current');
const report = async (title: string) =>
  (await execute(opened.ledger, 'initiative', 'report-need', { ...NEED, title })).number as string;
const titles = (source: Pick<ReadModels, 'rows'>) =>
  source.rows<{ title: string }>('SELECT title FROM row_case_file ORDER BY title').map(({ title }) => title);

/** Every document and row there is, for comparing two ways of coming to them. */
const everything = (source: Pick<ReadModels, 'rows'>) => [
  source.rows('SELECT * FROM document ORDER BY projection, key'),
  ...projections
    .filter(({ rows }) => rows)
    .map(({ name }) =>
      source
        .rows(`SELECT * FROM row_${name.replaceAll('-', '_')}`)
        .map((row) => JSON.stringify(row))
        .sort(),
    ),
];

describe('read models', () => {
  it('catch up with what is there, and show what comes', async () => {
    await report('A');
    const one = open();
    await current(one);
    expect(titles(one)).toEqual(['A']);
    await report('B');
    await current(one);
    expect(titles(one)).toEqual(['A', 'B']);
  });

  it('are what an acknowledgement waits for', async () => {
    opened.ledger.waitFor(open());
    const { readModels } = await execute(opened.ledger, 'initiative', 'report-need', NEED);
    expect(readModels).toBe('current');
  });

  it('go on from where they were when they are opened again', async () => {
    await report('A');
    const first = open();
    await current(first);
    await first.close();
    await report('B');
    const seen: string[] = [];
    const second = open({ onEvent: ({ type }) => seen.push(type) });
    await current(second);
    expect(seen).toEqual(['NeedReported', 'NumberAssigned']);
    expect(titles(second)).toEqual(['A', 'B']);
  });

  it('make a correction in every document of its stream', async () => {
    const one = open();
    const number = await report('Nytt diarisystem');
    await execute(
      opened.ledger,
      'initiative',
      'decide',
      { outcome: 'approved', forum: 'it-steering-group' },
      { target: number },
    );
    const [need] = (await allEvents(opened.store)).filter(({ type }) => type === 'NeedReported');
    await execute(
      opened.ledger,
      'initiative',
      'correct',
      {
        corrects: need?.id as string,
        changes: [{ pointer: '/data/title', value: 'Nytt diariesystem' }],
        reason: 'Skrivfel.',
      },
      { target: number },
    );
    await current(one);
    expect(titles(one)).toEqual(['Nytt diariesystem']);
    expect(one.rows('SELECT title, corrected FROM row_decision_register')).toEqual([
      { title: 'Nytt diariesystem', corrected: 0 },
    ]);
  });

  it.each([
    ['deleted', undefined],
    ['foreign', 'not a database, and quite long enough to be looked at by SQLite as if it were one'],
  ])('are folded anew when their file was %s', async (_what, content) => {
    await report('A');
    await (async () => {
      const first = open();
      await current(first);
      await first.close();
    })();
    for (const part of ['', '-wal', '-shm']) writeFileSync(file + part, content ?? '');
    const second = open();
    await current(second);
    expect(titles(second)).toEqual(['A']);
  });

  it('are folded anew for another ledger, and for a log that no longer holds what they had seen', async () => {
    await report('A');
    const first = open();
    await current(first);
    await first.close();
    const stranger = await openedLedger();
    try {
      const second = open({ store: stranger.store });
      expect(
        await second.waitUntil((await allEvents(stranger.store)).at(-1)?.position as bigint, PATIENCE),
      ).toBe('current');
      expect(titles(second)).toEqual([]);
      await second.close();
      const third = open({ ledgerId: 'b' });
      await current(third);
      expect(titles(third)).toEqual(['A']);
      await third.close();
    } finally {
      models = [];
      await stranger.close();
    }
  });

  it('are folded anew on demand, with progress', async () => {
    await report('A');
    const one = open();
    await current(one);
    let done = 0;
    await one.rebuild(await end(), (events) => (done += events));
    expect(done).toBe((await allEvents(opened.store)).length);
    expect(titles(one)).toEqual(['A']);
  });
});

describe('a projection of a new version', () => {
  it('is folded anew, and the others are not', async () => {
    await report('A');
    const first = open();
    await current(first);
    await first.close();
    const seen: number[] = [];
    const now = (projections[0] as Projection).version;
    const counting = (version: number): Projection => ({
      ...(projections[0] as Projection),
      version,
      evolve: (document, event) => {
        seen.push(version);
        return (projections[0] as Projection).evolve(document, event);
      },
    });
    const second = open({ projections: [counting(now), ...projections.slice(1)] });
    await current(second);
    await second.close();
    expect(seen).toEqual([]);
    const third = open({ projections: [counting(now + 1), ...projections.slice(1)] });
    await current(third);
    expect(seen).toEqual([now + 1]);
    expect(titles(third)).toEqual(['A']);
  });
});

describe('a projection that throws', () => {
  const broken = (throwing: () => boolean): Projection => ({
    name: 'broken',
    version: 1,
    of: 'initiative',
    evolve: (document, event) => {
      if (event.type === 'ConsultationHeld' && throwing()) throw new Error('a fault of ours');
      return { count: ((document as { count: number } | undefined)?.count ?? 0) + 1 };
    },
  });

  it('stops at that event, delays nobody else, skips nothing, and goes on when the fault is gone', async () => {
    let throwing = true;
    const one = open({ projections: [broken(() => throwing), ...projections] });
    const number = await report('A');
    await execute(
      opened.ledger,
      'initiative',
      'consult',
      { consultedOffice: 'it-strategist' },
      { target: number },
    );
    await report('B');
    await current(one);
    expect(titles(one)).toEqual(['A', 'B']);
    const health = one.health().find(({ projection }) => projection === 'broken');
    expect(health).toMatchObject({ state: 'failed', error: 'Error: a fault of ours' });
    throwing = false;
    while (one.health().some(({ state }) => state === 'failed'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    await current(one);
    expect(
      one
        .rows<{ body: string }>("SELECT body FROM document WHERE projection = 'broken' ORDER BY body")
        .map(({ body }) => body),
    ).toEqual(['{"count":1}', '{"count":2}']);
  });
});

describe('two processes with one file', () => {
  it('have one that folds and one that only shows, and the other takes over', async () => {
    const first = open();
    await report('A');
    await current(first);
    const second = open();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(second.health()[0]?.state).toBe('waiting-for-lease');
    expect(titles(second)).toEqual(['A']);
    await report('B');
    await current(second);
    expect(titles(second)).toEqual(['A', 'B']);
    await first.close();
    await report('C');
    await current(second);
    expect(titles(second)).toEqual(['A', 'B', 'C']);
    expect(second.health()[0]?.state).toBe('live');
  });
});

describe('what was known at a time', () => {
  it('is a fold of the events recorded until then', async () => {
    await report('A');
    opened.clock.tell(new Date('2025-07-01T10:00:00.000Z'));
    await report('B');
    const then = await asKnownAt(opened.store, projections, '2025-06-30T21:59:59.999Z');
    expect(titles(then)).toEqual(['A']);
    expect(then.last?.type).toBe('NumberAssigned');
    then.close();
    const now = await asKnownAt(opened.store, projections);
    expect(titles(now)).toEqual(['A', 'B']);
    expect(now.events).toBe((await allEvents(opened.store)).length);
    now.close();
  });
});

describe('documents and rows', () => {
  it('are the same however the log was cut into batches, restarts and corrections', async () => {
    const step = fc.oneof(
      fc.constant({ do: 'report' as const }),
      fc.record({
        do: fc.constantFrom(
          'consult' as const,
          'decide' as const,
          'refer-back' as const,
          'finance' as const,
          'correct' as const,
        ),
        on: fc.nat(3),
      }),
      fc.constant({ do: 'restart' as const }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const ledger = await openedLedger();
        const own = join(ledger.folder, `${randomUUID()}.db`);
        const start = () =>
          ReadModels.open(own, {
            store: ledger.store,
            projections,
            ledgerId: 'a',
            timeZone: 'Europe/Stockholm',
          });
        let one = start();
        const numbers: string[] = [];
        const commands = {
          consult: ['consult', { consultedOffice: 'it-strategist' }],
          decide: ['decide', { outcome: 'approved', forum: 'it-steering-group' }],
          'refer-back': ['refer-back', { forum: 'it-steering-group' }],
          finance: [
            'decide-financing',
            {
              principle: 'own-use',
              budgetYear: 2025,
              budget: 'operating',
              recurrence: 'once',
              totalOre: 5,
              shares: [{ unit: 'A', amountOre: 5 }],
            },
          ],
        } as const;
        for (const [place, taken] of steps.entries()) {
          if (taken.do === 'restart') {
            await one.close();
            one = start();
          } else if (taken.do === 'report')
            numbers.push(
              (await execute(ledger.ledger, 'initiative', 'report-need', { ...NEED, title: `T${place}` }))
                .number as string,
            );
          else {
            const target = numbers[taken.on];
            if (target === undefined) continue;
            const { stream } = await execute(
              ledger.ledger,
              'initiative',
              'consult',
              { consultedOffice: 'it-strategist' },
              { target },
            );
            const [need] = (await allEvents(ledger.store)).filter((event) => event.stream === stream);
            const [name, input] =
              taken.do === 'correct'
                ? ([
                    'correct',
                    {
                      corrects: need?.id as string,
                      changes: [{ pointer: '/data/title', value: `R${place}` }],
                      reason: 'x',
                    },
                  ] as const)
                : commands[taken.do];
            await execute(ledger.ledger, 'initiative', name, input as never, { target }).catch(
              (error: { code?: string }) => expect(error.code).toMatch(/^already-/),
            );
          }
        }
        const last = (await allEvents(ledger.store)).at(-1)?.position as bigint;
        expect(await one.waitUntil(last, PATIENCE)).toBe('current');
        const scratch = await asKnownAt(ledger.store, projections);
        expect(everything(one)).toEqual(everything(scratch));
        scratch.close();
        await one.close();
        await ledger.close();
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

describe('a second store client', () => {
  it('is followed as well: what another process appends is shown', async () => {
    const one = open();
    const other = SqliteEventStore.open(join(opened.folder, 'ledger.db'));
    const { Ledger } = await import('../../src/ledger/ledger.js');
    await execute(new Ledger(other, opened.clock), 'initiative', 'report-need', {
      ...NEED,
      title: 'Från ett annat fönster',
    });
    await current(one);
    expect(titles(one)).toEqual(['Från ett annat fönster']);
    await other.close();
  });
});

describe('a projection whose rows cannot be written', () => {
  it('fails by itself, and everything else is shown', async () => {
    const unwritable: Projection = {
      name: 'unwritable',
      version: 1,
      of: 'initiative',
      evolve: () => ({ n: 0.5 }),
      rows: { columns: { n: 'integer' }, indexes: [], of: () => [{ n: 0.5 }] },
    };
    const one = open({ projections: [unwritable, ...projections] });
    await report('A');
    await current(one);
    expect(titles(one)).toEqual(['A']);
    expect(one.health().find(({ projection }) => projection === 'unwritable')?.state).toBe('failed');
  });
});

describe('a file that is folded anew by another process', () => {
  it('is not left empty by the one that had the lease', async () => {
    await report('A');
    const server = open();
    await current(server);
    const maintainer = open();
    await maintainer.rebuild(await end());
    await maintainer.close();
    await report('B');
    while (server.health()[0]?.state !== 'live') await new Promise((resolve) => setTimeout(resolve, 20));
    await current(server);
    expect(titles(server)).toEqual(['A', 'B']);
  });

  it('by a newer program is not touched by the older one before it has the lease', async () => {
    await report('A');
    const server = open();
    await current(server);
    const newer = projections.map((projection) => ({ ...projection, version: 99 }));
    const other = open({ projections: newer });
    await report('B');
    await current(server);
    expect(titles(server)).toEqual(['A', 'B']);
    await server.close();
    await current(other);
    expect(titles(other)).toEqual(['A', 'B']);
  });
});

describe('a file that is damaged while it is used', () => {
  it('is thrown away and folded anew', async () => {
    for (let place = 0; place < 60; place += 1) await report(`T${String(place).padStart(2, '0')}`);
    const first = open();
    await current(first);
    await first.close();
    const { size } = statSync(file);
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, Buffer.alloc(size - 5 * 4096, 0xa5), 0, size - 5 * 4096, 5 * 4096);
    closeSync(descriptor);
    const second = open();
    await report('Z');
    const last = await end();
    while (second.health().some(({ state, position }) => state !== 'live' || position !== String(last)))
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(titles(second)).toHaveLength(61);
  });
});

describe('a file that somebody else has locked', () => {
  it('is waited for, and nothing falls over', async () => {
    const one = open();
    await report('A');
    await current(one);
    const locker = new Database(file);
    locker.exec('BEGIN IMMEDIATE');
    const writing = report('B');
    await new Promise((resolve) => setTimeout(resolve, 300));
    locker.exec('ROLLBACK');
    locker.close();
    await writing;
    await current(one);
    expect(titles(one)).toEqual(['A', 'B']);
  });
});
