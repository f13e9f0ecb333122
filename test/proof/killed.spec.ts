import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { trustedCheckpoint } from '../../src/proof/checkpoint.js';
import { CheckpointSigner } from '../../src/proof/signing.js';
import { TreeBuilder } from '../../src/proof/tree-builder.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import { folders, openLog, record, rootOfLog } from './logs.js';
import { LEDGER, logSigner } from './signers.js';

afterAll(() => folders.remove());

const RUN_TS = new URL('../run-ts.mjs', import.meta.url).href;
const SEALER = fileURLToPath(new URL('./sealer.ts', import.meta.url));
const KILLS = 20;

/** Seals a folder in a process of its own, which is killed some time after it began to work. */
async function sealAndKill(folder: string, afterMs: number): Promise<void> {
  const sealer = spawn(process.execPath, ['--import', RUN_TS, SEALER, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] },
  });
  const exited = once(sealer, 'exit');
  // It says something as soon as it has sealed what was there.
  await Promise.race([once(sealer.stdout, 'data'), exited]);
  await pause(afterMs);
  sealer.kill('SIGKILL');
  await exited;
}

describe('a process that seals the log and is killed', () => {
  it('leaves, twenty times out of twenty, what another goes on from: the same tree and only heads of it', async () => {
    const log = openLog();
    await record(log.store, 600, 'first');
    for (let kill = 0; kill < KILLS; kill += 1) {
      const writing = record(log.store, 400, `kill${kill}x`);
      await sealAndKill(log.folder, (kill * 13) % 90);
      await writing;
    }
    const folder = TreeFolder.open(join(log.folder, 'proof'), LEDGER);
    const { key, sign } = logSigner(`${LEDGER}/1`);
    const state = await new TreeBuilder(log.store, folder).catchUp();
    expect(state).toMatchObject({ size: 600 + KILLS * 400, root: await rootOfLog(log.store) });
    await new CheckpointSigner(log.store, folder, key, sign).signHead();
    folder.close();

    const kept = join(log.folder, 'proof', 'checkpoints');
    const names = readdirSync(kept, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const heads = names.filter(({ name }) => /^\d{3}$/.test(name));
    expect(heads.length).toBeGreaterThan(KILLS / 2);
    for (const { parentPath, name } of heads) {
      const { size, root } = trustedCheckpoint(readFileSync(join(parentPath, name), 'utf8'), key);
      expect([size, root.equals(await rootOfLog(log.store, size))]).toEqual([size, true]);
    }
    await log.store.close();
  }, 240_000);
});
