import { describe, expect, it } from '@jest/globals';
import Type from 'typebox';
import { problemsOf } from '../../src/domain/schema-check.js';

describe('a value that may be of several kinds', () => {
  const several = Type.Object({
    value: Type.Union([Type.Integer({ minimum: 0 }), Type.Boolean(), Type.Array(Type.String())]),
  });

  it('that is of none of them has one problem, which names the kinds', () => {
    expect(problemsOf(several, { value: 'kanske' })).toEqual([
      {
        pointer: '/value',
        sv: 'ska vara ett heltal, ja eller nej (true eller false) eller en lista […]',
        en: 'must be a whole number, true or false or a list […]',
      },
    ]);
  });

  it('that is of one of them, but breaks it, has the problem of that kind alone', () => {
    expect(problemsOf(several, { value: -1 })).toEqual([
      { pointer: '/value', sv: 'ska vara minst 0', en: 'must be at least 0' },
    ]);
    expect(problemsOf(several, { value: ['a', 1] })).toEqual([
      { pointer: '/value/1', sv: 'ska vara en text', en: 'must be a text' },
    ]);
  });

  it('that fits has none', () => {
    for (const value of [0, false, ['a']]) expect(problemsOf(several, { value })).toEqual([]);
  });
});
