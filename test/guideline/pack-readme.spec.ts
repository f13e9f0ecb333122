import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import {
  GROUP_FUNCTIONS,
  MANDATES,
  OFFICE_FUNCTIONS,
  UNIT_FUNCTIONS,
} from '../../src/domain/guidelines/functions.js';
import { PackSchema, type GuidelinePack } from '../../src/domain/guidelines/pack.js';
import { checkOfPack } from '../../src/domain/guidelines/pack-check.js';
import { RESPONSIBILITIES } from '../../src/domain/units/unit.fields.js';
import { remarksOn } from '../../src/guideline/pack-remarks.js';
import { VERSIONS } from '../../src/guideline/rules.js';

const text = readFileSync(new URL('../../src/guideline/packs/README.md', import.meta.url), 'utf8');
const names = (schema: unknown): readonly string[] =>
  Object.entries((schema as { properties?: object }).properties ?? {}).flatMap(([name, member]) => [
    name,
    ...names(member),
    ...names((member as { items?: unknown }).items ?? {}),
  ]);

describe('how a municipality makes its own pack', () => {
  it('begins with a pack of ten rows that can be adopted as it stands, all of it with an effect', () => {
    const pack = JSON.parse(/```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '') as GuidelinePack;
    expect(pack.rows).toHaveLength(10);
    expect(checkOfPack(pack, VERSIONS)).toEqual({ problems: [], unjudged: false });
    expect(remarksOn(pack)).toEqual([]);
  });

  it.each([
    ['function of an office', OFFICE_FUNCTIONS],
    ['function of a group', GROUP_FUNCTIONS],
    ['function of a unit', UNIT_FUNCTIONS],
    ['mandate', MANDATES],
  ])('tells every %s, and what it is', (_what, codes) => {
    for (const [code, words] of Object.entries(codes))
      expect(text).toMatch(new RegExp(`\\| \`${code}\` +\\| ${words.replaceAll(/[()]/g, '\\$&')}`));
  });

  it('tells every responsibility of a unit', () => {
    expect(Object.keys(RESPONSIBILITIES).filter((code) => !text.includes(`\`${code}\``))).toEqual([]);
  });

  it('tells every part of a pack', () => {
    const parts = names(PackSchema).filter((name) => !['least', 'most'].includes(name));
    const untold = parts.filter((name) => !text.includes(`\`${name}\``) && !text.includes(`"${name}"`));
    expect(untold).toEqual([]);
  });
});
