import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigProblem, readConfig } from '../src/config.js';
import { temporaryFolder } from './temporary-folder.js';

const secretFile = join(temporaryFolder('config'), 'password');
writeFileSync(secretFile, 'hemligt\n');

describe('an environment that says nothing', () => {
  it('gives a ledger in ./data, on loopback', () => {
    expect(readConfig({})).toEqual({
      store: { kind: 'sqlite', file: resolve('data/ledger.db') },
      ledger: 'main',
      data: resolve('data'),
      host: '127.0.0.1',
      port: 3000,
      logLevel: 'info',
      keyFile: resolve('data/signing-key.pem'),
    });
  });
});

describe('an environment that names a cluster', () => {
  it('reads the password from a file', () => {
    const config = readConfig({
      LIGGARE_STORE: 'esdb://a,b,c?tls=true',
      LIGGARE_STORE_USER: 'liggare',
      LIGGARE_STORE_PASSWORD_FILE: secretFile,
    });
    expect(config).toMatchObject({
      store: { kind: 'eventstoredb', url: 'esdb://a,b,c?tls=true' },
      storeUser: 'liggare',
      storePassword: 'hemligt',
    });
  });
});

describe('an environment that cannot be used', () => {
  it.each([
    [{ LIGGARE_STORE: 'postgres://x' }, 'LIGGARE_STORE'],
    [{ LIGGARE_STORE: 'sqlite:' }, 'LIGGARE_STORE'],
    [{ LIGGARE_LEDGER: 'Main' }, 'LIGGARE_LEDGER'],
    [{ LIGGARE_PORT: '70000' }, 'LIGGARE_PORT'],
    [{ LIGGARE_PORT: 'tre' }, 'LIGGARE_PORT'],
    [{ LIGGARE_LOG_LEVEL: 'loud' }, 'LIGGARE_LOG_LEVEL'],
    [{ LIGGARE_STORE_USER: 'liggare' }, 'LIGGARE_STORE_PASSWORD_FILE'],
    [{ LIGGARE_STORE_PASSWORD_FILE: '/does/not/exist' }, 'LIGGARE_STORE_PASSWORD_FILE'],
    [{ LIGGARE_STORE_CA_FILE: '/does/not/exist' }, 'LIGGARE_STORE_CA_FILE'],
  ])('%j is said in a sentence that names the setting, in both languages', (env, setting) => {
    let problem: unknown;
    try {
      readConfig(env);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(ConfigProblem);
    expect((problem as ConfigProblem).sv).toContain(setting);
    expect((problem as ConfigProblem).en).toContain(setting);
  });
});
