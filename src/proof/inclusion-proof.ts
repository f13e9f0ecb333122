import { parseCheckpoint, type Checkpoint } from './checkpoint.js';
import { fromBase64, hashFrom, wholeNumber } from './encoding.js';
import { ProofFault } from './fault.js';
import { leafHash } from './hashing.js';
import { rootByInclusion } from './merkle.js';

/** That an event is in a tree somebody signed, as C2SP tlog-proof writes it. */
export type InclusionProof = Readonly<{ index: number; hashes: readonly Buffer[]; checkpoint: Checkpoint }>;

const HEADER = 'c2sp.org/tlog-proof@v1';

/** A path in a tree of 2^53 leaves is no longer. */
const MOST_HASHES = 53;

/** @param checkpoint the signed note as it stands */
export const proofText = (index: number, hashes: readonly Buffer[], checkpoint: string): string =>
  [HEADER, `index ${index}`, ...hashes.map((hash) => hash.toString('base64')), '', checkpoint].join('\n');

/** @throws ProofFault proof-malformed, hash-malformed, size-too-large, and those of parseCheckpoint */
export function parseProof(source: string): InclusionProof {
  const end = source.indexOf('\n\n');
  if (end < 0) throw malformed('ingen tom rad före kontrollpunkten', 'no empty line before the checkpoint');
  const [header, ...lines] = source.slice(0, end).split('\n');
  if (header !== HEADER)
    throw malformed(`första raden ska vara ${HEADER}`, `the first line should be ${HEADER}`);
  // What is extra is signed by nobody and says nothing here, but it has a form.
  const extra = after('extra ', lines[0]);
  if (extra !== undefined && fromBase64(extra) === undefined)
    throw malformed('raden «extra» är inte base64', 'the line "extra" is not base64');
  const [place, ...path] = extra === undefined ? lines : lines.slice(1);
  const digits = after('index ', place);
  const index = digits === undefined ? undefined : wholeNumber(digits);
  if (index === undefined) throw malformed('raden «index» saknas', 'the line "index" is missing');
  if (path.length > MOST_HASHES) throw malformed('det har för många hashar', 'it has too many hashes');
  const hashes = path.map((line, at) => hashFrom(line, `Hash ${at + 1}`, `Hash ${at + 1}`));
  return { index, hashes, checkpoint: parseCheckpoint(source.slice(end + 2)) };
}

/** What follows the word that a line begins with, or undefined when it begins otherwise. */
const after = (word: string, line: string | undefined): string | undefined =>
  line?.startsWith(word) ? line.slice(word.length) : undefined;

const malformed = (sv: string, en: string): ProofFault => new ProofFault('proof-malformed', { sv, en });

/** That an entry is what the proof shows to be in the tree. @throws ProofFault not-included */
export function checkInclusion(entry: Buffer, { index, hashes, checkpoint }: InclusionProof): void {
  const { size, root } = checkpoint;
  if (rootByInclusion(leafHash(entry), index, size, hashes)?.equals(root) !== true)
    throw new ProofFault('not-included', { size: String(size) });
}
