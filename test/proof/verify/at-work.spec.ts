import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { isNote } from '../../../src/proof/verify/faults.js';
import { Ledgers } from './sealed-ledger.js';

const RUN_TS = new URL('../../run-ts.mjs', import.meta.url).href;
const CHILD = fileURLToPath(new URL('./working-child.ts', import.meta.url));
const KILLS = 6;

let ledger: Ledgers;
let initiative: string;
beforeAll(async () => {
  ledger = await Ledgers.make();
  initiative = ledger.where("type = 'NeedReported'").stream.slice('initiative-'.length);
}, 60_000);

const working = () =>
  spawn(process.execPath, ['--import', RUN_TS, CHILD, ledger.folder, initiative, ledger.anna], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] },
  });

const faults = async (): Promise<readonly string[]> =>
  (await ledger.verify()).findings.all.map(({ code }) => code).filter((code) => !isNote(code));

describe('a ledger that a service works on', () => {
  it('is sound while events are recorded, shown and sealed', async () => {
    const child = working();
    await once(child.stdout, 'data');
    const before = (await ledger.verify()).events;
    for (let time = 0; time < 5; time += 1) expect(await faults()).toEqual([]);
    expect((await ledger.verify()).events).toBeGreaterThan(before);
    child.kill('SIGKILL');
    await once(child, 'exit');
  }, 60_000);

  it('is sound whenever the service is killed', async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const child = working();
      await once(child.stdout, 'data');
      await pause((kill * 37) % 100);
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await faults()).toEqual([]);
    }
  }, 120_000);
});
