import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { trustedCheckpoint } from '../../src/proof/checkpoint.js';
import { parseKey } from '../../src/proof/keys.js';
import { StreamsDouble } from '../event-store/streams-double.js';
import { liggare, newFolder, openedFolder, type Ran } from './run.js';

/** A ledger with a key, a backup of it, and what came after: the original goes on, then it is lost. */
let original: string;
let backup: string;
let key: string;
let lastKnown: string;
let actor: string;

const run = (folder: string, ...args: string[]): Promise<Ran> =>
  liggare(folder, args, { env: { LIGGARE_ACTOR: actor } });
const done = async (folder: string, ...args: string[]): Promise<string> => {
  const { code, out, err } = await run(folder, ...args);
  expect([args[0], code, code === 0 ? '' : err]).toEqual([args[0], 0, '']);
  return out;
};
const person = (name: string) => ['person', 'add', name];
const json = async (folder: string, ...args: string[]): Promise<Record<string, unknown>> =>
  JSON.parse(await done(folder, ...args, '--format', 'json')) as Record<string, unknown>;
const refused = async (code: string, folder: string, ...args: string[]): Promise<void> => {
  const ran = await run(folder, ...args);
  expect([ran.code, ran.out, /\[(.+)\]\s*$/.exec(ran.err)?.[1]]).toEqual([1, '', code]);
};
/** A folder with the backup carried over ledger.db, and no tree beside it. */
const carried = (): string => {
  const folder = newFolder();
  for (const name of ['ledger.db', 'people.db']) copyFileSync(join(backup, name), join(folder, name));
  return folder;
};

beforeAll(async () => {
  ({ folder: original, person: actor } = await openedFolder());
  key = (await done(original, 'key', 'create')).trim();
  backup = join(newFolder(), 'kopia');
  await done(original, 'backup', backup);
  await done(original, ...person('Bo Exempel'));
  lastKnown = join(newFolder(), 'senaste.checkpoint');
  writeFileSync(lastKnown, await done(original, 'checkpoint', '--now'));
}, 60_000);

describe('a backup', () => {
  it('is read, and takes nothing: neither at the command line nor anywhere else', async () => {
    const folder = carried();
    expect(await done(folder, 'offices')).toContain('IT-strateg');
    const { length } = readFileSync(join(folder, 'people.db'));
    await refused('restored-copy', folder, ...person('Cia Exempel'));
    await refused(
      'restored-copy',
      folder,
      'initiative',
      'report-need',
      '--title',
      'x',
      '--category',
      'shared',
      '--kind',
      'purchase',
      '--administration',
      'y',
    );
    await refused('restored-copy', folder, 'key', 'create');
    await refused('restored-copy', folder, 'copy', '--to', `sqlite:${join(folder, 'annan.db')}`);
    copyFileSync(join(original, 'signing-key.pem'), join(folder, 'signing-key.pem'));
    await refused('restored-copy', folder, 'checkpoint', '--now');
    expect(readFileSync(join(folder, 'people.db'))).toHaveLength(length);
  }, 60_000);

  it('of a backup is one too', async () => {
    const again = join(newFolder(), 'kopia');
    await done(carried(), 'backup', again);
    await refused('restored-copy', again, ...person('Cia Exempel'));
  }, 60_000);

  it('leaves the original as it was, which has no new epoch to open', async () => {
    await done(original, ...person('Dag Exempel'));
    await refused('not-restored', original, 'restore');
  }, 60_000);
});

describe('a ledger that goes on from a backup', () => {
  it('says what it kept and what is lost, takes events again, and is signed under its new name', async () => {
    const folder = carried();
    copyFileSync(join(original, 'signing-key.pem'), join(folder, 'signing-key.pem'));
    // What is left of the original shows what is lost.
    await done(original, 'offices');
    copyFileSync(join(original, 'read-models.db'), join(folder, 'read-models.db'));
    const restored = await json(folder, 'restore', '--last-known', lastKnown);
    await done(folder, 'verify');
    const ledger = key.split('/')[0] as string;
    const known = trustedCheckpoint(readFileSync(lastKnown, 'utf8'), parseKey(key));
    expect(restored).toMatchObject({
      origin: `${ledger}/2`,
      previousOrigin: `${ledger}/1`,
      keptSize: known.size - 1,
      lastKnownSize: known.size,
      lost: 1,
    });
    await done(folder, ...person('Cia Exempel'));
    const head = trustedCheckpoint(
      await done(folder, 'checkpoint', '--now'),
      parseKey(String(restored['key'])),
    );
    expect(head).toMatchObject({ origin: `${ledger}/2`, size: known.size - 1 + 3 });
    await refused('not-restored', folder, 'restore');
    expect(await done(folder, 'key', 'list')).toMatch(/\/1\+.* nej.*\n.*\/2\+.* ja/);
  }, 60_000);

  it('takes no checkpoint of another ledger, of nobody, or of a history that it does not begin with', async () => {
    const folder = carried();
    const other = (await openedFolder()).folder;
    await liggare(other, ['key', 'create']);
    const foreign = join(other, 'annan.checkpoint');
    writeFileSync(foreign, (await liggare(other, ['checkpoint', '--now'])).out);
    await refused('other-origin', folder, 'restore', '--last-known', foreign);
    const unsigned = join(folder, 'ingens.checkpoint');
    const source = readFileSync(lastKnown, 'utf8');
    writeFileSync(unsigned, source.replace(/\n(\d+)\n/, '\n9\n'));
    await refused('signature-wrong', folder, 'restore', '--last-known', unsigned);
    await done(folder, 'restore');
  }, 60_000);
});

