import { sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSignedBy, keyText, parseKey, publicBytes } from '../../src/proof/keys.js';
import { cosignNote, parseNote, signNote, signedBy } from '../../src/proof/note.js';
import { refusedAs } from './faults.js';
import { EXAMPLE_KEY, KEYS, NOTES } from './malformed-texts.js';
import { RFC_8032 } from './rfc8032.js';
import { KEEPER_TWINS, keeperSigner, LOG_TWINS, logSigner, privateKeyFrom, type Signer } from './signers.js';

/** The example of C2SP signed-note, which EXAMPLE_KEY signed. */
const EXAMPLE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`;

describe('Ed25519', () => {
  it.each(RFC_8032)('signs as RFC 8032 does with %s', (secret, open, message, signature) => {
    const key = privateKeyFrom(Buffer.from(secret, 'hex'));
    const bytes = Buffer.from(message, 'hex');
    expect(publicBytes(key).toString('hex')).toBe(open);
    expect(sign(null, bytes, key).toString('hex')).toBe(signature);
    expect(isSignedBy(Buffer.from(open, 'hex'), bytes, Buffer.from(signature, 'hex'))).toBe(true);
    expect(
      isSignedBy(Buffer.from(open, 'hex'), Buffer.from(`${message}00`, 'hex'), Buffer.from(signature, 'hex')),
    ).toBe(false);
  });
});

describe('a key', () => {
  it('is read as it is written', () => {
    expect(keyText(parseKey(EXAMPLE_KEY))).toBe(EXAMPLE_KEY);
    expect(keyText(parseKey(keyText(keeperSigner('keeper.example/1').key)))).toBe(
      keyText(keeperSigner('keeper.example/1').key),
    );
  });

  it.each(KEYS)('is refused as %s: %s', (code, _what, text) => {
    refusedAs(code, () => parseKey(text));
  });
});

describe('a signed note', () => {
  const log = logSigner('log.example/1');
  const keeper = keeperSigner('keeper.example');
  const text = 'log.example/1\n5\nett träd\n';
  const note = signNote(text, log.key, log.sign);
  const cosigned = cosignNote(note, keeper.key, 1_763_000_000, keeper.sign);

  it('is the example of its specification', () => {
    const example = parseNote(EXAMPLE);
    expect(example.text).toBe('This is an example message.\n');
    expect(signedBy(example, [parseKey(EXAMPLE_KEY)])).toEqual([{ key: parseKey(EXAMPLE_KEY) }]);
  });

  it('is signed by the log, and by the keeper who saw it', () => {
    expect(signedBy(parseNote(note), [log.key])).toEqual([{ key: log.key }]);
    expect(signedBy(parseNote(cosigned), [log.key, keeper.key])).toEqual([
      { key: log.key },
      { key: keeper.key, time: 1_763_000_000 },
    ]);
  });

  it('leaves signatures of others alone, also those that bear a trusted name or id', () => {
    const other = logSigner('log.example/1', 9);
    const twice = signNote(text, other.key, other.sign) + note.slice(text.length + 1);
    expect(signedBy(parseNote(twice), [log.key])).toEqual([{ key: log.key }]);
    refusedAs('signer-unknown', () => signedBy(parseNote(note), [other.key]));
    refusedAs('signer-unknown', () => signedBy(parseNote(note), [{ ...log.key, name: 'log.example/2' }]));
    refusedAs('signer-unknown', () => signedBy(parseNote(note), []));
  });

  it.each([
    ['logs', LOG_TWINS],
    ['keepers', KEEPER_TWINS],
  ])('is of any of the trusted %s that share a name and an id', (_who, twins) => {
    const [one, two] = twins as [Signer, Signer];
    expect([one.key.name, one.key.id]).toEqual([two.key.name, two.key.id]);
    for (const { key, sign: signing } of twins) {
      const signed = key.type === 1 ? signNote(text, key, signing) : cosignNote(note, key, 7, signing);
      for (const keys of [
        [one.key, two.key],
        [two.key, one.key],
      ])
        expect(signedBy(parseNote(signed), keys).map((by) => by.key)).toEqual([key]);
      const other = key === one.key ? two.key : one.key;
      refusedAs('signature-wrong', () => signedBy(parseNote(signed), [other]));
    }
  });

  it('is refused as a whole when a trusted signature is not of this text', () => {
    refusedAs('signature-wrong', () => signedBy(parseNote(note.replace('träd', 'träs')), [log.key]));
    refusedAs('signature-wrong', () => signedBy(parseNote(cosigned.replace('träd', 'träs')), [keeper.key]));
    const later = cosignNote(note, keeper.key, 1_763_000_001, keeper.sign);
    const [, ofLater] = parseNote(later).signatures;
    const [, ofNow] = parseNote(cosigned).signatures;
    const bent = Buffer.concat([ofLater?.bytes.subarray(0, 8) as Buffer, ofNow?.bytes.subarray(8) as Buffer]);
    const line = `— keeper.example ${Buffer.concat([Buffer.from(keeper.key.id, 'hex'), bent]).toString('base64')}\n`;
    refusedAs('signature-wrong', () => signedBy(parseNote(note + line), [keeper.key]));
  });

  it('is refused when a trusted key’s signature has another length', () => {
    for (const { key, length } of [
      { key: log.key, length: 63 },
      { key: log.key, length: 65 },
      { key: keeper.key, length: 71 },
      { key: keeper.key, length: 73 },
    ]) {
      const bytes = Buffer.concat([Buffer.from(key.id, 'hex'), Buffer.alloc(length)]);
      const source = `${text}\n— ${key.name} ${bytes.toString('base64')}\n`;
      refusedAs('signature-wrong', () => signedBy(parseNote(source), [key]));
    }
  });

  it.each(NOTES)('is refused as %s: %s', (code, _what, source) => {
    refusedAs(code, () => parseNote(source));
  });

  it('may have sixteen signatures', () => {
    expect(parseNote(note + note.slice(text.length + 1).repeat(15)).signatures).toHaveLength(16);
  });

  it('does not verify when any character of it is another', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: text.length - 2 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        (at, other) => {
          fc.pre(text[at] !== other);
          const bent = `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
          expect(() => signedBy(parseNote(bent + note.slice(text.length)), [log.key])).toThrow();
        },
      ),
    );
  });
});
