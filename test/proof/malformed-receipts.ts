import type { FaultCode } from '../../src/proof/fault.js';
import { logSigner } from './signers.js';
import { bent, log, need, receiptFor, type Loose } from './receipts.js';
import { keyText } from '../../src/proof/keys.js';
import { signNote } from '../../src/proof/note.js';
import { MOST_BYTES } from '../../src/proof/strict-json.js';

/** Receipts that prove nothing, each with what is wrong with it. One table for every verifier. */

const whole = receiptFor(need);
const bytesMore = Buffer.byteLength(whole) - whole.length;
const lines = (change: (proof: string[]) => string[]) => (loose: Loose) => {
  loose.proof = change(loose.proof.split('\n')).join('\n');
};
const part =
  (place: number, change: (part: Loose['parts'][number]) => void) =>
  (loose: Loose): void => {
    change(loose.parts[place] as Loose['parts'][number]);
  };
const head = (change: (value: Record<string, unknown>) => void) =>
  part(0, (first) => change(first['value'] as Record<string, unknown>));

/** A text in place of the estimated cost, 125000000. */
const costing = (text: string): string => whole.replace('"value": 125000000', `"value": ${text}`);
const checkpointOf = (proof: string): string => proof.slice(proof.indexOf('\n\n') + 2);
const textOf = (proof: string): string => {
  const checkpoint = checkpointOf(proof);
  return checkpoint.slice(0, checkpoint.indexOf('\n\n') + 1);
};

