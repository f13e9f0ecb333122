import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../src/domain/event.js';
import { Refusal } from '../../src/domain/refusal.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { allEvents, ANNA, execute, NEED, openedLedger, type TestLedger } from './opened.js';

let opened: TestLedger;
beforeEach(async () => void (opened = await openedLedger()));
afterEach(() => opened.close());

const refusalOf = async (command: Promise<unknown>): Promise<Refusal> => {
  try {
    await command;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

/** Refused with the code, in both languages, and nothing written. */
async function refused(code: string, command: () => Promise<unknown>): Promise<void> {
  const before = await allEvents(opened.store);
  const refusal = await refusalOf(command());
  expect(refusal.code).toBe(code);
  expect(refusal.sv).not.toBe('');
  expect(refusal.en).not.toBe('');
  expect(await allEvents(opened.store)).toEqual(before);
}

const report = (envelope = {}) => execute(opened.ledger, 'initiative', 'report-need', NEED, envelope);

describe('a reported need', () => {
  it("gets the year's next number, in an unbroken series", async () => {
    const numbers = [];
    for (let place = 0; place < 3; place += 1) numbers.push((await report()).number);
    expect(numbers).toEqual(['2025-0001', '2025-0002', '2025-0003']);
  });

  it('gets its number from the year it was recorded in, by the local clock', async () => {
    opened.clock.tell(new Date('2025-12-31T23:30:00.000Z'));
    expect((await report()).number).toBe('2026-0001');
  });

  it('is one initiative with one number however often the command is sent', async () => {
    const commandId = randomUUID();
    const first = await report({ commandId });
    const [again, parallel] = await Promise.all([report({ commandId }), report({ commandId })]);
    expect(again).toEqual(first);
    expect(parallel).toEqual(first);
    expect((await allEvents(opened.store)).filter(({ type }) => type === 'NeedReported')).toHaveLength(1);
  });

  it('meets itself when the retry comes to another node', async () => {
    const commandId = randomUUID();
    const first = await report({ commandId });
    const other = new Ledger(opened.store, opened.clock);
    expect(await execute(other, 'initiative', 'report-need', NEED, { commandId })).toEqual(first);
  });

  it('has 64 at once numbered without gap or repeat, by two nodes', async () => {
    const other = new Ledger(opened.store, opened.clock);
    const all = await Promise.all(
      Array.from({ length: 64 }, (_, place) =>
        execute(place % 2 ? other : opened.ledger, 'initiative', 'report-need', NEED),
      ),
    );
    const expected = Array.from({ length: 64 }, (_, place) => `2025-${String(place + 1).padStart(4, '0')}`);
    expect(all.map(({ number }) => number).sort()).toEqual(expected);
  });

  it('is given its number later, by any node, when a crash came between', async () => {
    const { stream } = await report();
    const [need] = (await allEvents(opened.store)).filter((event) => event.stream === stream) as [
      RecordedEvent,
    ];
    const unnumbered = { ...need, id: randomUUID(), metadata: { ...need.metadata, commandId: randomUUID() } };
    const orphan = `initiative-${randomUUID()}`;
    await opened.store.append(orphan, 'no-stream', [unnumbered]);
    const other = new Ledger(opened.store, opened.clock);
    expect(await other.assignNumber({ ...unnumbered, stream: orphan }, ANNA, 'cli')).toBe('2025-0002');
    expect(await opened.ledger.assignNumber({ ...unnumbered, stream: orphan }, ANNA, 'cli')).toBe(
      '2025-0002',
    );
  });
});

describe('an event', () => {
  it('says when it happened, when it was recorded, by whom, and what the decision had read', async () => {
    const { number, stream } = await report();
    await execute(
      opened.ledger,
      'initiative',
      'consult',
      { consultedOffice: 'it-strategist', occurredAt: '2025-06-27T13:30', office: 'it-strategist' },
      { target: number as string },
    );
    const [, consultation] = (await allEvents(opened.store)).filter((event) => event.stream === stream);
    const { commandId, commandDigest, salt, correlationId, ...rest } = (consultation as RecordedEvent)
      .metadata;
    expect(rest).toEqual({
      schema: 1,
      occurredAt: '2025-06-27T13:30',
      recordedAt: '2025-06-30T10:00:00.000Z',
      actor: ANNA,
      office: 'it-strategist',
      door: 'rest',
      facts: { access: '0', 'office-it-strategist': '0' },
    });
    expect(correlationId).toBe(commandId);
    expect(commandDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(salt).toMatch(/^[0-9a-f]{32}$/);
  });

  it("happened on the meeting's day unless it is told otherwise, and else today", async () => {
    const { number } = await report();
    await execute(
      opened.ledger,
      'initiative',
      'anchor',
      { body: 'it-preparatory-group', outcome: 'supported', meetingDate: '2025-06-04' },
      { target: number as string },
    );
    const days = (await allEvents(opened.store))
      .map(({ type, metadata }) => [type, metadata.occurredAt])
      .slice(-3);
    expect(days).toEqual([
      ['NeedReported', '2025-06-30'],
      ['NumberAssigned', '2025-06-30'],
      ['InitiativeAnchored', '2025-06-04'],
    ]);
  });

  it('is never recorded before the newest one that was seen', async () => {
    await report();
    opened.clock.tell(new Date('2025-06-30T09:59:00.000Z'));
    expect((await report()).recordedAt).toBe('2025-06-30T10:00:00.000Z');
  });
});

describe('a command that is sent again', () => {
  it('is acknowledged as the first time, and writes nothing', async () => {
    const { number } = await report();
    const commandId = randomUUID();
    const send = () =>
      execute(
        opened.ledger,
        'initiative',
        'withdraw',
        { reasons: 'Behovet finns inte.' },
        { target: number as string, commandId },
      );
    const first = await send();
    const before = await allEvents(opened.store);
    expect(await send()).toEqual(first);
    expect(await allEvents(opened.store)).toEqual(before);
  });

  it('is refused when it says something else under the same key, in a lasting field or in free text', async () => {
    const { number } = await report();
    const envelope = { target: number as string, commandId: randomUUID() };
    await execute(
      opened.ledger,
      'initiative',
      'close',
      { outcome: 'completed', reasons: 'Klart.' },
      envelope,
    );
    await refused('idempotency-key-reused', () =>
      execute(opened.ledger, 'initiative', 'close', { outcome: 'discontinued', reasons: 'Klart.' }, envelope),
    );
    await refused('idempotency-key-reused', () =>
      execute(
        opened.ledger,
        'initiative',
        'close',
        { outcome: 'completed', reasons: 'Nästan klart.' },
        envelope,
      ),
    );
    await refused('idempotency-key-reused', () =>
      execute(opened.ledger, 'initiative', 'close', { outcome: 'completed' }, envelope),
    );
    await refused('idempotency-key-reused', () =>
      execute(opened.ledger, 'initiative', 'withdraw', {}, envelope),
    );
  });
});

describe('a refused command', () => {
  it.each([
    ['unknown-initiative', 'withdraw', {}, '2025-0099'],
    ['unknown-initiative', 'withdraw', {}, 'inget nummer'],
    ['unknown-initiative', 'withdraw', {}, randomUUID()],
    ['date-in-future', 'withdraw', { occurredAt: '2025-07-01' }, undefined],
    [
      'date-in-future',
      'anchor',
      {
        body: 'it-preparatory-group',
        outcome: 'supported',
        meetingDate: '2025-07-02',
        occurredAt: '2025-06-01',
      },
      undefined,
    ],
    ['unknown-office', 'consult', { consultedOffice: 'it-strateg' }, undefined],
    [
      'unknown-person',
      'decide',
      { outcome: 'approved', forum: 'it-steering-group', decider: 'p-QQQQQQQQ' },
      undefined,
    ],
    ['unknown-office', 'withdraw', { office: 'vaktmästare'.replace('ä', 'a') }, undefined],
  ])('%s writes nothing: %s', async (code, name, input, target) => {
    const { number } = await report();
    await refused(code, () =>
      execute(opened.ledger, 'initiative', name, input as never, { target: target ?? (number as string) }),
    );
  });

  it('is refused for an actor nobody has registered', async () => {
    await refused('unknown-person', () => report({ actor: 'p-QQQQQQQQ' }));
  });

  it('is refused when the caller has read an older revision', async () => {
    const { number, revision } = await report();
    await execute(
      opened.ledger,
      'initiative',
      'consult',
      { consultedOffice: 'it-strategist' },
      { target: number as string, ifMatch: revision },
    );
    await refused('stale-revision', () =>
      execute(opened.ledger, 'initiative', 'withdraw', {}, { target: number as string, ifMatch: revision }),
    );
  });

  it('is refused on what stands in the store, not on what this node remembers', async () => {
    const { number } = await report();
    const other = new Ledger(opened.store, opened.clock);
    await execute(
      other,
      'initiative',
      'decide',
      { outcome: 'approved', forum: 'it-steering-group' },
      { target: number as string },
    );
    await refused('already-decided', () =>
      execute(
        opened.ledger,
        'initiative',
        'decide',
        { outcome: 'rejected', forum: 'it-steering-group' },
        { target: number as string },
      ),
    );
    await execute(
      other,
      'initiative',
      'refer-back',
      { forum: 'it-steering-group' },
      { target: number as string },
    );
    const again = await execute(
      opened.ledger,
      'initiative',
      'decide',
      { outcome: 'rejected', forum: 'it-steering-group' },
      { target: number as string },
    );
    expect(again.revision).toBe(3n);
  });

  it('is refused when its text is over a mebibyte', async () => {
    const { number } = await report();
    const note = 'å'.repeat(10_000);
    await expect(
      execute(
        opened.ledger,
        'initiative',
        'consult',
        { consultedOffice: 'it-strategist', note },
        { target: number as string },
      ),
    ).resolves.toBeDefined();
    await refused('malformed-field', () =>
      execute(
        opened.ledger,
        'initiative',
        'consult',
        { consultedOffice: 'it-strategist', note: note.repeat(100) },
        { target: number as string },
      ),
    );
  });
});

describe('two nodes on one stream', () => {
  it('lose nothing and write nothing twice', async () => {
    const { number, stream } = await report();
    const other = new Ledger(opened.store, opened.clock);
    await Promise.all(
      Array.from({ length: 40 }, (_, place) =>
        execute(
          place % 2 ? other : opened.ledger,
          'initiative',
          'consult',
          { consultedOffice: 'it-strategist', note: `Samråd ${place}` },
          { target: number as string },
        ),
      ),
    );
    const notes = (await allEvents(opened.store))
      .filter((event) => event.stream === stream && event.type === 'ConsultationHeld')
      .map(({ data }) => data['note']);
    expect(notes.sort()).toEqual(Array.from({ length: 40 }, (_, place) => `Samråd ${place}`).sort());
  });
});

describe('a clock that is behind', () => {
  it('by more than two minutes writes nothing', async () => {
    await report();
    opened.clock.tell(new Date('2025-06-30T09:57:59.000Z'));
    await refused('clock-behind', () => report());
  });
});

describe('a ledger', () => {
  it('is not opened twice', async () => {
    await refused('already-exists', () =>
      execute(opened.ledger, 'ledger', 'open', {
        ledger: randomUUID(),
        municipality: 'Annan kommun',
        timeZone: 'Europe/Stockholm',
        kind: 'real',
      }),
    );
  });

  it('keeps its genesis as the first event of all', async () => {
    const [first] = await allEvents(opened.store);
    expect(first).toMatchObject({ stream: 'ledger', revision: 0n, type: 'LedgerOpened' });
  });

  it('that has moved takes nothing more', async () => {
    await execute(opened.ledger, 'ledger', 'move', { to: 'esdb://127.0.0.1:2113' });
    await refused('ledger-moved', () => report());
  });
});
