import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { BEFORE_FIRST } from '../../src/domain/event.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { liggare, openedFolder } from './run.js';

/** A ledger that was signed by a key which is lost, with a receipt from then. */
let ledger: string;
let [before, after, beforeSigned] = ['', '', ''];

const run = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await liggare(ledger, args);
  expect([args, code, code === 0 ? '' : err]).toEqual([args, 0, '']);
  return out;
};
const codeOf = async (...args: string[]): Promise<string | undefined> => {
  const { out, err } = await liggare(ledger, args);
  return /\[(.+)\]\s*$/.exec(`${out}${err}`)?.[1];
};
const file = (name: string, text: string): string => {
  writeFileSync(join(ledger, name), text);
  return join(ledger, name);
};
const firstEvent = async (): Promise<string> => {
  const store = SqliteEventStore.open(join(ledger, 'ledger.db'), { readOnly: true });
  try {
    for await (const { id } of store.readAll(BEFORE_FIRST)) return id;
    return '';
  } finally {
    await store.close();
  }
};
const setAside = (): void => renameSync(join(ledger, 'signing-key.pem'), join(ledger, 'old.pem'));

beforeAll(async () => {
  ({ folder: ledger } = await openedFolder());
  before = file('before.key', await run('key', 'create'));
  beforeSigned = (await liggare(ledger, ['checkpoint'])).err;
  file('before.json', await run('receipt', await firstEvent()));
}, 60_000);

it('has signed nothing yet when it has just been made, and what to do is said', () => {
  expect(beforeSigned).toContain('«liggare checkpoint --now»');
  expect(beforeSigned).toContain('[no-checkpoint]');
});

it('leaves a receipt that is there already as it is, and says so', async () => {
  const out = file('taken.json', 'mine');
  const { code, err } = await liggare(ledger, ['receipt', await firstEvent(), '--out', out]);
  expect([code, readFileSync(out, 'utf8')]).toEqual([2, 'mine']);
  expect(err).toContain(`${out} finns redan och skrivs aldrig över.`);
  expect(err).toContain(`${out} exists already and is never written over.`);
}, 60_000);

describe('a key that is replaced', () => {
  it('gives way to a new one, with the reason, and nothing is written over', async () => {
    expect(await codeOf('key', 'create', '--reason', 'lost')).toBe('key-file-exists');
    setAside();
    after = file('after.key', await run('key', 'create', '--reason', 'lost'));
    expect(await run('key', 'list')).toMatch(/ nej, gäller för det den har undertecknat\n.* ja\n/);
  }, 60_000);

  it('stays valid for what it signed, and only the new one signs from now on', async () => {
    file('after.json', await run('receipt', await firstEvent()));
    const answers = async (receipt: string, ...keys: string[]): Promise<string> =>
      (await codeOf('verify-receipt', join(ledger, receipt), ...keys.flatMap((key) => ['--key', key]))) ??
      'valid';
    expect([
      await answers('before.json', before),
      await answers('before.json', after),
      await answers('after.json', after),
      await answers('after.json', before),
      await answers('before.json', before, after),
    ]).toEqual(['valid', 'signer-unknown', 'valid', 'signer-unknown', 'valid']);
  }, 60_000);

  it('comes not back', async () => {
    renameSync(join(ledger, 'old.pem'), join(ledger, 'signing-key.pem'));
    expect(await codeOf('checkpoint', '--now')).toBe('key-not-announced');
    expect(await codeOf('key', 'announce')).toBe('key-replaced');
  }, 60_000);
});
