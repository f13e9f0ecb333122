import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter that is taken for a digit. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new opaque reference, as `p-7Q2MA1B2`: 40 random bits. */
export function newReference(prefix: 'p' | 'g'): string {
  return `${prefix}-${[...randomBytes(8)].map((byte) => ALPHABET[byte % 32]).join('')}`;
}
