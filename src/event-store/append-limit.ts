import type { NewEvent } from '../domain/event.js';
import { MAX_APPEND_BYTES, StoreRefused } from './event-store.js';

/** An event's data and metadata as the text that is kept. */
export type SerialisedEvent = Readonly<{ id: string; type: string; data: string; metadata: string }>;

/**
 * What both stores ask of an append before they touch anything: that it has events, is JSON through and through, and is
 * small enough for either. Returns the text to keep, so that it is made once.
 * @throws StoreRefused invalid-append, append-too-large
 */
export function checkAppend(events: readonly NewEvent[]): readonly SerialisedEvent[] {
  if (events.length === 0) throw new StoreRefused('invalid-append', 'an append needs at least one event');
  let bytes = 0;
  const serialised = events.map(({ id, type, data, metadata }) => {
    checkJson(data, 'data');
    checkJson(metadata, 'metadata');
    const texts = { id, type, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
    bytes += Buffer.byteLength(type) + Buffer.byteLength(texts.data) + Buffer.byteLength(texts.metadata);
    return texts;
  });
  if (bytes > MAX_APPEND_BYTES)
    throw new StoreRefused(
      'append-too-large',
      `an append of ${bytes} bytes is over the limit of ${MAX_APPEND_BYTES}`,
    );
  return serialised;
}

/** JSON.stringify silently drops or changes what is not JSON; what is kept for decades must be what was given. */
function checkJson(value: unknown, place: string): void {
  switch (typeof value) {
    case 'boolean':
      return;
    case 'string':
      if (value.isWellFormed()) return;
      break;
    case 'number':
      if (Number.isFinite(value)) return;
      break;
    case 'object':
      if (value === null) return;
      if (Array.isArray(value)) return value.forEach((item, at) => checkJson(item, `${place}/${at}`));
      if (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null) {
        for (const [name, member] of Object.entries(value)) {
          if (!name.isWellFormed())
            throw new StoreRefused('invalid-append', `${place} has a name with a lone surrogate`);
          checkJson(member, `${place}/${name}`);
        }
        return;
      }
  }
  throw new StoreRefused('invalid-append', `${place} is not a JSON value`);
}
