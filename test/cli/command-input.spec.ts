import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { commandFields } from '../../src/domain/field.js';
import type { JsonObject } from '../../src/domain/json.js';
import { Refusal } from '../../src/domain/refusal.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { exampleOf as rowExample } from '../../src/ledger/command-row.js';
import { COMMANDS, rowOf } from '../../src/ledger/commands.js';
import type { PublicKind } from '../../src/ledger/kinds.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { inputOf } from '../../src/cli/command-table.js';
import { temporaryFolder } from '../temporary-folder.js';
import { exampleOf, optionsOf } from './command-line.js';

const TABLE = COMMANDS.filter(({ door }) => door === 'public').map(
  (row) => [`${row.kind} ${row.name}`, row] as const,
);

const folder = temporaryFolder('input');
const home = process.cwd();
process.chdir(folder);
afterAll(() => process.chdir(home));
writeFileSync('riktlinje.json', JSON.stringify({ ...NORRKOPING, version: '2' }));

function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

async function inputOfWords(words: readonly string[]): Promise<unknown> {
  const [kind = '', name = ''] = words;
  return inputOf(rowOf(kind as PublicKind, name), await optionsOf(words));
}

describe('the example in the help of a command', () => {
  it.each(TABLE)('%s, as it is printed, is a command that can be read', async (_name, row) => {
    const input = (await inputOfWords(exampleOf(row))) as JsonObject;
    const command = readCommand(row, input);
    const { pack: _file, ...example } = rowExample(row, 'required');
    expect({ ...command }).toMatchObject(example);
    expect(Object.keys(input).sort()).toEqual(Object.keys(rowExample(row, 'required')).sort());
  });

  it.each(TABLE)('%s names fields that the command has', (_name, { command, oneOf, someOf, example }) => {
    const known = commandFields(command).map(({ property }) => property);
    expect(known).toEqual(
      expect.arrayContaining([...(oneOf ?? []), ...(someOf ?? []), ...Object.keys(example ?? {})]),
    );
  });
});

describe('an option that may be repeated', () => {
  const forward = (...more: string[]): Promise<unknown> =>
    inputOfWords(['initiative', 'forward-information', '2025-0007', ...more]);

  it('takes one value each time, the whole list as JSON, or both', async () => {
    const both = { recipients: ['A', 'B, C'] };
    expect(await forward('--recipients', 'A', '--recipients', 'B, C')).toEqual(both);
    expect(await forward('--recipients', '["A", "B, C"]')).toEqual(both);
    expect(await forward('--recipients', 'A', '--recipients', '["B, C"]')).toEqual(both);
  });

  it.each(['[A, B]', '["A"', '[IT] styrgruppen', '["A"] och B'])(
    'refuses %s, which begins as a list and is none',
    async (text) => {
      const options = await optionsOf([
        'initiative',
        'forward-information',
        '2025-0007',
        '--recipients',
        text,
      ]);
      const refusal = refusalOf(() => inputOf(rowOf('initiative', 'forward-information'), options));
      expect(refusal.code).toBe('malformed-request');
      expect(refusal.sv).toContain('--recipients börjar som en JSON-lista men är ingen');
    },
  );

  it('leaves to the field what a list holds that it should not', async () => {
    const input = await forward('--recipients', '[1, {"a": 2}]');
    const refusal = refusalOf(() => readCommand(rowOf('initiative', 'forward-information'), input));
    expect(refusal.code).toBe('malformed-field');
  });
});

describe('JSON that a person wrote', () => {
  const need = rowOf('initiative', 'report-need');
  const adopt = rowOf('guideline', 'adopt');
  const CHAIRS = JSON.stringify(NORRKOPING).replace('"chair":"chief-executive"', (one) => `${one},${one}`);

  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return name;
  };
  const told = (json: string, row = need): Refusal => refusalOf(() => inputOf(row, { json }));

  it('is refused where a member is told twice, with its file and line', () => {
    const refusal = told(file('två.json', '{\n  "title": "Ett",\n  "title": "Två"\n}'));
    expect([refusal.code, refusal.details]).toEqual([
      'member-told-twice',
      { member: 'title', place: '/title', line: '3', source: 'två.json' },
    ]);
  });

  it('is refused where a group of a pack has two chairs, however the pack is handed in', () => {
    const whole = file('anta.json', `{"pack":${CHAIRS}}`);
    expect(told(whole, adopt)).toMatchObject({
      code: 'member-told-twice',
      details: { place: '/pack/groups/0/chair' },
    });
    for (const pack of [CHAIRS, `@${file('pack.json', CHAIRS)}`]) {
      const { code, problems } = refusalOf(() => inputOf(adopt, { pack }));
      expect([code, problems.map(({ details }) => details['problem'])]).toEqual(['bad-pack', ['two-chairs']]);
    }
  });

  it('is refused where it is not JSON, in both languages with its file and line', () => {
    const refusal = told(file('fel.json', '{\n  "title": "Ett"\n  "category": "shared"\n}'));
    expect(refusal.code).toBe('malformed-request');
    expect(refusal.sv).toBe(
      'Förfrågan går inte att läsa: fel.json, rad 3: det är inte JSON (här saknas ett komma).',
    );
    expect(refusal.en).toBe(
      'The request cannot be read: fel.json, line 3: it is not JSON (a comma is missing here).',
    );
  });

  it.each([
    '',
    '{',
    '{"a":}',
    '{"a":1,}',
    '// nej',
    '{"a":"b}',
    '{"a":"\t"}',
    '{"a":01}',
    'nej',
    '{} {}',
    '{"a":"\\x"}',
  ])('is refused in Swedish where it is %j', (text) => {
    const { code, sv } = told(file('x.json', text));
    expect(code).toBe('malformed-request');
    expect(sv).not.toMatch(/Expected|Unexpected|Invalid|JSON at position/);
    expect(sv).toMatch(/x\.json, rad 1: det är inte JSON \(.+\)/);
  });

  it('is refused where it is no object', () => {
    for (const text of ['[]', '"text"', '7'])
      expect(refusalOf(() => readCommand(need, inputOf(need, { json: file('l.json', text) }))).code).toBe(
        'malformed-request',
      );
  });

  it('is refused where its letters are not UTF-8, in every file that is read', () => {
    const broken = (text: string): Buffer => Buffer.from(text, 'latin1');
    const body = file('latin.json', broken('{\n"title": "Nämndens diarium"\n}'));
    const pack = file('latin-pack.json', broken(JSON.stringify(NORRKOPING, null, 1)));
    const codes = [
      told(body),
      refusalOf(() => inputOf(rowOf('group', 'hold-meeting'), { points: `@${body}` })),
      refusalOf(() => inputOf(adopt, { pack: `@${pack}` })),
    ].map(({ code }) => code);
    expect(codes).toEqual(['not-utf8', 'not-utf8', 'not-utf8']);
    expect(told(body).details).toEqual({ source: 'latin.json', line: '2', encoding: 'Windows-1252' });
  });

  it('may begin with the mark that some editors leave', () => {
    expect(inputOf(need, { json: file('bom.json', '\uFEFF{"title":"Ett"}') })).toEqual({ title: 'Ett' });
  });
});
