import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { GrowingTree } from '../../../src/proof/growing-tree.js';
import { sha256 } from '../../../src/proof/hashing.js';
import { bundleOf, tilePath, type Tile } from '../../../src/proof/tiles.js';
import { entriesOnDisk } from '../../../src/proof/verify/entries-on-disk.js';
import { Evidence } from '../../../src/proof/verify/evidence.js';
import { ANY_ENTRY } from '../../../src/proof/verify/log-against-entries.js';
import { entriesAmong, strayFiles, tileOf } from '../../../src/proof/verify/tile-files.js';
import { TreeOnDisk } from '../../../src/proof/verify/tree-on-disk.js';
import { folders } from '../logs.js';
import { told } from './events.js';

afterAll(() => folders.remove());

const entries = Array.from({ length: 600 }, (_none, place) => sha256(`entry ${place}`));

/** A folder with the tiles of a tree that was saved at these sizes, one after another. */
function folderOf(...sizes: readonly number[]): string {
  const path = folders.folder();
  const write = (tile: Tile, bytes: Buffer): void => {
    const file = join(path, tilePath(tile));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  const read = (): Buffer => Buffer.alloc(0);
  const tree = GrowingTree.from({ read, write }, 0);
  for (const size of sizes) {
    for (const entry of entries.slice(tree.size, size)) tree.add(entry);
    tree.save();
  }
  return path;
}
const put = (path: string, file: string, bytes: Buffer): string => {
  mkdirSync(dirname(join(path, file)), { recursive: true });
  writeFileSync(join(path, file), bytes);
  return path;
};
const without = (path: string, file: string): string => {
  rmSync(join(path, file), { recursive: true });
  return path;
};

/** What a folder is found to be beside the first so many entries. */
function judged(path: string, saved: number, events = saved) {
  const tree = new TreeOnDisk(new Evidence(path), saved);
  for (const entry of entries.slice(0, events)) tree.add(entry);
  tree.end();
  return { finds: told(tree.finds), firstBundle: tree.firstBundle };
}
const sound = { finds: [], firstBundle: undefined };
const missing = (file: string) => ['tile-missing', { file }];
const differs = (file: string) => ['tile-differs', { file }];
const spare = (file: string) => ['tile-spare-differs', { file }];

describe('a folder beside the log that its tree is of', () => {
  it.each([1, 255, 256, 257, 300, 512, 600])('is right as it was saved at %i entries', (size) => {
    expect(judged(folderOf(size), size)).toEqual(sound);
  });

  it('is right when the log has gone on, and when partial tiles of earlier sizes lie there', () => {
    expect(judged(folderOf(300), 300, 600)).toEqual(sound);
    expect(judged(folderOf(10, 300, 520, 600), 600)).toEqual(sound);
  });

  it('may have full tiles in the place of the partial ones that they begin with', () => {
    const path = without(without(folderOf(300, 512), 'tile/0/001.p'), 'tile/entries/001.p');
    expect(judged(path, 300, 600)).toEqual(sound);
  });

  it('lacks what the tree of its size is read from, and nothing else', () => {
    expect(judged(without(folderOf(300), 'tile/0/001.p'), 300)).toEqual({
      finds: [missing('tile/0/001.p/44')],
      firstBundle: undefined,
    });
    expect(judged(without(folderOf(300, 600), 'tile/entries/000'), 600)).toEqual({
      finds: [missing('tile/entries/000')],
      firstBundle: 0,
    });
    expect(judged(without(folderOf(300), 'tile/entries/001.p/44'), 300).finds).toEqual([
      missing('tile/entries/001.p/44'),
    ]);
    expect(judged(without(folderOf(10, 300), 'tile/0/000.p'), 300)).toEqual(sound);
    // What comes after the saved size is not there yet.
    expect(judged(folderOf(256), 256, 600)).toEqual(sound);
    expect(judged(folders.folder(), 0, 600)).toEqual(sound);
  });

  it('has another tile, another bundle, or one that is not read any more', () => {
    const other = (width: number) => Buffer.alloc(width * 32, 1);
    expect(judged(put(folderOf(300), 'tile/0/000', other(256)), 300).finds).toEqual([differs('tile/0/000')]);
    expect(judged(put(folderOf(300), 'tile/0/001.p/44', other(44)), 300).finds).toEqual([
      differs('tile/0/001.p/44'),
    ]);
    expect(judged(put(folderOf(10, 300), 'tile/0/000.p/10', other(10)), 300).finds).toEqual([
      spare('tile/0/000.p/10'),
    ]);
    expect(judged(put(folderOf(300, 310), 'tile/0/001.p/44', other(44)), 310).finds).toEqual([
      spare('tile/0/001.p/44'),
    ]);
    const bundle = bundleOf(entries.slice(1, 257));
    expect(judged(put(folderOf(600), 'tile/entries/000', bundle), 600)).toEqual({
      finds: [differs('tile/entries/000')],
      firstBundle: 0,
    });
    expect(judged(put(folderOf(600), 'tile/entries/001', bundle), 600).firstBundle).toBe(1);
    const both = put(put(folderOf(600), 'tile/entries/001', bundle), 'tile/entries/000', bundle);
    expect(judged(both, 600).firstBundle).toBe(0);
    // A full one beyond what was saved is none that the tree is read from.
    expect(judged(put(folderOf(300), 'tile/0/001', other(256)), 0, 600).finds).toEqual([spare('tile/0/001')]);
  });

  it('is not judged at all when what lies there is of another log', () => {
    const tree = new TreeOnDisk(undefined, 300);
    for (const entry of entries) tree.add(entry);
    tree.end();
    expect([tree.finds, tree.size]).toEqual([[], 600]);
    const whole = new TreeOnDisk(new Evidence(folderOf(600)), 600);
    for (const entry of entries) whole.add(entry);
    expect([tree.root(), whole.isWhole]).toEqual([whole.root(), true]);
  });
});

describe('a file among the tiles', () => {
  it('is the tile that its path says, written as it is', () => {
    expect(tileOf('tile/0/x001/234.p/56')).toEqual({ level: 0, index: 1234, width: 56 });
    expect(tileOf('tile\\entries\\000')).toEqual({ level: 'entries', index: 0, width: 256 });
    expect(tileOf('tile/12/999')).toEqual({ level: 12, index: 999, width: 256 });
    for (const none of [
      'tile/0/000.p/256',
      'tile/0/000.p/0',
      'tile/0/x000/001',
      'tile/00/001',
      'tile/0/1',
      'tile/100/001',
      'tile/0/001.half',
      'x/tile/0/001',
      'checkpoint',
    ])
      expect([none, tileOf(none)]).toEqual([none, undefined]);
  });

  it('is of a tree of at least so many events', () => {
    const files = ['tile/0/009', 'tile/entries/001.p/44', 'tile/entries/000', 'x'];
    expect([entriesAmong(files), entriesAmong([]), entriesAmong(['tile/entries/002'])]).toEqual([
      300, 0, 768,
    ]);
    const strays = (saved: number) =>
      told(strayFiles(['tile/0/001.p/44', 'tile/1/000.p/1', 'tile/1/000.p/2', 'x'], 300, saved));
    const beyond = ['tile-beyond-log', { file: 'tile/1/000.p/2', events: '300' }];
    const unknown = ['file-unknown', { file: 'x' }];
    const ahead = (file: string) => ['tile-ahead', { file }];
    expect(strays(300)).toEqual([beyond, unknown]);
    expect(strays(299)).toEqual([ahead('tile/0/001.p/44'), beyond, unknown]);
    expect(strays(255)).toEqual([ahead('tile/0/001.p/44'), ahead('tile/1/000.p/1'), beyond, unknown]);
    expect(strays(0)).toEqual([beyond, unknown]);
  });
});

describe('the entries in a folder', () => {
  const read = (path: string, from: number, to: number) => [...entriesOnDisk(new Evidence(path), from, to)];

  it('are those of its bundles, from one place up to another', () => {
    const path = folderOf(300);
    for (const [from, to] of [
      [0, 300],
      [0, 256],
      [255, 300],
      [256, 299],
      [300, 300],
    ] as const)
      expect(read(path, from, to)).toEqual(entries.slice(from, to));
    expect(read(folderOf(10, 300), 0, 300)).toEqual(entries.slice(0, 300));
    expect(read(folderOf(260, 300), 0, 300)).toEqual(entries.slice(0, 300));
  });

  it('are any, where a bundle is not there or is none', () => {
    const any = (count: number): Buffer[] => Array.from({ length: count }, () => ANY_ENTRY);
    expect(read(folderOf(300), 290, 310)).toEqual([...entries.slice(290, 300), ...any(10)]);
    expect(read(without(folderOf(300), 'tile/entries/000'), 250, 260)).toEqual([
      ...any(6),
      ...entries.slice(256, 260),
    ]);
    const none = put(folderOf(300), 'tile/entries/000', Buffer.alloc(256 * 34));
    expect(read(none, 250, 257)).toEqual([...any(6), ...entries.slice(256, 257)]);
  });
});
