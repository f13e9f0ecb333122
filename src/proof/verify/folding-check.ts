import { kindOf, type StreamKind } from '../../domain/catalogue.js';
import { CorrectionRecorded } from '../../domain/corrections/correction.events.js';
import { effective } from '../../domain/corrections/effective.js';
import type { Evolution } from '../../domain/decider.js';
import type { RecordedEvent } from '../../domain/event.js';
import { decode } from '../../event-store/codec.js';
import { StoreRefused, StoreUnavailable, type EventStore } from '../../event-store/event-store.js';
import { found, NOTHING, type Found, type Place } from './faults.js';

export type Evolutions = (kind: StreamKind) => Evolution<unknown> | undefined;

/** Streams whose state is kept while the log goes by; one that falls out is read again by itself when it goes on. */
const KEPT = 25_000;

type Fold = { state: unknown; evolution: Evolution<unknown> };

/** Every stream begins with an event that opens it, and folds, with its corrections made. */
export class FoldingCheck {
  private readonly folds = new Map<string, Fold>();
  /** Streams with corrections, and those that did not stay in memory: folded whole at the end. */
  private readonly later = new Map<string, Place>();

  constructor(private readonly evolutions: Evolutions) {}

  see(event: RecordedEvent, place: Place): readonly Found[] {
    const { stream, revision, type } = event;
    if (this.later.has(stream)) return NOTHING;
    const fold = this.folds.get(stream) ?? (revision === 0n ? this.begun(stream) : undefined);
    if (!fold || type === CorrectionRecorded.type) {
      this.folds.delete(stream);
      if (kindOf(stream) !== undefined) this.later.set(stream, place);
      return NOTHING;
    }
    this.keep(stream, fold);
    try {
      const before = fold.state;
      fold.state = fold.evolution.evolve(before, event);
      // The registers and the access roll grow in place, and open themselves.
      if (revision > 0n || fold.state !== before || !isNamed(before)) return NOTHING;
      return [found('stream-without-beginning', { found: type }, place)];
    } catch {
      return [found('stream-unfolded', {}, place)];
    }
  }

  /** Folds what is left, each stream by itself. */
  async *end(store: EventStore): AsyncIterable<Found> {
    for (const [stream, place] of this.later) {
      const fold = this.begun(stream);
      if (!fold) continue;
      try {
        const history: RecordedEvent[] = [];
        for await (const event of store.readStream(stream)) history.push(decode(event));
        effective(history).reduce(fold.evolution.evolve, fold.state);
      } catch (error) {
        yield isOfStore(error)
          ? found('log-unread', { after: String(place.position), why: error.message }, place)
          : found('stream-unfolded', {}, place);
      }
    }
  }

  private begun(stream: string): Fold | undefined {
    const kind = kindOf(stream);
    const evolution = kind && this.evolutions(kind);
    return evolution && { state: evolution.initial, evolution };
  }

  private keep(stream: string, fold: Fold): void {
    this.folds.delete(stream);
    this.folds.set(stream, fold);
    if (this.folds.size <= KEPT) return;
    const [oldest] = this.folds.keys();
    if (oldest !== undefined) this.folds.delete(oldest);
  }
}

const isOfStore = (error: unknown): error is Error =>
  error instanceof StoreUnavailable || (error instanceof StoreRefused && error.code === 'damaged-file');

const isNamed = (state: unknown): boolean => typeof state === 'object' && state !== null && 'name' in state;
