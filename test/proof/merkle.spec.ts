import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_ROOT, leafHash } from '../../src/proof/hashing.js';
import {
  consistencyRanges,
  hashOf,
  inclusionRanges,
  isConsistent,
  rootByInclusion,
  rootOf,
  type Range,
} from '../../src/proof/merkle.js';
import { NaiveTree } from './naive-tree.js';

const MOST = 130;
const entries = Array.from({ length: MOST }, (_none, place) => Buffer.from(`entry ${place}`));
const leaves = entries.map((entry) => leafHash(entry));
const naive = new NaiveTree(entries);
const { hashAt } = naive;
const hashes = (ranges: readonly Range[]): Buffer[] => ranges.map((range) => hashOf(range, hashAt));
const inclusion = (index: number, size: number) => hashes(inclusionRanges(index, size));
const consistency = (earlier: number, size: number) => hashes(consistencyRanges(earlier, size));
const roots = Array.from({ length: MOST + 1 }, (_none, size) => naive.root(0, size));
const tree = (size: number) => ({ size, root: roots[size] as Buffer });

const hex = (hash: Buffer | undefined) => hash?.toString('hex');
const text = (proof: readonly Buffer[]) => proof.map(hex).join('\n');

const sizes = (least: number) => Array.from({ length: MOST + 1 - least }, (_none, place) => place + least);

describe('a tree of every size to 130', () => {
  it('has the root that the definition of RFC 6962 gives', () => {
    for (const size of sizes(0)) expect(rootOf(size, hashAt)).toEqual(roots[size]);
    expect(rootOf(0, hashAt).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('has for each of its leaves the proof of the definition, which leads to its root', () => {
    for (const size of sizes(1))
      for (let index = 0; index < size; index += 1) {
        const proof = inclusion(index, size);
        expect(text(proof)).toBe(text(naive.path(index, 0, size)));
        expect(hex(rootByInclusion(leaves[index] as Buffer, index, size, proof))).toBe(hex(roots[size]));
      }
  });

  it('has for each smaller one the proof of the definition that it begins with it', () => {
    for (const size of sizes(1))
      for (let earlier = 1; earlier <= size; earlier += 1) {
        const proof = consistency(earlier, size);
        expect(text(proof)).toBe(text(naive.consistency(earlier, size)));
        expect(isConsistent(tree(earlier), tree(size), proof)).toBe(true);
      }
  });
});

describe('one root for two trees', () => {
  const [root] = leaves as [Buffer];

  it('joins them without a hash only when they are of one size, or the first is the empty tree with its own', () => {
    for (const earlier of sizes(0))
      for (const later of sizes(0)) {
        const consistent = isConsistent({ size: earlier, root }, { size: later, root }, []);
        expect([earlier, later, consistent]).toEqual([earlier, later, earlier === later]);
        const empty = isConsistent(
          { size: earlier, root: EMPTY_ROOT },
          { size: later, root: EMPTY_ROOT },
          [],
        );
        expect([earlier, later, empty]).toEqual([earlier, later, earlier === later || earlier === 0]);
      }
  });
});

const aTree = fc.integer({ min: 1, max: MOST }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    index: fc.nat({ max: size - 1 }),
    earlier: fc.integer({ min: 1, max: size }),
    at: fc.nat(),
    bit: fc.nat({ max: 255 }),
  }),
);

const flipped = (hash: Buffer, bit: number): Buffer => {
  const other = Buffer.from(hash);
  other[Math.floor(bit / 8)] = (other[Math.floor(bit / 8)] as number) ^ (1 << (bit % 8));
  return other;
};

describe('a proof that was meddled with', () => {
  it('leads to another root when any bit of the leaf or of a hash is another', () => {
    fc.assert(
      fc.property(aTree, ({ size, index, at, bit }) => {
        const proof = inclusion(index, size);
        const leaf = leaves[index] as Buffer;
        expect(rootByInclusion(flipped(leaf, bit), index, size, proof)).not.toEqual(roots[size]);
        if (proof.length === 0) return;
        const place = at % proof.length;
        const bent = proof.map((hash, one) => (one === place ? flipped(hash, bit) : hash));
        expect(rootByInclusion(leaf, index, size, bent)).not.toEqual(roots[size]);
      }),
    );
  });

  it('leads nowhere when it is longer or shorter than the size and the place have it', () => {
    fc.assert(
      fc.property(aTree, ({ size, index, at }) => {
        const proof = inclusion(index, size);
        const leaf = leaves[index] as Buffer;
        expect(rootByInclusion(leaf, index, size, [...proof, leaves[at % MOST] as Buffer])).toBeUndefined();
        if (proof.length > 0) expect(rootByInclusion(leaf, index, size, proof.slice(0, -1))).toBeUndefined();
        expect(rootByInclusion(leaf, size, size, proof)).toBeUndefined();
      }),
    );
  });

  it('shows no leaf at another place', () => {
    fc.assert(
      fc.property(aTree, ({ size, index, at }) => {
        const other = at % size;
        const root = rootByInclusion(leaves[index] as Buffer, other, size, inclusion(index, size));
        if (other !== index) expect(root).not.toEqual(roots[size]);
      }),
    );
  });

  it('joins no two trees when any bit, either root, or its length is another', () => {
    fc.assert(
      fc.property(aTree, ({ size, earlier, at, bit }) => {
        const proof = consistency(earlier, size);
        const [before, now] = [tree(earlier), tree(size)];
        const bent = { ...before, root: flipped(before.root, bit) };
        expect(isConsistent(bent, now, proof)).toBe(false);
        if (earlier !== size) {
          expect(isConsistent(before, { ...now, root: flipped(now.root, bit) }, proof)).toBe(false);
          expect(isConsistent(now, before, proof)).toBe(false);
        }
        expect(isConsistent(before, now, [...proof, leaves[at % MOST] as Buffer])).toBe(false);
        if (proof.length === 0) return;
        expect(isConsistent(before, now, proof.slice(0, -1))).toBe(false);
        const place = at % proof.length;
        const other = proof.map((hash, one) => (one === place ? flipped(hash, bit) : hash));
        expect(isConsistent(before, now, other)).toBe(false);
      }),
    );
  });

  it('is not needed for the empty tree, which has one root', () => {
    expect(isConsistent({ size: 0, root: EMPTY_ROOT }, tree(5), [])).toBe(true);
    expect(isConsistent({ size: 0, root: EMPTY_ROOT }, tree(5), [leaves[0] as Buffer])).toBe(false);
    expect(isConsistent({ size: 0, root: roots[1] as Buffer }, tree(5), [])).toBe(false);
  });
});
