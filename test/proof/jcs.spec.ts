import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../src/domain/json.js';
import { jcs } from '../../src/proof/jcs.js';
import { parseStrict } from '../../src/proof/strict-json.js';
import { refusedAs } from './faults.js';
import { DOCUMENT, NUMBERS, numberOf, SORTED } from './rfc8785.js';

describe('canonical JSON', () => {
  it.each(NUMBERS)('writes the number with bits %s as %s', (bits, text) => {
    expect(jcs(numberOf(bits))).toBe(text);
  });

  it('writes the examples of RFC 8785', () => {
    for (const { given, written } of [SORTED, DOCUMENT]) expect(jcs(JSON.parse(given) as Json)).toBe(written);
  });

  it('does not depend on the order in which members were written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shuffled = JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
          typeof member === 'object' && member !== null && !Array.isArray(member)
            ? Object.fromEntries(Object.entries(member).reverse())
            : member,
        ) as Json;
        expect(jcs(shuffled)).toBe(jcs(value as Json));
        expect(JSON.parse(jcs(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('JSON that can be read in one way', () => {
  it('is read as JSON is', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (text) => {
        expect(parseStrict(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('has numbers in any spelling that says the same', () => {
    for (const number of [
      '10.0',
      '1E1',
      '0.1e+2',
      '100e-1',
      '0.00',
      '-0',
      '0e999',
      '9007199254740994',
      '1e0005',
    ])
      expect(parseStrict(number)).toBe(Number(number));
    for (const [bits, text] of NUMBERS) expect(parseStrict(text)).toBe(numberOf(bits) + 0);
  });

  it('has no number that is rounded when it is read', () => {
    for (const number of ['9007199254740993', '1e309', '1e-325', '0.10000000000000001', '333333333.33333329'])
      refusedAs('number-inexact', () => parseStrict(`[${number}]`));
  });

  it('has no brackets too many, and none in texts', () => {
    expect(parseStrict('"[[\\"[["')).toBe('[["[[');
    const deep = `${'['.repeat(64)}"${'['.repeat(99)}"${']'.repeat(64)}`;
    expect(parseStrict(deep)).toEqual(JSON.parse(deep));
    refusedAs('receipt-too-deep', () => parseStrict(`[${deep}]`));
  });

  it('may have the same name in different objects, and a name that is also a value', () => {
    const text = '{"a": {"a": ["a", {"a": "a"}, {"a": "b"}]}, "b": "a"}';
    expect(parseStrict(text)).toEqual(JSON.parse(text));
    refusedAs('member-twice', () => parseStrict('{"a": 1, "b": [{}], "a": 1}'));
  });
});
