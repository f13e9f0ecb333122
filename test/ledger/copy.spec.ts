import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { RunningHash } from '../../src/proof/canonical-event.js';
import { copyLedger, switchLedger } from '../../src/ledger/copy.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { allEvents, ANNA, execute, NEED, openedLedger, type TestLedger } from './opened.js';

let opened: TestLedger;
let target: EventStore;

beforeEach(async () => {
  opened = await openedLedger(new Date().toISOString());
  target = SqliteEventStore.open(join(opened.folder, 'target.db'));
  for (let place = 0; place < 5; place += 1) {
    const { number } = await execute(opened.ledger, 'initiative', 'report-need', {
      ...NEED,
      title: `Behov ${place}`,
    });
    await execute(
      opened.ledger,
      'initiative',
      'consult',
      { consultedOffice: 'it-strategist' },
      { target: number as string },
    );
  }
});

afterEach(async () => {
  await target.close();
  await opened.close();
});

const withoutPosition = (events: Awaited<ReturnType<typeof allEvents>>) =>
  events.map(({ position: _position, ...event }) => event);

describe('a copied ledger', () => {
  it('holds the same events in the same order, and says so by count and hash', async () => {
    const proof = await copyLedger(opened.store, target);
    const events = await allEvents(opened.store);
    const hash = new RunningHash();
    for (const event of events) hash.add(event);
    expect(proof).toEqual({ events: events.length, copied: events.length, hash: hash.hex });
    expect(withoutPosition(await allEvents(target))).toEqual(withoutPosition(events));
  });

  it('goes on where an interrupted copy stopped', async () => {
    const interrupted = copyLedger(opened.store, target, (events) => {
      if (events >= 4) throw new Error('the machine stopped');
    });
    await expect(interrupted).rejects.toThrow('the machine stopped');
    const held = (await allEvents(target)).length;
    const all = (await allEvents(opened.store)).length;
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(all);
    expect((await copyLedger(opened.store, target)).copied).toBe(all - held);
  });

  it('takes what was recorded since, and nothing twice', async () => {
    await copyLedger(opened.store, target);
    await execute(opened.ledger, 'initiative', 'report-need', NEED);
    expect((await copyLedger(opened.store, target)).copied).toBe(2);
    expect((await copyLedger(opened.store, target)).copied).toBe(0);
  });

  it('is refused by a target that holds a different history', async () => {
    const stranger = await openedLedger();
    try {
      await expect(copyLedger(opened.store, stranger.store)).rejects.toMatchObject({
        code: 'different-history',
      });
    } finally {
      await stranger.close();
    }
  });

  it('is refused when the target has gone on by itself', async () => {
    await copyLedger(opened.store, target);
    await execute(new Ledger(target, opened.clock), 'initiative', 'report-need', NEED);
    await expect(copyLedger(opened.store, target)).rejects.toMatchObject({ code: 'different-history' });
  });
});

describe('a moved ledger', () => {
  const by = { actor: ANNA, from: 'sqlite:ledger.db', to: 'sqlite:target.db' };

  it('takes nothing more in the source, and goes on in the target', async () => {
    const proof = await switchLedger(opened.store, target, by);
    await expect(execute(opened.ledger, 'initiative', 'report-need', NEED)).rejects.toMatchObject({
      code: 'ledger-moved',
      details: { to: 'sqlite:target.db' },
    });
    const source = await allEvents(opened.store);
    expect(source.at(-1)?.type).toBe('LedgerMoved');
    expect(proof.events).toBe(source.length);
    const moved = await allEvents(target);
    expect(withoutPosition(moved.slice(0, -1))).toEqual(withoutPosition(source));
    expect(moved.at(-1)).toMatchObject({
      type: 'LedgerContinued',
      data: { from: 'sqlite:ledger.db', events: proof.events, hash: proof.hash },
    });
    expect(
      (await execute(new Ledger(target, opened.clock), 'initiative', 'report-need', NEED)).number,
    ).toMatch(/-0006$|-0001$/);
  });
});
