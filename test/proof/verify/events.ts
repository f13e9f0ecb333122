import type { JsonObject } from '../../../src/domain/json.js';
import type { EventMetadata, RecordedEvent } from '../../../src/domain/event.js';
import type { Found } from '../../../src/proof/verify/faults.js';
import { placeOf } from '../../../src/proof/verify/log-checks.js';
import { makeEvent } from '../../event-store/make-event.js';

type Given = Readonly<{
  type?: string;
  stream?: string;
  revision?: bigint;
  position?: bigint;
  id?: string;
  data?: JsonObject;
  metadata?: Partial<EventMetadata>;
}>;

/** An event of a log as a store hands it over. */
export function recorded({ data, metadata, ...given }: Given = {}): RecordedEvent {
  const made = makeEvent(data);
  return {
    ...made,
    stream: 'office-a',
    revision: 0n,
    position: 1n,
    ...given,
    metadata: { ...made.metadata, ...metadata },
  };
}

/** The same with its place in the tree. */
export const placed = (event: RecordedEvent, index = Number(event.position) - 1) =>
  [event, placeOf(event, index)] as const;

/** What was found, by its code, with its details and the index of its place. */
export const told = (finds: readonly Found[]) =>
  finds.map(({ code, details, place }) => [
    code,
    ...(Object.keys(details).length > 0 ? [details] : []),
    ...(place ? [place.index] : []),
  ]);
