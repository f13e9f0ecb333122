import { headText, parseCheckpoint } from '../../src/proof/checkpoint.js';
import type { FaultCode } from '../../src/proof/fault.js';
import { parseProof } from '../../src/proof/inclusion-proof.js';
import { COSIGNATURE, keyText, LOG_SIGNATURE, parseKey, verifierKey } from '../../src/proof/keys.js';
import { parseNote, signNote } from '../../src/proof/note.js';
import { log, need, ORIGIN, proofOf } from './receipts.js';
import { WEAK_KEYS } from './rfc8032.js';

/** Keys, notes, checkpoints and proofs that cannot be read, each with what is wrong with it. */

export type Malformed = readonly [code: FaultCode, what: string, text: string];

/** The example of C2SP signed-note. */
export const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';

const ofBytes = (length: number, type: typeof LOG_SIGNATURE | typeof COSIGNATURE): string =>
  keyText(verifierKey('key.example', type, Buffer.alloc(length, 7)));

export const KEYS: readonly Malformed[] = [
  ['key-malformed', 'an empty text', ''],
  ['key-malformed', 'a name alone', 'example.com/foo'],
  ['key-malformed', 'a name with a space', EXAMPLE_KEY.replace('foo', 'f o')],
  ['key-malformed', 'something before the name', `x+${EXAMPLE_KEY}`],
  ['key-malformed', 'an id in capitals', EXAMPLE_KEY.replace('530d903a', '530D903A')],
  ['key-malformed', 'an id of another key', EXAMPLE_KEY.replace('530d903a', '530d903b')],
  ['key-malformed', 'a name of another key', EXAMPLE_KEY.replace('foo', 'bar')],
  ['key-malformed', 'base64 with a space', `${EXAMPLE_KEY} `],
  ['key-malformed', 'base64 with a line after it', `${EXAMPLE_KEY}\n`],
  [
    'key-malformed',
    'base64 that is written in another way',
    EXAMPLE_KEY.replace(/k$/, 'l').replace('AekyeRrm', 'AekyeRr='),
  ],
  ['key-malformed', '31 bytes', ofBytes(31, LOG_SIGNATURE)],
  ['key-malformed', '33 bytes', ofBytes(33, COSIGNATURE)],
  ['key-malformed', 'no bytes but that of its kind', ofBytes(0, LOG_SIGNATURE)],
  ['key-malformed', 'no bytes', 'example.com/foo+530d903a+='],
  ['key-malformed', 'nothing for base64', 'example.com/foo+530d903a+'],
  ...WEAK_KEYS.map((hex): Malformed => [
    'key-malformed',
    `the weak key ${hex.slice(0, 8)}…${hex.slice(-2)}`,
    keyText(verifierKey('weak.example', LOG_SIGNATURE, Buffer.from(hex, 'hex'))),
  ]),
  ['unknown-algorithm', 'an algorithm that is not known here', EXAMPLE_KEY.replace('AekyeRrm', 'BukyeRrm')],
];

const text = 'log.example/1\n5\nett träd\n';
const note = signNote(text, log.key, log.sign);
const signature = note.slice(text.length + 1);
const withLine = (line: string): string => `${text}\n${line}\n`;

export const NOTES: readonly Malformed[] = [
  ['note-malformed', 'no empty line', 'log.example/1\n5\n'],
  ['note-malformed', 'an empty text', '\n\n— a AAAAAAAA\n'],
  ['note-malformed', 'no signatures', `${text}\n`],
  ['note-malformed', 'a last line without an end', note.slice(0, -1)],
  ['note-malformed', 'a tab', note.replace('ett träd', 'ett\tträd')],
  ['note-malformed', 'a carriage return', note.replaceAll('\n', '\r\n')],
  ['note-malformed', 'half a character', note.replace('ett träd', 'ett \uD800')],
  ['note-malformed', 'seventeen signatures', note + signature.repeat(16)],
  ['signature-malformed', 'a hyphen for the dash', withLine('- a AAAAAAAA')],
  ['signature-malformed', 'something before the dash', withLine('x— a AAAAAAAA')],
  ['signature-malformed', 'no name', withLine('—  AAAAAAAA')],
  ['signature-malformed', 'nothing but a dash', withLine('—')],
  ['signature-malformed', 'a plus in the name', withLine('— a+b AAAAAAAA')],
  ['signature-malformed', 'a fixed space in the name', withLine('— a\u00A0b AAAAAAAA')],
  ['signature-malformed', 'more after it', withLine('— a AAAAAAAA b')],
  ['signature-malformed', 'no base64', withLine('— a')],
  ['signature-malformed', 'nothing for base64', withLine('— a ')],
  ['signature-malformed', 'base64 cut short', withLine('— a AAAAAAA')],
  ['signature-malformed', 'base64 for the web', withLine('— a AAAA_-AA')],
  ['signature-malformed', 'base64 with bits left over', withLine('— a AAAAAAF=')],
  ['signature-malformed', 'nothing but an id', withLine('— a AAAAAA==')],
  ['signature-malformed', 'a second one that is malformed', `${note}- a AAAAAAAA\n`],
];

