import { parentPort, workerData } from 'node:worker_threads';
import { SqliteEventStore } from '../event-store/sqlite/sqlite-event-store.js';
import { eventHash } from './canonical-event.js';
import { HASH_BYTES } from './hashing.js';
import { BATCH, MOST_AHEAD, type Batch, type HashingTask } from './hashes-ahead.js';

/** The other thread of `HashesAhead`: reads a log by itself and hands over its hashes, so many batches ahead at most. */
const { file, after, until } = workerData as HashingTask;
let ahead = 0;
let wake: () => void = () => undefined;
parentPort?.on('message', () => {
  ahead -= 1;
  wake();
});

async function hashAll(): Promise<void> {
  const store = SqliteEventStore.open(file, { readOnly: true });
  let batch = newBatch();
  for await (const event of store.readAll(after, until)) {
    batch.positions[batch.count] = event.position;
    batch.hashes.set(eventHash(event), batch.count * HASH_BYTES);
    batch.count += 1;
    if (batch.count < BATCH) continue;
    send(batch);
    batch = newBatch();
    if (ahead >= MOST_AHEAD) await new Promise<void>((resolve) => (wake = resolve));
  }
  send(batch);
  await store.close();
}

const newBatch = (): Batch => ({
  positions: new BigInt64Array(BATCH),
  hashes: new Uint8Array(BATCH * HASH_BYTES),
  count: 0,
});

function send(batch: Batch): void {
  ahead += 1;
  parentPort?.postMessage(batch, [batch.positions.buffer, batch.hashes.buffer]);
}

// What it cannot read or hash, the thread that asked meets itself, and says what is wrong with it.
await hashAll().catch(() => undefined);
parentPort?.close();
