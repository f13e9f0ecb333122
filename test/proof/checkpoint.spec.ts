import { describe, expect, it } from '@jest/globals';
import { headText, parseCheckpoint, trustedCheckpoint } from '../../src/proof/checkpoint.js';
import { EMPTY_ROOT, leafHash } from '../../src/proof/hashing.js';
import { checkInclusion, parseProof, proofText } from '../../src/proof/inclusion-proof.js';
import { hashOf, inclusionRanges } from '../../src/proof/merkle.js';
import { cosignNote, signNote } from '../../src/proof/note.js';
import { CHECKPOINTS, PROOFS } from './malformed-texts.js';
import { refusedAs } from './faults.js';
import { NaiveTree } from './naive-tree.js';
import { keeperSigner, logSigner } from './signers.js';

const ORIGIN = 'log.example/1';
const log = logSigner(ORIGIN);
const keeper = keeperSigner('keeper.example');
const entries = Array.from({ length: 11 }, (_none, place) => Buffer.alloc(32, place));
const tree = new NaiveTree(entries);
const signed = (text: string): string => signNote(text, log.key, log.sign);
const head = (size: number) => ({ origin: ORIGIN, size, root: tree.root(0, size) });
const checkpoint = signed(headText(head(11)));
const ROOT = tree.root(0, 11).toString('base64');

describe('a checkpoint', () => {
  it('tells the origin, the size and the root of a tree', () => {
    expect(checkpoint.split('\n').slice(0, 4)).toEqual([ORIGIN, '11', ROOT, '']);
    expect(parseCheckpoint(checkpoint)).toMatchObject(head(11));
    expect(parseCheckpoint(signed(headText(head(0))))).toMatchObject({ size: 0, root: EMPTY_ROOT });
  });

  it('may have further lines, which say nothing here', () => {
    expect(parseCheckpoint(signed(`${headText(head(11))}more\n`))).toMatchObject(head(11));
  });

  it('is trusted when the log signed it, and tells which keepers saw it', () => {
    expect(trustedCheckpoint(checkpoint, log.key).signed).toEqual([{ key: log.key }]);
    const seen = cosignNote(checkpoint, keeper.key, 1_763_000_000, keeper.sign);
    expect(trustedCheckpoint(seen, log.key, [keeper.key]).signed).toEqual([
      { key: log.key },
      { key: keeper.key, time: 1_763_000_000 },
    ]);
    expect(trustedCheckpoint(checkpoint, log.key, [keeper.key]).signed).toEqual([{ key: log.key }]);
  });

  it('is not seen by a trusted keeper whose name or id alone the one who cosigned it bears', () => {
    const seen = cosignNote(checkpoint, keeper.key, 1_763_000_000, keeper.sign);
    const [namesake, other] = [
      keeperSigner('keeper.example', 9).key,
      { ...keeper.key, name: 'other.example' },
    ];
    for (const keepers of [[namesake], [other], [namesake, other]])
      expect(trustedCheckpoint(seen, log.key, keepers).signed).toEqual([{ key: log.key }]);
    expect(trustedCheckpoint(seen, log.key, [namesake, other, keeper.key]).signed).toEqual([
      { key: log.key },
      { key: keeper.key, time: 1_763_000_000 },
    ]);
  });

  it('is not trusted when it is of another log, or signed by a keeper alone', () => {
    const other = logSigner('log.example/2');
    refusedAs('other-origin', () => trustedCheckpoint(checkpoint, other.key));
    const alone = cosignNote(checkpoint, keeper.key, 1, keeper.sign).split('\n');
    const byKeeper = [...alone.slice(0, 4), alone[5], ''].join('\n');
    refusedAs('signer-unknown', () => trustedCheckpoint(byKeeper, log.key, [keeper.key]));
  });

  it('is not trusted when a keeper’s signature is of another text', () => {
    const elsewhere = cosignNote(signed(headText(head(10))), keeper.key, 1, keeper.sign).split('\n')[5];
    refusedAs('signature-wrong', () =>
      trustedCheckpoint(`${checkpoint}${elsewhere}\n`, log.key, [keeper.key]),
    );
  });

  it.each(CHECKPOINTS)('is refused as %s: %s', (code, _what, source) => {
    refusedAs(code, () => parseCheckpoint(source));
  });

  it('may be of a tree of 2^53 − 1', () => {
    expect(parseCheckpoint(signed(`${ORIGIN}\n9007199254740991\n${ROOT}\n`)).size).toBe(2 ** 53 - 1);
  });
});

describe('a proof that an event is in a tree', () => {
  const index = 6;
  const entry = entries[index] as Buffer;
  const hashes = inclusionRanges(index, 11).map((range) => hashOf(range, tree.hashAt));
  const proof = proofText(index, hashes, checkpoint);
  const bent = (change: (lines: string[]) => string[]) => change(proof.split('\n')).join('\n');

  it('tells the place of the event, the hashes to the root, and the checkpoint', () => {
    const read = parseProof(proof);
    expect(read).toMatchObject({ index, hashes, checkpoint: { source: checkpoint } });
    checkInclusion(entry, read);
    expect(hashes[0]).toEqual(leafHash(entries[7] as Buffer));
  });

  it('may have more to say, which is signed by nobody', () => {
    const extra = bent(([header, ...rest]) => [header as string, 'extra aGVq', ...rest]);
    expect(parseProof(extra)).toMatchObject({ index, hashes });
  });

  it('does not show another event, nor the same at another place or in another tree', () => {
    refusedAs('not-included', () => checkInclusion(entries[5] as Buffer, parseProof(proof)));
    refusedAs('not-included', () =>
      checkInclusion(
        entry,
        parseProof(bent((lines) => lines.map((line) => (line === 'index 6' ? 'index 7' : line)))),
      ),
    );
    const smaller = proofText(index, hashes, signed(headText(head(10))));
    refusedAs('not-included', () => checkInclusion(entry, parseProof(smaller)));
    refusedAs('not-included', () => checkInclusion(entry, parseProof(proofText(11, hashes, checkpoint))));
  });

  it('may have as many hashes as the largest tree asks for', () => {
    const most = Array<Buffer>(53).fill(Buffer.alloc(32, 5));
    expect(parseProof(proofText(index, most, checkpoint)).hashes).toEqual(most);
  });

  it('of a tree with one event needs no hash', () => {
    const only = proofText(0, [], signed(headText(head(1))));
    checkInclusion(entries[0] as Buffer, parseProof(only));
  });

  it.each(PROOFS)('is refused as %s: %s', (code, _what, source) => {
    refusedAs(code, () => parseProof(source));
  });
});
