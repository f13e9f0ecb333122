import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { BEFORE_FIRST, type NewEvent, type RecordedEvent } from '../../src/domain/event.js';
import { ConcurrencyConflict, StoreRefused, StoreUnavailable } from '../../src/event-store/event-store.js';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { makeEvent } from './make-event.js';
import { StreamsDouble, type AppendFault, type ReadFault } from './streams-double.js';

const STREAM = 'initiative-1';
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function startNode(): Promise<StreamsDouble> {
  const node = await StreamsDouble.start();
  cleanUps.push(() => node.stop());
  return node;
}

async function openStore(url: string, deadlineMs = 20_000): Promise<EventStoreDbEventStore> {
  const store = await EventStoreDbEventStore.open({ url, ledger: 'main', deadlineMs });
  cleanUps.push(() => store.close());
  return store;
}

async function openBoth(deadlineMs?: number) {
  const node = await startNode();
  return { node, store: await openStore(node.url, deadlineMs) };
}

const events = (count: number): NewEvent[] => Array.from({ length: count }, () => makeEvent());
const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const writtenTo = (node: StreamsDouble, stream: string) =>
  idsOf(node.log.entries.filter((entry) => entry.stream === `liggare.main.${stream}`));

async function collect(source: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for await (const event of source) found.push(event);
  return found;
}

/** Takes from a subscription until it has caught up with so many events. */
async function follow(source: AsyncIterable<RecordedEvent | 'caught-up'>, count: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const item of source) {
    if (item !== 'caught-up') ids.push(item.id);
    else if (ids.length >= count) break;
  }
  return ids;
}

/** Somebody else's event in the same database. */
const foreign = (node: StreamsDouble, stream: string) =>
  node.log.append(stream, node.log.revisionOf(stream), [
    {
      id: crypto.randomUUID(),
      type: 'Foreign',
      contentType: 'application/octet-stream',
      data: Buffer.from([1]),
      metadata: Buffer.from([]),
    },
  ]);

describe('a node that is well', () => {
  it('is asked as leader for everything, so that a reader sees what was acknowledged', async () => {
    const { node, store } = await openBoth();
    await store.append(STREAM, 'no-stream', events(1));
    await collect(store.readStream(STREAM));
    await collect(store.readAll(BEFORE_FIRST));
    await store.ping();
    expect(node.calls.length).toBeGreaterThanOrEqual(4);
    expect(node.calls.filter((call) => !call.requiresLeader)).toEqual([]);
  });

  it('keeps each ledger in streams of its own', async () => {
    const { node, store } = await openBoth();
    const other = await EventStoreDbEventStore.open({ url: node.url, ledger: 'main-2' });
    cleanUps.push(() => other.close());
    const [ours] = events(1);
    const [theirs] = events(1);
    await store.append(STREAM, 'no-stream', [ours!]);
    await other.append(STREAM, 'no-stream', [theirs!]);
    foreign(node, 'liggare.mainly');
    expect(idsOf(await collect(store.readAll(BEFORE_FIRST)))).toEqual([ours!.id]);
    expect(idsOf(await collect(other.readAll(BEFORE_FIRST)))).toEqual([theirs!.id]);
    expect((await collect(store.readStream(STREAM)))[0]?.stream).toBe(STREAM);
  });
});

