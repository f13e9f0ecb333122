import * as crypto from 'node:crypto';

/** SHA-256 and the two domains that a Merkle tree keeps apart, RFC 6962 §2.1. A hash is 32 bytes. */

export const HASH_BYTES = 32;

/** What is hashed is put together here, since hashing pieces one by one costs several times the hashing. */
const scratch = Buffer.alloc(16 * 1024);
/** At most so many bytes of UTF-8 has a UTF-16 code unit. */
const UNIT_BYTES = 3;

/** The hash of some bytes as 32 Latin-1 characters. Node before 20.12 has no hashing in one step. */
const hashOf: (bytes: Uint8Array) => string =
  'hash' in crypto
    ? (bytes) => crypto.hash('sha256', bytes, 'binary')
    : (bytes) => crypto.createHash('sha256').update(bytes).digest('binary');

export function sha256(...pieces: readonly (Uint8Array | string)[]): Buffer {
  let end = 0;
  for (const piece of pieces) {
    const most = typeof piece === 'string' ? piece.length * UNIT_BYTES : piece.length;
    if (end + most > scratch.length) return ofLarge(pieces);
    if (typeof piece === 'string') end += scratch.write(piece, end);
    else {
      scratch.set(piece, end);
      end += piece.length;
    }
  }
  return Buffer.from(hashOf(scratch.subarray(0, end)), 'latin1');
}

function ofLarge(pieces: readonly (Uint8Array | string)[]): Buffer {
  const hash = crypto.createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export const leafHash = (...entry: readonly (Uint8Array | string)[]): Buffer => sha256(LEAF, ...entry);

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

/** The root of a tree without leaves. */
export const EMPTY_ROOT = sha256();
