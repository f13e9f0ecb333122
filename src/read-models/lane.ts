import { kindOf } from '../domain/catalogue.js';
import type { RecordedEvent } from '../domain/event.js';
import { BEFORE_FIRST } from '../domain/event.js';
import { decode } from '../event-store/codec.js';
import type { EventStore } from '../event-store/event-store.js';
import { isBroken, type Checkpoint } from './document-store.js';
import type { Track } from './track.js';

/** A batch ends with this many documents to write, or this many events, or after this time, or when the log has no more. */
const BATCH_DOCUMENTS = 40_000;
const BATCH_EVENTS = 2_000_000;
const BATCH_MS = 10_000;
const STALE_MS = 50;

/** A track whose documents or rows could not be written, and why. */
export type Unwritten = Readonly<{ track: Track; error: unknown }>;

export type LaneEnds = Readonly<{
  /**
   * Writes all tracks and the checkpoint in one transaction; those that cannot be written are left out of it and
   * returned. @throws LeaseLost
   */
  write: (tracks: readonly Track[], checkpoint: Checkpoint) => readonly Unwritten[];
  /** A projection threw: it leaves the lane and is tried again by itself. */
  failed: (track: Track, event: RecordedEvent, error: unknown) => void;
  handled: (events: number) => void;
  caughtUp: (lane: Lane) => void;
  seen: (event: RecordedEvent) => void;
}>;

/** Projections that stand at the same place and read the log together. */
export class Lane {
  private last: RecordedEvent | undefined;
  private unwritten = 0;
  private began = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    readonly tracks: Track[],
    private readonly store: EventStore,
    private readonly ends: LaneEnds,
  ) {}

  get position(): bigint {
    return this.tracks[0]?.saved?.position ?? BEFORE_FIRST;
  }

  /** Follows the log until aborted or until no projection is left. Rejects when the store or the lease is lost. */
  async run(signal: AbortSignal): Promise<void> {
    try {
      for await (const item of this.store.subscribe(this.position, signal)) {
        if (item === 'caught-up') {
          this.flush();
          this.ends.caughtUp(this);
        } else {
          // Only a correction takes a while; waiting for nothing would cost as much as folding.
          const taking = this.take(item);
          if (taking) await taking;
        }
        if (this.tracks.length === 0) return;
      }
      this.flush();
    } finally {
      clearTimeout(this.timer);
      for (const track of this.tracks) track.discard();
    }
  }

  private take(stored: RecordedEvent): Promise<void> | undefined {
    this.ends.seen(stored);
    const kind = kindOf(stored.stream);
    let corrections: Promise<void>[] | undefined;
    // Backwards, since a track that fails leaves the list.
    for (let place = this.tracks.length - 1; place >= 0; place -= 1) {
      const track = this.tracks[place] as Track;
      if (track.projection.of !== kind && track.projection.of !== 'log') continue;
      const folding = this.fold(track, stored);
      if (folding) (corrections ??= []).push(folding);
    }
    if (!corrections) return this.taken(stored);
    return Promise.all(corrections).then(() => this.taken(stored));
  }

  private fold(track: Track, stored: RecordedEvent): Promise<void> | undefined {
    try {
      return track.take(decode(stored))?.catch((error: unknown) => this.leave(track, stored, error));
    } catch (error) {
      // A damaged file is nobody's fault among the projections.
      if (isBroken(error)) throw error;
      this.leave(track, stored, error);
      return undefined;
    }
  }

  private leave(track: Track, stored: RecordedEvent, error: unknown): void {
    this.tracks.splice(this.tracks.indexOf(track), 1);
    track.discard();
    this.ends.failed(track, stored, error);
  }

  private taken(stored: RecordedEvent): undefined {
    this.last = stored;
    if (this.unwritten === 0) this.begin();
    this.unwritten += 1;
    if (this.full()) this.flush();
    return undefined;
  }

  private begin(): void {
    this.began = performance.now();
    // A store that is slow to say that there is no more must not keep what it gave from being seen.
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.unwritten < 100) this.flushQuietly();
    }, STALE_MS);
  }

  /** What cannot be written now is written, or fails, with the next event. */
  private flushQuietly(): void {
    try {
      this.flush();
    } catch {
      return;
    }
  }

  private full(): boolean {
    if (this.unwritten >= BATCH_EVENTS) return true;
    if (this.unwritten % 256 !== 0) return false;
    return (
      this.tracks.some(({ pending }) => pending >= BATCH_DOCUMENTS) ||
      performance.now() - this.began > BATCH_MS
    );
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.last === undefined || this.unwritten === 0) return;
    const { position, stream, revision, id: event } = this.last;
    const checkpoint = { position, stream, revision, event };
    for (const { track, error } of this.ends.write(this.tracks, checkpoint))
      this.leave(track, this.last, error);
    for (const track of this.tracks) track.committed(checkpoint);
    const handled = this.unwritten;
    this.unwritten = 0;
    this.ends.handled(handled);
  }
}
