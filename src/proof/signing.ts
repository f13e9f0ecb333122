import { dataOf } from '../domain/decider.js';
import { BEFORE_FIRST } from '../domain/event.js';
import { SigningKeyAnnounced } from '../domain/ledger/ledger.events.js';
import type { EventStore } from '../event-store/event-store.js';
import { eventHash } from './canonical-event.js';
import { headText, parseCheckpoint } from './checkpoint.js';
import { ProofFault } from './fault.js';
import { keyText, type VerifierKey } from './keys.js';
import { rootOf } from './merkle.js';
import { signNote, type Sign } from './note.js';
import { hashesFrom } from './tiles.js';
import type { TreeFolder, TreeState } from './tree-folder.js';

/** Signs heads of the tree, each only when the log still has every event that it adds, and it adds to what was signed. */
export class CheckpointSigner {
  constructor(
    private readonly store: EventStore,
    private readonly folder: TreeFolder,
    private readonly key: VerifierKey,
    private readonly sign: Sign,
  ) {}

  /**
   * A checkpoint of the tree as it is, or the newest when nothing was added since, or when the tree has come to where another
   * key is the log's: nobody would believe this one. A log signs under its origin's name.
   * @throws ProofFault history-changed, not-consistent, tree-damaged, epoch-ended
   */
  async signHead(): Promise<string | undefined> {
    const { origin } = this.folder;
    if (origin !== this.key.name) throw new ProofFault('epoch-ended', { origin });
    const state = this.folder.state();
    const newest = this.folder.checkpoint();
    if (!state) return newest;
    const before = newest === undefined ? undefined : parseCheckpoint(newest);
    if (before?.size === state.size && before.root.equals(state.root)) return newest;
    if (!(await this.isKeyAt(state))) return newest;
    if (before) this.confirmConsistent(before, state);
    await this.confirmStored(state);
    const { size, root, last } = state;
    const source = signNote(headText({ origin, size, root }), this.key, this.sign);
    this.folder.saveCheckpoint(size, source);
    this.folder.saveSigned(size, last.position);
    return source;
  }

  /** Whether the key is the one that the tree's events introduce last. A log that introduces none may be signed by any. */
  private async isKeyAt({ last }: TreeState): Promise<boolean> {
    let introduces = false;
    let isOurs = false;
    for await (const event of this.store.readStream('ledger')) {
      if (event.type !== SigningKeyAnnounced.type) continue;
      introduces = true;
      if (event.position <= last.position)
        isOurs = dataOf(SigningKeyAnnounced, event).key === keyText(this.key);
    }
    return isOurs || !introduces;
  }

  private confirmConsistent(before: Readonly<{ size: number; root: Buffer }>, state: TreeState): void {
    const { folder } = this;
    const { size } = state;
    const consistent =
      before.size < size &&
      rootOf(
        before.size,
        hashesFrom(size, (tile) => folder.read(tile)),
      ).equals(before.root);
    if (!consistent)
      throw new ProofFault('not-consistent', { earlier: String(before.size), later: String(size) });
  }

  /** Reads every event that was not signed before once more from the store: what is signed is what stands there. */
  private async confirmStored({ size, last }: TreeState): Promise<void> {
    const from = this.folder.signed() ?? { size: 0, position: BEFORE_FIRST };
    const entries = this.folder.entries(from.size, size)[Symbol.iterator]();
    let index = from.size;
    for await (const event of this.store.readAll(from.position, last.position)) {
      const entry = entries.next().value as Buffer | undefined;
      if (entry?.equals(eventHash(event)) !== true) {
        const { stream, revision } = event;
        throw new ProofFault('history-changed', { index: String(index), stream, revision: String(revision) });
      }
      index += 1;
    }
    if (index !== size)
      throw new ProofFault('not-consistent', { earlier: String(size), later: String(index) });
  }
}
