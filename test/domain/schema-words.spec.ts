import { describe, expect, it } from '@jest/globals';
import Type from 'typebox';
import { CATALOGUE } from '../../src/domain/catalogue.js';
import { commandFields, type Field } from '../../src/domain/field.js';
import { formOf } from '../../src/domain/forms.js';
import { PackSchema } from '../../src/domain/guidelines/pack.js';
import { PARAMETERS } from '../../src/domain/guidelines/parameters.js';
import { problemsOf, TOLD_KEYWORDS } from '../../src/domain/schema-check.js';
import { Code, Day, line, PersonReference, RowId, text } from '../../src/domain/shapes.js';
import { COMMANDS } from '../../src/ledger/commands.js';

type Schema = Readonly<Record<string, unknown>>;

/** Keywords that say what a value is made of, whose own schemas are looked into. */
const PARTS = new Set(['properties', 'patternProperties']);
/** Keywords that are about other keywords, or that only people read. */
const SILENT = new Set(['items', 'title', 'description', 'additionalProperties', 'unevaluatedProperties']);

function eachIn(schema: unknown, visit: (keyword: string, value: unknown) => void): void {
  if (Array.isArray(schema)) return schema.forEach((one) => eachIn(one, visit));
  if (typeof schema !== 'object' || schema === null) return;
  for (const [keyword, value] of Object.entries(schema as Schema)) {
    if (keyword.startsWith('x-') || keyword.startsWith('~')) continue;
    if (PARTS.has(keyword)) Object.values(value as Schema).forEach((one) => eachIn(one, visit));
    else {
      visit(keyword, value);
      if (keyword === 'items' || keyword === 'anyOf') eachIn(value, visit);
    }
  }
}

const ALL: readonly unknown[] = [
  ...COMMANDS.flatMap(({ command }) => commandFields(command).map(({ field }) => field.schema)),
  ...[...CATALOGUE.values()].flatMap(({ fields }) =>
    Object.values(fields).map(({ schema }: Field) => schema),
  ),
  ...Object.values(PARAMETERS).map(({ schema }) => schema),
  PackSchema,
];

describe('what a schema asks of a value', () => {
  it('has a sentence in Swedish and in English, for every keyword that any schema has', () => {
    const untold = new Set<string>();
    for (const schema of ALL)
      eachIn(schema, (keyword) => {
        if (!SILENT.has(keyword) && !TOLD_KEYWORDS.has(keyword)) untold.add(keyword);
      });
    expect([...untold]).toEqual([]);
  });

  it('is told as a form in words, for every pattern that any schema has', () => {
    const untold = new Set<unknown>();
    for (const schema of ALL)
      eachIn(schema, (keyword, value) => {
        if (keyword === 'pattern' && !formOf(String(value))) untold.add(value);
      });
    expect([...untold]).toEqual([]);
  });

  it.each([
    ['a day that is none', Day, '2025-02-30', 'ska vara en dag som finns, som 2025-03-14'],
    ['a day of another form', Day, '14/3 2025', 'ska vara en dag som finns, som 2025-03-14'],
    ['an empty text', text(10), '', 'får inte vara tomt'],
    ['an empty line', line(10), '', 'får inte vara tomt'],
    ['a text of blanks', text(10), '  ', 'ska vara en text med något annat än mellanslag'],
    ['a line of two', line(10), 'a\nb', 'ska vara en enda rad, utan mellanslag först eller sist'],
    ['a text that is too long', text(3), 'abcd', 'är för långt (högst 3 tecken)'],
    ['a code', Code, 'IT Strategen', expect.stringContaining('som it-strategist')],
    ['a person by name', PersonReference, 'Alva', expect.stringContaining('som p-7Q2MA1B2')],
    ['a row', RowId, 'S1', 'ska vara en rad: S och tre siffror, som S001'],
    ['a number', Type.Integer(), 'ett', 'ska vara ett heltal'],
    ['a truth', Type.Boolean(), 'kanske', 'ska vara ja eller nej (true eller false)'],
    ['an object', Type.Object({}), 7, 'ska vara ett objekt {…}'],
    ['a list', Type.Array(Code), 'a', 'ska vara en lista […]'],
    [
      'the same part twice',
      Type.Array(Code, { uniqueItems: true }),
      ['a', 'a'],
      'får inte ha samma del två gånger',
    ],
    ['no part', Type.Array(Code, { minItems: 1 }), [], 'ska ha minst 1 del'],
    ['nothing at all', Type.Number({ exclusiveMinimum: 0 }), 0, 'ska vara mer än 0'],
  ])('says one thing of %s', (_what, schema, value, sv) => {
    expect(problemsOf(schema, value).map((problem) => problem.sv)).toEqual([sv]);
  });
});
