import { writeFileSync } from 'node:fs';
import { keyText } from '../../../src/proof/keys.js';
import { checkpointPath } from '../../../src/proof/tree-folder.js';
import type { HeadCode } from '../../../src/proof/verify/faults.js';
import type { NoteFile } from '../../../src/proof/verify/evidence.js';
import { logSigner } from '../signers.js';
import type { Attack } from './attack.js';
import { ORIGIN, type Ledgers } from './sealed-ledger.js';

const OTHER = '0190a5b0-0000-7000-8000-00000000000f/1';
const ANY_ROOT = Buffer.alloc(32, 7);
const STRANGER = logSigner(ORIGIN, 9);

const kept = (source: string, file = 'kept.txt'): { trust: { kept: NoteFile[] } } => ({
  trust: { kept: [{ file, source }] },
});

/** Puts a head in its place among those that the ledger has signed. */
const puts = (ledger: Ledgers, size: number, source: string): void =>
  void ledger.keep(`proof/${checkpointPath(ORIGIN, size)}`, source);

const sizes = (ledger: Ledgers): [number, number] => {
  const [size] = ledger.sql('tree', 'SELECT size FROM signed') as [number];
  const first = ledger.where("type = 'SigningKeyAnnounced'").index + 1;
  return [first, size];
};

const announces = (ledger: Ledgers, key: string): void =>
  void ledger.sql(
    'ledger',
    `UPDATE event SET data = json_set(data, '$.key', ?) WHERE type = 'SigningKeyAnnounced'`,
    key,
  );

/** The last events are lost, and the ledger goes on in an epoch of its own, which keeps all there are. */
export async function opensEpoch(ledger: Ledgers, says: { keptRoot?: string } = {}): Promise<number> {
  ledger.sql('ledger', 'DELETE FROM event WHERE position > 580');
  const { index } = ledger.where('position = (SELECT max(position) FROM event)');
  const root = await ledger.root(index + 1);
  await ledger.write(({ ledger: way }) =>
    ledger.ledgerCommand(way, 'open-epoch', {
      epoch: 2,
      previousOrigin: ORIGIN,
      keptSize: index + 1,
      keptRoot: root.toString('hex'),
      ...says,
    }),
  );
  return index + 1;
}

export const ATTACKS_ON_HEADS: Readonly<Record<HeadCode, Attack>> = {
  'checkpoint-unreadable': (ledger) => puts(ledger, sizes(ledger)[0], 'nothing\n'),
  'checkpoint-misplaced': async (ledger) => {
    const [size] = sizes(ledger);
    puts(ledger, 17, ledger.head(size, await ledger.root(size)));
  },
  'checkpoint-of-another': (ledger) => puts(ledger, 17, ledger.head(17, ANY_ROOT, ledger.key, OTHER)),
  'checkpoint-root-differs': (ledger) => {
    const [first, size] = sizes(ledger);
    // With the key, and without anybody who has kept what was signed before.
    puts(ledger, size, ledger.head(size, ANY_ROOT));
    return { details: { from: String(first), to: String(size - 1), size: String(size) } };
  },
  'checkpoint-beyond-log': (ledger) => {
    const [, size] = sizes(ledger);
    ledger.sql('ledger', 'DELETE FROM event WHERE position > 560');
    return { details: { size: String(size), events: '560' } };
  },
  'checkpoint-lost': async (ledger) => {
    const size = await opensEpoch(ledger);
    puts(ledger, size + 4, ledger.head(size + 4, ANY_ROOT));
    return { details: { lost: '4', kept: String(size) } };
  },
  'checkpoint-missing': (ledger) => {
    const [, size] = sizes(ledger);
    ledger.remove(`proof/${checkpointPath(ORIGIN, size)}`);
    return { details: { size: String(size) } };
  },
  'checkpoint-signer-unknown': async (ledger) => {
    const [, size] = sizes(ledger);
    puts(ledger, size, ledger.head(size, await ledger.root(size), STRANGER));
  },
  'checkpoint-signature-wrong': (ledger) => {
    const [, size] = sizes(ledger);
    const root = ANY_ROOT.toString('base64');
    ledger.edit(ledger.checkpointFile(size), (bytes) => bytes.toString().replace(/^.{43}=$/m, root));
  },
  'checkpoint-key-replaced': async (ledger) => {
    const before = ledger.key;
    await rotate(ledger);
    await ledger.write(async (opened) => {
      await ledger.consult(opened, await ledger.need(opened), 2);
      await ledger.sign(opened);
    });
    const [, size] = sizes(ledger);
    puts(ledger, size, ledger.head(size, await ledger.root(size), before));
    return { details: { key: keyText(before.key) } };
  },
  'checkpoint-signer-untrusted': async (ledger) => {
    const { key } = ledger.key;
    await rotate(ledger);
    return { trust: { trusted: [key] } };
  },
  'newest-checkpoint-differs': async (ledger) => {
    const [, size] = sizes(ledger);
    writeFileSync(ledger.proof('checkpoint'), ledger.head(size, ANY_ROOT));
  },
  'newest-checkpoint-old': async (ledger) => {
    const [first] = sizes(ledger);
    writeFileSync(ledger.proof('checkpoint'), ledger.head(first, await ledger.root(first)));
  },
  'trusted-key-not-announced': () => ({ trust: { trusted: [STRANGER.key] } }),
  'epoch-differs': async (ledger) => {
    await opensEpoch(ledger, { keptRoot: 'ab'.repeat(32) });
    return { at: ledger.where("type = 'EpochOpened'") };
  },
  'key-unreadable': (ledger) => {
    announces(ledger, `${ORIGIN}+00000000+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea`);
    return { at: ledger.where("type = 'SigningKeyAnnounced'") };
  },
  'key-of-another': (ledger) => {
    announces(ledger, keyText(logSigner(OTHER).key));
    return { at: ledger.where("type = 'SigningKeyAnnounced'"), details: { found: OTHER, expected: ORIGIN } };
  },
  'kept-unreadable': () => kept('nothing\n'),
  'kept-root-differs': (ledger) => kept(ledger.head(400, ANY_ROOT)),
  'kept-beyond-log': (ledger) => kept(ledger.head(4_000, ANY_ROOT)),
  'kept-lost': async (ledger) => {
    const size = await opensEpoch(ledger);
    return { ...kept(ledger.head(size + 4, ANY_ROOT)), details: { lost: '4', kept: String(size) } };
  },
  'kept-of-another': (ledger) => kept(ledger.head(17, ANY_ROOT, ledger.key, OTHER)),
  'kept-none-of-this': (ledger) => kept(ledger.head(17, ANY_ROOT, ledger.key, OTHER)),
  'kept-signer-unknown': async (ledger) => kept(ledger.head(17, await ledger.root(17), STRANGER)),
  'kept-signature-wrong': async (ledger) =>
    kept(ledger.head(17, await ledger.root(17)).replace('\n17\n', '\n18\n')),
  'no-key': (ledger) => void ledger.sql('ledger', "DELETE FROM event WHERE type = 'SigningKeyAnnounced'"),
  'nothing-sealed': (ledger) => {
    ledger.remove('proof/checkpoints');
    ledger.remove('proof/checkpoint');
  },
  'not-sealed': (ledger) => {
    const [, size] = sizes(ledger);
    return { at: { index: size }, details: { events: '7' } };
  },
};

/** A new key, introduced and used as it should be. */
async function rotate(ledger: Ledgers): Promise<void> {
  ledger.remove('signing-key.pem');
  await ledger.write(async (opened) => {
    await ledger.announce(opened, 'rotation');
    await ledger.sign(opened);
  });
}
