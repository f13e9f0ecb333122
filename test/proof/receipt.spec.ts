import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/domain/json.js';
import { Refusal } from '../../src/domain/refusal.js';
import { eventHash, partsOf } from '../../src/proof/canonical-event.js';
import { ProofFault } from '../../src/proof/fault.js';
import { jcs } from '../../src/proof/jcs.js';
import { RECEIPT_FAULTS } from '../../src/proof/receipt-faults.js';
import { answerAsText, answerFor, keysOf } from '../../src/proof/receipt-answer.js';
import { receiptOf } from '../../src/proof/receipt.js';
import { verifyReceipt } from '../../src/proof/verify-receipt.js';
import { keyText, LOG_SIGNATURE } from '../../src/proof/keys.js';
import { refusedAs } from './faults.js';
import { logSigner } from './signers.js';
import { MALFORMED } from './malformed-receipts.js';
import {
  bent,
  consultation,
  keeper,
  log,
  need,
  ORIGIN,
  proofOf,
  receiptFor,
  SEEN,
  trusted,
  type Event,
  type Loose,
} from './receipts.js';

const namesOf = (event: Event): string[] => partsOf(event).map(({ name }) => name);

describe('a receipt', () => {
  it('shows all parts but the free texts, in the order of the head', () => {
    const { parts, ...rest } = JSON.parse(receiptFor(need)) as Loose;
    expect(rest).toEqual({ format: 'liggare-receipt/1', proof: proofOf(need) });
    expect(parts.map(({ name }) => name)).toEqual(namesOf(need));
    const blanked = parts.filter(({ leafHash }) => leafHash !== undefined);
    expect(blanked).toEqual([
      { name: 'data/reason', leafHash: 'db7c680ad523194bb8246722266a9d8fd536e9bb747052c28b3f053691f6c24b' },
    ]);
  });

  it('has each value on its line as it is hashed, so that it can be checked by hand', () => {
    const event = { ...need, data: { title: 'a\n"b"', more: { b: [1, { d: 2, c: 1e21 }], a: 'å' } } };
    const receipt = receiptFor(event, { show: namesOf(event) });
    const written = [...receipt.matchAll(/"name": (.*),\n +"value": (.*),\n/g)];
    expect(written.map(([, name, value]) => `[${name},${value}]`)).toEqual(
      partsOf(event).map(({ canonical }) => canonical),
    );
  });

  it('tells who signed what, and when a keeper saw it', () => {
    expect(verifyReceipt(receiptFor(need, { blank: ['actor'] }), trusted)).toMatchObject({
      origin: ORIGIN,
      size: 11,
      index: 6,
      eventHash: eventHash(need),
      head: { id: need.id, stream: need.stream, revision: '0', type: 'NeedReported' },
      blanked: ['actor', 'data/reason'],
      signed: [{ key: log.key }, { key: keeper.key, time: SEEN }],
    });
  });

  it('shows and blanks what is asked for', () => {
    const asked = verifyReceipt(
      receiptFor(need, { show: ['data/reason'], blank: ['data/title', 'metadata'] }),
      trusted,
    );
    expect(asked.blanked).toEqual(['metadata', 'data/title']);
    expect(asked.shown.find(({ name }) => name === 'data/reason')).toEqual({
      name: 'data/reason',
      value: need.data['reason'],
    });
  });

  it('blanks what the schema of its event does not know, since it may be a free text', () => {
    const later = { ...need, data: { ...need.data, remark: 'Ring Alva.' } };
    expect(verifyReceipt(receiptFor(later), trusted).blanked).toEqual(['data/reason', 'data/remark']);
    const other = { ...need, type: 'SomethingElse' };
    expect(verifyReceipt(receiptFor(other), trusted).shown.map(({ name }) => name)).toEqual([
      'head',
      'actor',
      'metadata',
    ]);
  });

  it.each([
    ['unknown-part', { show: ['data/titel'], blank: ['title'] }, { names: 'data/titel, title' }],
    ['part-shown-and-blanked', { show: ['actor'], blank: ['actor'] }, { names: 'actor' }],
    ['head-is-always-shown', { blank: ['head'] }, {}],
  ])('is refused as %s when no such choice can be', (code, choice, details) => {
    const making = (): string => receiptFor(need, choice);
    expect(making).toThrow(Refusal);
    try {
      making();
    } catch (error) {
      expect(error).toMatchObject({ code, details });
    }
  });

  it('of an event without data has three parts', () => {
    expect(verifyReceipt(receiptFor(consultation), trusted).shown.map(({ name }) => name)).toEqual([
      'head',
      'actor',
      'metadata',
    ]);
  });

  it('proves nothing without a key that was trusted before', () => {
    const receipt = receiptFor(need);
    refusedAs('signer-unknown', () => verifyReceipt(receipt, { logs: [], keepers: [] }));
    refusedAs('signer-unknown', () => verifyReceipt(receipt, { logs: [], keepers: [keeper.key] }));
    expect(verifyReceipt(receipt, { logs: [log.key], keepers: [] }).signed).toEqual([{ key: log.key }]);
  });
});

