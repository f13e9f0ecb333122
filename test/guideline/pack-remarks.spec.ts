import { describe, expect, it } from '@jest/globals';
import type { GuidelinePack } from '../../src/domain/guidelines/pack.js';
import { remarksOn } from '../../src/guideline/pack-remarks.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';

const remarks = (changes: Partial<GuidelinePack>): string[][] =>
  remarksOn({ ...NORRKOPING, ...changes }).map(({ pointer, code }) => [pointer, code]);
const withoutRow = (...ids: string[]) => NORRKOPING.rows.filter(({ id }) => !ids.includes(id));
const placeOf = (wanted: string) => NORRKOPING.groups.findIndex(({ function: of }) => of === wanted);

describe('what a pack says to no avail', () => {
  it('is nothing in the pack that comes with the program', () => {
    expect(remarks({})).toEqual([]);
  });

  it('is a parameter whose rules have none of their rows, or are switched off', () => {
    const parameters = { anchoringRequiredForOperational: true, lateRecordingDays: 30 };
    expect(remarks({ parameters, rows: withoutRow('S086') })).toEqual([
      ['/parameters/anchoringRequiredForOperational', 'parameter-without-rule'],
    ]);
    expect(remarks({ parameters, rules: { 'recorded-in-time': { mode: 'off' } } })).toEqual([
      ['/parameters/lateRecordingDays', 'parameter-without-rule'],
    ]);
  });

  it('is not a parameter that asks for nothing', () => {
    const parameters = { anchoringRequiredForOperational: false };
    expect(remarks({ parameters, rows: withoutRow('S086') })).toEqual([]);
  });

  it('is not a parameter that one of several rules still asks for', () => {
    expect(remarks({ rules: { 'referred-before-decision': { mode: 'off' } } })).toEqual([]);
  });

  it('is a choice of a rule that has none of its rows', () => {
    expect(
      remarks({
        rules: { 'referred-before-decision': { mode: 'check' } },
        rows: withoutRow('S086'),
        parameters: {},
      }),
    ).toEqual([['/rules/referred-before-decision', 'rule-without-row']]);
  });

  it('is how often a group meets, when no rule expects it', () => {
    const meetings = `/groups/${placeOf('decision-body')}/meetingsPerYear`;
    expect(remarks({ rows: withoutRow('S073') })).toEqual([[meetings, 'meetings-without-row']]);
    const groups = NORRKOPING.groups.map((group) => ({ ...group, meetingsPerYear: { least: 1, most: 2 } }));
    expect(remarks({ groups })).toEqual([
      [`/groups/${placeOf('management-team')}/meetingsPerYear`, 'meetings-without-row'],
    ]);
  });

  it('is a row with a number of its own', () => {
    const own = { id: 'S200', section: '6', lines: '1', quote: '6–8 gånger per år' };
    expect(remarks({ rows: [...NORRKOPING.rows, own, { ...own, id: 'S201' }] })).toEqual([
      ['/rows/176/id', 'rows-without-rule'],
    ]);
  });
});

describe('what cannot be followed in a pack', () => {
  it('is a path decided by a group without the mandate: every decision would be found', () => {
    const paths = {
      ...NORRKOPING.paths,
      shared: { ...NORRKOPING.paths.shared, decidedBy: 'financing-body' },
    };
    expect(remarks({ paths: paths as GuidelinePack['paths'] })).toEqual([
      ['/paths/shared/decidedBy', 'path-without-mandate'],
    ]);
  });

  it('is a system without rows, and a seat for a unit when no unit tells its code', () => {
    const [first, ...rest] = NORRKOPING.systems;
    expect(remarks({ systems: [{ ...first!, rows: [] }, ...rest] })).toEqual([
      ['/systems/0', 'system-without-row'],
    ]);
    const units = (NORRKOPING.units ?? []).map(({ code: _code, ...unit }) => unit);
    expect(new Set(remarks({ units }).map(([, code]) => code))).toEqual(new Set(['units-without-code']));
  });
});
