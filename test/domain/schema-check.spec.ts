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
        sv: 'ska vara av någon av typerna integer, boolean, array',
        en: 'must be of one of the types integer, boolean, array',
      },
    ]);
  });

  it('that is of one of them, but breaks it, has the problem of that kind alone', () => {
    expect(problemsOf(several, { value: -1 })).toEqual([
      { pointer: '/value', sv: 'ska vara minst 0', en: 'must be at least 0' },
    ]);
    expect(problemsOf(several, { value: ['a', 1] })).toEqual([
      { pointer: '/value/1', sv: 'ska vara av typen string', en: 'must be of type string' },
    ]);
  });

  it('that fits has none', () => {
    for (const value of [0, false, ['a']]) expect(problemsOf(several, { value })).toEqual([]);
  });
});
