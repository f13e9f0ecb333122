import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { ProofFault } from '../../../src/proof/fault.js';
import { keepHead, type Keeping } from '../../../src/proof/keeping/keep.js';
import { KeptFolder } from '../../../src/proof/keeping/kept-folder.js';
import { sourceAt, type LogSource } from '../../../src/proof/keeping/log-source.js';
import { signedBy } from '../../../src/proof/note.js';
import { folders } from '../logs.js';
import { LEDGER, keeperSigner, logSigner } from '../signers.js';
import { SignedLog } from './signed-log.js';

const opened: SignedLog[] = [];
afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
});
afterAll(() => folders.remove());

const { key: KEY } = logSigner(`${LEDGER}/1`);
const AT = new Date('2026-01-31T12:00:00.000Z');
const asked: Keeping = { keys: [KEY], acceptEpoch: false, now: () => AT };

/** Two histories with the same first three events, each signed. */
async function forks(...more: readonly [number, number]): Promise<readonly [SignedLog, SignedLog]> {
  const log = SignedLog.open();
  opened.push(log);
  await log.grow(3);
  const fork = await log.copied();
  opened.push(fork);
  await log.grow(more[0]);
  await fork.grow(more[1]);
  return [log, fork];
}

/** The heads as they are now, which are handed out when all of them were asked for. */
function together(logs: readonly string[]): readonly LogSource[] {
  let waiting = logs.length;
  let open = (): void => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  return logs.map((log) => {
    const source = sourceAt(log);
    const head = readFileSync(join(log, 'checkpoint'), 'utf8');
    let isFirst = true;
    const checkpoint = async (): Promise<string> => {
      if (!isFirst) return source.checkpoint();
      isFirst = false;
      waiting -= 1;
      if (waiting === 0) open();
      await all;
      return head;
    };
    return { tile: source.tile, checkpoint };
  });
}

const outcomesOf = async (runs: readonly Promise<Readonly<{ outcome: string }>>[]): Promise<string[]> =>
  (await Promise.allSettled(runs)).map((one) =>
    one.status === 'fulfilled' ? one.value.outcome : String((one.reason as { code: string }).code),
  );
const newFolder = (): KeptFolder => new KeptFolder(join(folders.folder(), 'bevarat'));
const sizesIn = (folder: KeptFolder): number[] => folder.of(1).map(({ size }) => size);

