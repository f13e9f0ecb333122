import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../../src/domain/json.js';
import type { RecordedEvent } from '../../../src/domain/event.js';
import { headText } from '../../../src/proof/checkpoint.js';
import { keyText, type VerifierKey } from '../../../src/proof/keys.js';
import { cosignNote, signNote } from '../../../src/proof/note.js';
import { checkpointPath } from '../../../src/proof/tree-folder.js';
import type { NoteFile } from '../../../src/proof/verify/evidence.js';
import type { Found } from '../../../src/proof/verify/faults.js';
import { readHeads, sizesOf, type LogRoots } from '../../../src/proof/verify/heads.js';
import { KeptHeads } from '../../../src/proof/verify/kept-heads.js';
import { KeysCheck } from '../../../src/proof/verify/keys-check.js';
import { OwnHeads } from '../../../src/proof/verify/own-heads.js';
import { makeEvent } from '../../event-store/make-event.js';
import { LEDGER, keeperSigner, logSigner, type Signer } from '../signers.js';

const ORIGIN = `${LEDGER}/1`;
const LATER = `${LEDGER}/2`;
const OTHER = '0190a5b0-0000-7000-8000-00000000000f/1';
const [first, second] = [logSigner(ORIGIN, 1), logSigner(ORIGIN, 2)];
const stranger = logSigner(ORIGIN, 9);

/** A log of ten events, whose root over the first so many is that many times. */
const rootOf = (size: number): Buffer => Buffer.alloc(32, size);
const log: LogRoots = { events: 10, rootAt: (size) => (size <= 10 ? rootOf(size) : undefined) };

type Said = readonly [index: number, type: string, data: JsonObject];
const opened: Said = [0, 'LedgerOpened', { ledger: LEDGER }];
const announced = (index: number, { key }: Signer): Said => [
  index,
  'SigningKeyAnnounced',
  { key: keyText(key) },
];
const began = (index: number, epoch: number, keptSize = index, keptRoot = rootOf(index)): Said => [
  index,
  'EpochOpened',
  { epoch, keptSize, keptRoot: keptRoot.toString('hex') },
];

/** What the log says of itself, and what there is to say of that. */
function keysSaid(...said: readonly Said[]): { keys: KeysCheck; finds: readonly Found[] } {
  const keys = new KeysCheck();
  const finds = said.flatMap(([index, type, data]) => {
    const event: RecordedEvent = {
      ...makeEvent(data),
      type,
      stream: 'ledger',
      revision: 0n,
      position: BigInt(index),
    };
    const place = { index, position: event.position, event: event.id, stream: 'ledger', revision: 0n };
    return keys.see(event, place, () => rootOf(index));
  });
  return { keys, finds };
}

type Head = Readonly<{ by?: Signer; root?: Buffer; file?: string; beside?: readonly Signer[] }>;
function head(size: number, { by = first, root = rootOf(size), file, beside = [] }: Head = {}): NoteFile {
  const origin = by.key.name;
  const text = headText({ origin, size, root });
  const source = beside.reduce(
    (note, { key, sign }) => note + signNote(text, key, sign).slice(text.length + 1),
    signNote(text, by.key, by.sign),
  );
  return { file: file ?? checkpointPath(origin, size), source };
}

const told = (finds: readonly Found[]) => finds.map(({ code, details }) => [code, details]);

describe('heads that lie in files', () => {
  it('are read from the smallest of the first epoch, and those that are none are told', () => {
    const other = { file: 'x', source: 'no head\n' };
    const later = head(2, { by: logSigner(LATER) });
    const heads = readHeads(
      [later, head(9), { file: 'y', source: undefined }, head(3), other],
      'kept-unreadable',
    );
    expect(heads.heads.map(({ file }) => file)).toEqual([head(3).file, head(9).file, later.file]);
    expect(sizesOf(heads)).toEqual([3, 9, 2]);
    expect(told(heads.finds)).toEqual([
      ['kept-unreadable', { file: 'y', sv: 'det är ingen text.', en: 'it is no text.' }],
      ['kept-unreadable', { file: 'x', sv: expect.any(String), en: expect.any(String) }],
    ]);
  });
});

