import type { Position } from '../domain/event.js';
import type { EventStore } from '../event-store/event-store.js';
import type { ReadModels } from '../read-models/read-models.js';

/** While a node catches up with a long log, counting what is left must not cost as much as catching up. */
export const COUNTED_AT_MOST = 10_000;

/** How many events of the log this node does not show yet, counted to 10,000, and the newest position that was met. */
export async function behind(
  store: EventStore,
  readModels: ReadModels,
): Promise<Readonly<{ events: number; newest: Position }>> {
  let newest = readModels.position();
  let events = 0;
  for await (const { position } of store.readAll(newest)) {
    newest = position;
    events += 1;
    if (events === COUNTED_AT_MOST) break;
  }
  return { events, newest };
}
