import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { RULES } from '../../src/guideline/rules.js';
import { SECTIONS, TABLE_SECTIONS } from '../../src/reports/sections.js';
import { liggare, newFolder } from './run.js';

const PAGE = readFileSync(join(import.meta.dirname, '../../REVISIONSFRAGOR.md'), 'utf8');

type Answered = Readonly<{ question: string; commands: readonly string[]; sections: readonly string[] }>;

const answered: readonly Answered[] = PAGE.split('\n').flatMap((line) => {
  const [, question = '', , commands = '', sections = ''] = line.split('|').map((cell) => cell.trim());
  return /^Q\d\d$/.test(question)
    ? [
        {
          question,
          commands: [...commands.matchAll(/`([^`]+)`/g)].map(([, command = '']) => command),
          sections: [...sections.matchAll(/«([^»]+)»/g)].map(([, title = '']) => title),
        },
      ]
    : [];
});
const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_none, place) => `Q${String(from + place).padStart(2, '0')}`);

/** What is told when a list has nothing: the heading and its line. */
const EMPTY_LINES = 2;

describe('the auditor’s questions, asked of the example', () => {
  const folder = newFolder();

  beforeAll(async () => {
    const { code, err } = await liggare(folder, ['demo', '--no-serve', '--folder', folder]);
    expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  }, 120_000);

  it('are those that the ledger is to answer, each with a command', () => {
    expect(answered.map(({ question }) => question)).toEqual([
      ...numbered(1, 26),
      'Q29',
      ...numbered(31, 33),
    ]);
    for (const { commands } of answered) expect(commands.length).toBeGreaterThan(0);
  });

  it('are answered in sections that the report has', () => {
    const titles = [...SECTIONS, ...TABLE_SECTIONS].map(({ title }) => title);
    for (const { sections } of answered) for (const title of sections) expect(titles).toContain(title);
  });

  it.each(answered.map(({ question, commands }) => [question, commands] as const))(
    '%s is answered by every command that is named for it',
    async (_question, commands) => {
      for (const command of commands) {
        const args = command.split(' ');
        const { code, out, err } = await liggare(folder, args);
        expect([command, code, code === 0 ? '' : err]).toEqual([command, 0, '']);
        const rule = args[args.indexOf('--rule') + 1] ?? '';
        if (args.includes('--rule')) expect(RULES.map(({ id }) => id)).toContain(rule);
        else expect([command, out.trim().split('\n').length > EMPTY_LINES]).toEqual([command, true]);
      }
    },
    60_000,
  );
});
