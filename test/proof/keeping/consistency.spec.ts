import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GrowingTree } from '../../../src/proof/growing-tree.js';
import { sha256 } from '../../../src/proof/hashing.js';
import { consistencyOf } from '../../../src/proof/keeping/consistency.js';
import { tilePath, type Tile } from '../../../src/proof/tiles.js';

type Tree = Readonly<{ origin: string; size: number; root: Buffer; tiles: ReadonlyMap<string, Buffer> }>;

/** A tree of entries that are their places, but for those from `changed` on. */
function treeOf(size: number, changed = size): Tree {
  const tiles = new Map<string, Buffer>();
  const read = (tile: Tile): Buffer => tiles.get(tilePath(tile)) as Buffer;
  const tree = GrowingTree.from(
    { read, write: (tile, bytes) => tiles.set(tilePath(tile), Buffer.from(bytes)) },
    0,
  );
  for (let place = 0; place < size; place += 1) tree.add(sha256(`${place >= changed ? 'x' : ''}${place}`));
  tree.save();
  return { origin: 'log/1', size, root: tree.root(), tiles };
}
const tilesOf =
  ({ tiles }: Tree) =>
  (tile: Tile): Promise<Buffer> =>
    Promise.resolve(tiles.get(tilePath(tile)) as Buffer);

const SIZES = fc.integer({ min: 1, max: 700 });

describe('a proof from tiles that a tree begins with an earlier one', () => {
  it('is found for every earlier size of a tree, across its tiles', async () => {
    const later = treeOf(530);
    for (let size = 1; size <= 530; size += 1) {
      if (size > 20 && size % 256 > 2 && size % 256 < 254 && size % 64 > 1) continue;
      expect([size, await consistencyOf(treeOf(size), later, tilesOf(later))]).toEqual([size, 'consistent']);
    }
  });

  it('is found exactly when nothing of the earlier tree was changed', async () => {
    await fc.assert(
      fc.asyncProperty(SIZES, SIZES, SIZES, async (one, other, changed) => {
        const [size, most] = [Math.min(one, other), Math.max(one, other)];
        const later = treeOf(most, Math.min(changed, most));
        const expected = changed >= size ? 'consistent' : 'forked';
        expect(await consistencyOf(treeOf(size), later, tilesOf(later))).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('cannot be pieced together from the tiles of two histories', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 257, max: 700 }),
        SIZES,
        fc.infiniteStream(fc.boolean()),
        async (size, more, choices) => {
          const [earlier, kept, forked] = [treeOf(size), treeOf(size + more), treeOf(size + more, 5)];
          const pieced = (tile: Tile): Promise<Buffer> => tilesOf(choices.next().value ? kept : forked)(tile);
          expect(await consistencyOf(earlier, forked, pieced)).not.toBe('consistent');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is none of a tree that is not larger, save for the same', async () => {
    const [tree, other] = [treeOf(5), treeOf(5, 4)];
    const none = (): Promise<Buffer> => Promise.reject(new Error('nothing is fetched'));
    expect(await consistencyOf(tree, tree, none)).toBe('consistent');
    expect(await consistencyOf(tree, other, none)).toBe('forked');
    expect(await consistencyOf(treeOf(6), tree, none)).toBe('forked');
  });

  it('needs nothing for the empty tree, which has one root', async () => {
    const none = (): Promise<Buffer> => Promise.reject(new Error('nothing is fetched'));
    const empty = treeOf(0);
    expect(await consistencyOf(empty, treeOf(5), none)).toBe('consistent');
    expect(await consistencyOf({ ...empty, root: treeOf(1).root }, treeOf(5), none)).toBe('forked');
  });
});
