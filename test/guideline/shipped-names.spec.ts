import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { CATALOGUE } from '../../src/domain/catalogue.js';
import { PARAMETERS } from '../../src/domain/guidelines/parameters.js';
import { METRICS, RULES } from '../../src/guideline/rules.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { worded } from '../../src/guideline/wording.js';
import { EVERY_NAME_OTHER, SHIPPED_NAME } from './other-pack.js';

/** Whatever a text was written in, as the municipality reads it. */
const told = (text: string): string => {
  const { sv } = worded({ sv: text, en: '' }, EVERY_NAME_OTHER);
  return worded({ sv: '', en: sv }, EVERY_NAME_OTHER).en;
};
const shippedNames = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => SHIPPED_NAME.test(told(text)));

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

/** Every text of a file, the parts between what is put into it by themselves. */
function textsOf(file: string): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  return texts;
}

describe('a municipality whose every office, group and unit has another name', () => {
  it('has none of the shipped names in its pack', () => {
    const { offices, groups, units = [] } = EVERY_NAME_OTHER;
    expect([...offices, ...groups, ...units].filter(({ name }) => SHIPPED_NAME.test(name))).toEqual([]);
    for (const { name } of [...NORRKOPING.offices, ...NORRKOPING.groups]) expect(name).toMatch(SHIPPED_NAME);
  });

  it('reads none of them in what rules say, in metrics, parameters and the words for codes', () => {
    const ofRules = [...RULES, ...METRICS].flatMap(({ says }) => [says.sv, says.en]);
    const remedies = RULES.flatMap(({ remedy }) => [remedy.sv, remedy.en]);
    const parameters = Object.values(PARAMETERS).flatMap(({ sv, en }) => [sv, en]);
    const labels = [...CATALOGUE.values()].flatMap(({ fields }) =>
      Object.values(fields).flatMap((field) => Object.values(field.labels ?? {})),
    );
    expect(shippedNames([...ofRules, ...remedies, ...parameters, ...labels])).toEqual([]);
  });

  it('has none of them in what events and their fields are called, which is shown as it stands', () => {
    const called = [...CATALOGUE.values()].flatMap(({ sv, fields }) => [
      sv,
      ...Object.values(fields).map((field) => field.sv),
    ]);
    expect(called.filter((text) => SHIPPED_NAME.test(text))).toEqual([]);
  });

  it.each(['src/guideline/chapters', 'src/read-models', 'src/reports'])(
    'reads none of them in any sentence that is put together in %s',
    (folder) => {
      const texts = filesOf(folder).flatMap(textsOf);
      expect(texts.some((text) => SHIPPED_NAME.test(text))).toBe(true);
      expect(shippedNames(texts)).toEqual([]);
    },
  );
});
