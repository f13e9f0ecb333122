import { readdirSync } from 'node:fs';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { headText, parseCheckpoint } from '../../src/proof/checkpoint.js';
import { readKeyFile, type SigningKey } from '../../src/proof/key-file.js';
import { keyText } from '../../src/proof/keys.js';
import { rootOf } from '../../src/proof/merkle.js';
import { signNote } from '../../src/proof/note.js';
import { originOf } from '../../src/proof/origin.js';
import { hashesFrom } from '../../src/proof/tiles.js';
import { TreeBuilder } from '../../src/proof/tree-builder.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import type { LedgerCopy } from './ledger-copy.js';

/** Who attacks, and what the one who verifies has besides the ledger's folder: its key always, a kept checkpoint once. */
export const ATTACKERS = {
  bare: { title: 'No key', key: false, rebuilds: false, kept: false },
  rebuilding: { title: 'No key, tree made again', key: false, rebuilds: true, kept: false },
  kept: { title: 'The key; a checkpoint was kept', key: true, rebuilds: true, kept: true },
  alone: { title: 'The key; none was kept', key: true, rebuilds: true, kept: false },
} as const satisfies Record<
  string,
  Readonly<{ title: string; key: boolean; rebuilds: boolean; kept: boolean }>
>;

export type Attacker = keyof typeof ATTACKERS;
export const EVERY_ATTACKER = Object.keys(ATTACKERS) as readonly Attacker[];

/** Makes tree and state of the log as it now is, with the program's own code, as anybody can who has the log. */
export async function makeTreeAgain(copy: LedgerCopy): Promise<void> {
  copy.remove('tile', 'state.db', 'state.db-wal', 'state.db-shm');
  const store = SqliteEventStore.open(copy.ledgerFile);
  const folder = TreeFolder.open(copy.pathOf('.'), ledgerOf(copy));
  try {
    await new TreeBuilder(store, folder).catchUp();
    const newest = copy.has('checkpoint') ? parseCheckpoint(copy.read('checkpoint').toString()).size : 0;
    recordSigned(folder, copy, newest);
  } finally {
    folder.close();
    await store.close();
  }
}

/**
 * Signs every head that was signed once more, of the tree as it now is, each with the key of its time, and one of the whole
 * log. What was signed over more than there is now is gone.
 */
export function signAgain(copy: LedgerCopy, keyFiles = copy.original.keyFiles): void {
  const sizes = checkpointSizes(copy);
  copy.remove('checkpoints', 'checkpoint');
  const folder = TreeFolder.open(copy.pathOf('.'), ledgerOf(copy));
  try {
    const all = folder.state()?.size ?? 0;
    for (const size of [...sizes.filter((one) => one < all), all])
      folder.saveCheckpoint(size, signedHead(copy, folder, size, keyAt(copy, size, keyFiles)));
    recordSigned(folder, copy, all);
  } finally {
    folder.close();
  }
}

/** A head of the tree's first events, signed. */
export function signedHead(
  copy: LedgerCopy,
  folder: TreeFolder,
  size: number,
  { key, sign }: SigningKey,
): string {
  const all = folder.state()?.size ?? 0;
  const root = rootOf(
    size,
    hashesFrom(all, (tile) => folder.read(tile)),
  );
  return signNote(headText({ origin: originOf(ledgerOf(copy)), size, root }), key, sign);
}

/** How many events each checkpoint in the folder is of, the smallest first. */
export const checkpointSizes = (copy: LedgerCopy): readonly number[] =>
  copy.has('checkpoints')
    ? readdirSync(copy.pathOf('checkpoints'), { recursive: true, withFileTypes: true })
        .flatMap((entry) => (entry.isFile() ? Number(entry.name) : []))
        .sort((one, other) => one - other)
    : [];

/** The key of a time, as the log announces them, if it is among the files. */
export function keyAt(
  copy: LedgerCopy,
  size: number,
  keyFiles: readonly string[] = copy.original.keyFiles,
): SigningKey {
  const name = originOf(ledgerOf(copy));
  const keys = keyFiles.map((file) => readKeyFile(file, name));
  const announced = copy.rows().flatMap(({ type, data }, index) => {
    const known = keys.find(({ key }) => type === 'SigningKeyAnnounced' && keyText(key) === data['key']);
    return known ? [{ index, known }] : [];
  });
  const now = announced.findLast(({ index }) => index < size) ?? announced[0];
  return now?.known ?? (keys.at(-1) as SigningKey);
}

const ledgerOf = (copy: LedgerCopy): string => String(copy.rows()[0]?.data['ledger']);

function recordSigned(folder: TreeFolder, copy: LedgerCopy, size: number): void {
  const last = copy.rows()[size - 1];
  if (last) folder.saveSigned(size, BigInt(last.position));
}
