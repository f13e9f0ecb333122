import type { Json, JsonObject } from '../domain/json.js';
import { ProofFault } from './fault.js';
import { HASH_BYTES } from './hashing.js';
import { jcs } from './jcs.js';
import { parseStrict } from './strict-json.js';

/** A receipt as a file: an event part by part, and the proof that the event is in a signed tree (design §9). */

export const RECEIPT_FORMAT = 'liggare-receipt/1';

/** A part with its value; `saltHash` is SHA-256(salt ‖ name), which tells nothing of the other parts' salts. */
export type ShownPart = Readonly<{ name: string; value: Json; saltHash: string }>;

/** A part whose value is kept back; its leaf's hash stands for it. */
export type BlankedPart = Readonly<{ name: string; leafHash: string }>;

export type ReceiptPart = ShownPart | BlankedPart;

/** `proof` is a C2SP tlog-proof; hashes are 64 hexadecimal digits, lower case. */
export type Receipt = Readonly<{ parts: readonly ReceiptPart[]; proof: string }>;

export const isShown = (part: ReceiptPart): part is ShownPart => 'saltHash' in part;

/** A receipt as it is written: names and values stand in it as they are hashed, so that a part can be checked by hand. */
export const receiptText = ({ parts, proof }: Receipt): string =>
  `{
  "format": ${jcs(RECEIPT_FORMAT)},
  "parts": [
${parts.map(partText).join(',\n')}
  ],
  "proof": ${jcs(proof)}
}
`;

function partText(part: ReceiptPart): string {
  const [value, hash] = isShown(part)
    ? [`\n      "value": ${jcs(part.value)},`, `"saltHash": "${part.saltHash}"`]
    : ['', `"leafHash": "${part.leafHash}"`];
  return `    {\n      "name": ${jcs(part.name)},${value}\n      ${hash}\n    }`;
}

/**
 * Reads a receipt, without asking what it proves.
 * @throws ProofFault those of parseStrict, format-unknown, member-unknown, receipt-malformed, part-without-hash,
 * part-with-both-hashes, hex-malformed, blanked-with-value, shown-without-value
 */
export function parseReceipt(source: string): Receipt {
  const receipt = parseStrict(source);
  if (!isObject(receipt)) throw malformed('det är inget objekt', 'it is no object');
  const { format, parts, proof } = receipt;
  if (format !== RECEIPT_FORMAT)
    throw new ProofFault('format-unknown', {
      found: typeof format === 'string' ? format.slice(0, 40) : '–',
      expected: RECEIPT_FORMAT,
    });
  onlyMembers(receipt, ['format', 'parts', 'proof']);
  if (!Array.isArray(parts)) throw malformed('parts är ingen lista', 'parts is no list');
  if (typeof proof !== 'string') throw malformed('proof är ingen text', 'proof is no text');
  return { parts: (parts as readonly Json[]).map((part, place) => partOf(part, String(place + 1))), proof };
}

const malformed = (sv: string, en: string): ProofFault => new ProofFault('receipt-malformed', { sv, en });

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function onlyMembers(object: JsonObject, known: readonly string[]): void {
  const name = Object.keys(object).find((member) => !known.includes(member));
  if (name !== undefined) throw new ProofFault('member-unknown', { name: JSON.stringify(name.slice(0, 40)) });
}

const HEX = new RegExp(`^[0-9a-f]{${HASH_BYTES * 2}}$`);

function partOf(part: Json, at: string): ReceiptPart {
  if (!isObject(part)) throw malformed(`del ${at} är inget objekt`, `part ${at} is no object`);
  onlyMembers(part, ['name', 'value', 'saltHash', 'leafHash']);
  const { name, value, saltHash, leafHash } = part;
  if (typeof name !== 'string') throw malformed(`del ${at} har inget namn`, `part ${at} has no name`);
  if (saltHash !== undefined && leafHash !== undefined)
    throw new ProofFault('part-with-both-hashes', { part: at });
  const hash = saltHash ?? leafHash;
  if (hash === undefined) throw new ProofFault('part-without-hash', { part: at });
  if (typeof hash !== 'string' || !HEX.test(hash)) throw new ProofFault('hex-malformed', { part: at });
  if (saltHash === undefined) {
    if (value !== undefined) throw new ProofFault('blanked-with-value', { part: at });
    return { name, leafHash: hash };
  }
  if (value === undefined) throw new ProofFault('shown-without-value', { part: at });
  return { name, value, saltHash: hash };
}
