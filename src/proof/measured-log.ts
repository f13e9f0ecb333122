import { BEFORE_FIRST } from '../domain/event.js';
import type { EventStore } from '../event-store/event-store.js';
import { eventHash } from './canonical-event.js';
import { GrowingTree } from './growing-tree.js';
import { EMPTY_ROOT } from './hashing.js';

/** The head of the log as it stands, and the root over its first events, where it has so many. */
export type MeasuredLog = Readonly<{ size: number; root: Buffer; rootBefore?: Buffer }>;

/** A tree that only grows asks for no tile back: what is measured need not be kept. */
const NOWHERE = { read: () => Buffer.alloc(0), write: () => undefined };

/** Hashes the whole log, whatever tree lies beside it. @param before how many of its first events to give the root of too */
export async function measureLog(store: EventStore, before = 0): Promise<MeasuredLog> {
  const tree = GrowingTree.from(NOWHERE, 0);
  let rootBefore = before === 0 ? EMPTY_ROOT : undefined;
  for await (const event of store.readAll(BEFORE_FIRST)) {
    tree.add(eventHash(event));
    if (tree.size === before) rootBefore = tree.root();
  }
  return { size: tree.size, root: tree.root(), ...(rootBefore === undefined ? {} : { rootBefore }) };
}
