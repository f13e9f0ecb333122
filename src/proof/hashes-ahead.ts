import { Worker } from 'node:worker_threads';
import type { Position, RecordedEvent } from '../domain/event.js';
import { HASH_BYTES } from './hashing.js';

/** Events whose hashes are handed over at once. */
export const BATCH = 4_096;
/** Batches that wait to be taken at most: a megabyte. */
export const MOST_AHEAD = 8;

/** Beside this file, built or not. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './hashing-thread.ts' : './hashing-thread.js',
  import.meta.url,
);

/** Which part of a ledger file a thread hashes: after a position, up to and including another. */
export type HashingTask = Readonly<{ file: string; after: Position; until: Position }>;

export type Batch = {
  readonly positions: BigInt64Array<ArrayBuffer>;
  readonly hashes: Uint8Array<ArrayBuffer>;
  count: number;
};

/**
 * The hashes of a ledger file's events, made by another thread that reads the file by itself: handing events over would
 * cost more than hashing them. It only ever spares work: of an event that it has no hash of, the caller makes it.
 */
export class HashesAhead {
  private readonly worker: Worker;
  private readonly batches: Batch[] = [];
  private place = 0;
  private ended = false;
  private wake: () => void = () => undefined;

  constructor(task: HashingTask) {
    this.worker = new Worker(THREAD, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: 24 } });
    this.worker.on('message', (batch: Batch) => {
      this.batches.push(batch);
      this.wake();
    });
    const end = (): void => {
      this.ended = true;
      this.wake();
    };
    this.worker.on('error', end);
    this.worker.on('exit', end);
  }

  /** The hash of an event, when it is there already; a promise when it may come. Events are asked for in their order. */
  of({ position }: Pick<RecordedEvent, 'position'>): Buffer | Promise<Buffer | undefined> | undefined {
    const batch = this.batches[0];
    if (!batch) return this.ended ? undefined : this.later(position);
    while (this.place < batch.count && (batch.positions[this.place] as bigint) < position) this.place += 1;
    if (this.place === batch.count) {
      this.next();
      return this.of({ position });
    }
    if (batch.positions[this.place] !== position) return undefined;
    const at = this.place * HASH_BYTES;
    this.place += 1;
    return Buffer.from(batch.hashes.buffer, at, HASH_BYTES);
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private next(): void {
    this.batches.shift();
    this.place = 0;
    // A thread has no origin, as a window would.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.worker.postMessage('taken');
  }

  private async later(position: Position): Promise<Buffer | undefined> {
    await new Promise<void>((resolve) => (this.wake = resolve));
    return this.of({ position });
  }
}
