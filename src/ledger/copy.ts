import { randomUUID } from 'node:crypto';
import { ContinueLedger, MoveLedger } from '../domain/ledger/ledger.commands.js';
import { BEFORE_FIRST, type NewEvent, type RecordedEvent } from '../domain/event.js';
import { Refusal } from '../domain/refusal.js';
import { ConcurrencyConflict, MAX_APPEND_BYTES, type EventStore } from '../event-store/event-store.js';
import { eventHash, RunningHash } from '../proof/canonical-event.js';
import { rowOf } from './commands.js';
import { systemClock } from './clock.js';
import { Ledger } from './ledger.js';
import { GENESIS_FRESH_MS } from './openness.js';

/** What a copy proved: both stores hold this many events, with this running hash over their canonical hashes. */
export type CopyProof = Readonly<{ events: number; hash: string; copied: number }>;

type Progress = (events: number) => void;

/**
 * Copies a whole ledger in the order of its log. It may be interrupted at any moment and run again: the target then
 * holds a beginning of the same history, and the copy goes on from there.
 * @throws Refusal different-history, copy-not-equal
 */
export async function copyLedger(
  source: EventStore,
  target: EventStore,
  onProgress: Progress = () => undefined,
): Promise<CopyProof> {
  const log = source.readAll(BEFORE_FIRST)[Symbol.asyncIterator]();
  const held = await sameBeginning(log, target, onProgress);
  const copied = await appendRest(log, target, held, onProgress);
  return { ...(await proveEqual(source, target, held + copied)), copied };
}

/** How many of the source's first events the target holds already. */
async function sameBeginning(
  log: AsyncIterator<RecordedEvent>,
  target: EventStore,
  onProgress: Progress,
): Promise<number> {
  let place = 0;
  for await (const held of target.readAll(BEFORE_FIRST)) {
    const next = await log.next();
    const expected = next.done ? undefined : next.value;
    place += 1;
    if (!expected || held.id !== expected.id || !eventHash(held).equals(eventHash(expected)))
      throw new Refusal('different-history', {
        place: String(place),
        found: `${held.type} ${held.id}`,
        expected: expected ? `${expected.type} ${expected.id}` : '–',
      });
    onProgress(place);
  }
  return place;
}

async function appendRest(
  log: AsyncIterator<RecordedEvent>,
  target: EventStore,
  held: number,
  onProgress: Progress,
): Promise<number> {
  let copied = 0;
  let batch: RecordedEvent[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    const [first] = batch;
    if (!first) return;
    await appendExactly(target, first, batch);
    copied += batch.length;
    batch = [];
    bytes = 0;
    onProgress(held + copied);
  };
  for (;;) {
    const { done, value: event } = await log.next();
    if (done) break;
    const size = JSON.stringify([event.type, event.data, event.metadata]).length * 3;
    // Neighbours in the log that share a stream go in one append; the order of the log stays as it is.
    if (batch[0]?.stream !== event.stream || bytes + size > MAX_APPEND_BYTES) await flush();
    batch.push(event);
    bytes += size;
  }
  await flush();
  return copied;
}

async function appendExactly(
  target: EventStore,
  first: RecordedEvent,
  batch: readonly RecordedEvent[],
): Promise<void> {
  const events: NewEvent[] = batch.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }));
  try {
    await target.append(first.stream, first.revision === 0n ? 'no-stream' : first.revision - 1n, events);
  } catch (error) {
    if (!(error instanceof ConcurrencyConflict)) throw error;
    throw new Refusal('different-history', {
      place: `${first.stream}@${first.revision}`,
      found: String(error.actual),
      expected: String(error.expected),
    });
  }
}

/** Reads both logs once more, whole or up to a number of events, and compares count and running hash. */
async function proveEqual(
  source: EventStore,
  target: EventStore,
  events: number,
): Promise<Omit<CopyProof, 'copied'>> {
  const [here, there] = [await hashOf(source, events), await hashOf(target, events)];
  if (here.hex !== there.hex || here.count !== there.count)
    throw new Refusal('copy-not-equal', {
      source: `${here.count} ${here.hex}`,
      target: `${there.count} ${there.hex}`,
    });
  return { events: here.count, hash: here.hex };
}

async function hashOf(store: EventStore, events: number): Promise<RunningHash> {
  const hash = new RunningHash();
  for await (const event of store.readAll(BEFORE_FIRST)) {
    if (hash.count === events) break;
    hash.add(event);
  }
  return hash;
}

/**
 * Finishes a move: the source ends with LedgerMoved and takes nothing more, the rest is copied, and the target goes on
 * with LedgerContinued. May be run again after an interruption.
 */
export async function switchLedger(
  source: EventStore,
  target: EventStore,
  by: Readonly<{ actor: string; from: string; to: string }>,
  onProgress: Progress = () => undefined,
): Promise<CopyProof> {
  let { copied } = await copyLedger(source, target, onProgress);
  await recordMove(source, by);
  // Other processes believe for a moment longer that the ledger is open; what they wrote in it is copied too.
  let proof = await copyLedger(source, target, onProgress);
  copied += proof.copied;
  do {
    await new Promise((resolve) => setTimeout(resolve, 2 * GENESIS_FRESH_MS));
    proof = await copyLedger(source, target, onProgress);
    copied += proof.copied;
  } while (proof.copied > 0);
  const command = Object.assign(new ContinueLedger(), {
    from: by.from,
    events: proof.events,
    hash: proof.hash,
  });
  await new Ledger(target, systemClock).execute(rowOf('ledger', 'continue'), command, {
    commandId: randomUUID(),
    actor: by.actor,
    door: 'cli',
  });
  return { ...proof, copied };
}

async function recordMove(
  source: EventStore,
  { actor, to }: Readonly<{ actor: string; to: string }>,
): Promise<void> {
  const ledger = new Ledger(source, systemClock);
  try {
    await ledger.execute(rowOf('ledger', 'move'), Object.assign(new MoveLedger(), { to }), {
      commandId: randomUUID(),
      actor,
      door: 'cli',
    });
  } catch (error) {
    // An interrupted switch has recorded it already.
    if (!(error instanceof Refusal && error.code === 'ledger-moved')) throw error;
  }
}
