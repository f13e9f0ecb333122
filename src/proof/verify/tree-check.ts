import type { EventStore } from '../../event-store/event-store.js';
import { entriesOnDisk } from './entries-on-disk.js';
import type { Evidence, SavedState } from './evidence.js';
import { found, type Found } from './faults.js';
import type { Findings } from './findings.js';
import { ANY_ENTRY, LogAgainstEntries, type Difference } from './log-against-entries.js';
import { placeOf } from './log-checks.js';
import type { LogPass, Parting } from './log-pass.js';
import { hashed, NO_HASH, readWholeLog } from './log-reading.js';
import { entriesAmong, strayFiles } from './tile-files.js';
import { TreeOnDisk } from './tree-on-disk.js';

/** What the folder had before the log was read, and in which epoch the log is: what an earlier one lost may lie there still. */
export type SavedTree = Readonly<{
  state: SavedState | undefined;
  files: readonly string[];
  epoch: number;
}>;

const short = (hash: Buffer): string => hash.toString('hex').slice(0, 16);

/**
 * Where the log and the tree that was made of it part, and which of both is the one that was signed: up to there the
 * events themselves are believed, and after it the entries, which nobody has reason to change alone.
 */
export class TreeCheck {
  readonly entries: number;

  constructor(
    private readonly store: EventStore,
    private readonly evidence: Evidence,
    private readonly saved: SavedTree,
    private readonly findings: Findings,
  ) {
    const { epoch, state, files } = saved;
    this.entries = epoch === 1 ? entriesAmong(files) : (state?.size ?? 0);
  }

  /** @param signed how many events of the log are as they were signed */
  async judge(pass: LogPass, tree: TreeOnDisk, signed: number): Promise<void> {
    const { findings } = this;
    const { state, files } = this.saved;
    findings.add(...strayFiles(files, tree.size, this.savedNow()).map((one) => this.inEpoch(one)));
    const differences = pass.parting ? await this.differences(pass.parting) : [];
    const finds = differences.map((one) => findingOf(one, signed));
    findings.add(...finds);
    const logDiffers = finds.some(({ code }) => code !== 'entry-differs');
    const believed = logDiffers ? this.treeOfEntries() : tree;
    const tiles = believed.finds.filter(({ code }) => code === 'tile-missing' || believed.isWhole);
    findings.add(...tiles.map((one) => this.inEpoch(one)));
    if (state && !logDiffers) findings.add(...differsFrom(state, pass));
  }

  /** What lies there and is not read is of the events that were lost, when a later epoch has lost any. */
  private inEpoch(one: Found): Found {
    const isSpare = one.code === 'tile-spare-differs' || one.code === 'tile-beyond-log';
    return isSpare && this.saved.epoch > 1 ? { ...one, code: 'tile-stale' } : one;
  }

  /** The folder may have grown while the log was read. */
  private savedNow(): number {
    try {
      return this.evidence.state()?.size ?? this.saved.state?.size ?? 0;
    } catch {
      return this.saved.state?.size ?? 0;
    }
  }

  private async differences({ index, after }: Parting): Promise<readonly Difference[]> {
    const beside = new LogAgainstEntries(entriesOnDisk(this.evidence, index, this.entries), index);
    let place = index;
    await readWholeLog(
      this.store,
      {
        event: (event) => {
          beside.see(hashed(event) ?? NO_HASH, placeOf(event, place));
          place += 1;
        },
        broken: ({ place: { position, stream, revision, id } }) => {
          beside.see(NO_HASH, { index: place, position, event: id, stream, revision });
          place += 1;
        },
      },
      { from: after },
    );
    beside.end();
    return beside.differences;
  }

  private treeOfEntries(): TreeOnDisk {
    const tree = new TreeOnDisk(this.evidence, this.saved.state?.size ?? 0);
    for (const entry of entriesOnDisk(this.evidence, 0, this.entries)) {
      if (entry === ANY_ENTRY) tree.isWhole = false;
      tree.add(entry);
    }
    tree.end();
    return tree;
  }
}

function findingOf(one: Difference, signed: number): Found {
  const at = one.kind === 'removed' ? one.entry : one.place.index;
  if (at < signed)
    return found('entry-differs', { index: String(at) }, 'place' in one ? one.place : undefined);
  switch (one.kind) {
    case 'changed':
      return found('event-changed', { expected: short(one.expected), found: short(one.hash) }, one.place);
    case 'inserted':
      return found('event-inserted', {}, one.place);
    case 'moved':
      return found('event-moved', { expected: String(one.entry) }, one.place);
    case 'removed': {
      const { after } = one;
      const before = after ? `${after.stream} ${after.revision} (${after.event})` : '–';
      return found('event-removed', {
        index: String(one.entry),
        expected: short(one.expected),
        after: before,
      });
    }
  }
}

/** What the folder's own database says of its tree. */
function differsFrom({ origin, size, root, last }: SavedState, pass: LogPass): readonly Found[] {
  const expectedRoot = pass.roots.get(size);
  const is = [origin, size, root.toString('hex'), ...endOf(last)].join(', ');
  const expected = [
    pass.keys.origin,
    size,
    expectedRoot?.toString('hex') ?? '–',
    ...endOf(pass.lastAt.get(size)),
  ].join(', ');
  return is === expected ? [] : [found('state-differs', { found: is, expected })];
}

const endOf = (last?: Readonly<{ event: string; position: bigint }>): readonly string[] =>
  last ? [last.event, `position ${last.position}`] : ['–'];
