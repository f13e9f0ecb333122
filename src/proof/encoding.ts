import { ProofFault } from './fault.js';
import { HASH_BYTES } from './hashing.js';

/** Base64 and numbers as the C2SP formats have them: each value has one spelling, and every other is refused. */

/** The bytes of a base64 text (RFC 4648 §4), or undefined when it is not the one that they are written as. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

/** A 32-byte hash in base64. @throws ProofFault hash-malformed, with the words for which it is */
export function hashFrom(text: string, sv: string, en: string): Buffer {
  const bytes = fromBase64(text);
  if (bytes?.length !== HASH_BYTES) throw new ProofFault('hash-malformed', { sv, en });
  return bytes;
}

/** A whole number without leading zeroes, or undefined when the text is none. @throws ProofFault size-too-large */
export function wholeNumber(text: string): number | undefined {
  if (!/^(?:0|[1-9]\d*)$/.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new ProofFault('size-too-large', { value: text.slice(0, 40) });
  return value;
}
