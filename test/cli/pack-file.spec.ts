import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../../src/domain/refusal.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { readPack } from '../../src/cli/pack-file.js';
import { temporaryFolder } from '../temporary-folder.js';

const WHOLE = JSON.stringify(NORRKOPING, null, 2);

function problemsIn(text: string): string[][] {
  const file = join(temporaryFolder('pack'), 'riktlinje.json');
  writeFileSync(file, text);
  try {
    readPack(file);
    return [];
  } catch (error) {
    return (error as Refusal).problems.map(({ details }) => [
      details['place'] ?? '',
      details['problem'] ?? '',
      details['line'] ?? '',
    ]);
  }
}

const lineOf = (text: string, part: string): string =>
  String(text.slice(0, text.indexOf(part)).split('\n').length);

describe('a pack in a file', () => {
  it('is read when it is whole', () => {
    expect(problemsIn(WHOLE)).toEqual([]);
  });

  it('is refused at the line where a group gets its second chair', () => {
    const text = WHOLE.replace('"chair": "chief-executive",', (one) => `${one}\n"chair": "coordinator",`);
    const line = lineOf(text, '"chair": "coordinator"');
    expect(problemsIn(text)).toEqual([['/groups/0/chair', 'two-chairs', line]]);
  });

  it('is refused where chairs are told as a list', () => {
    const text = WHOLE.replace('"chair": "chief-executive"', '"chair": ["chief-executive", "coordinator"]');
    expect(problemsIn(text)).toEqual([['/groups/0/chair', 'two-chairs', lineOf(text, '["chief-executive"')]]);
  });

  it('is refused at the line of a member that nobody knows', () => {
    const text = WHOLE.replace('"title":', '"titel": "Riktlinje",\n  "title":').replace(
      '"decides":',
      '"beslutar": true, "decides":',
    );
    expect(problemsIn(text)).toEqual([
      ['/titel', 'malformed-pack', lineOf(text, '"titel"')],
      ['/groups/0/beslutar', 'malformed-pack', lineOf(text, '"beslutar"')],
    ]);
  });

  it.each([
    ['', 'rad 1: det är inte JSON (det är tomt)'],
    [' \n\n', 'rad 1: det är inte JSON (det är tomt)'],
    [
      '{"a": 1,\n}',
      'rad 2: det är inte JSON (här ska ett namn inom citattecken stå; kanske står ett komma för mycket före)',
    ],
    ['{"a":\n}', 'rad 2: det är inte JSON (här saknas ett värde)'],
    [
      '{"a": [1,\n]}',
      'rad 2: det är inte JSON (här saknas ett värde; kanske står ett komma för mycket före)',
    ],
  ])('is told what is wrong with a text that is not JSON: %j', (text, reason) => {
    const file = join(temporaryFolder('pack'), 'riktlinje.json');
    writeFileSync(file, text);
    expect(() => readPack(file)).toThrow(
      expect.objectContaining({
        code: 'malformed-request',
        details: expect.objectContaining({ reasonSv: `${file}, ${reason}` }),
      }),
    );
  });

  it('is refused at the line where any member is told again', () => {
    const text = WHOLE.replace('"title":', '"version": "2",\n  "title":');
    expect(problemsIn(text)).toEqual([['/version', 'member-told-twice', lineOf(text, '"version": "2"')]]);
  });

  it('is refused without a group that every guideline has, at its groups', () => {
    const groups = NORRKOPING.groups.filter(({ function: of }) => of !== 'financing-body');
    const text = JSON.stringify({ ...NORRKOPING, groups, overlaps: [] }, null, 2);
    expect(problemsIn(text)).toEqual([['/groups', 'missing-group', lineOf(text, '"groups"')]]);
  });
});
