import { BEFORE_FIRST, type Position, type RecordedEvent } from '../domain/event.js';
import { Refusal } from '../domain/refusal.js';
import type { EventStore } from '../event-store/event-store.js';
import { knownFrom, lateRuns, LOG, type KnownFrom, type LateRun } from '../../projections/known-from.js';
import { numberRegister } from '../../projections/number-register.js';
import type { Projection } from '../../projections/projection.js';
import { DocumentStore, isBroken, type Checkpoint } from './document-store.js';
import { Lane, type LaneEnds, type Unwritten } from './lane.js';
import type { Facts } from '../guideline/facts.js';
import { Lease } from './lease.js';
import { isRoll, RollCache } from './roll-cache.js';
import { Track } from './track.js';

export type Logger = Readonly<{ warn: (details: object, message: string) => void }>;

export type ReadModelOptions = Readonly<{
  store: EventStore;
  projections: readonly Projection[];
  /** Read models of another ledger are thrown away. */
  ledgerId: string;
  timeZone: string;
  logger?: Logger;
  /** Called for every event that is read, e.g. to learn the newest time. */
  onEvent?: (event: RecordedEvent) => void;
}>;

export type ProjectionHealth = Readonly<{
  projection: string;
  state: 'catching-up' | 'live' | 'failed' | 'waiting-for-lease';
  position: string;
  error?: string;
  failedAt?: string;
  attempts?: number;
}>;

type Failure = { error: string; position: Position; attempts: number };

const LEASE_POLL_MS = 200;
const RENEW_MS = 1_000;
const FOLLOW_POLL_MS = 25;
const RETRY_MS = 100;
const RETRY_AT_MOST_MS = 30_000;

const numberIn = (document: unknown): string | undefined =>
  (document as { number?: string } | undefined)?.number;

/** Everything that is shown, computed from the log and thrown away at will (design §7). */
export class ReadModels {
  private documents: DocumentStore;
  private lease: Lease;
  private readonly failures = new Map<string, Failure>();
  private readonly waiting = new Set<() => void>();
  private readonly rollCache: RollCache;
  private rollsWritten = 0;
  private tracks: readonly Track[] = [];
  private holding = false;
  private live = false;
  private closed = false;
  private stop = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private onProgress: (events: number) => void = () => undefined;

  private constructor(
    private readonly file: string,
    private readonly options: ReadModelOptions,
  ) {
    this.documents = DocumentStore.open(file, options.projections);
    this.lease = new Lease(this.documents);
    this.rollCache = new RollCache({
      timeZone: options.timeZone,
      numberOf: (initiative) => numberIn(this.document(numberRegister.name, initiative)),
    });
  }

  /** Opens the file and begins to follow the log in the background. */
  static open(file: string, options: ReadModelOptions): ReadModels {
    const models = new ReadModels(file, options);
    models.running = models.run();
    return models;
  }

  /** A projection's document, or undefined. */
  document(projection: string, key: string): unknown {
    return this.documents.document(projection, key);
  }

  /** Rows by SQL of our own; values come as parameters. */
  rows<T>(sql: string, parameters: readonly (string | number | null)[] = []): readonly T[] {
    return this.documents.prepare(sql).all(...parameters) as T[];
  }

  /** Events that are known later than they say. */
  late(): readonly LateRun[] {
    return lateRuns(this.document(knownFrom.name, LOG) as KnownFrom | undefined);
  }

  /**
   * What initiatives are judged against, as it is shown now. The same object until a roll changes. A roll that cannot be
   * folded would be an empty one: without a guideline nothing is guarded, and nobody would be told.
   * @throws Refusal read-models-failed
   */
  facts(): Facts {
    const failed = this.options.projections.filter((one) => isRoll(one) && this.failures.has(one.name));
    if (failed.length > 0)
      throw new Refusal('read-models-failed', { projections: failed.map(({ name }) => name).join(', ') });
    return this.rollCache.read(this.documents, `${this.rollsWritten}/${this.documents.dataVersion()}`);
  }

  /** The place up to which the file itself shows what rules judge by, whoever folds it. What has failed is not waited for. */
  judgesUpTo(): Position {
    const { projections, ledgerId } = this.options;
    const rolls = projections.filter((one) => isRoll(one) && !this.failures.has(one.name));
    const places = rolls.map((one) => this.documents.checkpoint(one, ledgerId)?.position ?? BEFORE_FIRST);
    return places.reduce((least, place) => (place < least ? place : least), places[0] ?? BEFORE_FIRST);
  }

