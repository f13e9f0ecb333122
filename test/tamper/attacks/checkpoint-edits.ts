import { join } from 'node:path';
import { headText, parseCheckpoint, type TreeHead } from '../../../src/proof/checkpoint.js';
import { createKeyFile, readKeyFile } from '../../../src/proof/key-file.js';
import { COSIGNATURE } from '../../../src/proof/keys.js';
import { cosignNote, signNote } from '../../../src/proof/note.js';
import { ATTACKERS, checkpointSizes, keyAt, makeTreeAgain, type Attacker } from '../attackers.js';
import {
  CHECKPOINT_NAMES,
  eventAfter,
  every,
  found,
  KEPT_DIFFERS,
  ofType,
  told,
  undetectable,
  WHY,
  withoutAndWith,
  type Attack,
} from '../attack.js';
import type { CheckpointName } from '../attacked-ledger.js';
import type { LedgerCopy } from '../ledger-copy.js';

/** Signed heads: their text, their signatures, and whether they are there. Whoever has the key signs what they changed. */

const fileOf = (copy: LedgerCopy, name: CheckpointName): string => copy.headOf(copy.original.sizes[name]);

/** Writes another head into a checkpoint's file: signed by whoever has the key, else under the signature it had. */
function forge(
  copy: LedgerCopy,
  attacker: Attacker,
  file: string,
  change: (head: TreeHead) => TreeHead,
): void {
  const source = copy.read(file).toString();
  const head = parseCheckpoint(source);
  const { key, sign } = keyAt(copy, head.size);
  const text = headText(change(head));
  const [, signature] = source.split('\n\n');
  copy.write(file, ATTACKERS[attacker].key ? signNote(text, key, sign) : `${text}\n${signature}`);
}

const OTHER_ROOT = Buffer.alloc(32, 7);

const FORGERIES: readonly Attack[] = [
  {
    name: 'checkpoint: another size',
    changesHistory: false,
    act: (copy, attacker) =>
      forge(copy, attacker, fileOf(copy, 'third'), (head) => ({ ...head, size: head.size - 1 })),
    expected: withoutAndWith(
      found('checkpoint-misplaced: third', 'checkpoint-signature-wrong: third'),
      found('checkpoint-misplaced: third', 'checkpoint-root-differs: third (after kept)'),
    ),
  },
  {
    name: 'checkpoint: another root',
    changesHistory: false,
    act: (copy, attacker) =>
      forge(copy, attacker, fileOf(copy, 'third'), (head) => ({ ...head, root: OTHER_ROOT })),
    expected: withoutAndWith(
      found('checkpoint-signature-wrong: third'),
      found('checkpoint-root-differs: third (after kept)'),
    ),
  },
  {
    name: 'checkpoint: another origin',
    changesHistory: false,
    act: (copy, attacker) =>
      forge(copy, attacker, fileOf(copy, 'third'), (head) => ({ ...head, origin: `${head.origin}0` })),
    expected: every(found('checkpoint-of-another: third', 'checkpoint-misplaced: third')),
  },
  {
    name: 'checkpoint: larger than the log',
    changesHistory: false,
    act: (copy, attacker) => {
      copy.call('the forged one', copy.headOf(999));
      copy.write(copy.headOf(999), copy.read(fileOf(copy, 'newest')));
      forge(copy, attacker, copy.headOf(999), (head) => ({ ...head, size: 999 }));
    },
    expected: withoutAndWith(
      found('checkpoint-signature-wrong: the forged one'),
      found('checkpoint-beyond-log: the forged one'),
    ),
  },
  {
    name: 'two checkpoints of one size',
    changesHistory: false,
    act: (copy, attacker) => forge(copy, attacker, 'checkpoint', (head) => ({ ...head, root: OTHER_ROOT })),
    expected: every(found('newest-checkpoint-differs: newest')),
  },
];

function otherKey(copy: LedgerCopy): Readonly<{ file: string; name: string }> {
  const [file, name] = [join(copy.folder, '..', 'other-key.pem'), 'example.com/other'];
  createKeyFile(file, name, COSIGNATURE);
  return { file, name };
}

