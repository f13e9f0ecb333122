import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, it } from '@jest/globals';
import { bytesIn } from '../../src/proof/regular-file.js';
import { leafHash } from '../../src/proof/hashing.js';
import { TreeFolder, checkpointPath, treeIn } from '../../src/proof/tree-folder.js';
import { bundleOf } from '../../src/proof/tiles.js';
import { refusedAs } from './faults.js';
import { folders } from './logs.js';
import { LEDGER } from './signers.js';

afterAll(() => folders.remove());

const ORIGIN = `${LEDGER}/1`;
const entries = Array.from({ length: 300 }, (_none, place) => Buffer.alloc(32, place % 251));
const state = {
  size: 300,
  root: Buffer.alloc(32, 9),
  last: { position: 17n, stream: 'office-a', revision: 3n, event: 'e1' },
};
const open = (path = join(folders.folder(), 'proof')): TreeFolder => TreeFolder.open(path, LEDGER);
const width = 300 - 256;
const hashes = Buffer.concat(entries.map((entry) => leafHash(entry)));

/** A folder with the tiles of 300 entries, as a tree of that size is saved. */
function filled(): TreeFolder {
  const folder = open();
  folder.write({ level: 'entries', index: 0, width: 256 }, bundleOf(entries.slice(0, 256)));
  folder.write({ level: 'entries', index: 1, width }, bundleOf(entries.slice(256)));
  folder.write({ level: 0, index: 0, width: 256 }, hashes.subarray(0, 256 * 32));
  folder.write({ level: 0, index: 1, width }, hashes.subarray(256 * 32));
  return folder;
}

/** How many files this process has open. Only Linux tells. */
const openFiles = (): number =>
  process.platform === 'linux' ? readdirSync('/proc/self/fd').length : Number.NaN;

/** Does it often, and sees that nothing is left open. */
function leavingNothingOpen(doing: () => unknown): void {
  const before = openFiles();
  for (let times = 0; times < 20; times += 1) doing();
  expect(openFiles()).toBe(before);
}

describe("a tree's folder", () => {
  it('says how far the tree has come, and up to where it was signed', () => {
    const folder = open();
    expect([folder.state(), folder.signed()]).toEqual([undefined, undefined]);
    folder.saveState(state);
    folder.saveSigned(256, 11n);
    expect([folder.state(), folder.signed()]).toEqual([state, { size: 256, position: 11n }]);
    folder.close();
    const again = open(folder.path);
    expect([again.state(), again.signed()]).toEqual([state, { size: 256, position: 11n }]);
    expect(again.database.pragma('busy_timeout', { simple: true })).toBe(2_000);
    again.close();
    expect(again.database.open).toBe(false);
  });

  it.each(['position', 'stream', 'revision', 'event'])('says nothing when its row has no %s', (column) => {
    const folder = open();
    folder.saveState(state);
    folder.prepare(`UPDATE tree SET ${column} = NULL`).run();
    expect(folder.state()).toBeUndefined();
    expect(treeIn(folder.path)).toBeUndefined();
    folder.close();
  });

  it('follows its last event to another position, and no other event', () => {
    const folder = open();
    folder.saveState(state);
    folder.saveSigned(256, 11n);
    folder.moveTo(99n, 'e2');
    expect([folder.state(), folder.signed()]).toEqual([state, { size: 256, position: 11n }]);
    folder.moveTo(99n, 'e1');
    expect([folder.state(), folder.signed()]).toEqual([
      { ...state, last: { ...state.last, position: 99n } },
      undefined,
    ]);
    folder.close();
  });

  it('is nobody else’s to read', () => {
    const folder = filled();
    const modes = ['', 'state.db', 'tile', 'tile/0', 'tile/0/000'].map(
      (name) => statSync(join(folder.path, name)).mode & 0o777,
    );
    if (process.platform !== 'win32') expect(modes).toEqual([0o700, 0o600, 0o700, 0o700, 0o600]);
    folder.close();
  });
});