describe('heads that the ledger has signed', () => {
  const said = [opened, announced(1, first), announced(5, second)];
  const judged = (files: readonly NoteFile[], trusted: readonly VerifierKey[] = [], events = said) => {
    const own = new OwnHeads(keysSaid(...events).keys, log, trusted);
    own.judge(readHeads(files, 'checkpoint-unreadable'));
    return { finds: told(own.finds), upTo: own.upTo, matching: own.matching };
  };
  const sound = (upTo: number, matching: number) => ({ finds: [], upTo, matching });

  it('are of the log when they have its roots, up to its last event', () => {
    expect(judged([head(3), head(5), head(10, { by: second })])).toEqual(sound(10, 3));
  });

  it('lie where their size says, however the system writes a path, and with keepers’ signatures beside', () => {
    const [file] = [checkpointPath(ORIGIN, 3)];
    for (const place of [file, `${file}.cosigned`, file.replaceAll('/', '\\')])
      expect(judged([head(3, { file: place })])).toEqual(sound(3, 1));
    for (const place of [file.replace('/', '.cosigned/'), `${file}x`, checkpointPath(ORIGIN, 4)])
      expect(judged([head(3, { file: place })])).toEqual({
        finds: [['checkpoint-misplaced', { file: place, found: '3' }]],
        upTo: 3,
        matching: 1,
      });
  });

  it('are signed by the key that the log had introduced last, and by nobody else', () => {
    const { file } = head(6);
    const found = (code: string, details: object = {}) => ({
      finds: [[code, { file, ...details }]],
      upTo: 0,
      matching: 0,
    });
    const replaced = found('checkpoint-key-replaced', { key: keyText(first.key) });
    expect(judged([head(6)])).toEqual(replaced);
    expect(judged([head(6, { beside: [stranger] })])).toEqual(replaced);
    expect(judged([head(6, { by: stranger, beside: [first] })])).toEqual(replaced);
    expect(judged([head(6, { by: stranger })])).toEqual(found('checkpoint-signer-unknown'));
    const source = head(6, { by: second }).source?.replace(/^.{43}=$/m, rootOf(7).toString('base64'));
    expect(judged([{ file, source }])).toEqual(found('checkpoint-signature-wrong'));
  });

  it('are of another log, or of more events than there are', () => {
    const foreign = head(3, { by: logSigner(OTHER) });
    expect(judged([foreign, head(11, { by: second, root: rootOf(11) })]).finds).toEqual([
      ['checkpoint-of-another', { file: foreign.file, found: OTHER, expected: ORIGIN }],
      ['checkpoint-beyond-log', { file: checkpointPath(ORIGIN, 11), size: '11', events: '10' }],
    ]);
  });

  it('are told once when they have other roots: between which the history was changed', () => {
    const by = second;
    const other = (size: number) => head(size, { by, root: rootOf(0) });
    expect(judged([head(3), other(6), other(7), other(9)])).toEqual({
      finds: [
        [
          'checkpoint-root-differs',
          { file: checkpointPath(ORIGIN, 6), size: '6', from: '3', to: '5', more: '2' },
        ],
      ],
      upTo: 3,
      matching: 1,
    });
  });

  it('of an earlier epoch are held to what was kept of it', () => {
    const events = [opened, announced(1, first), began(4, 2), announced(5, logSigner(LATER))];
    const later = head(10, { by: logSigner(LATER) });
    expect(judged([head(4), later], [], events)).toEqual(sound(10, 2));
    expect(judged([head(4), head(6), later], [], events)).toEqual({
      finds: [
        [
          'checkpoint-lost',
          { file: checkpointPath(ORIGIN, 6), size: '6', kept: '4', lost: '2', origin: ORIGIN },
        ],
      ],
      upTo: 10,
      matching: 2,
    });
  });

  it('are vouched for by a key that is trusted when it has signed a later head of the log', () => {
    const files = [head(3), head(5), head(7, { by: second }), head(9, { by: second })];
    expect(judged(files, [second.key])).toEqual(sound(9, 4));
    // Of another log it vouches for nothing, nor does it for what came after.
    const untrusted = (size: number, { key }: Signer) => [
      'checkpoint-signer-untrusted',
      { file: checkpointPath(ORIGIN, size), key: keyText(key) },
    ];
    expect(judged(files, [first.key]).finds).toEqual([untrusted(9, second)]);
    expect(judged([head(3), head(9, { by: second, root: rootOf(0) })], [second.key]).finds).toEqual([
      untrusted(3, first),
      ['checkpoint-root-differs', expect.anything()],
    ]);
    expect(judged(files, [stranger.key]).finds).toEqual([untrusted(9, second), untrusted(5, first)]);
  });

  it('are not of a log that introduces none of the keys that are trusted', () => {
    const own = new OwnHeads(keysSaid(...said).keys, log, [second.key, stranger.key]);
    own.judgeTrusted();
    expect(told(own.finds)).toEqual([['trusted-key-not-announced', { key: keyText(stranger.key) }]]);
  });

  it('have the newest served as the newest', () => {
    const served = (newest: NoteFile | undefined, ...files: NoteFile[]) => {
      const own = new OwnHeads(keysSaid(...said).keys, log, []);
      own.judgeNewest(newest, readHeads(files, 'checkpoint-unreadable'));
      return told(own.finds);
    };
    const [three, five] = [head(3), head(5)];
    expect(served(undefined)).toEqual([]);
    expect(served({ file: 'checkpoint', source: five.source }, three, five)).toEqual([]);
    const differs = ['newest-checkpoint-differs', { file: five.file }];
    expect(served(undefined, three, five)).toEqual([differs]);
    expect(served({ file: 'checkpoint', source: 'x' }, three, five)).toEqual([differs]);
    expect(served(five)).toEqual([['newest-checkpoint-differs', { file: '–' }]]);
    expect(served({ file: 'checkpoint', source: three.source }, three, five)).toEqual([
      ['newest-checkpoint-old', { file: five.file }],
    ]);
    expect(served({ file: 'checkpoint', source: undefined }, three, five)).toEqual([
      ['checkpoint-unreadable', { file: 'checkpoint', sv: 'det är ingen text.', en: 'it is no text.' }],
      differs,
    ]);
  });
});

