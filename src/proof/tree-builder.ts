import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import { BEFORE_FIRST, type RecordedEvent } from '../domain/event.js';
import type { EventStore } from '../event-store/event-store.js';
import { Lease, LeaseLost } from '../read-models/lease.js';
import { eventHash } from './canonical-event.js';
import { ProofFault } from './fault.js';
import { GrowingTree } from './growing-tree.js';
import { EMPTY_ROOT } from './hashing.js';
import { isLaterEpoch } from './epochs.js';
import { positionOf } from './lost-history.js';
import type { TreeFolder, TreeState } from './tree-folder.js';

/** The state is written after so many events, or when there are no more for now. */
const BATCH = 4_096;
/** Appends and requests of the same process wait no longer than this for the hashing of what was recorded before. */
const SLICE_MS = 4;
/** How often a lease is renewed; it holds five times as long, after which one that died is replaced. */
const LEASE_MS = 1_000;

/** The tree of a log without events. */
const EMPTY_TREE = { size: 0, root: EMPTY_ROOT };

/**
 * Follows the log and makes the tree of it, for either store: an event's 32 bytes after another's, in the order of the log.
 * One process at a time does it for a folder; whoever has died is replaced, and what was half done is done again.
 */
export class TreeBuilder {
  private readonly lease: Lease;
  /** What the tree ends with that is not saved yet. */
  private unsaved: TreeState['last'] | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly folder: TreeFolder,
    private readonly leaseMs = LEASE_MS,
  ) {
    this.lease = new Lease(folder, leaseMs * 5);
  }

  /** Follows the log until aborted. @param saved called when the tree has come to the end of the log @throws ProofFault history-lost, epoch-ended */
  async follow(signal: AbortSignal, saved: () => void = () => undefined): Promise<void> {
    while (!signal.aborted) {
      if (!this.lease.take()) {
        await pause(this.leaseMs, undefined, { signal }).catch(() => undefined);
        continue;
      }
      const renewal = setInterval(() => this.renew(), this.leaseMs);
      try {
        const { tree, position } = await this.begin();
        await this.take(this.store.subscribe(position, signal), tree, saved);
      } catch (error) {
        if (!(error instanceof LeaseLost)) throw error;
      } finally {
        clearInterval(renewal);
        this.lease.release();
      }
    }
  }

  /**
   * Comes to the end of the log as it is now, or waits until another process has. @throws ProofFault history-lost
   */
  async catchUp(): Promise<Pick<TreeState, 'size' | 'root'> & Partial<TreeState>> {
    await this.confirmLast();
    const newest = await this.newest();
    while (this.position < newest) {
      if (!this.lease.take()) await pause(50);
      else
        try {
          const { tree, position } = await this.begin();
          await this.take(this.store.readAll(position), tree);
        } finally {
          this.lease.release();
        }
    }
    await this.confirmLast();
    return this.folder.state() ?? EMPTY_TREE;
  }

  /** A file that is busy for a moment costs nothing: whoever has lost the lease finds out when it saves. */
  private renew(): void {
    try {
      this.lease.take();
    } catch {
      return;
    }
  }

  private async newest(): Promise<bigint> {
    let newest = BEFORE_FIRST;
    for await (const { position } of this.store.readAll(this.position)) newest = position;
    return newest;
  }

  private get position(): bigint {
    return this.folder.state()?.last.position ?? BEFORE_FIRST;
  }

  /** Goes on from where the folder says, and from the beginning when what lies there is not what it says. */
  private async begin(): Promise<Readonly<{ tree: GrowingTree; position: bigint }>> {
    await this.confirmLast();
    this.unsaved = undefined;
    const state = this.folder.state();
    const tree = state && resumed(this.folder, state);
    if (!tree) return { tree: GrowingTree.from(this.folder, 0), position: BEFORE_FIRST };
    return { tree, position: state.last.position };
  }

  /**
   * A ledger that has moved to another store has its events at other positions.
   * @throws ProofFault history-lost when the event that the tree ends with is not in the log
   */
  async confirmLast(): Promise<void> {
    const last = this.folder.state()?.last;
    if (!last) return;
    const { stream, revision, event } = last;
    const position = await positionOf(last, this.store);
    if (position === undefined)
      throw new ProofFault('history-lost', { event, stream, revision: String(revision) });
    if (position !== last.position) this.folder.moveTo(position, event);
  }

  private async take(
    events: AsyncIterable<RecordedEvent | 'caught-up'>,
    tree: GrowingTree,
    saved: () => void = () => undefined,
  ): Promise<void> {
    let began = performance.now();
    for await (const item of events) {
      if (item === 'caught-up') {
        this.save(tree);
        saved();
        continue;
      }
      if (isLaterEpoch(item, this.folder.origin))
        throw new ProofFault('epoch-ended', { origin: this.folder.origin });
      tree.add(eventHash(item));
      const { position, stream, revision, id: event } = item;
      this.unsaved = { position, stream, revision, event };
      if (tree.size % BATCH === 0) this.save(tree);
      if (performance.now() - began < SLICE_MS) continue;
      await breathe();
      began = performance.now();
    }
    this.save(tree);
  }

  /** First the tiles, then how far they go: a process that dies between them makes the same tiles again. */
  private save(tree: GrowingTree): void {
    const last = this.unsaved;
    if (!last) return;
    tree.save();
    const state = { size: tree.size, root: tree.root(), last };
    this.folder.database
      .transaction(() => {
        this.lease.confirm();
        this.folder.saveState(state);
      })
      .immediate();
    this.unsaved = undefined;
  }
}

/** The tree as it lies in a folder, or undefined when that is not what the folder says of it. */
function resumed(folder: TreeFolder, { size, root }: TreeState): GrowingTree | undefined {
  try {
    const tree = GrowingTree.from(folder, size);
    return tree.isSound(root) ? tree : undefined;
  } catch {
    return undefined;
  }
}