describe('a log that has lost events, beside a tree that knows of them', () => {
  it('takes nothing, whatever was carried over it, until it is restored', async () => {
    const folder = newFolder();
    for (const name of ['ledger.db', 'people.db', 'signing-key.pem'])
      copyFileSync(join(original, name), join(folder, name));
    // A plain copy of files at rest bears no mark; what has been recorded and signed since tells.
    const plain = readFileSync(join(folder, 'ledger.db'));
    await done(folder, ...person('Eva Exempel'));
    await done(folder, 'checkpoint', '--now');
    for (const ending of ['-wal', '-shm']) rmSync(join(folder, `ledger.db${ending}`), { force: true });
    writeFileSync(join(folder, 'ledger.db'), plain);
    await refused('restored-copy', folder, ...person('Fia Exempel'));
    await refused('history-lost', folder, 'checkpoint', '--now');
    const { origin, lost } = await json(folder, 'restore');
    expect(lost).toBe(1);
    await done(folder, ...person('Fia Exempel'));
    expect(await done(folder, 'checkpoint', '--now')).toContain(String(origin));
  }, 60_000);

  it('is heard of no more when the tree was carried away too: then only a kept checkpoint tells', async () => {
    const folder = newFolder();
    for (const name of ['ledger.db', 'people.db']) copyFileSync(join(original, name), join(folder, name));
    await done(folder, ...person('Gun Exempel'));
  }, 60_000);
});

describe('a ledger that has moved to another store', () => {
  it('is sound there at once, though its events stand at other positions', async () => {
    const node = await StreamsDouble.start();
    try {
      const { folder } = await openedFolder();
      for (const args of [
        ['key', 'create'],
        ['offices'],
        ['checkpoint', '--now'],
        ['copy', '--to', node.url, '--switch'],
      ])
        expect([args, (await liggare(folder, args)).code]).toEqual([args, 0]);
      const env = { env: { LIGGARE_STORE: node.url } };
      const verified = await liggare(folder, ['verify', '--format', 'json'], env);
      const { findings } = JSON.parse(verified.out) as { findings: { code: string }[] };
      const codes = findings.map(({ code }) => code);
      expect([verified.code, codes]).toEqual([0, ['not-sealed', 'read-models-missing']]);
    } finally {
      await node.stop();
    }
  }, 60_000);

  it('has moved, whatever lies beside it that cannot be read', async () => {
    const { folder } = await openedFolder();
    const store = `sqlite:${join(folder, 'ny', 'ledger.db')}`;
    mkdirSync(join(folder, 'proof'));
    writeFileSync(join(folder, 'proof', 'state.db'), 'no database, however long one reads it'.repeat(100));
    expect(await liggare(folder, ['copy', '--to', store, '--switch'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Loggens hash: '),
      err: expect.stringContaining('Flytten är klar.'),
    });
  }, 60_000);

  it('goes on in the same epoch, with the same tree and key', async () => {
    const { folder } = await openedFolder();
    const store = `sqlite:${join(folder, 'ny', 'ledger.db')}`;
    for (const args of [
      ['key', 'create'],
      ['checkpoint', '--now'],
      ['copy', '--to', store, '--switch'],
    ])
      expect([args, (await liggare(folder, args)).code]).toEqual([args, 0]);
    const env = { env: { LIGGARE_STORE: store } };
    const { code, out } = await liggare(folder, ['checkpoint', '--now'], env);
    expect([code, out.split('\n')[0]]).toEqual([0, expect.stringMatching(/\/1$/)]);
    expect((await liggare(folder, person('Hans Exempel'), env)).code).toBe(0);
    expect((await liggare(folder, ['checkpoint', '--now'], env)).code).toBe(0);

    // When that store is lost, the one that it moved from is taken up again, and says what it is without.
    const refuses = async (code: string, ...args: string[]): Promise<void> => {
      const { code: exit, err } = await liggare(folder, args);
      expect([args, exit, err]).toEqual([args, 1, expect.stringContaining(`[${code}]`)]);
    };
    await refuses('ledger-moved', ...person('Ida Exempel'));
    // It goes on there, whatever anybody says.
    await refuses('moved-store-not-lost', 'restore');
    await refuses('moved-store-in-use', 'restore', '--store-lost');
    await refuses('ledger-moved', ...person('Ida Exempel'));
    renameSync(join(folder, 'ny'), join(folder, 'borta'));
    await refuses('moved-store-not-lost', 'restore');
    const restored = await liggare(folder, ['restore', '--store-lost', '--format', 'json']);
    expect([restored.code, JSON.parse(restored.out)]).toMatchObject([0, { lost: 2 }]);
    expect((await liggare(folder, person('Ida Exempel'))).code).toBe(0);
  }, 60_000);
});
