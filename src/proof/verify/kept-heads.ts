import { ProofFault } from '../fault.js';
import type { VerifierKey } from '../keys.js';
import { signedBy, type Signed } from '../note.js';
import { found, type Found } from './faults.js';
import { isOf, type Head, type Heads, type LogRoots } from './heads.js';
import type { KeysCheck } from './keys-check.js';

/** What a kept head was found to say: `matches` that the log still has the history that somebody saw then. */
export type KeptResult = Readonly<{
  file: string;
  origin: string;
  size: number;
  result: 'matches' | 'differs' | 'beyond-log' | 'lost' | 'of-another';
  /** By whom, and by keepers when, in seconds since 1970. */
  signed: readonly Readonly<{ name: string; time?: number }>[];
}>;

/** Heads that somebody else kept: what shows a rewritten history even when all of it is signed anew. */
export class KeptHeads {
  readonly finds: Found[] = [];
  readonly results: KeptResult[] = [];
  upTo = 0;

  /** @param known keys given by who asks: the ledger's, and keepers' */
  constructor(
    private readonly keys: KeysCheck,
    private readonly log: LogRoots,
    private readonly known: readonly VerifierKey[],
  ) {}

  judge({ heads, finds }: Heads): void {
    this.finds.push(...finds);
    for (const head of heads) this.see(head);
    if (this.results.length > 0 && this.results.every(({ result }) => result === 'of-another'))
      this.finds.push(found('kept-none-of-this', { expected: this.keys.origin }));
  }

  private see(head: Head): void {
    const { file, checkpoint } = head;
    const { origin, size } = checkpoint;
    const reach = this.keys.reachOf(origin);
    if (reach === undefined) {
      this.finds.push(found('kept-of-another', { file, found: origin, expected: this.keys.origin }));
      this.results.push({ file, origin, size, result: 'of-another', signed: [] });
      return;
    }
    const signed = this.signersOf(head).map(({ key, time }) => ({
      name: key.name,
      ...(time === undefined ? {} : { time }),
    }));
    this.results.push({ file, origin, size, result: this.compare(head, reach), signed });
  }

  private compare({ file, checkpoint }: Head, reach: number): KeptResult['result'] {
    const { origin, size } = checkpoint;
    const about = { file, size: String(size) };
    if (size > reach) {
      const lost = String(size - reach);
      this.finds.push(found('kept-lost', { ...about, kept: String(reach), lost, origin }));
      return 'lost';
    }
    if (size > this.log.events) {
      this.finds.push(found('kept-beyond-log', { ...about, events: String(this.log.events) }));
      return 'beyond-log';
    }
    if (isOf(checkpoint, this.log)) {
      this.upTo = size;
      return 'matches';
    }
    const between = { from: String(this.upTo), to: String(size - 1) };
    this.finds.push(found('kept-root-differs', { ...about, ...between }));
    return 'differs';
  }

  private signersOf({ file, checkpoint }: Head): readonly Signed[] {
    const known = [...this.keys.announced.map(({ key }) => key), ...this.known];
    try {
      return signedBy(checkpoint.note, known);
    } catch (error) {
      if (!(error instanceof ProofFault)) throw error;
      const code = error.code === 'signature-wrong' ? 'kept-signature-wrong' : 'kept-signer-unknown';
      this.finds.push(found(code, { file }));
      return [];
    }
  }
}
