import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../src/domain/event.js';
import { eventHash, partsOf, RunningHash } from '../../src/proof/canonical-event.js';
import { merkleRoot } from '../../src/proof/merkle.js';

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

  it('is hashed whole, however large a part is', () => {
    const [{ event }] = examples as [Example];
    // Of letters of two bytes each, around the size up to which pieces are put together first.
    for (const letters of [100, 8_160, 8_170, 10_000, 20_000]) {
      const title = 'å'.repeat(letters);
      const large = partsOf({ ...event, revision: 0n, data: { title } }).at(-1);
      const hash = createHash('sha256')
        .update(Buffer.of(0))
        .update(large?.saltHash ?? '');
      expect(large?.leafHash).toEqual(hash.update(`["data/title","${title}"]`).digest());
    }
  });

  it('adds up to a hash over a whole log, in its order', () => {
    const events = examples.map(({ event }) => ({ ...event, revision: BigInt(event.revision) }));
    const running = new RunningHash();
    expect([running.count, running.hex]).toEqual([0, '00'.repeat(32)]);
    let expected: Buffer = Buffer.alloc(32);
    for (const event of events) {
      running.add(event);
      expected = createHash('sha256').update(expected).update(eventHash(event)).digest();
    }
    expect([running.count, running.hex]).toEqual([events.length, expected.toString('hex')]);
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
