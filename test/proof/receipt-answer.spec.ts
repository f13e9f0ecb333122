import { describe, expect, it } from '@jest/globals';
import { COSIGNATURE, keyText, LOG_SIGNATURE, type SignatureType } from '../../src/proof/keys.js';
import {
  answerAsJson,
  answerAsText,
  answerFor,
  keysOf,
  notChecked,
  type Answer,
} from '../../src/proof/receipt-answer.js';
import { receiptOf, type Choice } from '../../src/proof/receipt.js';
import { verifyReceipt } from '../../src/proof/verify-receipt.js';
import { MOST_BYTES } from '../../src/proof/strict-json.js';
import { refusedAs, toldOf } from './faults.js';
import { consultation, keeper, log, need, ORIGIN, proofOf, receiptFor, trusted } from './receipts.js';
import { keeperSigner, logSigner } from './signers.js';

const neighbour = keeperSigner('granne.se', 3);
const answerTo = (receipt: string, keepers = trusted.keepers): Answer =>
  answerFor(Buffer.from(receipt), { logs: trusted.logs, keepers });
const ofNeed = (choice?: Choice) => receiptFor(need, choice);
/** The only event of its log, and all of it shown. */
const ofConsultation = (seen?: number) =>
  receiptOf(
    consultation,
    proofOf(consultation, { index: 0, size: 1, ...(seen === undefined ? {} : { seen }) }),
  );
const changed = ofNeed().replace('125000000', '125000001');

describe('the answer about a receipt that is valid', () => {
  it('tells people what it shows, what it does not, and who signed', () => {
    expect(answerAsText(answerTo(ofNeed({ blank: ['actor'] }))))
      .toBe(`Kvittot gäller: händelsen stod i liggaren när den undertecknades. Om det den säger är sant visar det inte.
The receipt is valid: the event stood in the ledger when it was signed. Whether it tells the truth is not shown.

Händelse (event): NeedReported, revision 0, initiative-6f1c0c1e-2a6b-5c3d-9e4f-0123456789ab
Hash: 10a5a15b8ef5f5d2d95b9840703cc2e35b1907f6677cc1365c6ebb1aaa8e5289
Liggare (ledger): log.example/1
Plats (place): 7 / 11
Rot (root): RD9WWdsXBZF7CDIrcPTHH/6bxr3jhft2z3qSM+oZFJY=

Visat (shown):
  head                   {"id":"00000000-0000-4000-8000-000000000001","parts":["head","actor","metadata","data/estimatedCostOre","data/goalRefs","data/kind","data/reason","data/title"],"revision":"0","stream":"initiative-6f1c0c1e-2a6b-5c3d-9e4f-0123456789ab","type":"NeedReported"}
  metadata               {"commandDigest":"abababababababababababababababababababababababababababababababab","commandId":"11111111-1111-4111-8111-111111111111","correlationId":"22222222-2222-4222-8222-222222222221","door":"rest","occurredAt":"2025-03-14","recordedAt":"2025-03-17T08:15:30.120Z","schema":1}
  data/estimatedCostOre  125000000
  data/goalRefs          ["N-2025-3"]
  data/kind              "shared"
  data/title             "Nytt diariesystem"
Maskat (blanked): actor, data/reason

Undertecknat av (signed by):
  log.example/1+f5f18825
  keeper.example+8756dc4f, sett (seen) 2025-11-13T02:13:20Z`);
  });

  it('tells people which of the trusted keepers have not signed', () => {
    expect(answerAsText(answerTo(ofConsultation(), [neighbour.key, keeper.key])))
      .toBe(`Kvittot gäller: händelsen stod i liggaren när den undertecknades. Om det den säger är sant visar det inte.
The receipt is valid: the event stood in the ledger when it was signed. Whether it tells the truth is not shown.

Händelse (event): ConsultationHeld, revision 1, initiative-6f1c0c1e-2a6b-5c3d-9e4f-0123456789ab
Hash: f3eb95a34b8b5c4d90c4d8e7a3b9796e9512aeff9f9b1d85d85b9ffede10c12a
Liggare (ledger): log.example/1
Plats (place): 1 / 1
Rot (root): vaBqY+fk1VXUlPvpkpSWHSV37XUf1XB06B/CV70/EYM=

Visat (shown):
  head      {"id":"00000000-0000-4000-8000-000000000002","parts":["head","actor","metadata"],"revision":"1","stream":"initiative-6f1c0c1e-2a6b-5c3d-9e4f-0123456789ab","type":"ConsultationHeld"}
  actor     {"actor":"p-7Q2M"}
  metadata  {"commandDigest":"abababababababababababababababababababababababababababababababab","commandId":"11111111-1111-4111-8111-111111111112","correlationId":"22222222-2222-4222-8222-222222222222","door":"rest","facts":{"office-coordinator":"3"},"occurredAt":"2025-03-14","recordedAt":"2025-03-17T08:15:30.120Z","schema":1}
Maskat (blanked): –

Undertecknat av (signed by):
  log.example/1+f5f18825
  keeper.example+8756dc4f, sett (seen) 2025-11-13T02:13:20Z
INTE undertecknat av (NOT signed by):
  granne.se+9a1a56ef`);
  });

  it('tells people of no keeper when none is trusted', () => {
    expect(answerAsText(answerTo(ofConsultation(), [])).split('\n').slice(-2)).toEqual([
      'Undertecknat av (signed by):',
      `  ${ORIGIN}+${log.key.id}`,
    ]);
  });

  it('tells people when a keeper saw it, up to the year 10000, and from then on in seconds', () => {
    const seen = (time: number) =>
      answerAsText(answerTo(ofConsultation(time)))
        .split('\n')
        .at(-1);
    const by = `  ${keeper.key.name}+${keeper.key.id}, sett (seen) `;
    expect([0, 253_402_300_799, 253_402_300_800, Number.MAX_SAFE_INTEGER].map(seen)).toEqual([
      `${by}1970-01-01T00:00:00Z`,
      `${by}9999-12-31T23:59:59Z`,
      `${by}253402300800`,
      `${by}9007199254740991`,
    ]);
  });

  it('tells programs the same', () => {
    const receipt = ofNeed({ blank: ['actor'] });
    const { head, shown } = verifyReceipt(receipt, trusted);
    const told = {
      valid: true,
      origin: 'log.example/1',
      size: 11,
      index: 6,
      head,
      shown,
      blanked: ['actor', 'data/reason'],
      root: 'RD9WWdsXBZF7CDIrcPTHH/6bxr3jhft2z3qSM+oZFJY=',
      eventHash: '10a5a15b8ef5f5d2d95b9840703cc2e35b1907f6677cc1365c6ebb1aaa8e5289',
      signed: [
        { name: 'log.example/1', id: 'f5f18825' },
        { name: 'keeper.example', id: '8756dc4f', time: 1_763_000_000 },
      ],
      notSignedBy: [{ name: 'granne.se', id: '9a1a56ef' }],
    };
    expect(answerAsJson(answerTo(receipt, [neighbour.key, keeper.key]))).toBe(
      JSON.stringify(told, undefined, 2),
    );
  });

  it('is given of one that is as large as there may be', () => {
    const bytes = Buffer.alloc(MOST_BYTES, ' ');
    bytes.write(ofNeed());
    expect(answerFor(bytes, trusted)).toEqual(answerTo(ofNeed()));
  });
});

