import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { keyText } from '../../src/proof/keys.js';
import { keeper, log, need, receiptFor, SEEN } from '../proof/receipts.js';
import { logSigner } from '../proof/signers.js';
import { liggare, newFolder } from './run.js';

const folder = newFolder();
const inFile = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const receipt = inFile('kvitto.json', receiptFor(need));
const other = inFile('annat.json', receiptFor(need).replace('125000000', '125000001'));
const keys = ['--key', inFile('log.key', `${keyText(log.key)}\n`), '--keeper', keyText(keeper.key)];

describe('liggare verify-receipt', () => {
  it('tells what a valid receipt shows, and opens no ledger', async () => {
    const { code, out, err } = await liggare(folder, ['verify-receipt', receipt, ...keys]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Kvittot gäller');
    expect(out).toContain('"Nytt diariesystem"');
    expect(readdirSync(folder).sort()).toEqual(['annat.json', 'kvitto.json', 'log.key']);
  });

  it('answers programs', async () => {
    const { code, out } = await liggare(folder, ['verify-receipt', receipt, ...keys, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      valid: true,
      blanked: ['data/reason'],
      signed: [{ name: log.key.name }, { name: keeper.key.name, time: SEEN }],
    });
  });

  it('says what is wrong with one that is not valid', async () => {
    const changed = await liggare(folder, ['verify-receipt', other, ...keys]);
    expect(changed).toMatchObject({ code: 1, err: '' });
    expect(changed.out).toContain('[not-included]');
    const stranger = keyText(logSigner(log.key.name, 9).key);
    const { code, out } = await liggare(folder, ['verify-receipt', receipt, '--key', stranger]);
    expect(code).toBe(1);
    expect(out).toContain('[signer-unknown]');
  });

  it.each([
    ['without a key', [receipt]],
    ['with a key that is none', [receipt, '--key', `${keyText(log.key)}A`]],
    ['with a receipt that is not there', ['inget.json', ...keys]],
  ])('says that it was used wrongly %s', async (_how, args) => {
    const { code, out, err } = await liggare(folder, ['verify-receipt', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toBe('');
  });
});
