import type { Position } from '../domain/event.js';
import type { EventStore } from '../event-store/event-store.js';
import { epochOf } from './origin.js';
import { treeIn, type TreeState } from './tree-folder.js';

/** Where the event that a tree ends with stands in the log now, or undefined when it is not there. */
export async function positionOf(
  { stream, revision, event }: TreeState['last'],
  store: EventStore,
): Promise<Position | undefined> {
  for await (const found of store.readStream(stream, revision))
    return found.id === event ? found.position : undefined;
  return undefined;
}

/**
 * Whether the tree that lies in a folder has come to an event which the log does not have: then the log is older than it
 * was, or another. A tree of an earlier epoch tells nothing, since what it lost is on record; nor does a folder that is
 * not there or cannot be read, which is told of elsewhere.
 * @param origin what the log is called now
 */
export async function hasLostHistory(store: EventStore, path: string, origin: string): Promise<boolean> {
  const tree = readTree(path);
  const [now, before] = [epochOf(origin), tree && epochOf(tree.origin)];
  if (!tree || !now || before?.ledger !== now.ledger || before.epoch < now.epoch) return false;
  return (await positionOf(tree.state.last, store)) === undefined;
}

/** How far the tree in a folder has come, or undefined when there is none, or none that can be read. */
export function readTree(path: string): ReturnType<typeof treeIn> {
  try {
    return treeIn(path);
  } catch {
    return undefined;
  }
}