describe('the answer about a receipt that is not valid', () => {
  const { code, sv, en } = toldOf(() => verifyReceipt(changed, trusted));

  it('tells people why, in both languages, and its code', () => {
    expect(answerAsText(answerTo(changed))).toBe(
      `Kvittot gäller inte. ${sv}\nThe receipt is not valid. ${en}\n[not-included]`,
    );
  });

  it('tells programs the same', () => {
    expect(answerAsJson(answerTo(changed))).toBe(
      JSON.stringify({ valid: false, code, sv, en }, undefined, 2),
    );
  });
});

describe('a receipt that could not be checked', () => {
  it('is not told to be invalid', () => {
    const broken = { ...log.key, publicKey: Buffer.alloc(3) };
    const checking = () => answerFor(Buffer.from(ofNeed()), { logs: [broken], keepers: [] });
    expect(checking).toThrow(/key/);
  });

  it('is told of with what went wrong', () => {
    const told = (what: string) =>
      [
        `Ett oväntat fel inträffade, och kvittot är inte prövat: ${what}`,
        'An unexpected error occurred, and the receipt was not checked.',
        '[internal-error]',
      ].join('\n');
    expect(notChecked(new TypeError('disk'))).toBe(told('disk'));
    expect(notChecked('kaffe')).toBe(told('kaffe'));
  });
});

describe('the keys that are trusted', () => {
  const [one, two] = [keyText(log.key), keyText(logSigner(ORIGIN, 7).key)];
  const ofFile = (content: string, type: SignatureType = LOG_SIGNATURE): readonly string[] =>
    keysOf(['keys.txt'], (file) => (file === 'keys.txt' ? content : ''), type).map(keyText);
  const readsNothing = (file: string): string => {
    throw new Error(`${file} is no file`);
  };

  it('are read as they are given, with what a shell leaves of a line’s end', () => {
    expect(keysOf([one, `${two}\r`], readsNothing, LOG_SIGNATURE).map(keyText)).toEqual([one, two]);
    expect(() => keysOf(['keys.txt'], readsNothing, LOG_SIGNATURE)).toThrow('keys.txt is no file');
    expect(keysOf([], readsNothing, LOG_SIGNATURE)).toEqual([]);
  });

  it.each([`${one}\n${two}`, `${one}\r\n${two}\r\n`, `\n\n${one}\n\r\n${two}\n\n`, `${one}\n${two}\r`])(
    'stand one a line in a file: %j',
    (content) => {
      expect(ofFile(content)).toEqual([one, two]);
    },
  );

  it.each(['', '\n', '\r\n\n', `${one}\r${two}`, `${one}\n \n`, `${one}\nhej`, ` ${one}`])(
    'are refused when a line is no key, or there is none: %j',
    (content) => {
      refusedAs('key-malformed', () => ofFile(content));
    },
  );

  it('are a ledger’s, or a keeper’s, and neither passes for the other', () => {
    const ofKeeper = keyText(keeper.key);
    expect(toldOf(() => keysOf([ofKeeper], readsNothing, LOG_SIGNATURE))).toEqual({
      code: 'key-of-other-kind',
      sv: 'Nyckeln keeper.example+8756dc4f är en bevarares: den hör till --keeper, inte till --key.',
      en: "The key keeper.example+8756dc4f is a keeper's: it belongs to --keeper, not to --key.",
    });
    expect(toldOf(() => keysOf([one], readsNothing, COSIGNATURE))).toEqual({
      code: 'key-of-other-kind',
      sv: 'Nyckeln log.example/1+f5f18825 är en liggares: den hör till --key, inte till --keeper.',
      en: "The key log.example/1+f5f18825 is a ledger's: it belongs to --key, not to --keeper.",
    });
    refusedAs('key-of-other-kind', () => ofFile(`${one}\n${ofKeeper}\n`));
    refusedAs('key-of-other-kind', () => ofFile(`${ofKeeper}\n${one}\n`, COSIGNATURE));
  });
});
