import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as kinds from '../../src/guideline/rule.js';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const README = read('src/guideline/README.md');

/** Code without its comments and its line breaks. */
const bare = (code: string): string =>
  code
    .replaceAll(/\/\/.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('the guide to adding a rule', () => {
  it('tells of every kind of rule there is, and of no other', () => {
    const table = README.slice(README.indexOf('### Which kind of rule'), README.indexOf('This is the duty'));
    const told = [...table.matchAll(/^\|([^|]*`[^|]*)\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    expect(told.toSorted()).toEqual(Object.keys(kinds).toSorted());
  });

  it('shows only code that stands in the chapters and their tests, which are compiled', () => {
    const code = ['src/guideline/chapters/', 'test/guideline/chapters/']
      .flatMap((folder) => readdirSync(new URL(folder, root)).map((file) => bare(read(folder + file))))
      .join('\n');
    const samples = [...README.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, sample = '']) => bare(sample));
    expect(samples).toHaveLength(3);
    expect(samples.filter((sample) => !code.includes(sample))).toEqual([]);
  });
});