const root = Buffer.alloc(32, 9);
const ROOT = root.toString('base64');
const head = headText({ origin: ORIGIN, size: 11, root });
const signed = (lines: string): string => signNote(lines, log.key, log.sign);

export const CHECKPOINTS: readonly Malformed[] = [
  ...(
    [
      ['one line', `${ORIGIN}\n`],
      ['no origin', `\n11\n${ROOT}\n`],
      ['an empty line within', `${head}\nmore\n`],
      ['no size', `${ORIGIN}\n\n${ROOT}\n`],
      ['a leading zero', `${ORIGIN}\n011\n${ROOT}\n`],
      ['a sign', `${ORIGIN}\n+11\n${ROOT}\n`],
      ['a fraction', `${ORIGIN}\n1e1\n${ROOT}\n`],
    ] as const
  ).map(([what, lines]): Malformed => ['checkpoint-malformed', what, signed(lines)]),
  ...(
    [
      ['a root that is no base64', 'x'],
      ['a root that is short', 'AAAA'],
      ['a root without its last character', ROOT.slice(0, -1)],
      ['a root in another spelling', `${ROOT.slice(0, -2)}l=`],
      ['a root with a space', `${ROOT} `],
    ] as const
  ).map(([what, line]): Malformed => ['hash-malformed', what, signed(`${ORIGIN}\n11\n${line}\n`)]),
  ['hash-malformed', 'two lines', signed(`${ORIGIN}\n11\n`)],
  ['size-too-large', 'a size of 2^53', signed(`${ORIGIN}\n9007199254740992\n${ROOT}\n`)],
  ['size-too-large', 'a size of 2^64', signed(`${ORIGIN}\n18446744073709551616\n${ROOT}\n`)],
  ['size-too-large', 'a size of a hundred digits', signed(`${ORIGIN}\n${'9'.repeat(100)}\n${ROOT}\n`)],
  ['empty-tree-root', 'an empty tree with a root', signed(`${ORIGIN}\n0\n${ROOT}\n`)],
];

const [HEADER = '', PLACE = '', ...REST] = proofOf(need).split('\n');
const proof = (...lines: readonly string[]): string => [...lines, ...REST].join('\n');
const FROM_CHECKPOINT = REST.slice(REST.indexOf(''));

export const PROOFS: readonly Malformed[] = [
  ['proof-malformed', 'another header', proof('c2sp.org/tlog-proof@v2', PLACE)],
  ['proof-malformed', 'no index', proof(HEADER)],
  ['proof-malformed', 'nothing after the header', [HEADER, ...FROM_CHECKPOINT].join('\n')],
  ['proof-malformed', 'an index with a leading zero', proof(HEADER, 'index 06')],
  ['proof-malformed', 'an index after something else', proof(HEADER, `x${PLACE}`)],
  ['proof-malformed', 'extra that is no base64', proof(HEADER, 'extra hej', PLACE)],
  ['proof-malformed', 'extra alone', [HEADER, 'extra aGVq', ...FROM_CHECKPOINT].join('\n')],
  ['proof-malformed', 'extra twice', proof(HEADER, 'extra aGVq', 'extra aGVq', PLACE)],
  ['proof-malformed', 'no empty line', `${HEADER}\n${PLACE}`],
  [
    'proof-malformed',
    'more hashes than any tree asks for',
    proof(HEADER, PLACE, ...Array<string>(54).fill(ROOT)),
  ],
  ['hash-malformed', 'a hash that is short', proof(HEADER, PLACE, 'AAAA')],
  ['hash-malformed', 'a second hash that is short', proof(HEADER, PLACE, ROOT, 'AAAA')],
  ['size-too-large', 'an index of 2^53', proof(HEADER, 'index 9007199254740992')],
];

/** Every kind of text with what reads it. */
export const MALFORMED_TEXTS = [
  ['a key', KEYS, parseKey],
  ['a note', NOTES, parseNote],
  ['a checkpoint', CHECKPOINTS, parseCheckpoint],
  ['a proof', PROOFS, parseProof],
] as const satisfies readonly (readonly [string, readonly Malformed[], (text: string) => unknown])[];
