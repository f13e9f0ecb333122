import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Attack } from './attack.js';
import { ATTACKS_ON_FILES } from './attacks-on-files.js';
import { ATTACKS_ON_LOG } from './attacks-on-log.js';
import { ATTACKS_ON_TREE } from './attacks-on-tree.js';
import { ATTACKS_ON_READ_MODELS } from './attacks-on-read-models.js';
import { Ledgers } from './sealed-ledger.js';

const RUN_TS = new URL('../../run-ts.mjs', import.meta.url).href;
const CHILD = fileURLToPath(new URL('./verifying-child.ts', import.meta.url));

async function onOtherCores({ folder }: Ledgers): Promise<unknown> {
  const env = { PATH: process.env['PATH'] };
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', RUN_TS, CHILD, folder], {
    env,
  });
  return JSON.parse(stdout);
}

async function here(ledger: Ledgers): Promise<unknown> {
  const { findings, ...looked } = await ledger.verify();
  const text = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
  return JSON.parse(JSON.stringify({ ...looked, found: findings.told() }, text));
}

const ATTACKS: Readonly<Record<string, Attack>> = {
  nothing: () => undefined,
  'an event, made another unreadable and removed a third': async (ledger) => {
    await ATTACKS_ON_TREE['event-changed'](ledger);
    await ATTACKS_ON_LOG['event-unreadable'](ledger);
    ledger.sql('ledger', 'DELETE FROM event WHERE position = 300');
  },
  'a row of a read model': ATTACKS_ON_READ_MODELS['read-model-differs'],
  'an index of the log': ATTACKS_ON_FILES['definition-unknown'],
  'the read models': ATTACKS_ON_READ_MODELS['read-models-unreadable'],
};

let sound: Ledgers;
beforeAll(async () => {
  sound = await Ledgers.make();
}, 60_000);

describe('a ledger that is verified on several cores', () => {
  it.each(Object.keys(ATTACKS))(
    'is said of exactly what is said on one, when somebody changed %s',
    async (name) => {
      const ledger = sound.copy();
      await ATTACKS[name]?.(ledger);
      expect(await onOtherCores(ledger)).toEqual(await here(ledger));
    },
  );
});