describe('a receipt that proves nothing', () => {
  it.each(MALFORMED)('is refused as %s: %s', (code, _what, receipt) => {
    const answer = answerFor(Buffer.from(receipt), trusted);
    expect(answer).toMatchObject({ valid: false, code });
    const { sv, en } = answer as { sv: string; en: string };
    for (const sentence of [sv, en]) expect(sentence).toMatch(/^[^\n]*[.)]$/);
    expect(`${sv}${en}`).not.toContain('undefined');
    expect(answerAsText(answer)).toContain(`[${code}]`);
  });

  it('is in the table for each way to be malformed', () => {
    const codes = new Set(MALFORMED.map(([code]) => code as string));
    expect(Object.keys(RECEIPT_FAULTS).filter((code) => !codes.has(code))).toEqual([]);
  });
});

/** Text as events have it: without lone surrogates, which the door refuses. */
const anyText = fc.string({ unit: 'binary' });
const anyValue = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }) as fc.Arbitrary<Json>;
const anyEvent: fc.Arbitrary<Event> = fc
  .record({
    data: fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/), anyValue, { maxKeys: 9 }),
    type: anyText,
    revision: fc.bigInt({ min: 0n, max: 2n ** 64n }),
    salt: fc.uint8Array({ minLength: 16, maxLength: 16 }),
  })
  .map(({ data, type, revision, salt }) => ({
    ...need,
    type,
    revision,
    data: data as JsonObject,
    metadata: { ...need.metadata, salt: Buffer.from(salt).toString('hex') },
  }));
const anyChoice = (event: Event) =>
  fc
    .subarray(namesOf(event).slice(1))
    .map((blank) => ({ blank, show: namesOf(event).filter((name) => !blank.includes(name)) }));
const anyReceipt = anyEvent.chain((event) =>
  fc.record({
    event: fc.constant(event),
    choice: anyChoice(event),
    size: fc.integer({ min: 1, max: 40 }),
    at: fc.nat(),
  }),
);

const faultOf = (receipt: string): ProofFault | undefined => {
  try {
    verifyReceipt(receipt, trusted);
    return undefined;
  } catch (error) {
    if (error instanceof ProofFault) return error;
    throw error;
  }
};

