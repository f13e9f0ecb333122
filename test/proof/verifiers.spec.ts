import { createHash, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { temporaryFolder } from '../temporary-folder.js';
import type { Json } from '../../src/domain/json.js';
import { partsOf } from '../../src/proof/canonical-event.js';
import { jcs } from '../../src/proof/jcs.js';
import { isSignedBy, keyText, LOG_SIGNATURE, publicBytes, verifierKey } from '../../src/proof/keys.js';
import { headText, parseCheckpoint } from '../../src/proof/checkpoint.js';
import { cosignNote, signNote } from '../../src/proof/note.js';
import { answerAsJson, answerFor } from '../../src/proof/receipt-answer.js';
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
} from './receipts.js';
import { rebuilt, rebuildings } from './rebuilt-receipts.js';
import { receiptOf } from '../../src/proof/receipt.js';
import { MOST_BYTES } from '../../src/proof/strict-json.js';
import { RFC_8032, WEAK_KEYS } from './rfc8032.js';
import { DOCUMENT, NUMBERS, SORTED } from './rfc8785.js';
import { KEEPER_TWINS, keeperSigner, LOG_TWINS, logSigner, privateKeyFrom, type Signer } from './signers.js';
import { bundledVerifier, inPython, PYTHON, PYTHON_VERIFIER, run, type Ran } from './verifiers.js';

if (PYTHON === '')
  process.stderr.write('\n*** There is no Python 3.8 here: the verifier in Python was NOT tried ***\n');

const folder = temporaryFolder('receipts');
const inFile = (name: string, content: string | Buffer): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const LOG_KEY = inFile('log.key', `${keyText(log.key)}\n`);
const KEEPER_KEY = keyText(keeper.key);
const KEYS = ['--key', LOG_KEY, '--keeper', KEEPER_KEY];

const names = partsOf(need)
  .map(({ name }) => name)
  .slice(1);
const awkward = {
  ...need,
  data: {
    title: 'å ä ö “—” \u2028 \u0000\u001F\u007F 😀 "\\/',
    estimatedCostOre: -0.1,
    goalRefs: [1e21, 1e-7, 123456789012345680000, 5e-324, null, true, { '\uFB33': 1, '😀': 2, '': 3 }],
    __proto__: null,
  },
};

const extra = (base64: string): string => receiptFor(need).replace('\\nindex', `\\nextra ${base64}\\nindex`);
const bytesMore = (text: string): number => Buffer.byteLength(text) - text.length;

const VALID: readonly (readonly [string, string])[] = [
  ['with free texts blanked', receiptFor(need)],
  ['with everything shown', receiptFor(need, { show: names })],
  ['with everything blanked but the head', receiptFor(need, { blank: names })],
  ['of an event without data', receiptFor(consultation)],
  ['of the only event of a log', receiptOf(need, proofOf(need, { index: 0, size: 1 }))],
  ['of the last of many', receiptOf(need, proofOf(need, { index: 999, size: 1000 }))],
  ['of texts and numbers that are hard to write', receiptFor(awkward)],
  ['written by another hand', bent(receiptFor(need), ({ format, ...rest }) => ({ ...rest, format }))],
  ['with a number in another spelling', receiptFor(need).replace('125000000', '1.25E+8')],
  ['with escapes for letters', receiptFor(need).replace('Nytt', '\\u004eytt')],
  ['with something extra in its proof', extra(Buffer.from('x').toString('base64'))],
  ['with three million characters extra', extra('AAAA'.repeat(750_000))],
  ['as large as one may be', receiptFor(need).padEnd(MOST_BYTES - bytesMore(receiptFor(need)))],
  [
    'with a signature whose name has a million letters',
    bent(receiptFor(need), (r) => ({ ...r, proof: `${r.proof}— ${'å'.repeat(1_000_000)} AAAAAAAA\n` })),
  ],
  ['with a text of a million escapes', receiptFor({ ...need, data: { title: '\n'.repeat(1_000_000) } })],
];

const TABLE: readonly (readonly [verdict: string, what: string, receipt: string | Buffer])[] = [
  ...VALID.map(([what, receipt]) => ['valid', what, receipt] as const),
  ...MALFORMED,
];

const checkpointOf = (receipt: string): string => {
  const { proof } = JSON.parse(receipt) as { proof: string };
  return proof.slice(proof.indexOf('\n\n') + 2);
};
const weakKey = (hex: string): string =>
  keyText(verifierKey('log.example/1', LOG_SIGNATURE, Buffer.from(hex, 'hex')));

