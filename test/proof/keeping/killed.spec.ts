import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { keepHead } from '../../../src/proof/keeping/keep.js';
import { KeptFolder } from '../../../src/proof/keeping/kept-folder.js';
import { sourceAt } from '../../../src/proof/keeping/log-source.js';
import { signedBy } from '../../../src/proof/note.js';
import { folders } from '../logs.js';
import { LEDGER, keeperSigner, logSigner } from '../signers.js';
import { SignedLog } from './signed-log.js';

afterAll(() => folders.remove());

const RUN_TS = new URL('../../run-ts.mjs', import.meta.url).href;
const KEEPER = fileURLToPath(new URL('./keeper.ts', import.meta.url));
const KILLS = 20;
const HEADS = 300;

/** Keeps in a process of its own, which is killed some time after it kept its first. Returns the last that it said it has. */
async function keepAndKill(log: string, into: string, afterMs: number): Promise<number> {
  const keeper = spawn(process.execPath, ['--import', RUN_TS, KEEPER, log, into], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] },
  });
  const said: string[] = [];
  keeper.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const closed = once(keeper, 'close');
  await Promise.race([once(keeper.stdout, 'data'), closed]);
  await pause(afterMs);
  keeper.kill('SIGKILL');
  await closed;
  return Number(said.join('').trim().split('\n').at(-1));
}

describe('a keeper that cannot write', () => {
  it('leaves nothing half written', async () => {
    const log = SignedLog.open();
    await log.grow(1);
    const into = join(folders.folder(), 'bevarat');
    const command = 'ulimit -f 0; exec "$0" "$@"';
    const args = [process.execPath, '--import', RUN_TS, KEEPER, log.folder, into];
    const keeper = spawn('sh', ['-c', command, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    keeper.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    const [code] = (await once(keeper, 'close')) as [number];
    expect([code, told]).toEqual([1, expect.stringContaining('EFBIG')]);
    expect(readdirSync(into)).toEqual(['.lock']);
    await log.close();
  }, 60_000);
});

describe('a keeper that is killed', () => {
  it('leaves, twenty times out of twenty, a folder with all that it said it has, which another goes on from', async () => {
    const log = SignedLog.open();
    for (let head = 0; head < HEADS; head += 1) await log.grow(1);
    const [{ key }, cosigner] = [logSigner(`${LEDGER}/1`), keeperSigner('revisionen.norrvik.se')];
    const into = join(folders.folder(), 'bevarat');
    for (let kill = 0; kill < KILLS; kill += 1) {
      const said = await keepAndKill(log.folder, into, (kill * 7) % 45);
      const folder = new KeptFolder(into);
      const newest = folder.newest()?.checkpoint.size ?? 0;
      expect([newest >= said, newest <= said + 1]).toEqual([true, true]);
      for (const { checkpoint } of folder.of(1).map(({ head }) => head()))
        expect(signedBy(checkpoint.note, [key, cosigner.key])).toHaveLength(2);
    }
    const asked = { keys: [], cosigner, acceptEpoch: false, now: () => new Date() };
    const { checkpoint } = await keepHead(sourceAt(log.folder), new KeptFolder(into), asked);
    expect(checkpoint.size).toBe(HEADS);
    expect(readdirSync(into).filter((name) => !name.startsWith('.'))).toEqual(['kept', 'log.keys']);
    await log.close();
  }, 240_000);
});