describe('any event', () => {
  it('has a valid receipt by any choice of blanked parts, and its hash stays what it is', () => {
    fc.assert(
      fc.property(anyReceipt, ({ event, choice, size, at }) => {
        const receipt = receiptOf(event, proofOf(event, { index: at % size, size }), choice);
        const proved = verifyReceipt(receipt, trusted);
        expect(proved.eventHash).toEqual(eventHash(event));
        expect(proved.blanked).toEqual(choice.blank);
        expect(proved.shown.map(({ name }) => name)).toEqual(choice.show);
        for (const { name, value } of proved.shown)
          if (name.startsWith('data/'))
            expect(jcs(value)).toBe(jcs(event.data[name.slice('data/'.length)] as Json));
      }),
    );
  });

  it('has no valid receipt in which a value, a hash, a name, the order, the place or the tree is another', () => {
    fc.assert(
      fc.property(anyReceipt, fc.nat(), fc.nat(), ({ event, choice }, at, how) => {
        const receipt = receiptFor(event, choice);
        const digit = (hash: Json | undefined): string => {
          const [text, place] = [String(hash), how % 64];
          return `${text.slice(0, place)}${text[place] === '0' ? '1' : '0'}${text.slice(place + 1)}`;
        };
        const changes: ((loose: Loose, part: Loose['parts'][number]) => unknown)[] = [
          (_loose, part) => {
            const kind = part['saltHash'] === undefined ? 'leafHash' : 'saltHash';
            part[kind] = digit(part[kind]);
          },
          (_loose, part) => (part['name'] = `${String(part['name'])}x`),
          (_loose, part) => (part['value'] = [part['value'] ?? null]),
          (loose) => ({ ...loose, parts: loose.parts.toReversed() }),
          (loose) => ({ ...loose, proof: loose.proof.replace('index 6', `index ${how % 6}`) }),
          (loose) => ({ ...loose, proof: loose.proof.replace('\n11\n', `\n${12 + (how % 99)}\n`) }),
        ];
        for (const change of changes) {
          const other = bent(receipt, (loose) => {
            const part = loose.parts[at % loose.parts.length] as Loose['parts'][number];
            const changed = change(loose, part);
            return typeof changed === 'object' && !Array.isArray(changed) ? changed : undefined;
          });
          expect(faultOf(other)).toBeInstanceOf(ProofFault);
        }
      }),
    );
  });
});

describe('any byte of a receipt', () => {
  const receipt = receiptFor(need, { show: ['data/reason'] });
  const proved = verifyReceipt(receipt, trusted);
  const bytes = Buffer.from(receipt);

  it('that is another makes it refused, or says the same', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const other = Buffer.from(bytes);
        other[place] = (other[place] as number) ^ change;
        const answer = answerFor(other, trusted);
        // White space between members, and the name of a signature nobody here trusts, say nothing.
        const told = { signed: [], notSignedBy: [] };
        if (answer.valid) expect({ ...answer.proved, ...told }).toEqual({ ...proved, ...told });
      }),
      { numRuns: 600 },
    );
  });
});

describe('what is said of a receipt', () => {
  it('is told in both languages, and cannot turn the screen around', () => {
    const event = { ...need, data: { ...need.data, title: '\u009B2J\u202Eknab\u007F' } };
    const text = answerAsText(answerFor(Buffer.from(receiptFor(event)), trusted));
    expect(text).toContain('Kvittot gäller');
    expect(text).toContain('The receipt is valid');
    expect(text).toContain('data/title             "\\u009b2J\\u202eknab\\u007f"');
    expect(text).toContain('Maskat (blanked): data/reason');
    expect(text).toContain('sett (seen) 2025-11-13T02:13:20Z');
  });

  it('takes a key as it is written, or from a file with one a line', () => {
    const [one, two] = [keyText(log.key), keyText(logSigner(ORIGIN, 7).key)];
    const read = (file: string): string => (file === 'keys.txt' ? `${one}\r\n\n${two}` : '');
    expect(keysOf([one, 'keys.txt'], read, LOG_SIGNATURE).map(keyText)).toEqual([one, one, two]);
    refusedAs('key-malformed', () => keysOf(['empty.txt'], read, LOG_SIGNATURE));
    refusedAs('key-malformed', () => keysOf([`${one}A`], read, LOG_SIGNATURE));
  });
});
