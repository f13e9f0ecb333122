import type { Json } from '../domain/json.js';
import type { Checkpoint } from './checkpoint.js';
import { ProofFault } from './fault.js';
import { leafHash } from './hashing.js';
import { checkInclusion, parseProof } from './inclusion-proof.js';
import { jcs } from './jcs.js';
import { isSameKey, type VerifierKey } from './keys.js';
import { merkleRoot } from './merkle.js';
import { signedBy, type Signed } from './note.js';
import { isObject, isShown, parseReceipt, type ReceiptPart } from './receipt-format.js';

/** Whom the one who checks a receipt trusts already. A key that comes with the receipt is never among them. */
export type TrustedKeys = Readonly<{ logs: readonly VerifierKey[]; keepers: readonly VerifierKey[] }>;

/** What every event tells of itself. `parts` are the names of all its parts, in their order. */
export type Head = Readonly<{
  id: string;
  stream: string;
  revision: string;
  type: string;
  parts: readonly string[];
}>;

/** What a receipt proves: that this event stood at `index` of a log of `size` events when it was signed. */
export type ProvedReceipt = Readonly<{
  origin: string;
  size: number;
  root: Buffer;
  index: number;
  eventHash: Buffer;
  head: Head;
  shown: readonly Readonly<{ name: string; value: Json }>[];
  blanked: readonly string[];
  signed: readonly Signed[];
  /** The keepers that are trusted and have not signed. */
  notSignedBy: readonly VerifierKey[];
}>;

/**
 * Checks a receipt by nothing but keys that are trusted already: no ledger, no network, no clock.
 * @throws ProofFault those of parseReceipt, part-twice, head-missing, head-blanked, head-malformed, parts-too-few,
 * parts-too-many, parts-differ, those of parseProof, signer-unknown, signature-wrong, not-included
 */
export function verifyReceipt(source: string, trusted: TrustedKeys): ProvedReceipt {
  const { parts, proof } = parseReceipt(source);
  const head = headOf(parts);
  const inclusion = parseProof(proof);
  const { checkpoint, index } = inclusion;
  const signed = signedByTrusted(checkpoint, trusted);
  const eventHash = merkleRoot(parts.map(leafOf));
  checkInclusion(eventHash, inclusion);
  const { origin, size, root } = checkpoint;
  return {
    origin,
    size,
    root,
    index,
    eventHash,
    head,
    shown: parts.filter(isShown).map(({ name, value }) => ({ name, value })),
    blanked: parts.filter((part) => !isShown(part)).map(({ name }) => name),
    signed,
    notSignedBy: trusted.keepers.filter((keeper) => !signed.some(({ key }) => isSameKey(key, keeper))),
  };
}

/** A part's leaf: hashed from what is shown, or as it was handed over. */
const leafOf = (part: ReceiptPart): Buffer =>
  isShown(part)
    ? leafHash(Buffer.from(part.saltHash, 'hex'), jcs([part.name, part.value]))
    : Buffer.from(part.leafHash, 'hex');

/** The head, by which the parts are exactly those that the event has: a node within the tree cannot pass for a leaf. */
function headOf(parts: readonly ReceiptPart[]): Head {
  const names = parts.map(({ name }) => name);
  const known = new Set<string>();
  for (const [place, name] of names.entries()) {
    if (known.has(name)) throw new ProofFault('part-twice', { part: String(place + 1), name });
    known.add(name);
  }
  const [first] = parts;
  if (first?.name !== 'head') throw new ProofFault('head-missing');
  if (!isShown(first)) throw new ProofFault('head-blanked');
  if (!isHead(first.value)) throw new ProofFault('head-malformed');
  const named = first.value.parts;
  if (named.length !== names.length)
    throw new ProofFault(named.length > names.length ? 'parts-too-few' : 'parts-too-many', {
      found: String(names.length),
      named: String(named.length),
    });
  const other = names.findIndex((name, place) => name !== named[place]);
  if (other >= 0)
    throw new ProofFault('parts-differ', {
      part: String(other + 1),
      found: String(names[other]),
      named: String(named[other]),
    });
  return first.value;
}

const HEAD_TEXTS = ['id', 'revision', 'stream', 'type'] as const;

function isHead(value: Json): value is Json & Head {
  if (!isObject(value)) return false;
  const { parts } = value;
  return (
    Object.keys(value).length === HEAD_TEXTS.length + 1 &&
    HEAD_TEXTS.every((name) => typeof value[name] === 'string') &&
    Array.isArray(parts) &&
    parts.every((name) => typeof name === 'string')
  );
}

/** By which trusted keys a tree's head is signed: its log's own, and the keepers' that saw it. A log signs under its origin. */
function signedByTrusted({ origin, note }: Checkpoint, { logs, keepers }: TrustedKeys): readonly Signed[] {
  const byLog = signedBy(
    note,
    logs.filter(({ name }) => name === origin),
  );
  const isOf = (signature: Readonly<{ name: string; id: string }>) => (key: VerifierKey) =>
    key.name === signature.name && key.id === signature.id;
  const seen = note.signatures.some((signature) => keepers.some(isOf(signature)));
  return seen ? [...byLog, ...signedBy(note, keepers)] : byLog;
}