  /** The place up to which everything healthy has been shown. */
  position(): Position {
    const positions = this.standing().map((checkpoint) => checkpoint?.position ?? BEFORE_FIRST);
    return positions.reduce(
      (least, position) => (position < least ? position : least),
      positions[0] ?? BEFORE_FIRST,
    );
  }

  /** Waits until every healthy projection has come to the position, or the time is over. */
  async waitUntil(position: Position, milliseconds: number): Promise<'current' | 'behind'> {
    const until = performance.now() + milliseconds;
    while (this.position() < position) {
      const left = until - performance.now();
      if (left <= 0 || this.closed) return 'behind';
      await this.nextWrite(this.holding ? left : Math.min(left, FOLLOW_POLL_MS));
    }
    return 'current';
  }

  /** Waits until the end of the log has been reached once, or the time is over; not when another process does the folding. */
  async untilLive(milliseconds: number): Promise<void> {
    const until = performance.now() + milliseconds;
    while (this.holding && !this.live && !this.closed && performance.now() < until)
      await this.nextWrite(Math.max(1, until - performance.now()));
  }

  health(): readonly ProjectionHealth[] {
    return this.options.projections.map((projection) => {
      const { name } = projection;
      const position = String(
        this.documents.checkpoint(projection, this.options.ledgerId)?.position ?? BEFORE_FIRST,
      );
      const failure = this.failures.get(name);
      if (failure)
        return {
          projection: name,
          state: 'failed',
          position,
          error: failure.error,
          failedAt: String(failure.position),
          attempts: failure.attempts,
        };
      const state = this.holding ? (this.live ? 'live' : 'catching-up') : 'waiting-for-lease';
      return { projection: name, state, position };
    });
  }

  /** Throws everything away and folds the log anew; resolves when it is shown again. */
  async rebuild(until: Position, onProgress: (events: number) => void = () => undefined): Promise<void> {
    await this.halt();
    this.documents.database
      .transaction(() => {
        this.lease.seize();
        for (const projection of this.options.projections) this.documents.clear(projection);
      })
      .immediate();
    this.failures.clear();
    this.rollsWritten += 1;
    this.onProgress = onProgress;
    this.stop = new AbortController();
    this.running = this.run();
    while ((await this.waitUntil(until, 60_000)) === 'behind')
      if (this.closed || this.failures.size === this.options.projections.length) return;
    this.onProgress = () => undefined;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.halt();
    this.documents.close();
  }

  private async halt(): Promise<void> {
    this.stop.abort();
    this.wake();
    await this.running;
    if (this.holding) this.lease.release();
    this.holding = false;
    this.live = false;
    this.tracks = [];
  }

  /** Checkpoints of the projections that have not failed: this process's own, or those another process has written. */
  private standing(): readonly (Checkpoint | undefined)[] {
    const { projections, ledgerId } = this.options;
    if (this.holding && this.tracks.length > 0)
      return this.tracks
        .filter(({ projection }) => !this.failures.has(projection.name))
        .map(({ saved }) => saved);
    return projections.map((projection) => this.documents.checkpoint(projection, ledgerId));
  }

  private async run(): Promise<void> {
    const { signal } = this.stop;
    let pause = RETRY_MS;
    while (!signal.aborted) {
      try {
        this.holding = this.lease.take();
        if (!this.holding) {
          await this.sleep(LEASE_POLL_MS, signal);
          continue;
        }
        await this.follow(signal);
        pause = RETRY_MS;
      } catch (error) {
        this.live = false;
        if (isBroken(error)) this.replaceFile();
        this.options.logger?.warn(
          { error: String(error) },
          'read models stopped following the log and will try again',
        );
        await this.sleep(pause, signal);
        pause = Math.min(pause * 2, RETRY_AT_MOST_MS);
      }
    }
  }

  /** Runs all projections until aborted, or until the store or the lease is lost. */
  private async follow(signal: AbortSignal): Promise<void> {
    const { projections, store, ledgerId } = this.options;
    const tracks: Track[] = [];
    for (const projection of projections)
      tracks.push(new Track(projection, this.documents, store, await this.believable(projection, ledgerId)));
    // An abort that came while the log was asked would never be heard of by the listener below.
    if (signal.aborted) return;
    this.tracks = tracks;
    const group = new AbortController();
    const abort = (): void => group.abort();
    signal.addEventListener('abort', abort, { once: true });
    const renewal = setInterval(() => {
      if (!this.renewed()) abort();
    }, RENEW_MS);
    try {
      await this.runLanes(tracks, group);
    } finally {
      clearInterval(renewal);
      signal.removeEventListener('abort', abort);
    }
  }

  /** Keeps the lease. A file that is locked or full for the moment has not been renewed, and is taken again. */
  private renewed(): boolean {
    try {
      return this.lease.take();
    } catch {
      return false;
    }
  }