describe('heads that somebody else kept', () => {
  const keeper = keeperSigner('revisionen.norrvik.se');
  const events = [opened, announced(1, first), began(4, 2), announced(5, logSigner(LATER))];
  const by = logSigner(LATER);
  const judged = (files: readonly NoteFile[], known: readonly VerifierKey[] = []) => {
    const kept = new KeptHeads(keysSaid(...events).keys, log, known);
    kept.judge(readHeads(files, 'kept-unreadable'));
    return { finds: told(kept.finds), results: kept.results, upTo: kept.upTo };
  };
  const signed = [{ name: LATER }];

  it('show that the log has the history that they saw, and who has seen it when', () => {
    const file = 'kept/10';
    const source = cosignNote(head(10, { by }).source as string, keeper.key, 1_700_000_000, keeper.sign);
    expect(judged([{ file, source }, head(4)], [keeper.key])).toEqual({
      finds: [],
      results: [
        { file: head(4).file, origin: ORIGIN, size: 4, result: 'matches', signed: [{ name: ORIGIN }] },
        {
          file,
          origin: LATER,
          size: 10,
          result: 'matches',
          signed: [...signed, { name: keeper.key.name, time: 1_700_000_000 }],
        },
      ],
      upTo: 10,
    });
  });

  it('tell what was rewritten, since when, and what is gone', () => {
    const of = (size: number, root = rootOf(size)) => head(size, { by, root, file: `kept/${size}` });
    const files = [head(6), of(7), of(9, rootOf(0)), of(11)];
    const { finds, results, upTo } = judged(files);
    expect(finds).toEqual([
      ['kept-lost', { file: head(6).file, size: '6', kept: '4', lost: '2', origin: ORIGIN }],
      ['kept-root-differs', { file: 'kept/9', size: '9', from: '7', to: '8' }],
      ['kept-beyond-log', { file: 'kept/11', size: '11', events: '10' }],
    ]);
    expect(results.map(({ size, result }) => [size, result])).toEqual([
      [6, 'lost'],
      [7, 'matches'],
      [9, 'differs'],
      [11, 'beyond-log'],
    ]);
    expect(upTo).toBe(7);
  });

  it('of another ledger say nothing of this one, and that they do not when there is no other', () => {
    const foreign = head(3, { by: logSigner(OTHER), file: 'kept/3' });
    const found = ['kept-of-another', { file: 'kept/3', found: OTHER, expected: LATER }];
    const result = { file: 'kept/3', origin: OTHER, size: 3, result: 'of-another', signed: [] };
    expect(judged([foreign])).toEqual({
      finds: [found, ['kept-none-of-this', { expected: LATER }]],
      results: [result],
      upTo: 0,
    });
    expect(judged([foreign, head(4)]).finds).toEqual([found]);
    expect(judged([])).toEqual({ finds: [], results: [], upTo: 0 });
    expect(judged([{ file: 'x', source: undefined }]).finds).toHaveLength(1);
  });

  it('are told when nobody is known to have signed them, and compared all the same', () => {
    const file = 'kept/4';
    const unknown = judged([head(4, { by: stranger, file })]);
    expect(unknown.finds).toEqual([['kept-signer-unknown', { file }]]);
    expect(unknown.results).toMatchObject([{ result: 'matches', signed: [] }]);
    const source = head(4).source?.replace(/^.{43}=$/m, rootOf(7).toString('base64'));
    expect(judged([{ file, source }]).finds).toEqual([
      ['kept-signature-wrong', { file }],
      ['kept-root-differs', { file, size: '4', from: '0', to: '3' }],
    ]);
    expect(judged([head(4, { by: stranger, file })], [stranger.key]).finds).toEqual([]);
  });
});