describe('the tiles in a folder', () => {
  it.each([
    [0, 300],
    [0, 256],
    [200, 256],
    [255, 300],
    [256, 300],
    [299, 300],
    [10, 10],
  ])('have the entries from %i up to %i, no more and no fewer', (from, to) => {
    const folder = filled();
    expect([...folder.entries(from, to)]).toEqual(entries.slice(from, to));
    folder.close();
  });

  it('are read from the full one that has taken the place of a partial one', () => {
    const folder = filled();
    for (const [level, whole] of [
      [0, hashes],
      ['entries', bundleOf(entries)],
    ] as const) {
      const step = level === 0 ? 32 : 34;
      expect(folder.read({ level, index: 0, width: 40 })).toEqual(whole.subarray(0, 40 * step));
      expect(folder.read({ level, index: 1, width })).toEqual(whole.subarray(256 * step));
      refusedAs('tree-damaged', () => folder.read({ level, index: 2, width: 256 }));
      refusedAs('tree-damaged', () => folder.read({ level, index: 1, width: 12 }));
    }
    folder.close();
  });

  it('make way for the full one, and for no partial one', () => {
    const folder = filled();
    const partial = join(folder.path, 'tile', '0', '001.p');
    folder.write({ level: 0, index: 1, width: 100 }, hashes.subarray(0, 100 * 32));
    expect(readdirSync(partial).sort()).toEqual(['100', '44']);
    folder.write({ level: 0, index: 1, width: 256 }, hashes.subarray(0, 256 * 32));
    expect(readdirSync(join(folder.path, 'tile', '0')).sort()).toEqual(['000', '001']);
    expect(existsSync(partial)).toBe(false);
    // As when the tree is begun anew in the same folder.
    folder.write({ level: 0, index: 1, width: 100 }, hashes.subarray(0, 100 * 32));
    folder.close();
    const later = open(folder.path);
    later.write({ level: 0, index: 1, width: 256 }, hashes.subarray(0, 256 * 32));
    expect(existsSync(partial)).toBe(false);
    later.close();
  });

  it('are damaged when the last one is of one entry, and is no bundle', () => {
    const folder = filled();
    folder.write({ level: 'entries', index: 2, width: 1 }, Buffer.alloc(3));
    refusedAs('tree-damaged', () => [...folder.entries(512, 513)]);
    folder.close();
  });

  it.each([
    ['shorter', (file: string) => truncateSync(file, 34 * 43)],
    ['no bundle', (file: string) => truncateSync(file, 34 * 44 - 1)],
    ['gone', (file: string) => rmSync(file)],
  ])('are damaged when one is %s', (_how, damage) => {
    const folder = filled();
    damage(join(folder.path, 'tile', 'entries', '001.p', String(width)));
    refusedAs('tree-damaged', () => [...folder.entries(0, 300)]);
    expect([...folder.entries(0, 256)]).toHaveLength(256);
    folder.close();
  });
});

describe('what lies beside a log', () => {
  it('is looked at without making or changing anything', () => {
    const nowhere = join(folders.folder(), 'proof');
    expect(treeIn(nowhere)).toBeUndefined();
    expect(existsSync(nowhere)).toBe(false);
    const folder = open();
    expect(treeIn(folder.path)).toBeUndefined();
    folder.saveState(state);
    expect(treeIn(folder.path)).toEqual({ origin: ORIGIN, state });
    // As a process that was killed leaves it, with what it wrote in the database's log.
    const left = join(folders.folder(), 'proof');
    cpSync(folder.path, left, { recursive: true });
    folder.close();
    const bytes = () => ['state.db', 'state.db-wal'].map((name) => readFileSync(join(left, name)));
    const before = bytes();
    leavingNothingOpen(() => expect(treeIn(left)).toEqual({ origin: ORIGIN, state }));
    expect(bytes()).toEqual(before);
  });

  it('has each checkpoint as it was first signed, and the newest by itself', () => {
    const folder = open();
    const signed = (size: number, by: string) => `${ORIGIN}\n${size}\n${by}\n`;
    folder.saveCheckpoint(300, signed(300, 'first'));
    folder.saveCheckpoint(300, signed(300, 'again'));
    expect([folder.checkpointOf(300), folder.checkpoint()]).toEqual([
      signed(300, 'first'),
      signed(300, 'again'),
    ]);
    expect(folder.checkpointOf(301)).toBeUndefined();
    folder.close();
  });

  it('has each checkpoint under its log and its size', () => {
    expect(checkpointPath(ORIGIN, 300)).toBe(`checkpoints/${ORIGIN}/300`);
    expect(checkpointPath(ORIGIN, 1_234_067)).toBe(`checkpoints/${ORIGIN}/x001/x234/067`);
  });
});

describe('a file that is read whole', () => {
  const MOST = 1024 * 1024;
  const fileOf = (bytes: number): string => {
    const file = join(folders.folder(), 'f');
    writeFileSync(file, '');
    truncateSync(file, bytes);
    return file;
  };

  it('is one of at most a megabyte', () => {
    expect(bytesIn(fileOf(0))).toEqual(Buffer.alloc(0));
    expect(bytesIn(fileOf(MOST))).toHaveLength(MOST);
    expect(bytesIn(fileOf(MOST + 1))).toBeUndefined();
  });

  it('is no folder, device or pipe, which nobody waits for', () => {
    expect(bytesIn(folders.folder())).toBeUndefined();
    expect(bytesIn(join(folders.folder(), 'none'))).toBeUndefined();
    if (process.platform === 'win32') return;
    expect(bytesIn('/dev/zero')).toBeUndefined();
    const pipe = join(folders.folder(), 'p');
    execFileSync('mkfifo', [pipe]);
    expect(bytesIn(pipe)).toBeUndefined();
  });

  it('is closed again, whatever it was', () => {
    const [whole, large, folder] = [fileOf(10), fileOf(MOST + 1), folders.folder()];
    leavingNothingOpen(() => [whole, large, folder].map(bytesIn));
  });
});
