import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createKeyFile } from '../../../src/proof/key-file.js';
import { keyText, parseKey } from '../../../src/proof/keys.js';
import { headText, parseCheckpoint } from '../../../src/proof/checkpoint.js';
import { signNote } from '../../../src/proof/note.js';
import { makeTreeAgain, signAgain, keyAt } from '../attackers.js';
import {
  eventAfter,
  every,
  found,
  ofType,
  undetectable,
  KEPT_DIFFERS,
  type Attack,
  type Outcome,
} from '../attack.js';
import type { LedgerCopy, Row } from '../ledger-copy.js';
import { likeness, putIn, takeOut } from '../log-surgery.js';
import { removeFrom } from './checkpoint-edits.js';

/** Keys: the attacker's own in the place of the ledger's, and one that was replaced. */

const announcements = (copy: LedgerCopy): readonly Row[] =>
  copy.rows().filter(({ type }) => type === 'SigningKeyAnnounced');

/** A key of the attacker's own, for this log. */
function ownKey(copy: LedgerCopy): Readonly<{ file: string; text: string }> {
  const file = join(copy.folder, '..', `${randomUUID()}.pem`);
  const { key } = createKeyFile(file, parseKey(String(copy.original.keys[0])).name);
  return { file, text: keyText(key) };
}

/** Puts a key of their own where the ledger announced its own, and signs everything with it. Nobody needs a key for that. */
async function takeOver(copy: LedgerCopy): Promise<void> {
  const { file, text } = ownKey(copy);
  const [first, ...later] = announcements(copy);
  if (!first) throw new Error('no key');
  copy.call('the announcement', first.id);
  copy.call('a later announcement', ...later.map(({ id }) => id));
  const second = ownKey(copy);
  copy.set(first.id, 'data', { ...first.data, key: text });
  for (const row of later) copy.set(row.id, 'data', { ...row.data, key: second.text });
  await makeTreeAgain(copy);
  signAgain(copy, [file, second.file]);
}

const announcementChanged = (...besides: readonly string[]): Outcome => ({
  found: ['event-changed: the announcement', 'trusted-key-not-announced: the first key'],
  besides: [
    'checkpoint-root-differs: rotated (after the beginning)',
    'checkpoint-signer-unknown: first',
    ...besides,
  ],
});

const swapped = (...more: readonly string[]): Outcome => ({
  found: ['trusted-key-not-announced: the first key', 'trusted-key-not-announced: the current key', ...more],
  besides: ['checkpoint-signer-untrusted: first', 'checkpoint-signer-untrusted: newest'],
});

export const KEY_EDITS: readonly Attack[] = [
  {
    name: 'the key in its announcement changed, and nothing else',
    changesHistory: false,
    act: (copy) => {
      const [first] = announcements(copy);
      if (!first) throw new Error('no key');
      copy.call('the announcement', first.id);
      copy.set(first.id, 'data', { ...first.data, key: ownKey(copy).text });
    },
    expected: { ...every(announcementChanged()), kept: announcementChanged(KEPT_DIFFERS) },
  },
  {
    name: 'keys of their own announced in the place of the ledger’s, and everything signed with them',
    changesHistory: false,
    act: takeOver,
    expected: { ...every(swapped()), kept: swapped(KEPT_DIFFERS) },
  },
  {
    name: 'the same, while the one who verifies has none of the ledger’s keys',
    changesHistory: false,
    keyKnown: false,
    act: takeOver,
    expected: {
      ...every(undetectable('whoever has no key of the ledger from elsewhere cannot tell it from another')),
      kept: found(KEPT_DIFFERS, 'kept-signer-unknown: kept'),
    },
  },
  {
    name: 'a key of their own announced at the end, and a head signed with it',
    changesHistory: false,
    act: async (copy) => {
      const { file, text } = ownKey(copy);
      const last = announcements(copy).at(-1) as Row;
      const rows = copy.rows();
      const { position, metadata } = rows.at(-1) as Row;
      const revision = rows.filter(({ stream }) => stream === 'ledger').length;
      const added = likeness(last, { ...last.data, key: text });
      const { recordedAt } = metadata;
      putIn(copy, {
        ...added,
        metadata: { ...added.metadata, recordedAt },
        position: position + 1,
        revision,
      });
      copy.call('the new one', copy.headOf(rows.length + 1));
      await makeTreeAgain(copy);
      signAgain(copy, [...copy.original.keyFiles, file]);
    },
    expected: every(found('checkpoint-signer-untrusted: the new one')),
  },
  {
    name: 'a head signed with the key that was replaced',
    changesHistory: false,
    act: (copy) => {
      const { newest } = copy.original.sizes;
      const { key, sign } = keyAt(copy, newest, copy.original.keyFiles.slice(0, 1));
      const head = headText(parseCheckpoint(copy.read('checkpoint').toString()));
      for (const file of ['checkpoint', copy.headOf(newest)]) copy.write(file, signNote(head, key, sign));
    },
    expected: every(found('checkpoint-key-replaced: newest')),
  },
  {
    name: 'with the key that was replaced: the log cut off before that, changed, and signed again',
    changesHistory: false,
    act: async (copy) => {
      const { sizes, keyFiles } = copy.original;
      for (const row of copy.rows().slice(sizes.first).toReversed()) takeOut(copy, row);
      const row = copy.rows().find(({ type }) => type === 'HolderAppointed') as Row;
      copy.set(row.id, 'data', { ...row.data, from: '2020-01-01' });
      removeFrom(copy, 'rotated');
      await makeTreeAgain(copy);
      signAgain(copy, keyFiles.slice(0, 1));
    },
    expected: {
      ...every(found('trusted-key-not-announced: the current key')),
      kept: found('trusted-key-not-announced: the current key', 'kept-beyond-log: kept'),
    },
  },
  {
    name: 'with the key that was replaced: everything after its last head changed, and one head signed over all',
    changesHistory: false,
    act: async (copy) => {
      const row = eventAfter(copy, 'rotated', ofType('DecisionMade'));
      copy.set(row.id, 'data', { ...row.data, outcome: 'rejected' });
      removeFrom(copy, 'rotated');
      await makeTreeAgain(copy);
      signAgain(copy, copy.original.keyFiles.slice(0, 1));
    },
    expected: {
      ...every(found('checkpoint-key-replaced: newest')),
      kept: found('checkpoint-key-replaced: newest', KEPT_DIFFERS),
    },
  },
];