describe('the keys that a log introduces', () => {
  const later = logSigner(LATER);

  it('are each of its epoch, from the event that introduces them', () => {
    const { keys, finds } = keysSaid(
      opened,
      announced(1, first),
      announced(5, second),
      began(7, 2),
      announced(8, later),
    );
    expect(finds).toEqual([]);
    expect([keys.origin, keys.ledger, keys.epoch]).toEqual([LATER, LEDGER, 2]);
    const at = (origin: string, size: number) => keys.introduced(origin, size).map(keyText);
    expect([at(ORIGIN, 1), at(ORIGIN, 2), at(ORIGIN, 5), at(ORIGIN, 10)]).toEqual([
      [],
      [first.key].map(keyText),
      [first.key].map(keyText),
      [first.key, second.key].map(keyText),
    ]);
    expect([at(LATER, 8), at(LATER, 9)]).toEqual([[], [keyText(later.key)]]);
  });

  it('are told when they are none, or of another log; the ledger is named once', () => {
    const { keys, finds } = keysSaid(
      opened,
      [1, 'LedgerOpened', { ledger: 'another' }],
      [2, 'SigningKeyAnnounced', { key: 'none' }],
      announced(3, logSigner(OTHER)),
      [4, 'LedgerMoved', { to: 'x' }],
    );
    expect(keys.origin).toBe(ORIGIN);
    expect(finds.map(({ code, place }) => [code, place?.index])).toEqual([
      ['key-unreadable', 2],
      ['key-of-another', 3],
    ]);
    expect(told(finds)[1]).toEqual(['key-of-another', { found: OTHER, expected: ORIGIN }]);
  });

  it('say nothing outside the ledger’s own stream', () => {
    const keys = new KeysCheck();
    const event = { ...makeEvent({ ledger: LEDGER }), type: 'LedgerOpened', revision: 0n, position: 1n };
    const place = { index: 0, position: 1n, event: event.id, stream: 'office-a', revision: 0n };
    expect(keys.see({ ...event, stream: 'office-a' }, place, () => rootOf(0))).toEqual([]);
    expect(keys.ledger).toBe('');
  });

  it('are missing those that are trusted for this epoch, and all of them when none is there', () => {
    const missing = (keys: KeysCheck, ...trusted: Signer[]) =>
      keys.unannounced(trusted.map(({ key }) => key));
    const { keys } = keysSaid(opened, announced(1, first), announced(5, second));
    expect(missing(keys, first, second)).toEqual([]);
    expect(missing(keys, first, stranger, later)).toEqual([keyText(stranger.key)]);
    expect(missing(keys, stranger, later)).toEqual([stranger.key, later.key].map(keyText));
  });
});

describe('an epoch that begins', () => {
  it('keeps all events before it, with their root', () => {
    const { finds } = keysSaid(opened, began(4, 2, 3), began(6, 3, 6, rootOf(1)), began(8, 4));
    const hex = (size: number) => rootOf(size).toString('hex');
    expect(told(finds)).toEqual([
      ['epoch-differs', { epoch: '2', expected: `3, ${hex(4)}`, found: `4, ${hex(4)}` }],
      ['epoch-differs', { epoch: '3', expected: `6, ${hex(1)}`, found: `6, ${hex(6)}` }],
    ]);
    expect(finds.map(({ place }) => place?.index)).toEqual([4, 6]);
  });

  it('bounds what heads of those before it speak of', () => {
    const { keys } = keysSaid(opened, began(6, 2), began(4, 3), began(8, 4));
    const reaches = [1, 2, 3, 4, 5].map((epoch) => keys.reachOf(`${LEDGER}/${epoch}`));
    expect(reaches).toEqual([4, 4, 8, Number.MAX_SAFE_INTEGER, undefined]);
    expect([keys.reachOf(OTHER), keys.reachOf('none')]).toEqual([undefined, undefined]);
  });
});
