import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GrowingTree, type TileStore } from '../../src/proof/growing-tree.js';
import { EMPTY_ROOT, leafHash, nodeHash } from '../../src/proof/hashing.js';
import {
  consistencyRanges,
  hashOf,
  inclusionRanges,
  isConsistent,
  rootByInclusion,
  rootOf,
} from '../../src/proof/merkle.js';
import {
  bundleOf,
  entriesIn,
  hashesFrom,
  hashesIn,
  partialTiles,
  tilePath,
  tilesFor,
  type Tile,
} from '../../src/proof/tiles.js';
import { NaiveTree } from './naive-tree.js';

const MOST = 70_000;
const entries = Array.from({ length: MOST }, (_none, place) => {
  const entry = Buffer.alloc(32);
  entry.writeUInt32BE(place);
  return entry;
});

class Memory implements TileStore {
  readonly tiles = new Map<string, Buffer>();

  read(tile: Tile): Buffer {
    const bytes = this.tiles.get(tilePath(tile));
    if (!bytes) throw new Error(`no ${tilePath(tile)}`);
    return bytes;
  }

  write(tile: Tile, bytes: Buffer): void {
    const path = tilePath(tile);
    const before = this.tiles.get(path);
    // What was written once is never written otherwise.
    expect(before === undefined || before.equals(bytes)).toBe(true);
    this.tiles.set(path, bytes);
  }
}

function grown(size: number, store = new Memory()): { tree: GrowingTree; store: Memory } {
  const tree = GrowingTree.from(store, 0);
  for (const entry of entries.slice(0, size)) tree.add(entry);
  tree.save();
  return { tree, store };
}

describe('a tile', () => {
  it('lies where the specification puts it', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 63, index: 0, width: 256 })).toBe('tile/63/000');
    expect(tilePath({ level: 1, index: 999, width: 17 })).toBe('tile/1/999.p/17');
    expect(tilePath({ level: 'entries', index: 1000, width: 255 })).toBe('tile/entries/x001/000.p/255');
  });

  it('is partial at the right edge only', () => {
    expect(partialTiles(70_000)).toEqual([
      { level: 0, index: 273, width: 112 },
      { level: 1, index: 1, width: 17 },
      { level: 2, index: 0, width: 1 },
    ]);
    expect(partialTiles(256)).toEqual([{ level: 1, index: 0, width: 1 }]);
    expect(partialTiles(0)).toEqual([]);
  });
});

