import { BEFORE_FIRST, type RecordedEvent } from '../domain/event.js';
import { decode } from '../event-store/codec.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Projection } from '../../projections/projection.js';
import { DocumentStore } from './document-store.js';
import { Track } from './track.js';

/** Read models of a beginning of the log, in memory: what was known at an instant. */
export type KnownThen = Readonly<{
  rows<T>(sql: string, parameters?: readonly (string | number | null)[]): readonly T[];
  document(projection: string, key: string): unknown;
  /** All documents of a projection in the order of their keys. */
  documents<T>(projection: string): readonly T[];
  /** The last event that was known, or undefined when nothing was. */
  last: RecordedEvent | undefined;
  events: number;
  close(): void;
}>;

/**
 * Folds the events known at an instant (UTC, inclusive): those before the first event whose running maximum of
 * recordedAt lies after it (design §3). Without an instant, everything there is.
 */
export async function asKnownAt(
  store: EventStore,
  projections: readonly Projection[],
  until?: string,
): Promise<KnownThen> {
  const documents = DocumentStore.open(':memory:', projections);
  const tracks = projections.map((projection) => new Track(projection, documents, store, undefined));
  let last: RecordedEvent | undefined;
  let events = 0;
  for await (const stored of store.readAll(BEFORE_FIRST)) {
    // The first event recorded after the instant ends what was known, so the running maximum need not be kept.
    if (until !== undefined && stored.metadata.recordedAt > until) break;
    for (const track of tracks) if (track.concerns(stored)) await track.take(decode(stored));
    last = stored;
    events += 1;
  }
  if (last) {
    const { position, stream, revision, id: event } = last;
    documents.database.transaction(() =>
      tracks.forEach((track) => track.save('', { position, stream, revision, event })),
    )();
  }
  return {
    rows: <T>(sql: string, parameters: readonly (string | number | null)[] = []) =>
      documents.prepare(sql).all(...parameters) as T[],
    document: (projection, key) => documents.document(projection, key),
    documents: <T>(projection: string) => documents.all(projection).map(({ body }) => JSON.parse(body) as T),
    last,
    events,
    close: () => documents.close(),
  };
}
