import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { partsOf, eventHash } from '../../src/proof/canonical-event.js';
import { leafHash, nodeHash } from '../../src/proof/hashing.js';
import { consultation, need } from './receipts.js';

const readme = readFileSync(new URL('../../src/proof/README.md', import.meta.url), 'utf8');

/** All hashes of a tree whose leaves are a power of two, from the leaves up. */
function levelsOf(leaves: readonly Buffer[]): readonly Buffer[] {
  if (leaves.length === 1) return leaves;
  const above = leaves.flatMap((left, place) =>
    place % 2 === 0 ? [nodeHash(left, leaves[place + 1] as Buffer)] : [],
  );
  return [...leaves, ...levelsOf(above)];
}

describe('the worked example', () => {
  const parts = partsOf(need);
  const tree = levelsOf([need, consultation].map((event) => leafHash(eventHash(event))));
  const event = levelsOf(parts.map((part) => part.leafHash));
  const named = [...readme.matchAll(/\b[0-9a-f]{64}\b/g)].map(([hash]) => hash);

  it('has no hash but those that are computed, and every one between a part and the root', () => {
    const known = [...event, ...tree].map((hash) => hash.toString('hex'));
    const cost = parts.find(({ name }) => name === 'data/estimatedCostOre');
    expect(new Set(named)).toEqual(new Set([...known, cost?.saltHash.toString('hex')]));
    expect(readme).toContain(cost?.canonical);
    expect(readme).toContain(`: ${tree.at(-1)?.toString('base64')}\n`);
    expect(event.at(-1)).toEqual(eventHash(need));
  });
});
