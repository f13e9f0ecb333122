import { BEFORE_FIRST, type Position, type RecordedEvent } from '../../domain/event.js';
import type { BrokenEvent } from '../../event-store/event-store.js';
import type { HashesAhead } from '../hashes-ahead.js';
import { TILE_WIDTH } from '../tiles.js';
import { found, type Place } from './faults.js';
import type { Findings } from './findings.js';
import { FoldingCheck, type Evolutions } from './folding-check.js';
import { KeysCheck } from './keys-check.js';
import { checkBeginning, checkMetadata, decoded, OrderCheck, placeOf } from './log-checks.js';
import { hashed, NO_HASH, type LogReader } from './log-reading.js';
import { NamesCheck } from './names-check.js';
import { NumbersCheck } from './numbers-check.js';
import type { TreeOnDisk } from './tree-on-disk.js';

/** A place in the tree, and the position after which the event there is read. */
export type Parting = Readonly<{ index: number; after: Position }>;

/** What a reading needs to know. `ahead` are hashes that another thread makes meanwhile. */
export type Passing = Readonly<{
  evolutions: Evolutions;
  /** Sizes that something else has a root for. */
  sizes: readonly number[];
  ahead: Pick<HashesAhead, 'of'> | undefined;
}>;

/** One reading of the log, event by event in its order: what each is by itself and after those before it, and its place in the tree. */
export class LogPass implements LogReader {
  readonly order = new OrderCheck();
  readonly keys = new KeysCheck();
  readonly names = new NamesCheck();
  readonly numbers = new NumbersCheck();
  readonly folding: FoldingCheck;
  /** The root over the first so many events, of the sizes that were asked for. */
  readonly roots = new Map<number, Buffer>();
  /** The event that each of those sizes ends with. */
  readonly lastAt = new Map<number, Place>();
  /** The event that follows upon each of those sizes. */
  private readonly firstAfter = new Map<number, Place>();
  last: Place | undefined;
  /** Where the first bundle of entries begins that is not what the events give. */
  parting: Parting | undefined;
  private bundle: Parting = { index: 0, after: BEFORE_FIRST };
  private readonly asked: ReadonlySet<number>;
  private readonly ahead: Passing['ahead'];
  private index = 0;

  constructor(
    private readonly tree: TreeOnDisk,
    private readonly findings: Findings,
    { evolutions, sizes, ahead }: Passing,
  ) {
    this.folding = new FoldingCheck(evolutions);
    this.ahead = ahead;
    this.asked = new Set([0, ...sizes]);
    this.noteRoot();
  }

  event(event: RecordedEvent): Promise<void> | void {
    const hash = this.ahead?.of(event);
    if (hash instanceof Promise) return hash.then((known) => this.take(event, known));
    this.take(event, hash);
  }

  private take(event: RecordedEvent, known: Buffer | undefined): void {
    const place = placeOf(event, this.index);
    const { findings } = this;
    findings.add(...this.order.see(event, place), ...checkMetadata(event, place));
    findings.add(...checkBeginning(event, place));
    this.meaning(event, place);
    const hash = known ?? hashed(event);
    if (!hash) findings.add(found('event-unhashable', {}, place));
    this.grow(hash ?? NO_HASH, place);
  }

  broken({ place: at, why }: BrokenEvent): void {
    const { position, stream, revision, id } = at;
    const place: Place = { index: this.index, position, event: id, stream, revision };
    this.findings.add(found('event-unreadable', { why }, place));
    this.order.skip(place);
    this.grow(NO_HASH, place);
  }

  /** What an event says is asked of one that says it in the right form. */
  private meaning(stored: RecordedEvent, place: Place): void {
    const { event, finds } = decoded(stored, place);
    this.findings.add(...finds);
    if (!event) return;
    this.findings.add(...this.folding.see(event, place));
    if (finds.length > 0) return;
    this.findings.add(...this.numbers.see(event, place), ...this.names.see(event, place));
    this.findings.add(...this.keys.see(event, place, () => this.tree.root()));
  }

  /** How many events come after the first so many, and which is the first of them, as far as it was noted. */
  unsealed(sealed: number): Readonly<{ events: number; place: Place | undefined }> | undefined {
    if (sealed >= this.index) return undefined;
    return { events: this.index - sealed, place: this.firstAfter.get(sealed) };
  }

  /** @param entries how many the folder has: when there are more than events, they part at the log's end at the latest */
  end(entries: number): void {
    this.tree.end();
    this.notePart();
    if (entries > this.index) this.parting ??= this.bundle;
  }

  private grow(hash: Buffer, place: Place): void {
    if (this.asked.has(this.index)) this.firstAfter.set(this.index, place);
    this.tree.add(hash);
    this.notePart();
    this.last = place;
    this.index += 1;
    if (this.index % TILE_WIDTH === 0) this.bundle = { index: this.index, after: place.position };
    this.noteRoot();
  }

  private notePart(): void {
    if (this.tree.firstBundle !== undefined) this.parting ??= this.bundle;
  }

  private noteRoot(): void {
    if (!this.asked.has(this.index)) return;
    this.roots.set(this.index, this.tree.root());
    if (this.last) this.lastAt.set(this.index, this.last);
  }
}