describe('a tree of 70 000 events', () => {
  const { tree, store } = grown(MOST);
  const naive = new NaiveTree(entries);
  const at = (size: number) => hashesFrom(size, (tile) => store.read(tile));

  it('is kept as 273 full tiles and a partial one of leaves, one full and a partial above, and one on top', () => {
    const levels = (level: string) =>
      [...store.tiles.keys()].filter((path) => path.startsWith(`tile/${level}/`));
    expect([levels('0').length, levels('1').length, levels('2')]).toEqual([274, 2, ['tile/2/000.p/1']]);
    expect(levels('entries')).toHaveLength(274);
  });

  it('has in each tile what the specification defines it to hold', () => {
    const leaves = hashesIn(store.read({ level: 0, index: 3, width: 256 }));
    expect(leaves).toEqual(entries.slice(768, 1024).map((entry) => leafHash(entry)));
    const above = hashesIn(store.read({ level: 1, index: 0, width: 256 }));
    expect(above[3]).toEqual(naive.root(768, 1024));
    expect(hashesIn(store.read({ level: 2, index: 0, width: 1 }))).toEqual([naive.root(0, 65_536)]);
    expect(entriesIn(store.read({ level: 'entries', index: 273, width: 112 }))).toEqual(
      entries.slice(69_888),
    );
  });

  it('has the root of the definition, and the same when it is read from its tiles', () => {
    expect(tree.root()).toEqual(naive.root(0, MOST));
    expect(rootOf(MOST, at(MOST))).toEqual(naive.root(0, MOST));
  });

  it('reads for a proof exactly the tiles that are told, each once', () => {
    fc.assert(
      fc.property(fc.nat({ max: MOST - 1 }), (index) => {
        const ranges = inclusionRanges(index, MOST);
        const read = new Set<string>();
        const hashAt = hashesFrom(MOST, (tile) => {
          read.add(tilePath(tile));
          return store.read(tile);
        });
        for (const range of ranges) hashOf(range, hashAt);
        expect(tilesFor(ranges, MOST).map(tilePath).toSorted()).toEqual([...read].toSorted());
      }),
      { numRuns: 30 },
    );
  });

  it('yields proofs that need no more than a tile for each level', () => {
    fc.assert(
      fc.property(fc.nat({ max: MOST - 1 }), (index) => {
        const ranges = inclusionRanges(index, MOST);
        expect(tilesFor(ranges, MOST).length).toBeLessThanOrEqual(5);
        const proof = ranges.map((range) => hashOf(range, at(MOST)));
        const leaf = leafHash(entries[index] as Buffer);
        expect(rootByInclusion(leaf, index, MOST, proof)).toEqual(tree.root());
      }),
    );
  });

  it('yields proofs that it begins with each tree before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST }), (earlier) => {
        const proof = consistencyRanges(earlier, MOST).map((range) => hashOf(range, at(MOST)));
        const before = { size: earlier, root: naive.root(0, earlier) };
        expect(isConsistent(before, { size: MOST, root: tree.root() }, proof)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a tree that stops and goes on', () => {
  it('is the same as one that never stopped, wherever it was saved, also behind where it had come to', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ more: fc.nat({ max: 600 }), lost: fc.nat({ max: 300 }) }), { maxLength: 6 }),
        (runs) => {
          const store = new Memory();
          let size = 0;
          for (const { more, lost } of runs) {
            const tree = GrowingTree.from(store, size);
            for (const entry of entries.slice(size, size + more)) tree.add(entry);
            tree.save();
            size += more;
            // What came after the save was added and then forgotten, as by a process that died.
            for (const entry of entries.slice(size, size + lost)) tree.add(entry);
          }
          const whole = grown(size);
          expect(GrowingTree.from(store, size).root()).toEqual(whole.tree.root());
          for (const [path, bytes] of whole.store.tiles)
            expect([path, store.tiles.get(path)]).toEqual([path, bytes]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('what lies in a store', () => {
  const size = 300;
  const soundly = (change: (store: Memory) => void): boolean => {
    const { tree, store } = grown(size);
    change(store);
    return GrowingTree.from(store, size).isSound(tree.root());
  };
  const replaced =
    (tile: Tile, bytes: Buffer) =>
    ({ tiles }: Memory) =>
      void tiles.set(tilePath(tile), bytes);
  const bundle = { level: 'entries', index: 1, width: 44 } as const;

  it('is sound when its hashes lead to the root, and its entries to its hashes', () => {
    expect(soundly(() => undefined)).toBe(true);
    expect(soundly(replaced({ level: 0, index: 1, width: 44 }, Buffer.alloc(44 * 32)))).toBe(false);
    expect(soundly(replaced(bundle, bundleOf(entries.slice(0, 44))))).toBe(false);
    expect(soundly(replaced(bundle, bundleOf(entries.slice(256, 299))))).toBe(false);
    expect(soundly(replaced(bundle, Buffer.alloc(7)))).toBe(false);
  });

  it('is sound with nothing in it', () => {
    expect(GrowingTree.from(new Memory(), 0).isSound(EMPTY_ROOT)).toBe(true);
  });
});

describe('a bundle of entries', () => {
  it('is written as soon as it is full, and the rest when the tree is saved', () => {
    const store = new Memory();
    const tree = GrowingTree.from(store, 0);
    for (const entry of entries.slice(0, 257)) tree.add(entry);
    expect([...store.tiles.keys()]).toEqual(['tile/entries/000', 'tile/0/000']);
    tree.save();
    expect([...store.tiles.keys()].slice(2).toSorted()).toEqual([
      'tile/0/001.p/1',
      'tile/1/000.p/1',
      'tile/entries/001.p/1',
    ]);
    expect(tree.size).toBe(257);
  });

  it('is none when it holds anything but event hashes', () => {
    expect(entriesIn(Buffer.alloc(0))).toEqual([]);
    expect(entriesIn(Buffer.from([0, 32, ...Buffer.alloc(31)]))).toBeUndefined();
    expect(entriesIn(Buffer.from([0, 31, ...Buffer.alloc(32)]))).toBeUndefined();
  });

  it('of two hashes leads to the node above them', () => {
    const [a, b] = entries as [Buffer, Buffer];
    expect(grown(2).tree.root()).toEqual(nodeHash(leafHash(a), leafHash(b)));
  });
});