  /** Damage is healed by folding anew: nothing in the file is anything but a fold of the log. */
  private replaceFile(): void {
    this.documents.close();
    this.documents = DocumentStore.replace(this.file, this.options.projections);
    this.lease = new Lease(this.documents);
    this.rollsWritten += 1;
    this.tracks = [];
    this.failures.clear();
  }

  private async runLanes(tracks: readonly Track[], group: AbortController): Promise<void> {
    const lanes = new Set<Promise<void>>();
    const behind = new Set<Lane>();
    let lost: unknown;
    const start = (members: Track[]): void => {
      const lane = new Lane(members, this.options.store, ends);
      behind.add(lane);
      const following = lane.run(group.signal).catch((error: unknown) => {
        lost ??= error;
        group.abort();
      });
      lanes.add(following.finally(() => behind.delete(lane)));
    };
    const ends: LaneEnds = {
      write: (members, checkpoint) => this.write(members, checkpoint),
      seen: (event) => this.options.onEvent?.(event),
      handled: (events) => this.onProgress(events),
      caughtUp: (lane) => {
        behind.delete(lane);
        this.live = behind.size === 0;
        this.wake();
      },
      failed: (track, event, error) => {
        const pause = this.fail(track, event, error);
        void this.sleep(pause, group.signal).then(() => (group.signal.aborted ? undefined : start([track])));
      },
    };
    const byPlace = Map.groupBy(tracks, ({ saved }) => saved?.position ?? BEFORE_FIRST);
    for (const members of byPlace.values()) start([...members]);
    while (!group.signal.aborted) await this.sleep(RETRY_AT_MOST_MS, group.signal);
    await Promise.all(lanes);
    if (lost !== undefined) throw lost;
  }

  /** Notes a failure and returns how long to wait before the next attempt, in milliseconds. */
  private fail(track: Track, event: RecordedEvent, error: unknown): number {
    const { name } = track.projection;
    const attempts = (this.failures.get(name)?.attempts ?? 0) + 1;
    this.failures.set(name, { error: String(error), position: event.position, attempts });
    this.options.logger?.warn(
      { projection: name, event: event.id, error: String(error) },
      'a projection stopped and will try again',
    );
    this.wake();
    return Math.min(RETRY_MS * 2 ** (attempts - 1), RETRY_AT_MOST_MS);
  }

  private write(tracks: readonly Track[], checkpoint: Checkpoint): readonly Unwritten[] {
    const unwritten: Unwritten[] = [];
    const { database } = this.documents;
    const save = database.transaction((track: Track) => track.save(this.options.ledgerId, checkpoint));
    database
      .transaction(() => {
        this.lease.confirm();
        for (const track of tracks) {
          try {
            save(track);
          } catch (error) {
            // What no document could be made of is that projection's own fault; a full or damaged file is everybody's.
            if (
              !database.inTransaction ||
              isBroken(error) ||
              String((error as { code?: string }).code) === 'SQLITE_FULL'
            )
              throw error;
            unwritten.push({ track, error });
          }
        }
      })
      .immediate();
    if (tracks.some(({ projection, pending }) => pending > 0 && isRoll(projection))) this.rollsWritten += 1;
    for (const track of tracks) {
      const { projection } = track;
      const failure = unwritten.some((one) => one.track === track)
        ? undefined
        : this.failures.get(projection.name);
      if (failure && checkpoint.position >= failure.position) this.failures.delete(projection.name);
    }
    // After the lane has taken note of what was committed, so that whoever wakes sees it.
    queueMicrotask(() => this.wake());
    return unwritten;
  }

  /** The checkpoint, if its event still stands where it stood; else everything is thrown away: the log is another one. */
  private async believable(projection: Projection, ledgerId: string): Promise<Checkpoint | undefined> {
    const checkpoint = this.documents.checkpoint(projection, ledgerId);
    if (checkpoint) {
      for await (const event of this.options.store.readStream(checkpoint.stream, checkpoint.revision)) {
        if (event.id === checkpoint.event && event.position === checkpoint.position) return checkpoint;
        break;
      }
    }
    this.documents.database.transaction(() => this.documents.clear(projection)).immediate();
    this.rollsWritten += 1;
    return undefined;
  }

  private wake(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const wake of waiting) wake();
  }

  private nextWrite(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => wake(), milliseconds);
      const wake = (): void => {
        clearTimeout(timer);
        this.waiting.delete(wake);
        resolve();
      };
      this.waiting.add(wake);
    });
  }

  private sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end, { once: true });
    });
  }
}