describe('a node that leaves the writer in doubt', () => {
  const doubts: AppendFault[] = [
    'timeout-before-write',
    'timeout-after-write',
    'unavailable',
    'unavailable-after-write',
    'unknown-error-after-write',
    'connection-lost-after-write',
    'not-leader',
  ];

  it.each(doubts)('has the append exactly once after %s', async (fault) => {
    const { node, store } = await openBoth();
    node.appendFaults.push(fault);
    const sent = events(3);
    const appended = await store.append(STREAM, 'no-stream', sent);
    expect(appended).toMatchObject({ firstRevision: 0n, lastRevision: 2n });
    expect(writtenTo(node, STREAM)).toEqual(idsOf(sent));
  });

  it('has the append exactly once when it never answers the first try', async () => {
    const { node, store } = await openBoth(1_500);
    node.appendFaults.push('silence-after-write');
    const sent = events(2);
    await expect(store.append(STREAM, 'no-stream', sent)).resolves.toMatchObject({ lastRevision: 1n });
    expect(writtenTo(node, STREAM)).toEqual(idsOf(sent));
  });

  it('loses nothing and writes nothing twice when one append after the other goes wrong', async () => {
    const { node, store } = await openBoth();
    const acknowledged: string[] = [];
    let expected: 'no-stream' | bigint = 'no-stream';
    for (let round = 0; round < 40; round += 1) {
      const fault = doubts[round % doubts.length];
      const second = doubts[(round * 3) % doubts.length];
      if (round % 3 !== 0 && fault !== undefined) node.appendFaults.push(fault);
      if (round % 5 === 0 && second !== undefined) node.appendFaults.push(second);
      const sent = events((round % 3) + 1);
      const { lastRevision } = await store.append(STREAM, expected, sent);
      acknowledged.push(...idsOf(sent));
      expected = lastRevision;
    }
    expect(writtenTo(node, STREAM)).toEqual(acknowledged);
    expect(idsOf(await collect(store.readAll(BEFORE_FIRST)))).toEqual(acknowledged);
  });

  it('is sent the same bytes again, whatever the caller does to its objects meanwhile', async () => {
    const { node, store } = await openBoth();
    node.appendFaults.push('timeout-before-write');
    const data = { title: 'as it was' };
    const appending = store.append(STREAM, 'no-stream', [{ ...makeEvent(), data }]);
    data.title = 'changed';
    await appending;
    expect((await collect(store.readStream(STREAM)))[0]?.data).toEqual({ title: 'as it was' });
  });

  it('gives the first answer again although it reports a conflict with our own events', async () => {
    const { node, store } = await openBoth();
    node.appendFaults.push('timeout-after-write', 'conflict');
    const appended = await store.append(STREAM, 'no-stream', events(2));
    expect(appended).toEqual({
      firstRevision: 0n,
      lastRevision: 1n,
      position: node.log.entries[1]?.position,
    });
  });

  it('reports the conflict when it was somebody else who wrote', async () => {
    const { node, store } = await openBoth();
    await store.append(STREAM, 'no-stream', events(2));
    node.appendFaults.push('timeout-before-write', 'conflict');
    const appending = store.append(STREAM, 0n, events(2));
    await expect(appending).rejects.toEqual(new ConcurrencyConflict(STREAM, 0n, 1n));
    expect(writtenTo(node, STREAM)).toHaveLength(2);
  });
});

describe('a node that says no', () => {
  const refusals: [AppendFault, StoreRefused['code']][] = [
    ['denied', 'access-denied'],
    ['denied-by-proxy', 'access-denied'],
    ['deleted', 'stream-deleted'],
    ['too-large', 'append-too-large'],
  ];

  it.each(refusals)('is not asked again after %s: the append is refused as %s', async (fault, code) => {
    const { node, store } = await openBoth();
    node.appendFaults.push(fault);
    await expect(store.append(STREAM, 'no-stream', events(1))).rejects.toMatchObject({
      name: 'StoreRefused',
      code,
    });
    expect(node.calls).toHaveLength(1);
    expect(node.log.entries).toEqual([]);
  });

  it('is not asked at all about an id it would not understand', async () => {
    const { node, store } = await openBoth();
    const appending = store.append(STREAM, 'no-stream', [
      { ...makeEvent(), id: crypto.randomUUID().toUpperCase() },
    ]);
    await expect(appending).rejects.toMatchObject({ name: 'StoreRefused', code: 'invalid-append' });
    expect(node.calls).toEqual([]);
  });

  it('refuses readers and followers in the same words', async () => {
    const { node, store } = await openBoth();
    await store.append(STREAM, 'no-stream', events(1));
    const denied = { name: 'StoreRefused', code: 'access-denied' };
    node.readFaults.push({ after: 0, what: 'denied' });
    await expect(collect(store.readStream(STREAM))).rejects.toMatchObject(denied);
    node.readFaults.push({ after: 0, what: 'denied' });
    await expect(collect(store.readAll(BEFORE_FIRST))).rejects.toMatchObject(denied);
    node.readFaults.push({ after: 0, what: 'denied' });
    const signal = new AbortController().signal;
    await expect(follow(store.subscribe(BEFORE_FIRST, signal), 1)).rejects.toMatchObject(denied);
  });
});

