import { fromBase64 } from './encoding.js';
import { ProofFault } from './fault.js';
import { COSIGNATURE, isKeyName, isSignedBy, type VerifierKey } from './keys.js';

/** Signed notes: C2SP signed-note, and the cosignatures of C2SP tlog-cosignature upon them. */

/** `bytes` are what follows the four bytes of the key's id. */
export type NoteSignature = Readonly<{ name: string; id: string; bytes: Buffer; line: string }>;

/** `text` ends with a newline; `signatures` stand in their order. */
export type Note = Readonly<{ text: string; signatures: readonly NoteSignature[] }>;

/** As many as the specification asks every verifier to accept. */
const MOST_SIGNATURES = 16;
const ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const TIME_BYTES = 8;

/** Below space, but for the newline. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0009\u000B-\u001F]/;

/** @throws ProofFault note-malformed, signature-malformed */
export function parseNote(source: string): Note {
  if (CONTROLS.test(source) || !source.isWellFormed())
    throw malformed('den har tecken som inte får finnas', 'it has characters that may not be there');
  const end = source.lastIndexOf('\n\n');
  if (end <= 0) throw malformed('ingen tom rad skiljer texten från underskrifterna', 'it has no empty line');
  if (!source.endsWith('\n') || source.length === end + 2)
    throw malformed('den slutar inte med en underskriftsrad', 'it does not end with a line of a signature');
  const text = source.slice(0, end + 1);
  const lines = source.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES)
    throw malformed(
      `den har fler än ${MOST_SIGNATURES} underskrifter`,
      `it has over ${MOST_SIGNATURES} signatures`,
    );
  const before = text.split('\n').length;
  return { text, signatures: lines.map((line, place) => signatureOf(line, before + place + 1)) };
}

const malformed = (sv: string, en: string): ProofFault => new ProofFault('note-malformed', { sv, en });

function signatureOf(line: string, at: number): NoteSignature {
  const wrong = (sv: string, en: string) =>
    new ProofFault('signature-malformed', { line: String(at), sv, en });
  const match = /^— ([^ ]+) ([^ ]+)$/.exec(line) as [string, string, string] | null;
  if (!match || !isKeyName(match[1])) throw wrong('«— namn base64» väntas', '"— name base64" is expected');
  const [, name, encoded] = match;
  const bytes = fromBase64(encoded);
  if (!bytes) throw wrong('base64 har fel form', 'the base64 is malformed');
  if (bytes.length <= ID_BYTES) throw wrong('den är för kort', 'it is too short');
  return { name, id: bytes.subarray(0, ID_BYTES).toString('hex'), bytes: bytes.subarray(ID_BYTES), line };
}

/** A signature by a trusted key. A keeper's says when it was made, in seconds since 1970. */
export type Signed = Readonly<{ key: VerifierKey; time?: number }>;

/**
 * By which of the trusted keys a note is signed, at least one. Signatures of other keys are left alone.
 * @throws ProofFault signature-wrong when one that bears a trusted key's name and id is of no such key, signer-unknown when there is none
 */
export function signedBy({ text, signatures }: Note, trusted: readonly VerifierKey[]): readonly Signed[] {
  const signed = signatures.flatMap((signature) => {
    // An id of 32 bits does not tell all keys apart.
    const keys = trusted.filter(({ name, id }) => name === signature.name && id === signature.id);
    if (keys.length === 0) return [];
    const [made] = keys.flatMap((key) => madeBy(key, text, signature) ?? []);
    if (made === undefined) throw new ProofFault('signature-wrong', { name: signature.name });
    return [made];
  });
  if (signed.length === 0) throw new ProofFault('signer-unknown');
  return signed;
}

function madeBy(key: VerifierKey, text: string, { bytes }: NoteSignature): Signed | undefined {
  if (key.type !== COSIGNATURE)
    return bytes.length === SIGNATURE_BYTES && isSignedBy(key.publicKey, Buffer.from(text), bytes)
      ? { key }
      : undefined;
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = bytes.readBigUInt64BE();
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const message = cosigned(text, Number(time));
  return isSignedBy(key.publicKey, message, bytes.subarray(TIME_BYTES))
    ? { key, time: Number(time) }
    : undefined;
}

/** What a keeper signs: the text, and when it was seen. */
const cosigned = (text: string, time: number): Buffer => Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);

/** Signs a message, with a private key that the caller holds. */
export type Sign = (message: Buffer) => Buffer;

const signatureLine = ({ name, id }: VerifierKey, bytes: Buffer): string =>
  `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64')}\n`;

/** A text that ends with a newline, signed by the log. */
export const signNote = (text: string, key: VerifierKey, sign: Sign): string =>
  `${text}\n${signatureLine(key, sign(Buffer.from(text)))}`;

/** A text that ends with a newline, with signatures that were made upon it before. */
export const withSignatures = (text: string, signatures: readonly NoteSignature[]): string =>
  `${text}\n${signatures.map(({ line }) => `${line}\n`).join('')}`;

/** A note with one more signature, a keeper's, who saw it at a time in seconds since 1970. */
export function cosignNote(source: string, key: VerifierKey, time: number, sign: Sign): string {
  const { text } = parseNote(source);
  const seen = Buffer.alloc(TIME_BYTES);
  seen.writeBigUInt64BE(BigInt(time));
  return `${source}${signatureLine(key, Buffer.concat([seen, sign(cosigned(text, time))]))}`;
}
