import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecordedEvent } from '../../src/domain/event.js';
import { eventHash, jcs, merkleRoot, partsOf } from '../../src/proof/canonical-event.js';

type Example = {
  event: Omit<RecordedEvent, 'position' | 'revision'> & { revision: string };
  parts: object[];
  hash: string;
};
const { examples } = JSON.parse(
  readFileSync(new URL('canonical-examples.json', import.meta.url), 'utf8'),
) as { examples: Example[] };

describe('the canonical form of an event', () => {
  it.each(examples.map((example) => [example.event.type, example] as const))(
    'has every hash of the worked example %s',
    (_type, example) => {
      const event = { ...example.event, revision: BigInt(example.event.revision) };
      const parts = partsOf(event).map(({ name, saltHash, canonical, leafHash }) => ({
        name,
        saltHash: saltHash.toString('hex'),
        canonical,
        leafHash: leafHash.toString('hex'),
      }));
      expect(parts).toEqual(example.parts);
      expect(eventHash(event).toString('hex')).toBe(example.hash);
    },
  );

  it('does not depend on the order in which members were written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const shuffled = JSON.parse(JSON.stringify(value), (_key, member: unknown) =>
          typeof member === 'object' && member !== null && !Array.isArray(member)
            ? Object.fromEntries(Object.entries(member).reverse())
            : member,
        ) as never;
        expect(jcs(shuffled)).toBe(jcs(value as never));
        expect(JSON.parse(jcs(value as never))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes numbers and strings as RFC 8785 has them', () => {
    expect(
      jcs({
        numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27],
        string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\u0022\u002f",
      }),
    ).toBe(
      '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('splits a tree at the largest power of two, as RFC 6962 does', () => {
    const leaves = [1, 2, 3, 4, 5].map((byte) => Buffer.alloc(32, byte));
    const [a, b, c, d, e] = leaves as [Buffer, Buffer, Buffer, Buffer, Buffer];
    expect(merkleRoot(leaves)).toEqual(merkleRoot([merkleRoot([merkleRoot([a, b]), merkleRoot([c, d])]), e]));
    expect(merkleRoot([]).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });
});