describe('a node that is away', () => {
  it('leaves the outcome unknown to a writer whose time runs out', async () => {
    const { node, store } = await openBoth(400);
    await node.die();
    const appending = store.append(STREAM, 'no-stream', events(1));
    await expect(appending).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'unknown' });
  });

  it('gets the append when it comes back in time', async () => {
    const { node, store } = await openBoth();
    await store.append(STREAM, 'no-stream', events(1));
    await node.die();
    const sent = events(2);
    const appending = store.append(STREAM, 0n, sent);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await node.arise();
    await expect(appending).resolves.toMatchObject({ firstRevision: 1n, lastRevision: 2n });
    expect(writtenTo(node, STREAM).slice(1)).toEqual(idsOf(sent));
  });

  it('is said to be unavailable to readers and to ping', async () => {
    const { node, store } = await openBoth(400);
    await node.die();
    const away = { name: 'StoreUnavailable', outcome: 'nothing-written' };
    await expect(collect(store.readStream(STREAM))).rejects.toMatchObject(away);
    await expect(collect(store.readAll(BEFORE_FIRST))).rejects.toMatchObject(away);
    await expect(store.ping()).rejects.toMatchObject(away);
  });

  it('is said to be unavailable when it takes the call and stays silent', async () => {
    const { node, store } = await openBoth(500);
    await store.append(STREAM, 'no-stream', events(2));
    for (let index = 0; index < 10; index += 1) node.readFaults.push({ after: 0, what: 'silence' });
    await expect(collect(store.readStream(STREAM))).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describe('a cluster', () => {
  it('is found again by a client that had found no node at all', async () => {
    const nodes = [await startNode(), await startNode()] as const;
    const store = await openStore(
      `esdb://127.0.0.1:${nodes[0].port},127.0.0.1:${nodes[1].port}?tls=false&discoveryInterval=10`,
    );
    await nodes[0].die();
    await nodes[1].die();
    const sent = events(1);
    const appending = store.append(STREAM, 'no-stream', sent);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await nodes[1].arise();
    await expect(appending).resolves.toMatchObject({ lastRevision: 0n });
    expect(writtenTo(nodes[1], STREAM)).toEqual(idsOf(sent));
  });

  it('whose leader has changed is followed there by writers, readers and followers', async () => {
    const { node, store } = await openBoth();
    const leader = await StreamsDouble.start(node.log);
    cleanUps.push(() => leader.stop());
    await store.append(STREAM, 'no-stream', events(1));
    node.leader = leader;
    await store.append(STREAM, 0n, events(1));
    expect(leader.calls).toEqual([{ method: 'append', requiresLeader: true }]);
    const ids = idsOf(node.log.entries);
    const reader = await openStore(node.url);
    expect(idsOf(await collect(reader.readStream(STREAM)))).toEqual(ids);
    const follower = await openStore(node.url);
    expect(await follow(follower.subscribe(BEFORE_FIRST, new AbortController().signal), 2)).toEqual(ids);
  });
});

const drops: ReadFault['what'][] = ['unavailable', 'ended', 'connection-lost'];

describe('a read that is interrupted', () => {
  it.each(drops.filter((drop) => drop !== 'ended'))(
    'of a stream goes on after %s with neither gap nor repeat',
    async (what) => {
      const { node, store } = await openBoth();
      const sent = events(7);
      await store.append(STREAM, 'no-stream', sent);
      node.readFaults.push({ after: 3, what }, { after: 0, what }, { after: 2, what });
      expect(idsOf(await collect(store.readStream(STREAM)))).toEqual(idsOf(sent));
    },
  );

  it.each(drops)('of the log goes on after %s with neither gap nor repeat', async (what) => {
    const { node, store } = await openBoth();
    const sent = events(7);
    await store.append(STREAM, 'no-stream', sent.slice(0, 4));
    foreign(node, 'somebody-else');
    await store.append('initiative-2', 'no-stream', sent.slice(4));
    foreign(node, 'somebody-else');
    const never = { after: 99, what };
    // The first read of each is for the end of the log.
    node.readFaults.push(never, { after: 3, what }, { after: 0, what }, { after: 2, what });
    expect(idsOf(await collect(store.readAll(BEFORE_FIRST)))).toEqual(idsOf(sent));
  });
});

describe('a read of the log', () => {
  it('ends where the log ended when it was called, however fast others write', async () => {
    const { store } = await openBoth();
    const sent = events(3);
    await store.append(STREAM, 'no-stream', sent);
    const found: string[] = [];
    for await (const event of store.readAll(BEFORE_FIRST)) {
      found.push(event.id);
      await store.append(`initiative-${found.length + 1}`, 'no-stream', events(1));
    }
    expect(found).toEqual(idsOf(sent));
  });

  it('tells the node to stop when its reader has had enough', async () => {
    const { node, store } = await openBoth();
    await store.append(STREAM, 'no-stream', events(5));
    for await (const _ of store.readAll(BEFORE_FIRST)) break;
    await node.untilIdle();
    expect(node.openReads).toBe(0);
  });

  it('slows the node down to the pace of its reader', async () => {
    const { node, store } = await openBoth();
    for (let round = 0; round < 10; round += 1) {
      const large = events(50).map((event) => ({ ...event, data: { text: 'å'.repeat(2_000) } }));
      await store.append(`initiative-${round}`, 'no-stream', large);
    }
    let seen = 0;
    let sentWhileWaiting = 0;
    for await (const _ of store.readAll(BEFORE_FIRST)) {
      seen += 1;
      if (seen !== 1) continue;
      await new Promise((resolve) => setTimeout(resolve, 300));
      sentWhileWaiting = node.eventsSent;
    }
    expect(sentWhileWaiting).toBeLessThan(250);
    expect(seen).toBe(500);
  });
});

describe('a ledger that was tampered with in the database', () => {
  it('stops its readers at an event that is not one of its own', async () => {
    const { node, store } = await openBoth();
    await store.append(STREAM, 'no-stream', events(1));
    foreign(node, `liggare.main.${STREAM}`);
    const stopped = { name: 'BrokenEvent', code: 'foreign-file' };
    await expect(collect(store.readStream(STREAM))).rejects.toMatchObject(stopped);
    await expect(collect(store.readAll(BEFORE_FIRST))).rejects.toMatchObject(stopped);
  });

  it('stops the reader of a stream whose beginning was truncated', async () => {
    const { node, store } = await openBoth();
    await store.append(STREAM, 'no-stream', events(3));
    node.log.entries.splice(0, 2);
    await expect(collect(store.readStream(STREAM))).rejects.toMatchObject({ code: 'stream-deleted' });
  });
});

describe('metadata by which the database removes events', () => {
  it('is told, the newest of each stream, of this ledger and no other', async () => {
    const { node, store } = await openBoth();
    const set = (stream: string, metadata: string) =>
      node.log.append(`$$${stream}`, node.log.revisionOf(`$$${stream}`), [
        {
          id: crypto.randomUUID(),
          type: '$metadata',
          contentType: 'application/json',
          data: Buffer.from(metadata),
          metadata: Buffer.from([]),
        },
      ]);
    await store.append(STREAM, 'no-stream', events(1));
    expect(await store.irregularities()).toEqual([]);
    set('liggare.main.initiative-1', '{"$maxCount":1,"$maxAge":5,"owner":"x"}');
    set('liggare.main.initiative-2', '{"$tb":3}');
    set('liggare.main.initiative-2', '{}');
    // As the node writes it for a stream that was deleted.
    set('liggare.main.initiative-3', '{"$tb":9223372036854775807}');
    set('liggare.main-2.initiative-4', '{"$tb":3}');
    set('liggare.main.initiative-5', '"none"');
    expect(await store.irregularities()).toEqual([
      { kind: 'truncates', stream: 'initiative-1', how: '$maxAge 5, $maxCount 1' },
      { kind: 'truncates', stream: 'initiative-3', how: 'deleted' },
    ]);
  });
});

describe('a subscription', () => {
  it.each(drops)('goes on after %s with neither gap nor repeat', async (what) => {
    const { node, store } = await openBoth();
    const sent = events(9);
    await store.append(STREAM, 'no-stream', sent.slice(0, 6));
    foreign(node, 'somebody-else');
    node.readFaults.push({ after: 2, what }, { after: 0, what }, { after: 4, what });
    const following = follow(store.subscribe(BEFORE_FIRST, new AbortController().signal), 9);
    await store.append(STREAM, 5n, sent.slice(6));
    expect(await following).toEqual(idsOf(sent));
  });

  it('comes back to a node that was killed while it waited, and misses nothing written meanwhile', async () => {
    const { node, store } = await openBoth();
    const sent = events(4);
    await store.append(STREAM, 'no-stream', sent.slice(0, 2));
    const items: string[] = [];
    for await (const item of store.subscribe(BEFORE_FIRST, new AbortController().signal)) {
      items.push(item === 'caught-up' ? item : item.id);
      if (items.length === 3) {
        await node.die();
        // Checkpoints of others' events run ahead; what comes after must not be skipped for them.
        for (let index = 0; index < 50; index += 1) foreign(node, 'somebody-else');
        const { data, metadata } = sent[2]!;
        const bytes = {
          data: Buffer.from(JSON.stringify(data)),
          metadata: Buffer.from(JSON.stringify(metadata)),
        };
        node.log.append(`liggare.main.${STREAM}`, 1n, [
          { id: sent[2]!.id, type: sent[2]!.type, contentType: 'application/json', ...bytes },
        ]);
        await node.arise();
      }
      if (items.length === 5) await store.append(STREAM, 2n, [sent[3]!]);
      if (items.length === 7) break;
    }
    const [first, second, third, fourth] = idsOf(sent);
    expect(items).toEqual([first, second, 'caught-up', third, 'caught-up', fourth, 'caught-up']);
  });

  it('says once that it has caught up with an empty ledger', async () => {
    const { node, store } = await openBoth();
    foreign(node, 'somebody-else');
    const abort = new AbortController();
    const items: string[] = [];
    for await (const item of store.subscribe(BEFORE_FIRST, abort.signal)) {
      items.push(item === 'caught-up' ? item : item.id);
      if (items.length === 1) {
        node.loseConnections();
        await store.append(STREAM, 'no-stream', events(1));
      }
      if (items.length === 3) break;
    }
    expect(items).toEqual(['caught-up', node.log.entries[1]?.id, 'caught-up']);
  });

  it('ends without error when it is aborted while it waits, and while the node is away', async () => {
    const { node, store } = await openBoth();
    for (const away of [false, true]) {
      if (away) await node.die();
      const abort = new AbortController();
      const following = follow(store.subscribe(BEFORE_FIRST, abort.signal), 99);
      setTimeout(() => abort.abort(), 150);
      expect(await following).toEqual([]);
    }
    if (node.openReads > 0) await node.untilIdle();
    expect(node.openReads).toBe(0);
  });

  it('ends when the store is closed under it, and nothing can be asked of the store any more', async () => {
    const { store } = await openBoth();
    const following = follow(store.subscribe(BEFORE_FIRST, new AbortController().signal), 1);
    setTimeout(() => void store.close(), 100);
    expect(await following).toEqual([]);
    const closed = { name: 'StoreUnavailable', outcome: 'nothing-written' };
    await expect(store.append(STREAM, 'no-stream', events(1))).rejects.toMatchObject(closed);
    await expect(collect(store.readAll(BEFORE_FIRST))).rejects.toMatchObject(closed);
    await expect(store.ping()).rejects.toMatchObject(closed);
  });
});

describe('the password to the node', () => {
  it('stands in no error and no log, whatever goes wrong', async () => {
    const node = await startNode();
    const told: unknown[] = [];
    const logger = { warn: (details: object, message: string) => void told.push(details, message) };
    const url = node.url.replace('//', '//editor:s3cr3t@');
    const store = await EventStoreDbEventStore.open({ url, ledger: 'main', deadlineMs: 300, logger });
    cleanUps.push(() => store.close());
    const abort = new AbortController();
    const following = follow(store.subscribe(BEFORE_FIRST, abort.signal), 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await node.die();
    told.push(await store.append(STREAM, 'no-stream', events(1)).catch((error: unknown) => error));
    told.push(await store.ping().catch((error: unknown) => error));
    abort.abort();
    await following;
    for (const broken of [
      'esdb://editor:s3cr3t@',
      'http://editor:s3cr3t@host',
      'esdb://editor:s3cr3t@host?wrong=1',
      'esdb://editor:s3cr3t@host:x',
    ]) {
      told.push(
        await EventStoreDbEventStore.open({ url: broken, ledger: 'main' }).catch((error: unknown) => error),
      );
    }
    expect(told.filter((item) => item instanceof StoreUnavailable)).toHaveLength(6);
    expect(inspect(told, { depth: 20, showHidden: true })).not.toContain('s3cr3t');
  });
});
