import { EMPTY_ROOT, nodeHash } from './hashing.js';

/**
 * The Merkle tree of RFC 6962 §2.1, and the proofs of RFC 9162 §2.1.3 and §2.1.4. Sizes and indexes are whole numbers below
 * 2^53, so that nothing here shifts bits. What is proved is read from complete subtrees, wherever they are kept.
 */

/** Leaves from `from` up to but not including `to`. */
export type Range = Readonly<{ from: number; to: number }>;

/** A subtree with all its 2^level leaves, the first of which is leaf index × 2^level. */
export type Subtree = Readonly<{ level: number; index: number }>;

export type SubtreeHash = (subtree: Subtree) => Buffer;

/** The largest power of two below a size that is at least two. */
const splitOf = (size: number): number => {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
};

/** The Merkle tree hash over leaves that are hashed already, RFC 6962 §2.1. */
export function merkleRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return only;
  const split = splitOf(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, split)), merkleRoot(leaves.slice(split)));
}

/** The complete subtrees that a range falls into, the largest first. The range begins where a subtree of its size may. */
export function subtreesOf({ from, to }: Range): readonly Subtree[] {
  const subtrees: Subtree[] = [];
  let start = from;
  while (start < to) {
    let level = 0;
    let leaves = 1;
    while (leaves * 2 <= to - start) {
      leaves *= 2;
      level += 1;
    }
    subtrees.push({ level, index: start / leaves });
    start += leaves;
  }
  return subtrees;
}

/** The hash of a range, which a tree of that many leaves would have as its root. */
export function hashOf(range: Range, hashAt: SubtreeHash): Buffer {
  const hashes = subtreesOf(range).map(hashAt);
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));
}

export const rootOf = (size: number, hashAt: SubtreeHash): Buffer => hashOf({ from: 0, to: size }, hashAt);

/** Whose hashes prove that a leaf is in a tree of a size, from its sibling up to the child of the root. */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  return ranges.reverse();
}

/** Whose hashes prove that a tree of `size` begins with one of `earlier` leaves, which is at least one. */
export function consistencyRanges(earlier: number, size: number): readonly Range[] {
  const ranges: Range[] = [];
  let [from, to] = [0, size];
  while (to !== earlier) {
    const middle = from + splitOf(to - from);
    if (earlier <= middle) {
      ranges.push({ from: middle, to });
      to = middle;
    } else {
      ranges.push({ from, to: middle });
      from = middle;
    }
  }
  // The earlier tree itself needs no hash: who checks the proof has its root.
  if (from > 0) ranges.push({ from, to });
  return ranges.reverse();
}

const isOdd = (place: number): boolean => place % 2 === 1;
const above = (place: number): number => Math.floor(place / 2);

/**
 * The root that a leaf's hash leads to by a proof, or undefined when no tree of the size has a proof of that length or the
 * leaf is none of its own: RFC 9162 §2.1.3.2.
 */
export function rootByInclusion(
  leaf: Buffer,
  index: number,
  size: number,
  proof: readonly Buffer[],
): Buffer | undefined {
  if (index >= size) return undefined;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (isOdd(place) || place === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(place)) [place, last] = [above(place), above(last)];
    } else hash = nodeHash(hash, sibling);
    [place, last] = [above(place), above(last)];
  }
  return last === 0 ? hash : undefined;
}

/** Whether a tree, by its size and root, begins with an earlier one: RFC 9162 §2.1.4.2. Every tree begins with the empty one. */
export function isConsistent(
  earlier: Readonly<{ size: number; root: Buffer }>,
  later: Readonly<{ size: number; root: Buffer }>,
  proof: readonly Buffer[],
): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return proof.length === 0 && earlier.root.equals(EMPTY_ROOT);
  let [place, last] = [earlier.size - 1, later.size - 1];
  while (isOdd(place)) [place, last] = [above(place), above(last)];
  // An earlier tree that is one complete subtree is its own first hash.
  const [first = EMPTY_ROOT, ...rest] = place === 0 ? [earlier.root, ...proof] : proof;
  let [before, now] = [first, first];
  for (const hash of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      before = nodeHash(hash, before);
      now = nodeHash(hash, now);
      while (!isOdd(place)) [place, last] = [above(place), above(last)];
    } else now = nodeHash(now, hash);
    [place, last] = [above(place), above(last)];
  }
  return last === 0 && before.equals(earlier.root) && now.equals(later.root);
}
