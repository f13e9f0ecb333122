import { parseCheckpoint } from './checkpoint.js';
import { ProofFault } from './fault.js';
import type { VerifierKey } from './keys.js';
import { signedBy, withSignatures, type NoteSignature } from './note.js';
import type { TreeFolder } from './tree-folder.js';

/**
 * Takes a checkpoint that came back from a keeper: the log's own, with the signatures of the keepers named and of those
 * who were before them. @returns it, as receipts will have it
 * @throws ProofFault not-our-checkpoint, signer-unknown, signature-wrong, and those of a malformed note
 */
export function takeCosigned(source: string, folder: TreeFolder, keepers: readonly VerifierKey[]): string {
  const { origin, size, note } = parseCheckpoint(source);
  const own = folder.checkpointOf(size);
  if (own === undefined || parseCheckpoint(own).note.text !== note.text)
    throw new ProofFault('not-our-checkpoint', { origin, size: String(size) });
  const signed = signedBy(note, keepers);
  const taken = note.signatures.filter(({ name, id }) =>
    signed.some(({ key }) => key.name === name && key.id === id),
  );
  const before = parseCheckpoint(folder.cosignedOf(size) ?? own).note.signatures;
  const cosigned = withSignatures(note.text, [
    ...before.filter((one) => !taken.some(sameSigner(one))),
    ...taken,
  ]);
  // One with more signatures than a note may have is refused before it is kept.
  parseCheckpoint(cosigned);
  folder.saveCosigned(size, cosigned);
  return cosigned;
}

const sameSigner =
  (one: NoteSignature) =>
  ({ name, id }: NoteSignature): boolean =>
    name === one.name && id === one.id;