export const MALFORMED: readonly (readonly [FaultCode, string, string | Buffer])[] = [
  ['receipt-too-large', 'a byte more than there may be', whole.padEnd(MOST_BYTES + 1 - bytesMore)],
  ['receipt-too-large', 'bytes that are no text, and too many', Buffer.alloc(MOST_BYTES + 1, 0xff)],
  [
    'receipt-too-large',
    '24 MB of something extra',
    whole.replace('\\nindex', `\\nextra ${'AAAA'.repeat(6_000_000)}\\nindex`),
  ],
  ['receipt-not-utf8', 'a byte that is no text', Buffer.from([...Buffer.from(whole), 0xff])],
  ['receipt-not-utf8', 'a surrogate as bytes', Buffer.from('7b22eda0808022', 'hex')],
  ['receipt-not-json', 'nothing', ''],
  ['receipt-not-json', 'a mark of byte order', `\uFEFF${whole}`],
  ['receipt-not-json', 'half of it', whole.slice(0, 500)],
  ['receipt-not-json', 'something after it', `${whole}{}`],
  ['receipt-not-json', 'a comma too many', whole.replace('"parts": [', '"parts": [,')],
  ['receipt-not-json', 'a number that JSON does not have', costing('NaN')],
  ['receipt-not-json', 'an infinite number', costing('-Infinity')],
  ['receipt-not-json', 'a leading zero', costing('0125000000')],
  ['receipt-not-json', 'a control character in a text', whole.replace('Nytt ', 'Nytt\t')],
  ['receipt-not-json', 'a no-break space between', whole.replace('"parts": [', '"parts":\u00A0[')],
  ['receipt-too-deep', 'brackets alone', '['.repeat(100_000)],
  ['receipt-too-deep', 'a value of 62 levels, 65 in all', costing(`${'['.repeat(62)}${']'.repeat(62)}`)],
  ['member-twice', 'two proofs', whole.replace('"proof":', '"proof": "", "proof":')],
  ['member-twice', 'two values of a part', costing('1, "value": 125000000')],
  ['member-twice', 'two members within a value', costing('{"a": 1, "b": {"c": 1, "c": 1}}')],
  ['member-twice', 'one name in two spellings', costing('{"a": 1, "\\u0061": 2}')],
  ['number-inexact', 'a whole number that is rounded', costing('9007199254740993')],
  ['number-inexact', 'a fraction that is rounded', costing('0.1000000000000000055')],
  ['number-inexact', 'a number that is too large', costing('1e400')],
  ['number-inexact', 'a number that is too small', costing('-1e-400')],
  ['number-inexact', 'a number of a hundred digits', costing('123'.padEnd(100, '456'))],
  ['lone-surrogate', 'half a character in a value', costing('"\\ud83d"')],
  ['lone-surrogate', 'two halves in the wrong order', costing('"\\udc00\\ud83d"')],
  ['lone-surrogate', 'half a character in a name', costing('{"\\ud800": 1}')],
  ['receipt-malformed', 'a list', '[]'],
  ['receipt-malformed', 'nothing at all', 'null'],
  ['receipt-malformed', 'parts that are no list', bent(whole, (r) => ({ ...r, parts: {} }))],
  ['receipt-malformed', 'a proof that is no text', bent(whole, (r) => ({ ...r, proof: null }))],
  ['receipt-malformed', 'no proof', bent(whole, (r) => ({ ...r, proof: undefined }))],
  ['receipt-malformed', 'a part that is no object', bent(whole, (r) => r.parts.push(7 as never) && r)],
  [
    'receipt-malformed',
    'a part without name',
    bent(
      whole,
      part(3, (p) => delete p['name']),
    ),
  ],
  [
    'receipt-malformed',
    'a part whose name is no text',
    bent(
      whole,
      part(3, (p) => (p['name'] = 3)),
    ),
  ],
  ['format-unknown', 'another format', bent(whole, (r) => ({ ...r, format: 'liggare-receipt/2', more: 1 }))],
  ['format-unknown', 'a long format', bent(whole, (r) => ({ ...r, format: 'liggare-receipt/'.repeat(9) }))],
  ['format-unknown', 'no format', '{}'],
  ['format-unknown', 'a format that is no text', bent(whole, (r) => ({ ...r, format: 1 }))],
  [
    'member-unknown',
    'two million escapes',
    `{"format": "liggare-receipt/1", "x": "${'\\n'.repeat(2_000_000)}"}`,
  ],
  ['member-unknown', 'a long name', bent(whole, (r) => ({ ...r, ['nyckel'.repeat(9)]: 1 }))],
  ['member-unknown', 'a key of its own', bent(whole, (r) => ({ ...r, key: keyText(log.key) }))],
  [
    'member-unknown',
    'a member of a part',
    bent(
      whole,
      part(3, (p) => (p['note'] = 'seen')),
    ),
  ],
  [
    'member-unknown',
    'a member that objects inherit',
    whole.replace('"parts": [', '"__proto__": 1, "parts": ['),
  ],
  [
    'part-without-hash',
    'no hash',
    bent(
      whole,
      part(3, (p) => delete p['saltHash']),
    ),
  ],
  [
    'part-with-both-hashes',
    'both hashes',
    bent(
      whole,
      part(3, (p) => (p['leafHash'] = 'a'.repeat(64))),
    ),
  ],
  [
    'hex-malformed',
    'capitals',
    bent(
      whole,
      part(3, (p) => (p['saltHash'] = 'A'.repeat(64))),
    ),
  ],
  [
    'hex-malformed',
    'a short hash',
    bent(
      whole,
      part(3, (p) => (p['saltHash'] = 'a'.repeat(62))),
    ),
  ],
  [
    'hex-malformed',
    'a line after the hash',
    bent(
      whole,
      part(3, (p) => (p['saltHash'] = `${'a'.repeat(64)}\n`)),
    ),
  ],
  [
    'hex-malformed',
    'a hash that is no text',
    bent(
      whole,
      part(6, (p) => (p['leafHash'] = null)),
    ),
  ],
  [
    'blanked-with-value',
    'a value nobody signed',
    bent(
      whole,
      part(6, (p) => (p['value'] = 'Gratis.')),
    ),
  ],
  [
    'shown-without-value',
    'no value',
    bent(
      whole,
      part(3, (p) => delete p['value']),
    ),
  ],
  ['part-twice', 'a part two times', bent(whole, (r) => r.parts.push(r.parts[3] as never) && r)],
  ['head-missing', 'no parts', bent(whole, (r) => ({ ...r, parts: [] }))],
  ['head-missing', 'no head', bent(whole, (r) => ({ ...r, parts: r.parts.slice(1) }))],
  [
    'head-missing',
    'a head that is not the first',
    bent(whole, (r) => ({ ...r, parts: r.parts.toReversed() })),
  ],
  [
    'head-blanked',
    'a blanked head',
    bent(whole, (r) => ({ ...r, parts: [{ name: 'head', leafHash: 'a'.repeat(64) }, ...r.parts.slice(1)] })),
  ],
  [
    'head-malformed',
    'a head that is a text',
    bent(
      whole,
      part(0, (p) => (p['value'] = 'head')),
    ),
  ],
  [
    'head-malformed',
    'a revision that is a number',
    bent(
      whole,
      head((value) => (value['revision'] = 0)),
    ),
  ],
  [
    'head-malformed',
    'a head that says more',
    bent(
      whole,
      head((value) => (value['more'] = '')),
    ),
  ],
  [
    'head-malformed',
    'a head that names no parts',
    bent(
      whole,
      head((value) => delete value['parts']),
    ),
  ],
  [
    'head-malformed',
    'a head with numbers for names',
    bent(
      whole,
      head((value) => (value['parts'] = [1])),
    ),
  ],
  ['parts-too-few', 'a part taken away', bent(whole, (r) => ({ ...r, parts: r.parts.toSpliced(6, 1) }))],
  [
    'parts-too-many',
    'a part added',
    bent(whole, (r) => ({ ...r, parts: [...r.parts, { name: 'data/x', leafHash: 'a'.repeat(64) }] })),
  ],
  [
    'parts-too-many',
    'thirty thousand parts',
    bent(whole, (r) => ({
      ...r,
      parts: [
        ...r.parts,
        ...Array.from({ length: 30_000 }, (_none, at) => ({ name: `data/${at}`, leafHash: 'a'.repeat(64) })),
      ],
    })),
  ],
  [
    'parts-differ',
    'another order',
    bent(whole, (r) => ({ ...r, parts: [...r.parts.slice(0, 6), r.parts[7], r.parts[6]] })),
  ],
  [
    'parts-differ',
    'another name',
    bent(
      whole,
      part(5, (p) => (p['name'] = 'data/cost')),
    ),
  ],
  ['proof-malformed', 'no proof', bent(whole, (r) => ({ ...r, proof: '' }))],
  [
    'proof-malformed',
    'another kind of proof',
    bent(
      whole,
      lines(([, ...rest]) => ['c2sp.org/tlog-proof@v2', ...rest]),
    ),
  ],
  [
    'proof-malformed',
    'no index',
    bent(
      whole,
      lines(([first, , ...rest]) => [first as string, ...rest]),
    ),
  ],
  [
    'proof-malformed',
    'an index in other digits',
    bent(
      whole,
      lines(([first, , ...rest]) => [first as string, 'index ٦', ...rest]),
    ),
  ],
  [
    'proof-malformed',
    'something extra that is not base64',
    bent(
      whole,
      lines(([first, ...rest]) => [first as string, 'extra ?', ...rest]),
    ),
  ],
  [
    'proof-malformed',
    'too many hashes',
    bent(
      whole,
      lines((all) => all.toSpliced(3, 0, ...Array.from({ length: 54 }, () => all[2] as string))),
    ),
  ],
  [
    'size-too-large',
    'an index beyond 2^53',
    bent(
      whole,
      lines(([first, , ...rest]) => [first as string, `index ${'9'.repeat(5000)}`, ...rest]),
    ),
  ],
  [
    'hash-malformed',
    'a hash that is short',
    bent(
      whole,
      lines((all) => all.with(2, 'AAAA')),
    ),
  ],
  [
    'hash-malformed',
    'a hash in another spelling',
    bent(
      whole,
      lines((all) => all.with(2, all[2]?.replace(/.=$/, 'B=') as string)),
    ),
  ],
  [
    'note-malformed',
    'no signature',
    bent(whole, (r) => ({ ...r, proof: r.proof.slice(0, r.proof.indexOf('—')) })),
  ],
  ['note-malformed', 'no end', bent(whole, (r) => ({ ...r, proof: r.proof.trimEnd() }))],
  [
    'note-malformed',
    'a control character',
    bent(whole, (r) => ({ ...r, proof: r.proof.replaceAll('\n—', '\r\n—') })),
  ],
  [
    'note-malformed',
    'seventeen signatures',
    bent(whole, (r) => ({ ...r, proof: `${r.proof}${`${r.proof.split('\n').at(-2)}\n`.repeat(15)}` })),
  ],
  [
    'signature-malformed',
    'a signature without dash',
    bent(whole, (r) => ({ ...r, proof: r.proof.replace('— log', '- log') })),
  ],
  [
    'signature-malformed',
    'a signature that is no base64',
    bent(whole, (r) => ({ ...r, proof: `${r.proof}— x !\n` })),
  ],
  [
    'signature-malformed',
    'a signature that is too short',
    bent(whole, (r) => ({ ...r, proof: `${r.proof}— x AAAA\n` })),
  ],
  [
    'signature-malformed',
    'a name that cannot be',
    bent(whole, (r) => ({ ...r, proof: `${r.proof}— x+y AAAAAAAA\n` })),
  ],
  [
    'signature-malformed',
    'a name with a space',
    bent(whole, (r) => ({ ...r, proof: `${r.proof}— x\u2003y AAAAAAAA\n` })),
  ],
  [
    'checkpoint-malformed',
    'a size in another spelling',
    bent(whole, (r) => ({ ...r, proof: r.proof.replace('\n11\n', '\n011\n') })),
  ],
  [
    'checkpoint-malformed',
    'no origin',
    bent(whole, (r) => ({ ...r, proof: r.proof.replace('log.example/1\n11', '\n11') })),
  ],
  [
    'size-too-large',
    'a size beyond 2^53',
    bent(whole, (r) => ({ ...r, proof: r.proof.replace('\n11\n', '\n9007199254740992\n') })),
  ],
  [
    'empty-tree-root',
    'an empty tree with a root',
    bent(whole, (r) => ({ ...r, proof: r.proof.replace('\n11\n', '\n0\n') })),
  ],
  [
    'signature-wrong',
    'another size',
    bent(whole, (r) => ({ ...r, proof: r.proof.replace('\n11\n', '\n12\n') })),
  ],
  [
    'signature-wrong',
    'a signature of the keeper on another text',
    bent(whole, (r) => ({ ...r, proof: r.proof.replace(textOf(r.proof), `${textOf(r.proof)}more\n`) })),
  ],
  [
    'signer-unknown',
    'a signer nobody trusts, whose key comes along',
    bent(whole, (r) => {
      const other = logSigner('log.example/1', 9);
      const signed = signNote(textOf(r.proof), other.key, other.sign);
      const extra = `extra ${Buffer.from(keyText(other.key)).toString('base64')}\nindex`;
      return { ...r, proof: r.proof.replace(checkpointOf(r.proof), signed).replace('index', extra) };
    }),
  ],
  [
    'signer-unknown',
    'the keeper alone',
    bent(whole, (r) => ({ ...r, proof: r.proof.replace(/— log.*\n/, '') })),
  ],
  [
    'signer-unknown',
    'a trusted key under another origin',
    bent(whole, (r) => {
      const text = textOf(r.proof).replace('log.example/1', 'log.example/2');
      return { ...r, proof: r.proof.replace(checkpointOf(r.proof), signNote(text, log.key, log.sign)) };
    }),
  ],
  ['not-included', 'another cost', costing('125000001')],
  ['not-included', 'a value of 61 levels, 64 in all', costing(`${'['.repeat(61)}${']'.repeat(61)}`)],
  ['not-included', 'the cost as a text', costing('"125000000"')],
  [
    'not-included',
    'another place',
    bent(whole, (r) => ({ ...r, proof: r.proof.replace('index 6', 'index 7') })),
  ],
  [
    'not-included',
    'a place outside',
    bent(whole, (r) => ({ ...r, proof: r.proof.replace('index 6', 'index 11') })),
  ],
  [
    'not-included',
    'a hash less',
    bent(
      whole,
      lines((all) => all.toSpliced(2, 1)),
    ),
  ],
  [
    'not-included',
    'another stream',
    bent(
      whole,
      head((value) => (value['stream'] = 'initiative-x')),
    ),
  ],
];
