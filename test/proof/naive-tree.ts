import { createHash } from 'node:crypto';
import type { Subtree } from '../../src/proof/merkle.js';

const hash = (...pieces: readonly Buffer[]): Buffer =>
  createHash('sha256').update(Buffer.concat(pieces)).digest();

/** k, the largest power of two smaller than n. */
const k = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);

/**
 * The definitions of RFC 6962 §2.1, word by word and by recursion: a second opinion for the tests. D[from:to] is told by
 * its ends, and a root that was asked for before is remembered.
 */
export class NaiveTree {
  private readonly roots = new Map<string, Buffer>();

  constructor(private readonly entries: readonly Buffer[]) {}

  /** MTH(D[from:to]). */
  root(from: number, to: number): Buffer {
    const name = `${from}:${to}`;
    const known = this.roots.get(name);
    if (known) return known;
    const root = this.define(from, to);
    this.roots.set(name, root);
    return root;
  }

  private define(from: number, to: number): Buffer {
    if (to === from) return hash();
    if (to - from === 1) return hash(Buffer.from([0]), this.entries[from] as Buffer);
    const middle = from + k(to - from);
    return hash(Buffer.from([1]), this.root(from, middle), this.root(middle, to));
  }

  /** PATH(m, D[from:to]). */
  path(m: number, from: number, to: number): Buffer[] {
    if (to - from === 1) return [];
    const split = k(to - from);
    return m < split
      ? [...this.path(m, from, from + split), this.root(from + split, to)]
      : [...this.path(m - split, from + split, to), this.root(from, from + split)];
  }

  /** PROOF(m, D[0:size]). */
  consistency(m: number, size: number): Buffer[] {
    return this.subproof(m, 0, size, true);
  }

  private subproof(m: number, from: number, to: number, whole: boolean): Buffer[] {
    if (m === to - from) return whole ? [] : [this.root(from, to)];
    const split = k(to - from);
    return m <= split
      ? [...this.subproof(m, from, from + split, whole), this.root(from + split, to)]
      : [...this.subproof(m - split, from + split, to, false), this.root(from, from + split)];
  }

  /** Complete subtrees by the definition of a root. */
  readonly hashAt = ({ level, index }: Subtree): Buffer =>
    this.root(index * 2 ** level, (index + 1) * 2 ** level);
}
