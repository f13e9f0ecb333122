import type { ResolvedEvent } from '@eventstore/db-client';
import type { EventMetadata, RecordedEvent } from '../../domain/event.js';
import type { JsonObject } from '../../domain/json.js';
import { BrokenEvent, StoreRefused } from '../event-store.js';

/**
 * The port's event from the client's. An event that is not one of ours stops the reader instead of being skipped:
 * whoever can write a foreign event into a ledger stream has broken the record, and a reader that steps over it
 * would hide the break from every proof.
 * @throws BrokenEvent, StoreRefused 'foreign-file'
 */
export function recordedEvent(resolved: ResolvedEvent, prefix: string): RecordedEvent {
  const { event } = resolved;
  const position = event?.position?.commit ?? resolved.commitPosition;
  if (event === undefined || position === undefined || !event.streamId.startsWith(prefix)) {
    throw new StoreRefused(
      'foreign-file',
      'EventStoreDB answered with an event without stream or position (older than 23.10?)',
    );
  }
  const { data, metadata, revision, id } = event;
  const stream = event.streamId.slice(prefix.length);
  if (!event.isJson || !isObject(data) || !isObject(metadata)) {
    throw new BrokenEvent({ position, stream, revision, id }, 'foreign');
  }
  return {
    position,
    stream,
    revision,
    id,
    type: event.type,
    data: data as JsonObject,
    metadata: metadata as EventMetadata,
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
