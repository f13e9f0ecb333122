import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { METRICS, RULES, VERSIONS } from '../../src/guideline/rules.js';
import { keyOf } from './switched-off.js';

const numbered = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, place) => `S${String(from + place).padStart(3, '0')}`);

/** The rows of the two decision paths, of the groups around them and of the money: those that rules judge by so far. */
const JUDGED = [
  'S009,S010,S014,S016,S018,S020,S022,S023,S081,S082,S083,S086,S124,S125'.split(','),
  'S015,S021,S025,S028,S029,S033,S034,S039,S044,S047,S048,S051,S056,S060,S085'.split(','),
  'S087,S091,S092,S102,S105,S107,S108,S140'.split(','),
  'S024,S025,S141,S143,S170,S172'.split(','),
  numbered(61, 66),
  numbered(72, 80),
  numbered(88, 90),
  numbered(93, 100),
  'S106,S122,S123'.split(','),
  numbered(109, 117),
  numbered(144, 168),
  'S035,S043,S045,S046,S067,S071,S118,S119,S120,S121'.split(','),
].flat();

const ALL = [...RULES, ...METRICS];
const known = new Set(NORRKOPING.rows.map(({ id }) => id));
const inPack = [...NORRKOPING.groups, ...Object.values(NORRKOPING.paths)].flatMap(({ rows }) => rows);

const chapters = new URL('./chapters/', `file://${process.cwd()}/test/guideline/`);
/** What tests are called, and the tables that some of them have their names from. */
const named = new Set(
  readdirSync(chapters)
    .map((file) => readFileSync(new URL(file, chapters), 'utf8'))
    .flatMap((text) => [...text.matchAll(/['"`](S\d{3})\b/g)].map(([, row]) => row)),
);

describe('the rows of the guideline', () => {
  it.each(JUDGED)('%s is implemented by a rule or a metric, and a test names it', (row) => {
    expect(ALL.filter(({ rows }) => rows.includes(row)).map(keyOf)).not.toEqual([]);
    expect(named).toContain(row);
  });

  it('are named by nothing that the shipped guideline does not have', () => {
    expect(ALL.flatMap(({ rows }) => rows).filter((row) => !known.has(row))).toEqual([]);
    expect(inPack.filter((row) => !known.has(row))).toEqual([]);
    expect([...named].filter((row) => row !== undefined && !known.has(row))).toEqual([]);
  });

  it('are named by no test that names a row nothing implements', () => {
    const implemented = new Set(ALL.flatMap(({ rows }) => rows));
    expect([...named].filter((row) => row !== undefined && !implemented.has(row))).toEqual([]);
  });
});

describe('every rule', () => {
  it('has an id of its own in each version, in words', () => {
    const keys = ALL.map(keyOf);
    expect(new Set(keys).size).toBe(keys.length);
    expect(ALL.map(({ id }) => id).filter((id) => !/^[a-z]+(-[a-z]+)+$/.test(id))).toEqual([]);
  });

  it('has versions that begin with 1 and leave none out', () => {
    for (const versions of VERSIONS.values()) expect(versions).toEqual(versions.map((_, place) => place + 1));
  });

  it("rests on rows of the guideline or on the law, unless it is about what is recorded, or a plan of the municipality's own", () => {
    const resting = RULES.filter(({ rows, law = [] }) => rows.length + law.length === 0);
    expect(resting.map(({ id }) => id).sort()).toEqual([
      'meeting-fits-its-matter',
      'met-when-established',
      'not-dated-back',
      'notes-finished',
      'planned-action-carried-out',
      'recorded-in-time',
      'unit-name-is-its-own',
    ]);
  });

  it.each(RULES.map((rule) => [keyOf(rule), rule] as const))(
    'says what is wrong and what to do about it, in both languages: %s',
    (_key, { says, remedy }) => {
      for (const sentence of [says.sv, says.en, remedy.sv, remedy.en])
        expect(sentence).toMatch(/^[A-ZÅÄÖ].+\.$/);
      expect(new Set([says.sv, says.en, remedy.sv, remedy.en]).size).toBe(4);
    },
  );
});
