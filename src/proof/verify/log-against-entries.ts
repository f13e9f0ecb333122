import type { Place } from './faults.js';

/** How the log differs from what the tree took. `entry` is a place in the tree. */
export type Difference =
  | Readonly<{ kind: 'changed'; place: Place; entry: number; expected: Buffer; hash: Buffer }>
  | Readonly<{ kind: 'inserted'; place: Place; hash: Buffer }>
  | Readonly<{ kind: 'removed'; entry: number; expected: Buffer; after: Place | undefined }>
  | Readonly<{ kind: 'moved'; place: Place; entry: number }>;

/** How far ahead an event is looked for that stands elsewhere; also how many may differ in a row before they are taken one by one. */
const AHEAD = 512;
/** Differences that are kept; of more, only how many. */
const MOST = 1_000;

/** An entry that cannot be read: it may be any, and nothing is said of it. */
export const ANY_ENTRY = Buffer.alloc(0);

const isAny = (entry: Buffer): boolean => entry.length === 0;

type Pending = Readonly<{ hash: Buffer; place: Place }>;

/**
 * Lays the log beside the tree's entries, and tells where they part and meet again: so that an event that was put in is one
 * difference, and not one for each event after it.
 */
export class LogAgainstEntries {
  readonly differences: Difference[] = [];
  /** Differences that were too many to keep. */
  more = 0;
  private readonly ahead: Buffer[] = [];
  private start = 0;
  private pending: Pending[] = [];
  /** Entries whose events were not found where they belong. */
  private readonly missing = new Set<string>();
  private last: Place | undefined;

  /** @param entry the place in the tree of the first entry */
  constructor(
    private readonly entries: Iterator<Buffer>,
    private entry = 0,
  ) {}

  see(hash: Buffer, place: Place): void {
    if (this.pending.length === 0) {
      const next = this.at(0);
      if (next === undefined) return this.beyond({ hash, place });
      if (isAny(next) || next.equals(hash)) {
        this.drop(1);
        this.last = place;
        return;
      }
    }
    const found = this.find(hash);
    if (found !== undefined) {
      this.settle(found);
      this.drop(1);
      this.last = place;
      return;
    }
    this.pending.push({ hash, place });
    if (this.pending.length > AHEAD) this.changed(this.pending.shift() as Pending);
  }

  /** What is left on either side. Events beyond the last entry are none that differ, but for those that belong before it. */
  end(): void {
    while (this.pending.length > 0 && this.at(0) !== undefined) this.changed(this.pending.shift() as Pending);
    for (let expected = this.at(0); expected !== undefined; expected = this.at(0)) this.removed(expected);
    for (const pending of this.pending) this.beyond(pending);
    this.join();
  }

  private beyond({ hash, place }: Pending): void {
    if (this.missing.has(hash.toString('hex'))) this.note({ kind: 'inserted', place, hash });
  }

  private at(place: number): Buffer | undefined {
    while (this.ahead.length - this.start <= place) {
      const next = this.entries.next();
      if (next.done) return undefined;
      this.ahead.push(next.value);
    }
    return this.ahead[this.start + place];
  }

  private drop(count: number): void {
    this.start += count;
    this.entry += count;
    if (this.start <= AHEAD) return;
    this.ahead.splice(0, this.start);
    this.start = 0;
  }

  private find(hash: Buffer): number | undefined {
    for (let place = 0; place < AHEAD; place += 1) {
      const entry = this.at(place);
      if (entry === undefined) return undefined;
      if (entry.equals(hash)) return place;
    }
    return undefined;
  }

  /** Events that were not found stand against `entries` entries: as many as there are of both were changed. */
  private settle(entries: number): void {
    const both = Math.min(entries, this.pending.length);
    for (const pending of this.pending.slice(0, both)) this.changed(pending);
    for (const { hash, place } of this.pending.slice(both)) this.note({ kind: 'inserted', place, hash });
    for (let rest = both; rest < entries; rest += 1) this.removed(this.at(0) as Buffer);
    this.pending = [];
  }

  private removed(expected: Buffer): void {
    if (!isAny(expected)) this.note({ kind: 'removed', entry: this.entry, expected, after: this.last });
    this.drop(1);
  }

  private changed({ hash, place }: Pending): void {
    const expected = this.at(0);
    if (expected === undefined) return;
    if (!isAny(expected)) this.note({ kind: 'changed', place, entry: this.entry, expected, hash });
    this.drop(1);
    this.last = place;
  }

  private note(difference: Difference): void {
    if (this.differences.length >= MOST) this.more += 1;
    else {
      this.differences.push(difference);
      if ('expected' in difference) this.missing.add(difference.expected.toString('hex'));
    }
  }

  /** What is gone from one place and stands in another was moved. */
  private join(): void {
    const here = new Set(
      this.differences.flatMap((one) => ('hash' in one ? [one.hash.toString('hex')] : [])),
    );
    const expected = new Map(
      this.differences.flatMap((one) =>
        'expected' in one ? [[one.expected.toString('hex'), one.entry]] : [],
      ),
    );
    const joined = this.differences.flatMap((one) => withMoves(one, here, expected));
    this.differences.splice(0, this.differences.length, ...joined);
  }
}

function withMoves(
  one: Difference,
  here: ReadonlySet<string>,
  expected: ReadonlyMap<string, number>,
): readonly Difference[] {
  const from = 'hash' in one ? expected.get(one.hash.toString('hex')) : undefined;
  const isElsewhere = 'expected' in one && here.has(one.expected.toString('hex'));
  if (one.kind === 'moved' || (from === undefined && !isElsewhere)) return [one];
  if (one.kind === 'removed') return [];
  const moved: readonly Difference[] =
    from === undefined
      ? [{ kind: 'inserted', place: one.place, hash: one.hash }]
      : [{ kind: 'moved', place: one.place, entry: from }];
  if (one.kind === 'inserted' || isElsewhere) return moved;
  return [...moved, { kind: 'removed', entry: one.entry, expected: one.expected, after: undefined }];
}
