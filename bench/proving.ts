import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../src/config.js';
import { BEFORE_FIRST, type RecordedEvent } from '../src/domain/event.js';
import { SqliteEventStore } from '../src/event-store/sqlite/sqlite-event-store.js';
import { eventHash, partsOf } from '../src/proof/canonical-event.js';
import { GrowingTree } from '../src/proof/growing-tree.js';
import { HashesAhead } from '../src/proof/hashes-ahead.js';
import { hashOf, inclusionRanges } from '../src/proof/merkle.js';
import { hashesFrom } from '../src/proof/tiles.js';
import { TreeFolder } from '../src/proof/tree-folder.js';
import { verifyLedger } from '../src/verify-ledger.js';

const config = () => readConfig(process.env);
const ledgerFile = (): string => join(config().data, 'ledger.db');
const treePath = (): string => join(config().data, 'proof');
const seconds = (since: number): number => (performance.now() - since) / 1_000;
/** Of this process, in seconds: what else the machine does falls on it least. */
const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};
const megabytes = (): number => process.resourceUsage().maxRSS / 1_024;

const opened = (): SqliteEventStore => SqliteEventStore.open(ledgerFile(), { readOnly: true });

/** What a sample of events is hashed from, piece by piece, so that nothing but hashing is left to be done. */
function piecesOf(event: RecordedEvent): readonly Buffer[] {
  const parts = partsOf(event);
  const salt = Buffer.from(event.metadata.salt, 'hex');
  const leaves = parts.flatMap(({ name, saltHash, canonical }) => [
    Buffer.concat([salt, Buffer.from(name)]),
    Buffer.concat([Buffer.from([0]), saltHash, Buffer.from(canonical)]),
  ]);
  const nodes = parts.slice(1).map(() => Buffer.alloc(65, 1));
  return [...leaves, ...nodes];
}

/** Hashing events, against a bare loop that hashes the same bytes with `createHash`: events in a second of processor time. */
export async function hashing(): Promise<{ own: number; bare: number; megabytes: number }> {
  const store = opened();
  const rates = { own: 0, bare: 0 };
  let sample: RecordedEvent[] = [];
  let count = 0;
  const turn = (): void => {
    const pieces = sample.map(piecesOf);
    let start = processorTime();
    for (const event of sample) eventHash(event);
    rates.own += processorTime() - start;
    start = processorTime();
    for (const event of pieces) for (const piece of event) createHash('sha256').update(piece).digest();
    rates.bare += processorTime() - start;
    sample = [];
  };
  for await (const event of store.readAll(BEFORE_FIRST)) {
    count += 1;
    sample.push(event);
    if (sample.length === 1_000) turn();
  }
  await store.close();
  return { own: count / rates.own, bare: count / rates.bare, megabytes: megabytes() };
}

/** Reading and hashing the whole log on this thread; then on two others, each its half. In seconds. */
export async function onTwoCores(): Promise<{ one: number; two: number }> {
  const store = opened();
  const end = await store.end();
  await store.close();
  const halves = [BEFORE_FIRST, end / 2n, end];
  const taken = async (after: bigint, until: bigint): Promise<void> => {
    const ahead = new HashesAhead({ file: ledgerFile(), after, until });
    for (let position = after + 1n; position <= until; position += 1n) {
      const hash = ahead.of({ position });
      if (hash instanceof Promise) await hash;
    }
    await ahead.close();
  };
  const whole = async (): Promise<number> => {
    const start = performance.now();
    await taken(BEFORE_FIRST, end);
    return seconds(start);
  };
  const split = async (): Promise<number> => {
    const start = performance.now();
    await Promise.all([0, 1].map((half) => taken(halves[half] as bigint, halves[half + 1] as bigint)));
    return seconds(start);
  };
  const [one, two] = [await whole(), await split()];
  return { one: (one + (await whole())) / 2, two: (two + (await split())) / 2 };
}

/** What the tree and its tiles add to reading and hashing, in seconds of processor time. */
export async function sealing(): Promise<{ hashed: number; sealed: number; megabytes: number }> {
  rmSync(treePath(), { recursive: true, force: true });
  const folder = TreeFolder.open(treePath(), 'bench');
  const store = opened();
  const tree = GrowingTree.from(folder, 0);
  const spent = { hashed: 0, tree: 0 };
  let batch: Buffer[] = [];
  const grow = (): void => {
    const start = processorTime();
    for (const entry of batch) tree.add(entry);
    spent.tree += processorTime() - start;
    batch = [];
  };
  let start = processorTime();
  for await (const event of store.readAll(BEFORE_FIRST)) {
    batch.push(eventHash(event));
    if (batch.length < 4_096) continue;
    spent.hashed += processorTime() - start;
    grow();
    start = processorTime();
  }
  spent.hashed += processorTime() - start;
  grow();
  start = processorTime();
  tree.save();
  const last = await newest(store);
  const { position, stream, revision, id: event } = last;
  folder.saveState({ size: tree.size, root: tree.root(), last: { position, stream, revision, event } });
  spent.tree += processorTime() - start;
  folder.close();
  await store.close();
  return { hashed: spent.hashed, sealed: spent.hashed + spent.tree, megabytes: megabytes() };
}

async function newest(store: SqliteEventStore): Promise<RecordedEvent> {
  const end = await store.end();
  for await (const event of store.readAll(end - 1n)) return event;
  throw new Error('the log is empty');
}

/** How long an inclusion proof takes from the tiles on disk: the 99th percentile of a thousand, in milliseconds. */
export async function proving(): Promise<{ p99: number; size: number }> {
  const folder = TreeFolder.open(treePath(), 'bench');
  const size = folder.state()?.size ?? 0;
  const times = Array.from({ length: 1_000 }, (_none, nth) => {
    const start = performance.now();
    const hashAt = hashesFrom(size, (tile) => folder.read(tile));
    inclusionRanges((nth * 7_919_993) % size, size).map((range) => hashOf(range, hashAt));
    return performance.now() - start;
  }).sort((a, b) => a - b);
  folder.close();
  return { p99: times[989] ?? 0, size };
}

/** Reading and hashing alone, then `verify`, of the same log; in seconds. */
export async function verifying(): Promise<{ alone: number; verified: number; megabytes: number }> {
  const store = opened();
  let start = performance.now();
  for await (const event of store.readAll(BEFORE_FIRST)) eventHash(event);
  const alone = seconds(start);
  await store.close();
  start = performance.now();
  await verifyLedger(config(), { kept: [], trusted: [], keepers: [] });
  return { alone, verified: seconds(start), megabytes: megabytes() };
}
