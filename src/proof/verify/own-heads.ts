import { ProofFault } from '../fault.js';
import { keyText, type VerifierKey } from '../keys.js';
import { signedBy } from '../note.js';
import { checkpointPath } from '../tree-folder.js';
import type { NoteFile } from './evidence.js';
import { found, type Found } from './faults.js';
import { isOf, readHeads, type Head, type Heads, type LogRoots } from './heads.js';
import type { KeysCheck } from './keys-check.js';

/**
 * The heads that the ledger has signed itself: each lies where its size says, is signed by a key that was introduced for
 * its time, and is of the log as it is now. As they are all of one log, they are consistent with each other.
 */
export class OwnHeads {
  readonly finds: Found[] = [];
  /** The largest head that is rightly signed and of this log. */
  upTo = 0;
  matching = 0;
  private differing: { first: Found; more: number } | undefined;
  /** Those that are rightly signed, and by which key, the smallest first. */
  private readonly signed: { head: Head; key: string }[] = [];

  /** @param given keys that are known by another way than from this log, or none */
  constructor(
    private readonly keys: KeysCheck,
    private readonly log: LogRoots,
    private readonly given: readonly VerifierKey[],
  ) {}

  /** To be asked of a whole log: what is not in it is in no part of it. */
  judgeTrusted(): void {
    const { finds, given, keys } = this;
    finds.push(...keys.unannounced(given).map((key) => found('trusted-key-not-announced', { key })));
  }

  judge({ heads, finds }: Heads): void {
    this.finds.push(...finds);
    for (const head of heads) this.see(head);
    this.judgeSigners();
    if (this.differing) {
      const { first, more } = this.differing;
      this.finds.push({ ...first, details: { ...first.details, more: String(more) } });
    }
  }

  private see(head: Head): void {
    const { file, checkpoint } = head;
    const { origin, size } = checkpoint;
    if (checkpointPath(origin, size) !== file.replaceAll('\\', '/').replace(/\.cosigned$/, ''))
      this.finds.push(found('checkpoint-misplaced', { file, found: String(size) }));
    const reach = this.keys.reachOf(origin);
    if (reach === undefined) {
      this.finds.push(found('checkpoint-of-another', { file, found: origin, expected: this.keys.origin }));
      return;
    }
    const signer = this.signerOf(head);
    if (!signer) return;
    if (size > reach) {
      const lost = String(size - reach);
      this.finds.push(
        found('checkpoint-lost', { file, size: String(size), kept: String(reach), lost, origin }),
      );
      return;
    }
    this.signed.push({ head, key: keyText(signer) });
    this.compare(head);
  }

  private compare({ file, checkpoint }: Head): void {
    const { size } = checkpoint;
    if (size > this.log.events) {
      const events = String(this.log.events);
      this.finds.push(found('checkpoint-beyond-log', { file, size: String(size), events }));
    } else if (isOf(checkpoint, this.log)) {
      this.upTo = size;
      this.matching += 1;
    } else if (this.differing) this.differing.more += 1;
    else {
      const between = { from: String(this.upTo), to: String(size - 1) };
      const first = found('checkpoint-root-differs', { file, size: String(size), ...between });
      this.differing = { first, more: 0 };
    }
  }

  /** Nobody but the newest key signs: whoever has one that was replaced could else sign on as if it was not. */
  private signerOf({ file, checkpoint }: Head): VerifierKey | undefined {
    const { note, origin, size } = checkpoint;
    const introduced = this.keys.introduced(origin, size);
    try {
      return signedBy(note, introduced.slice(-1))[0]?.key;
    } catch (error) {
      if (!(error instanceof ProofFault)) throw error;
      const replaced = introduced.find(({ id }) => note.signatures.some((signature) => signature.id === id));
      if (error.code === 'signature-wrong') this.finds.push(found('checkpoint-signature-wrong', { file }));
      else if (replaced) this.finds.push(found('checkpoint-key-replaced', { file, key: keyText(replaced) }));
      else this.finds.push(found('checkpoint-signer-unknown', { file }));
      return undefined;
    }
  }

  /**
   * A trusted key that signs a head of the log thereby vouches for the keys that the log had introduced until then: so that
   * who has only the newest need not know those before it. Each other key is told once, by the largest head that it signed.
   */
  private judgeSigners(): void {
    if (this.given.length === 0) return;
    const trusted = new Set(this.given.map(keyText));
    const told = new Set<string>();
    for (const { head, key } of this.signed.toReversed()) {
      const { file, checkpoint } = head;
      if (trusted.has(key)) {
        if (!isOf(checkpoint, this.log)) continue;
        for (const announced of this.keys.announced)
          if (announced.index < checkpoint.size) trusted.add(keyText(announced.key));
      } else if (!told.has(key)) {
        told.add(key);
        this.finds.push(found('checkpoint-signer-untrusted', { file, key }));
      }
    }
  }

  /** Holds what is served as the newest head against those that were kept. */
  judgeNewest(newest: NoteFile | undefined, { heads }: Heads): void {
    const last = heads.at(-1);
    if (!newest && !last) return;
    const file = last?.file ?? '–';
    if (newest?.source !== undefined && newest.source === last?.checkpoint.source) return;
    if (newest && newest.source === undefined)
      this.finds.push(...readHeads([newest], 'checkpoint-unreadable').finds);
    const isEarlier = heads.some(({ checkpoint }) => checkpoint.source === newest?.source);
    this.finds.push(found(isEarlier ? 'newest-checkpoint-old' : 'newest-checkpoint-differs', { file }));
  }
}
