import { hashFrom, wholeNumber } from './encoding.js';
import { ProofFault } from './fault.js';
import { EMPTY_ROOT } from './hashing.js';
import { parseNote, signedBy, type Note, type Signed } from './note.js';
import type { VerifierKey } from './keys.js';

/** The head of a tree, as C2SP tlog-checkpoint writes it: origin, size and root, each on a line. */
export type TreeHead = Readonly<{ origin: string; size: number; root: Buffer }>;

/** A head with its signatures. */
export type Checkpoint = TreeHead & Readonly<{ note: Note; source: string }>;

export const headText = ({ origin, size, root }: TreeHead): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/**
 * Reads a checkpoint, without asking whose it is.
 * @throws ProofFault note-malformed, signature-malformed, checkpoint-malformed, size-too-large, hash-malformed, empty-tree-root
 */
export function parseCheckpoint(source: string): Checkpoint {
  const note = parseNote(source);
  const [origin = '', digits = '', hash = '', ...more] = note.text.slice(0, -1).split('\n');
  if (origin === '' || more.includes(''))
    throw malformed(
      'ursprung, storlek och rot ska stå på var sin rad',
      'origin, size and root each have a line',
    );
  const size = wholeNumber(digits);
  if (size === undefined) throw malformed('storleken är inget heltal', 'the size is no whole number');
  const root = hashFrom(hash, 'Roten', 'The root');
  if (size === 0 && !root.equals(EMPTY_ROOT)) throw new ProofFault('empty-tree-root');
  return { origin, size, root, note, source };
}

const malformed = (sv: string, en: string): ProofFault => new ProofFault('checkpoint-malformed', { sv, en });

/**
 * A checkpoint of one log, signed by it. A log signs under its origin's name.
 * @throws ProofFault as parseCheckpoint, and other-origin, signer-unknown, signature-wrong
 */
export function trustedCheckpoint(
  source: string,
  log: VerifierKey,
  keepers: readonly VerifierKey[] = [],
): Checkpoint & Readonly<{ signed: readonly Signed[] }> {
  const checkpoint = parseCheckpoint(source);
  if (checkpoint.origin !== log.name)
    throw new ProofFault('other-origin', { found: checkpoint.origin, expected: log.name });
  const signed = signedBy(checkpoint.note, [log]);
  const others = checkpoint.note.signatures.some(({ name, id }) =>
    keepers.some((keeper) => keeper.name === name && keeper.id === id),
  );
  return { ...checkpoint, signed: others ? [...signed, ...signedBy(checkpoint.note, keepers)] : signed };
}