const SIGNATURES: readonly Attack[] = [
  {
    name: 'checkpoint: a character of the signature',
    changesHistory: false,
    act: (copy) => {
      const source = copy.read(fileOf(copy, 'third')).toString();
      const at = source.length - 20;
      copy.write(
        fileOf(copy, 'third'),
        `${source.slice(0, at)}${source[at] === 'A' ? 'B' : 'A'}${source.slice(at + 1)}`,
      );
    },
    expected: every(found('checkpoint-signature-wrong: third')),
  },
  {
    name: 'checkpoint: a line added to the signed text',
    changesHistory: false,
    act: (copy) => {
      const [text, signature] = copy.read(fileOf(copy, 'third')).toString().split('\n\n');
      copy.write(fileOf(copy, 'third'), `${text}\nx\n\n${signature}`);
    },
    expected: every(found('checkpoint-signature-wrong: third')),
  },
  {
    name: 'checkpoint: a signature by somebody else added',
    changesHistory: false,
    act: (copy) => {
      const { file, name } = otherKey(copy);
      const { key, sign } = readKeyFile(file, name, COSIGNATURE);
      copy.write(
        fileOf(copy, 'third'),
        cosignNote(copy.read(fileOf(copy, 'third')).toString(), key, 0, sign),
      );
    },
    expected: every(
      undetectable('anybody may add a signature to a head, and only those that are known count'),
    ),
  },
  {
    name: 'checkpoint: no checkpoint any more',
    changesHistory: false,
    act: (copy) => copy.write(fileOf(copy, 'third'), 'x\n'),
    expected: every(found('checkpoint-unreadable: third')),
  },
  {
    name: 'checkpoint: emptied',
    changesHistory: false,
    act: (copy) => copy.write(fileOf(copy, 'third'), ''),
    expected: every(found('checkpoint-unreadable: third')),
  },
  {
    name: 'checkpoint: under another size',
    changesHistory: false,
    act: (copy) => {
      copy.call('the copy', copy.headOf(300));
      copy.write(copy.headOf(300), copy.read(fileOf(copy, 'third')));
    },
    expected: every(found('checkpoint-misplaced: the copy')),
  },
];

const SAME_HISTORY = 'history is the same, and nothing is claimed of what is not sealed';

const REMOVALS: readonly Attack[] = [
  {
    name: 'one checkpoint removed from among others',
    changesHistory: false,
    act: (copy) => copy.remove(fileOf(copy, 'third')),
    expected: every(undetectable('history is the same, and later heads cover it')),
  },
  {
    name: 'the newest checkpoint removed from among all',
    changesHistory: false,
    act: (copy) => copy.remove(fileOf(copy, 'newest')),
    expected: every(found('checkpoint-missing: newest', 'newest-checkpoint-differs: third')),
  },
  {
    name: 'an earlier checkpoint in the place of the newest',
    changesHistory: false,
    act: (copy) => copy.write('checkpoint', copy.read(fileOf(copy, 'third'))),
    expected: every(
      told('history is the same, and an interruption may leave it so', 'newest-checkpoint-old: newest'),
    ),
  },
  {
    name: 'the newest checkpoint removed everywhere',
    changesHistory: false,
    act: (copy) => removeFrom(copy, 'newest'),
    expected: every(found('checkpoint-missing: newest')),
  },
  {
    name: 'the newest checkpoint removed everywhere, and from state.db',
    changesHistory: false,
    act: async (copy) => {
      removeFrom(copy, 'newest');
      await makeTreeAgain(copy);
    },
    expected: every(told(SAME_HISTORY, 'not-sealed: after third')),
  },
  {
    name: 'all checkpoints removed, and from state.db',
    changesHistory: false,
    act: async (copy) => {
      removeFrom(copy, 'first');
      await makeTreeAgain(copy);
    },
    expected: every(told(SAME_HISTORY, 'nothing-sealed: the ledger', 'not-sealed: after the beginning')),
  },
  {
    name: 'all checkpoints removed, and the tree',
    changesHistory: false,
    act: (copy) => copy.remove('.'),
    expected: every(
      told(
        SAME_HISTORY,
        'no-tree: the ledger',
        'nothing-sealed: the ledger',
        'not-sealed: after the beginning',
      ),
    ),
  },
  {
    name: 'an event changed, the checkpoints over it removed, and the tree made again',
    changesHistory: false,
    act: async (copy) => {
      const row = eventAfter(copy, 'rotated', ofType('DecisionMade'));
      copy.set(row.id, 'data', { ...row.data, outcome: 'rejected' });
      removeFrom(copy, 'kept');
      await makeTreeAgain(copy);
    },
    expected: {
      ...every(told(WHY.unsealed, 'not-sealed: after rotated')),
      kept: found(KEPT_DIFFERS),
    },
  },
];

/** Removes checkpoints from one on, so that the one before it is the newest. */
export function removeFrom(copy: LedgerCopy, from: CheckpointName): void {
  const { sizes } = copy.original;
  for (const size of checkpointSizes(copy)) if (size >= sizes[from]) copy.remove(copy.headOf(size));
  const before = CHECKPOINT_NAMES[CHECKPOINT_NAMES.indexOf(from) - 1];
  if (before === undefined) copy.remove('checkpoint');
  else copy.write('checkpoint', copy.read(fileOf(copy, before)));
}

export const CHECKPOINT_EDITS: readonly Attack[] = [...FORGERIES, ...SIGNATURES, ...REMOVALS];
