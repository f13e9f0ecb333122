import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { main } from '../src/cli/main.js';
import { COMMANDS } from '../src/ledger/commands.js';
import { Door } from './http/opened.js';

/** What stands between backticks in the README: commands, addresses and settings. */
const CODE = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => line.match(/`[^`]+`/g) ?? [])
  .map((code) => code.replaceAll('\\|', '|'));

const words = new Set(CODE.flatMap((code) => code.split(/[^\p{L}\d-]+/u)));

/** The commands that a help lists. */
async function listed(...of: readonly string[]): Promise<readonly string[]> {
  let out = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  try {
    await main([...of, '--help']);
  } finally {
    write.mockRestore();
    process.stdout.removeAllListeners('error');
  }
  const names = [...out.matchAll(/^ {2}([a-z][a-z-]*)(?: |$)/gm)].flatMap(([, name]) => name ?? []);
  return names.filter((name) => name !== 'help');
}

describe('the README', () => {
  it('names every family of commands', async () => {
    const families = await listed();
    expect(families.length).toBeGreaterThan(40);
    expect(families.filter((name) => !words.has(name))).toEqual([]);
  });

  it.each(['guideline', 'survey', 'questions', 'person', 'token', 'store'])(
    'names what can be asked and done with %s besides recording',
    async (family) => {
      const recorded = new Set(COMMANDS.filter(({ kind }) => kind === family).map(({ name }) => name));
      const others = (await listed(family)).filter((name) => !recorded.has(name));
      expect(others).not.toEqual([]);
      expect(others.filter((name) => !words.has(name))).toEqual([]);
    },
  );
});

describe('the README, of REST', () => {
  let door: Door;
  let paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  beforeAll(async () => {
    door = await Door.open();
    ({ paths } = (await door.get('/api/docs-json', { as: 'nobody' })).body as { paths: typeof paths });
  });
  afterAll(() => door.close());

  it('names every resource', () => {
    const resources = new Set(
      Object.keys(paths).map((path) => path.replace(/^\/api/, '').split('/')[1] ?? ''),
    );
    expect([...resources].filter((name) => !words.has(name))).toEqual([]);
  });

  it('names everything that can be read', () => {
    const steps = Object.keys(paths)
      .filter((path) => paths[path]?.['get'] !== undefined)
      .flatMap((path) => path.split('/').filter((step) => /^[a-z]/.test(step)));
    expect([...new Set(steps)].filter((step) => !words.has(step.replace(/\.ics$/, '')))).toEqual([]);
  });
});
