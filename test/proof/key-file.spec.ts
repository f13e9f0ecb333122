import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import {
  createKeeperKeyFile,
  createKeyFile,
  readKeeperKeyFile,
  readKeyFile,
} from '../../src/proof/key-file.js';
import { COSIGNATURE, keyText, parseKey } from '../../src/proof/keys.js';
import { parseNote, signNote, signedBy } from '../../src/proof/note.js';
import { refusedAs } from './faults.js';
import { folders } from './logs.js';

afterAll(() => folders.remove());
const ORIGIN = '0190a5b0-0000-7000-8000-000000000001/1';

describe('a key file', () => {
  const file = join(folders.folder(), 'ny', 'key.pem');
  const made = createKeyFile(file, ORIGIN);

  it('is only for its owner, and has a key that signs what its public half verifies', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    const read = readKeyFile(file, ORIGIN);
    expect(keyText(read.key)).toBe(keyText(made.key));
    const note = signNote('hej\n', read.key, read.sign);
    expect(signedBy(parseNote(note), [parseKey(keyText(made.key))])).toEqual([{ key: made.key }]);
  });

  it('is made in no folder where nothing can be made, and that is told at once', () => {
    // Nothing can be made in /proc, and Node never ends making a folder in a folder there.
    if (process.platform !== 'linux') return;
    expect(() => createKeeperKeyFile('/proc/liggare/ny/key.pem', 'granne.se')).toThrow('ENOENT');
  });

  it('is told to be there already only when it is', () => {
    const long = join(folders.folder(), 'x'.repeat(300));
    expect(() => createKeyFile(long, ORIGIN)).toThrow('ENAMETOOLONG');
  });

  it('may be open to others, as far as can be told, where files have no such modes', () => {
    const open = join(folders.folder(), 'open.pem');
    writeFileSync(open, readFileSync(file));
    chmodSync(open, 0o644);
    refusedAs('key-file-open', () => readKeyFile(open, ORIGIN));
    const { platform } = process;
    Object.defineProperty(process, 'platform', { value: 'win32' });
    try {
      expect(readKeyFile(open, ORIGIN).key).toEqual(made.key);
    } finally {
      Object.defineProperty(process, 'platform', { value: platform });
    }
  });

  it('is never written over', () => {
    const before = readFileSync(file, 'utf8');
    refusedAs('key-file-exists', () => createKeyFile(file, ORIGIN));
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('is a new key each time', () => {
    const other = createKeyFile(join(folders.folder(), 'key.pem'), ORIGIN);
    expect(other.key.id).not.toBe(made.key.id);
  });

  it('of a keeper has the name that it cosigns under, and no other key passes for one', () => {
    const keeperFile = join(folders.folder(), 'keeper.pem');
    const { key } = createKeeperKeyFile(keeperFile, 'revisionen.norrvik.se');
    expect(readKeeperKeyFile(keeperFile).key).toEqual(key);
    expect(readFileSync(keeperFile, 'utf8')).toMatch(
      /^liggare-keeper revisionen\.norrvik\.se\n-----BEGIN PRIVATE KEY-----\n/,
    );
    expect([key.name, key.type, statSync(keeperFile).mode & 0o777]).toEqual([
      'revisionen.norrvik.se',
      COSIGNATURE,
      0o600,
    ]);
    refusedAs('no-keeper-key', () => readKeeperKeyFile(file));
    const pem = readFileSync(file, 'utf8');
    for (const heading of [
      'liggare-keeper \n',
      'liggare-keeper a b\n',
      'liggare-keeper a\r\n',
      '\nliggare-keeper a\n',
    ]) {
      writeFileSync(keeperFile, `${heading}${pem}`);
      refusedAs('no-keeper-key', () => readKeeperKeyFile(keeperFile));
    }
    refusedAs('key-file-exists', () => createKeeperKeyFile(keeperFile, 'granne.se'));
    for (const name of ['vår revision', 'a+b', ''])
      refusedAs('keeper-name-malformed', () => createKeeperKeyFile(join(folders.folder(), 'x.pem'), name));
  });

  it('is refused when it is missing, open to others, or no Ed25519 key', () => {
    const folder = folders.folder();
    const at = (name: string, content: string, mode = 0o600): string => {
      writeFileSync(join(folder, name), content);
      chmodSync(join(folder, name), mode);
      return join(folder, name);
    };
    refusedAs('key-file-missing', () => readKeyFile(join(folder, 'none'), ORIGIN));
    refusedAs('key-file-open', () => readKeyFile(at('open', readFileSync(file, 'utf8'), 0o640), ORIGIN));
    refusedAs('key-file-malformed', () => readKeyFile(at('text', 'hej'), ORIGIN));
    refusedAs('key-file-malformed', () => readKeyFile(folder, ORIGIN));
    const { privateKey } = generateKeyPairSync('x25519');
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    refusedAs('key-file-malformed', () => readKeyFile(at('x25519', pem), ORIGIN));
  });
});
