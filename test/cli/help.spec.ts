import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { transformSync } from '@swc/core';
import { COMMANDS } from '../../src/ledger/commands.js';
import { main } from '../../src/cli/main.js';
import { VERSION } from '../../src/version.js';
import { liggare, newFolder } from './run.js';

const PLAIN = [
  'history',
  'decisions',
  'initiatives',
  'offices',
  'groups',
  'meetings',
  'companies',
  'analyse',
  'survey show',
  'survey propose',
  'questions shipped',
  'systems',
  'units',
  'advice',
  'findings',
  'duties',
  'what-if',
  'delegated',
  'rent',
  'price-lists',
  'allocation-keys',
  'split',
  'distributions',
  'platform',
  'central-funds',
  'rules',
  'report',
  'init',
  'serve',
  'import',
  'rebuild',
  'copy',
  'backup',
  'verify-receipt',
  'demo',
  'person add',
  'person rename',
  'person list',
  'token create',
  'token list',
  'token revoke',
  'store secure',
  'guideline list',
  'guideline check',
  'guideline pack',
  'guideline show',
  'guideline diff',
  'guideline parameters',
  'guideline coverage',
];
const TABLE = COMMANDS.filter(({ door }) => door === 'public').map(({ kind, name }) => `${kind} ${name}`);

/** What the command line prints, and what it would exit with: in this process, since there are hundreds to ask. */
async function helpOf(...words: readonly string[]): Promise<Readonly<{ code: number; out: string }>> {
  let out = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  try {
    return { code: await main([...words, '--help']), out };
  } finally {
    write.mockRestore();
    process.stdout.removeAllListeners('error');
  }
}

describe('the help of the command line', () => {
  it.each(['', 'history', 'initiative decide'])(
    'liggare %s --help is printed by a process that exits with 0',
    async (command) => {
      const words = command.split(' ').filter(Boolean);
      const { code, out, err } = await liggare(newFolder(), [...words, '--help']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toBe((await helpOf(...words)).out);
    },
  );

  it.each(['', ...PLAIN, ...TABLE])(
    'liggare %s --help says how, with an example, and exits with 0',
    async (command) => {
      const { code, out } = await helpOf(...command.split(' ').filter(Boolean));
      expect(code).toBe(0);
      expect(out).toContain('Exempel:');
      expect(out).toContain(`$ liggare ${command}`);
    },
  );

  it.each([
    ['initiative decide', true],
    ['initiative contact-party', true],
    ['initiative report-need', true],
    ['economy decide-price-list', true],
    ['office appoint', false],
    ['unit establish', false],
  ])('says of the choices of %s that their names are the shipped guideline’s: %s', async (command, says) => {
    const { out } = await helpOf(...command.split(' '));
    expect(out.includes('Namnen bland valen är den medföljande riktlinjens.')).toBe(says);
  });

  it('names every command of the table', async () => {
    for (const kind of new Set(TABLE.map((command) => command.split(' ')[0] ?? ''))) {
      const { out } = await helpOf(kind);
      for (const command of TABLE.filter((one) => one.startsWith(`${kind} `)))
        expect(out).toContain(command.split(' ')[1]);
    }
  });
});

describe('the version', () => {
  it('is the one of the package', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(VERSION).toBe(manifest.version);
  });
});

const OLD_NODE = '/usr/bin/node';
const isOld =
  existsSync(OLD_NODE) &&
  Number(spawnSync(OLD_NODE, ['-p', 'process.versions.napi'], { encoding: 'utf8' }).stdout) < 10;
if (!isOld)
  process.stderr.write('\n*** There is no older Node here: that it is told what to do was NOT tried ***\n');

(isOld ? describe : describe.skip)('an older Node', () => {
  it('is told in one sentence what to do, before anything is loaded', () => {
    const source = readFileSync(new URL('../../src/cli.ts', import.meta.url), 'utf8');
    const compiled = join(newFolder(), 'cli.mjs');
    writeFileSync(
      compiled,
      transformSync(source, {
        jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      }).code,
    );
    const ran = spawnSync(OLD_NODE, [compiled, 'decisions'], { encoding: 'utf8' });
    expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status: 2, stdout: '' });
    expect(ran.stderr).toContain('npx liggare');
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
  });
});
