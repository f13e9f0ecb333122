import { createHash } from 'node:crypto';

/** SHA-256 and the two domains that a Merkle tree keeps apart, RFC 6962 §2.1. A hash is 32 bytes. */

export const HASH_BYTES = 32;

export const sha256 = (...pieces: readonly (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

export const leafHash = (...entry: readonly (Uint8Array | string)[]): Buffer => sha256(LEAF, ...entry);

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

/** The root of a tree without leaves. */
export const EMPTY_ROOT = sha256();
