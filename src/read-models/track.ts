import { kindOf } from '../domain/catalogue.js';
import { CorrectionRecorded } from '../domain/corrections/correction.events.js';
import { effective } from '../domain/corrections/effective.js';
import type { RecordedEvent } from '../domain/event.js';
import { decode } from '../event-store/codec.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Projection } from '../../projections/projection.js';
import type { Checkpoint, DocumentStore } from './document-store.js';

/** Documents kept in memory between batches, so that a rebuild need not read back what it has just written. */
const KEPT = 60_000;

/**
 * One projection on its way along the log: what it has folded since its last write, and how far it has come. Nothing of
 * it is seen before `save`, which the caller does in one transaction with everything else of the batch.
 */
export class Track {
  private documents = new Map<string, unknown>();
  private changed = new Set<string>();

  constructor(
    readonly projection: Projection,
    private readonly documentStore: DocumentStore,
    private readonly store: EventStore,
    public saved: Checkpoint | undefined,
  ) {}

  /** Documents that wait to be written. */
  get pending(): number {
    return this.changed.size;
  }

  /** Whether the event concerns this projection. */
  concerns(event: RecordedEvent): boolean {
    return this.projection.of === 'log' || kindOf(event.stream) === this.projection.of;
  }

  /** Folds one event; a correction folds its stream anew, which takes a while. Throws what the projection throws. */
  take(event: RecordedEvent): Promise<void> | undefined {
    if (event.type === CorrectionRecorded.type && this.projection.of !== 'log') return this.refold(event);
    this.fold(event);
    return undefined;
  }

  private fold(event: RecordedEvent): void {
    const { projection } = this;
    const key = projection.keyOf ? projection.keyOf(event) : event.stream;
    if (key === undefined) return;
    const before = this.documents.has(key) ? this.documents.get(key) : this.stored(key);
    const after = projection.evolve(before, event);
    if (after === before) return;
    this.documents.set(key, after);
    this.changed.add(key);
  }

  /** Before anything was written there is nothing to look for. */
  private stored(key: string): unknown {
    return this.saved && this.documentStore.document(this.projection.name, key);
  }

  private async refold(correction: RecordedEvent): Promise<void> {
    const history: RecordedEvent[] = [];
    for await (const event of this.store.readStream(correction.stream)) {
      history.push(decode(event));
      if (event.revision === correction.revision) break;
    }
    const { projection } = this;
    const documents = new Map<string, unknown>();
    for (const event of effective(history)) {
      const key = projection.keyOf ? projection.keyOf(event) : event.stream;
      if (key !== undefined) documents.set(key, projection.evolve(documents.get(key), event));
    }
    for (const [key, document] of documents) {
      this.documents.set(key, document);
      this.changed.add(key);
    }
  }

  /** Writes what has changed. To be called inside the batch's transaction. */
  save(ledger: string, checkpoint: Checkpoint): void {
    // In the order of the table, which is then written from its beginning to its end instead of all over.
    for (const key of [...this.changed].sort())
      this.documentStore.save(this.projection, key, this.documents.get(key));
    this.documentStore.saveCheckpoint(this.projection, ledger, checkpoint);
  }

  /** Takes note that the batch's transaction was committed. */
  committed(checkpoint: Checkpoint): void {
    this.saved = checkpoint;
    this.changed.clear();
    if (this.documents.size > KEPT) this.documents.clear();
  }

  /** Forgets what was folded and not written. */
  discard(): void {
    this.documents.clear();
    this.changed.clear();
  }
}