describe('two runs at once in one folder', () => {
  it.each([
    ['of the same size', 2, 2, 'forked'],
    ['of which the later is shorter', 2, 1, 'rolled-back'],
    ['of which the later is longer', 1, 2, 'forked'],
  ] as const)('keep one of two histories %s, and have both as evidence', async (_how, one, other, code) => {
    const logs = await forks(one, other);
    const folder = newFolder();
    const runs = together(logs.map((log) => log.folder)).map((log) => keepHead(log, folder, asked));
    expect(await outcomesOf(runs)).toEqual(['kept', code]);
    expect(sizesIn(folder)).toEqual([3 + one]);
    const evidence = readdirSync(join(folder.path, 'evidence'));
    expect(evidence).toEqual([expect.stringContaining(code)]);
  });

  it('keep the same head once', async () => {
    const [log] = await forks(1, 1);
    const folder = newFolder();
    const runs = together([log.folder, log.folder]).map((one) => keepHead(one, folder, asked));
    expect((await outcomesOf(runs)).sort()).toEqual(['kept', 'unchanged']);
    expect(sizesIn(folder)).toEqual([4]);
  });

  it('take it for no rollback that the other has kept what the log went on to', async () => {
    const [log] = await forks(1, 1);
    const folder = newFolder();
    const [earlier] = together([log.folder]);
    await log.grow(20);
    const overtaken: LogSource = {
      tile: (earlier as LogSource).tile,
      checkpoint: async () => {
        const head = await (earlier as LogSource).checkpoint();
        if (folder.newest() === undefined) await keepHead(sourceAt(log.folder), folder, asked);
        return head;
      },
    };
    expect(await outcomesOf([keepHead(overtaken, folder, asked)])).toEqual(['unchanged']);
    expect(sizesIn(folder)).toEqual([24]);
    expect(readdirSync(folder.path)).not.toContain('evidence');
  });

  it('take it for a rollback when nobody has kept anything since, and ask for the head once', async () => {
    const [log] = await forks(1, 1);
    const folder = newFolder();
    const earlier = readFileSync(join(log.folder, 'checkpoint'), 'utf8');
    await log.grow(20);
    await keepHead(sourceAt(log.folder), folder, asked);
    let times = 0;
    const { tile } = sourceAt(log.folder);
    const back: LogSource = { tile, checkpoint: () => ((times += 1), Promise.resolve(earlier)) };
    expect(await outcomesOf([keepHead(back, folder, asked)])).toEqual(['rolled-back']);
    expect(times).toBe(1);
  });

  it('say when they cannot see whether the log went on', async () => {
    const [log] = await forks(1, 1);
    const folder = newFolder();
    const earlier = readFileSync(join(log.folder, 'checkpoint'), 'utf8');
    await log.grow(20);
    const unreachable = new ProofFault('log-unreachable', { where: 'x', sv: 'x', en: 'x' });
    const overtaken: LogSource = {
      tile: () => Promise.reject(unreachable),
      checkpoint: async () => {
        await keepHead(sourceAt(log.folder), folder, asked);
        return earlier;
      },
    };
    await expect(keepHead(overtaken, folder, asked)).rejects.toBe(unreachable);
    expect(readdirSync(folder.path)).not.toContain('evidence');
  });

  it('wait for one another, and say so when it takes too long', async () => {
    const [log] = await forks(1, 1);
    const folder = new KeptFolder(join(folders.folder(), 'bevarat'), 20);
    await keepHead(sourceAt(log.folder), folder, asked);
    await log.grow(1);
    const other = new Database(join(folder.path, '.lock'));
    other.exec('BEGIN EXCLUSIVE');
    await expect(keepHead(sourceAt(log.folder), folder, asked)).rejects.toMatchObject({
      code: 'folder-busy',
      details: { folder: folder.path },
    });
    other.close();
    expect(await outcomesOf([keepHead(sourceAt(log.folder), folder, asked)])).toEqual(['kept']);
  });
});

describe('what is kept in the same second', () => {
  it('takes the place of nothing: a head that is cosigned afterwards lies beside the one that was not', async () => {
    const [log] = await forks(1, 1);
    const folder = newFolder();
    const first = await keepHead(sourceAt(log.folder), folder, asked);
    const before = readFileSync(first.file, 'utf8');
    const cosigner = keeperSigner('revisionen.norrvik.se');
    const next = await keepHead(sourceAt(log.folder), folder, { ...asked, cosigner });
    expect(next.file).not.toBe(first.file);
    expect(readFileSync(first.file, 'utf8')).toBe(before);
    expect(folder.newest()?.file).toBe(next.file);
    expect((await keepHead(sourceAt(log.folder), folder, { ...asked, cosigner })).outcome).toBe('unchanged');
  });
});

describe('a cosignature', () => {
  it('has the time at which it was made, when the head was there', async () => {
    const [log] = await forks(1, 1);
    const cosigner = keeperSigner('revisionen.norrvik.se');
    let now = AT.getTime();
    const { tile, checkpoint } = sourceAt(log.folder);
    const slow = { tile, checkpoint: () => ((now += 30_000), checkpoint()) };
    const kept = await keepHead(slow, newFolder(), { ...asked, cosigner, now: () => new Date(now) });
    const time = AT.getTime() / 1000 + 30;
    expect(signedBy(kept.checkpoint.note, [cosigner.key])).toEqual([{ key: cosigner.key, time }]);
  });
});