/** Four at a time. */
async function each<In, Out>(inputs: readonly In[], act: (input: In, place: number) => Promise<Out>) {
  const results: Out[] = [];
  const waiting = inputs.entries();
  const worker = async (): Promise<void> => {
    for (const [place, input] of waiting) results[place] = await act(input, place);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return results;
}

const verdictOf = ({ code, out }: Ran): unknown => {
  const told = JSON.parse(out) as { valid: boolean; code?: string };
  expect(code).toBe(told.valid ? 0 : 1);
  return told.valid ? 'valid' : told.code;
};

type Program = readonly [program: string, ...args: string[]];

/** @param broken the same verifier where something that it needs breaks while it works */
function verifierContract(name: string, verifier: () => Program, broken: () => Program): void {
  const ask = (...args: readonly string[]): Promise<Ran> => {
    const [program, ...first] = verifier();
    return run(program, [...first, ...args]);
  };

  describe(name, () => {
    it('answers each receipt of the table as it is to be answered', async () => {
      const files = TABLE.map(([, , receipt], place) => inFile(`${place}.json`, receipt));
      const answers = await each(files, (file) => ask(file, ...KEYS, '--json'));
      expect(answers.map((ran, place) => [verdictOf(ran), TABLE[place]?.[1]])).toEqual(
        TABLE.map(([verdict, what]) => [verdict, what]),
      );
    });

    it('tells of a valid receipt what this one tells', async () => {
      for (const [, receipt] of VALID) {
        const { out } = await ask(inFile('valid.json', receipt), ...KEYS, '--json');
        const told = JSON.parse(answerAsJson(answerFor(Buffer.from(receipt), trusted))) as unknown;
        expect(JSON.parse(out)).toEqual(told);
      }
    });

    it('tells it to people, or what is wrong', async () => {
      const good = await ask(inFile('good.json', receiptFor(need)), ...KEYS);
      expect(good).toMatchObject({ code: 0, err: '' });
      for (const text of [
        'gäller',
        'valid',
        'NeedReported',
        '"Nytt diariesystem"',
        'data/reason',
        'keeper.example',
      ])
        expect(good.out).toContain(text);
      const bad = await ask(inFile('bad.json', '[]'), ...KEYS);
      expect(bad).toMatchObject({ code: 1, err: '' });
      for (const text of ['gäller inte', 'not valid', 'receipt-malformed']) expect(bad.out).toContain(text);
    });

    it('trusts no key but those it is given, of which any may be the log’s', async () => {
      const file = inFile('good.json', receiptFor(need));
      const other = keyText(logSigner('log.example/1', 7).key);
      const stranger = keyText(keeperSigner('keeper.example', 7).key);
      expect(verdictOf(await ask(file, '--key', other, '--json'))).toBe('signer-unknown');
      const { out } = await ask(file, '--key', other, '--key', LOG_KEY, '--keeper', stranger, '--json');
      expect(JSON.parse(out)).toMatchObject({ signed: [{ name: log.key.name, id: log.key.id }] });
    });

    it('says which of the trusted keepers have not signed', async () => {
      const file = inFile('good.json', receiptFor(need));
      const { key } = keeperSigner('keeper.example', 7);
      const args = [file, ...KEYS, '--keeper', keyText(key)];
      const { code, out } = await ask(...args, '--json');
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({
        signed: [{ id: log.key.id }, { id: keeper.key.id }],
        notSignedBy: [{ name: key.name, id: key.id }],
      });
      const told = await ask(...args);
      expect(told.code).toBe(0);
      expect(told.out).toMatch(new RegExp(`not ?signed ?by.*${key.id}`, 'is'));
      expect((await ask(file, ...KEYS)).out).not.toMatch(new RegExp(`not signed by|${key.id}`, 'i'));
    });

    it('tries every trusted key that has a signature’s name and id', async () => {
      const text = headText({ ...parseCheckpoint(checkpointOf(receiptFor(need))) });
      const [ours, theirs] = [LOG_TWINS, KEEPER_TWINS].map((twins) => twins.map(({ key }) => keyText(key)));
      for (const place of [0, 1]) {
        const [by, seenBy] = [LOG_TWINS[place] as Signer, KEEPER_TWINS[place] as Signer];
        const signed = cosignNote(signNote(text, by.key, by.sign), seenBy.key, SEEN, seenBy.sign);
        const file = inFile(
          'twin.json',
          bent(receiptFor(need), (r) => ({
            ...r,
            proof: r.proof.replace(checkpointOf(receiptFor(need)), signed),
          })),
        );
        const asked = async (keys: readonly string[], keepers: readonly string[]): Promise<unknown> =>
          verdictOf(
            await ask(
              file,
              ...keys.flatMap((key) => ['--key', key]),
              ...keepers.flatMap((key) => ['--keeper', key]),
              '--json',
            ),
          );
        const other = (twins: readonly string[]): string[] => [twins[1 - place] as string];
        expect([
          await asked(ours ?? [], theirs ?? []),
          await asked(ours?.toReversed() ?? [], theirs?.toReversed() ?? []),
          await asked(other(ours ?? []), []),
          await asked(ours ?? [], other(theirs ?? [])),
        ]).toEqual(['valid', 'valid', 'signature-wrong', 'signature-wrong']);
      }
    });

    it('takes a file with keys by its lines, and nothing off them', async () => {
      const file = inFile('good.json', receiptFor(need));
      const [key, other] = [keyText(log.key), keyText(logSigner(ORIGIN, 7).key)];
      for (const content of [key, `${key}\r\n`, `${key}\r`, `\n${other}\r\n\r\n${key}`]) {
        const { code } = await ask(file, '--key', inFile('some.key', content));
        expect([content, code]).toEqual([content, 0]);
      }
      for (const content of [
        `${key}\u0085`,
        `${key}\u001C`,
        `${key}\n\u2028`,
        ` ${key}`,
        `${key} \n`,
        `${key}\r${other}`,
        `\uFEFF${key}`,
      ]) {
        const { code, err } = await ask(file, '--key', inFile('some.key', content));
        expect([content, code, err.includes('key-malformed')]).toEqual([content, 2, true]);
      }
    });

    it('says that it could not check, where something else than the receipt is wrong', async () => {
      const [program, ...first] = broken();
      const { code, out, err } = await run(program, [
        ...first,
        inFile('good.json', receiptFor(need)),
        ...KEYS,
      ]);
      expect({ code, out }).toEqual({ code: 3, out: '' });
      expect(err).toContain('[internal-error]');
      expect(err).not.toMatch(/Traceback|^\s+at /m);
    });

    it('has answered by its exit code when nobody reads what it says', async () => {
      const [program, ...first] = verifier();
      const large = inFile('unread.json', receiptFor({ ...need, data: { title: '\n'.repeat(1_000_000) } }));
      const bad = inFile(
        'unread-bad.json',
        bent(receiptFor(need), (loose) => ({ ...loose, format: 'x' })),
      );
      for (const [file, code] of [
        [large, 0],
        [bad, 1],
      ] as const) {
        const ran = await run(program, [...first, file, ...KEYS], '', true);
        expect({ code: ran.code, err: ran.err }).toEqual({ code, err: '' });
      }
    });

    it('says that it was used wrongly', async () => {
      const file = inFile('good.json', receiptFor(need));
      const wrong: readonly (readonly [args: readonly string[], says: string])[] = [
        [[], '--key'],
        [[file], '--key'],
        [KEYS, '--key'],
        [[file, file, ...KEYS], '--key'],
        [[file, ...KEYS, '--what'], '--what'],
        [[file, '--key'], '--key'],
        [[join(folder, 'nothing.json'), ...KEYS], 'nothing.json'],
        [[folder, ...KEYS], 'directory'],
        [[file, '--key', join(folder, 'nothing.key')], 'nothing.key'],
        [[file, '--key', inFile('empty.key', '\n')], 'key-malformed'],
        [[file, '--key', `${keyText(log.key)}A`], 'key-malformed'],
        [[file, '--key', keyText(log.key).replace('+f', '+0')], 'key-malformed'],
        [[file, '--key', 'log.example/1+00000000+AgAA'], 'unknown-algorithm'],
        [[file, ...KEYS, '--keeper', 'keeper.example+00000000+BAAA'], 'key-malformed'],
        [[file, '--key', KEEPER_KEY], 'key-of-other-kind'],
        [[file, ...KEYS, '--keeper', LOG_KEY], 'key-of-other-kind'],
        ...WEAK_KEYS.map((hex) => [[file, '--key', weakKey(hex)], 'key-malformed'] as const),
      ];
      for (const [args, says] of wrong) {
        const { code, out, err } = await ask(...args);
        expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
        expect(err).toContain(says);
        expect(err).not.toMatch(/Traceback|^\s+at /m);
      }
    });
  });
}

const bundle = bundledVerifier();
verifierContract(
  'the verifier of one file',
  () => [process.execPath, bundle],
  () => [
    process.execPath,
    '--import',
    'data:text/javascript,Object.keys = () => { throw new RangeError("broken") }',
    bundle,
  ],
);

describe('the verifier of one file', () => {
  it('needs Node and nothing else', () => {
    const imported = [...readFileSync(bundle, 'utf8').matchAll(/^import .* from '(.*)';$/gm)].map(
      ([, from]) => from,
    );
    expect([...new Set(imported)].sort()).toEqual(['node:crypto', 'node:fs', 'node:util']);
    expect(readFileSync(bundle, 'utf8')).not.toMatch(/\b(?:require|import)\(/);
  });
});

const OLD_NODE = '/usr/bin/node';
const isNode20 =
  existsSync(OLD_NODE) && spawnSync(OLD_NODE, ['--version'], { encoding: 'utf8' }).stdout.startsWith('v20.');
if (!isNode20)
  process.stderr.write('\n*** There is no Node 20 here: the verifier of one file was NOT tried on it ***\n');
(isNode20 ? it : it.skip)('the verifier of one file runs on Node 20', async () => {
  const ran = await run(OLD_NODE, [bundle, inFile('good.json', receiptFor(need)), ...KEYS]);
  expect(ran).toMatchObject({ code: 0, err: '' });
});

if (PYTHON !== '')
  verifierContract(
    'the verifier in Python',
    () => [PYTHON, PYTHON_VERIFIER],
    () => [
      PYTHON,
      '-c',
      'import json, runpy, sys; json.loads = iter; sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name="__main__")',
      PYTHON_VERIFIER,
    ],
  );

/** Of the group that Ed25519 signs in, RFC 8032 §5.1. */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

const verdictsInPython = (receipts: readonly Buffer[]): Promise<unknown[]> =>
  inPython(
    `{"code": v.verify(bytes.fromhex(given), v.keys_of([${JSON.stringify(keyText(log.key))}], 1), v.keys_of([${JSON.stringify(KEEPER_KEY)}], 4))["valid"]}`,
    receipts.map((receipt) => receipt.toString('hex')),
  );

(PYTHON === '' ? describe.skip : describe)('the verifier in Python', () => {
  it('has Ed25519 as RFC 8032 has it, and as Node has it', async () => {
    const keys = Array.from({ length: 8 }, (_none, byte) => privateKeyFrom(Buffer.alloc(32, byte * 31)));
    const messages = fc.sample(fc.uint8Array({ maxLength: 200 }), { numRuns: 40, seed: 8032 });
    const made = messages.map((message, place) => {
      const key = keys[place % keys.length] as (typeof keys)[number];
      return [publicBytes(key), Buffer.from(message), sign(null, message, key)] as const;
    });
    const given = RFC_8032.map(
      ([, open, message, signature]) =>
        [Buffer.from(open, 'hex'), Buffer.from(message, 'hex'), Buffer.from(signature, 'hex')] as const,
    );
    const right = [...given, ...made];
    const flipped = right.flatMap(([open, message, signature], at) => {
      const other = Buffer.from(signature);
      other[(at * 7) % 64] = (other[(at * 7) % 64] as number) ^ (1 << (at % 8));
      const key = Buffer.from(open);
      key[(at * 5) % 32] = (key[(at * 5) % 32] as number) ^ (1 << (at % 8));
      // The same signature with the group's order added to its scalar, which §5.1.7 has verifiers refuse.
      const scalar = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + ORDER;
      const moved = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse();
      return [
        [open, message, other],
        [key, message, signature],
        [open, Buffer.concat([message, Buffer.from([0])]), signature],
        [open, message, Buffer.concat([signature.subarray(0, 32), moved])],
        [open, message, signature.subarray(0, 63)],
      ] as const;
    });
    const all = [...right, ...flipped];
    const answers = await inPython<boolean>(
      'v.is_signed_by(*map(bytes.fromhex, given))',
      all.map((three) => three.map((bytes) => bytes.toString('hex'))),
    );
    expect(answers).toEqual([...right.map(() => true), ...flipped.map(() => false)]);
    expect(answers).toEqual(all.map(([open, message, signature]) => isSignedBy(open, message, signature)));
  });

  it('takes no point of small order in a signature, and neither does this one', async () => {
    const seed = Buffer.alloc(32, 3);
    const open = publicBytes(privateKeyFrom(seed));
    const secret = createHash('sha512').update(seed).digest().subarray(0, 32);
    secret[0] = (secret[0] as number) & 248;
    secret[31] = ((secret[31] as number) & 63) | 64;
    const number = (bytes: Buffer): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
    const message = Buffer.from('hej');
    // With the scalar as the holder of the key would choose it, so that only a point of small order is in between.
    const signatures = WEAK_KEYS.map((hex) => {
      const first = Buffer.from(hex, 'hex');
      const hashed = createHash('sha512').update(first).update(open).update(message).digest();
      const scalar = (number(hashed) * number(secret)) % ORDER;
      return Buffer.concat([first, Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse()]);
    });
    const answers = await inPython<boolean>(
      'v.is_signed_by(*map(bytes.fromhex, given))',
      signatures.map((signature) => [open, message, signature].map((bytes) => bytes.toString('hex'))),
    );
    expect(answers).toEqual(signatures.map((signature) => isSignedBy(open, message, signature)));
    expect(answers).toEqual(WEAK_KEYS.map(() => false));
  });

  it('answers as this one does however a receipt is put together of its own pieces and others', async () => {
    const whole = receiptFor(awkward, { show: ['data/goalRefs'] });
    const receipts = fc.sample(rebuildings, { numRuns: 500, seed: 9 }).map((by) => rebuilt(whole, by));
    const own = receipts.map((receipt) => {
      const answer = answerFor(Buffer.from(receipt), trusted);
      return { code: answer.valid ? true : answer.code };
    });
    expect(await verdictsInPython(receipts.map((receipt) => Buffer.from(receipt)))).toEqual(own);
    expect(new Set(own.map(({ code }) => code)).size).toBeGreaterThan(15);
  });

  it('writes canonical JSON as RFC 8785 has it, and as this one does', async () => {
    const numbers = fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      numRuns: 2000,
      seed: 8785,
    });
    const values = fc.sample(fc.json({ stringUnit: 'binary' }), { numRuns: 300, seed: 8785 });
    const given = [
      ...NUMBERS.map(([, text]) => text),
      ...[SORTED, DOCUMENT].map((example) =>
        example.given.replace('333333333.33333329', '333333333.3333333'),
      ),
      ...numbers.map((number) => JSON.stringify(number)),
      ...values,
    ];
    const written = [
      ...NUMBERS.map(([, text]) => text),
      ...[SORTED, DOCUMENT].map((example) => example.written),
      ...[...numbers.map((number) => JSON.stringify(number)), ...values].map((text) =>
        jcs(JSON.parse(text) as Json),
      ),
    ];
    expect(await inPython('v.jcs(v.read_json(given))', given)).toEqual(written);
  });

  it('answers as this one does whatever of a receipt, or of the proof in it, is another, gone or added', async () => {
    const whole = receiptFor(awkward, { show: ['data/goalRefs'] });
    const pieces = [
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '0',
      '-',
      'e',
      '.',
      ' ',
      '\n',
      '\uFEFF',
      '\\ud800',
      '—',
      '+',
      '=',
    ];
    const piece = fc.oneof(
      fc.constantFrom(...pieces).map((text) => Buffer.from(text)),
      fc.uint8Array({ minLength: 0, maxLength: 2 }).map((bytes) => Buffer.from(bytes)),
    );
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 3 }), piece);
    const changes = fc.sample(fc.array(change, { minLength: 1, maxLength: 2 }), { numRuns: 1200, seed: 20 });
    const changed = (text: string, by: (typeof changes)[number]): Buffer =>
      by.reduce((bytes, [from, gone, more]) => {
        const at = from % bytes.length;
        return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at + gone)]);
      }, Buffer.from(text));
    const receipts = changes.map((by, place) =>
      place % 2 === 0
        ? changed(whole, by)
        : Buffer.from(bent(whole, (loose) => ({ ...loose, proof: changed(loose.proof, by).toString() }))),
    );
    const verdicts = await verdictsInPython(receipts);
    const own = receipts.map((receipt) => {
      const answer = answerFor(receipt, trusted);
      return { code: answer.valid ? true : answer.code };
    });
    expect(verdicts).toEqual(own);
    expect(new Set(own.map(({ code }) => code)).size).toBeGreaterThan(15);
  });
});
