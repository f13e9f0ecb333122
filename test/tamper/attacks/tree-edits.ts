import { HASH_BYTES } from '../../../src/proof/hashing.js';
import { every, found, told, type Attack } from '../attack.js';
import type { LedgerCopy } from '../ledger-copy.js';

/** Tiles, entry bundles and what the tree's folder says of itself. The log is what it was; no key is of use. */

const edit = (name: string, act: (copy: LedgerCopy) => void, ...finds: readonly string[]): Attack => ({
  name,
  changesHistory: false,
  act,
  expected: every(found(...finds)),
});

const FULL = 'tile/0/000';
const ENTRIES = 'tile/entries/000';
const UPPER = 'tile/1/000.p/1';
/** The newest tile that is not full, of as many hashes as the log has events beyond a full one. */
const partial = (copy: LedgerCopy, level: string): string =>
  `tile/${level}/001.p/${copy.original.sizes.newest - 256}`;

/** Flips one bit of a byte. */
function flip(copy: LedgerCopy, file: string, at: number): void {
  const bytes = copy.read(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  copy.write(file, bytes);
}

const cut = (copy: LedgerCopy, file: string, bytes: number): void =>
  copy.write(file, copy.read(file).subarray(0, -bytes));

const inState = (copy: LedgerCopy, sql: string): void =>
  void copy.inFile('proof/state.db', (database) => database.exec(sql));

/** One of the events that the full bundle and the full tile have. */
const PLACE = 200;
const entryAt = (place: number): number => place * (HASH_BYTES + 2) + 2;
const callEvent = (copy: LedgerCopy, index: number): void =>
  copy.call('the event', copy.rows()[index]?.id ?? '');

const TILES: readonly Attack[] = [
  edit('a byte of a tile', (copy) => flip(copy, FULL, PLACE * HASH_BYTES), `tile-differs: ${FULL}`),
  edit('a tile cut short', (copy) => cut(copy, FULL, HASH_BYTES), `tile-differs: ${FULL}`),
  edit('a tile removed', (copy) => copy.remove(FULL), `tile-missing: ${FULL}`),
  edit(
    'a byte of a tile that is not full',
    (copy) => flip(copy, partial(copy, '0'), 0),
    'tile-differs: tile/0 of newest',
  ),
  edit(
    'a byte of an earlier tile that was not full',
    (copy) => flip(copy, `tile/0/001.p/${copy.original.sizes.third - 256}`, 0),
    'tile-spare-differs: tile/0 of third',
  ),
  edit(
    'the newest tile removed',
    (copy) => copy.remove(partial(copy, '0')),
    'tile-missing: tile/0 of newest',
  ),
  edit('a byte of an upper tile', (copy) => flip(copy, UPPER, 0), `tile-differs: ${UPPER}`),
  edit(
    'a tile of a larger tree put in',
    (copy) => copy.write('tile/0/005', Buffer.alloc(256 * HASH_BYTES)),
    'tile-beyond-log: tile/0/005',
  ),
];

const BUNDLES: readonly Attack[] = [
  edit(
    'a byte of an entry',
    (copy) => {
      callEvent(copy, PLACE);
      flip(copy, ENTRIES, entryAt(PLACE));
    },
    'entry-differs: the event',
    `tile-differs: ${ENTRIES}`,
  ),
  edit(
    'an entry and its tile alike',
    (copy) => {
      callEvent(copy, PLACE);
      flip(copy, ENTRIES, entryAt(PLACE));
      flip(copy, FULL, PLACE * HASH_BYTES);
    },
    'entry-differs: the event',
    `tile-differs: ${ENTRIES}`,
    `tile-differs: ${FULL}`,
  ),
  edit(
    'a byte of an entry in a bundle that is not full',
    (copy) => {
      callEvent(copy, 256);
      flip(copy, partial(copy, 'entries'), entryAt(0));
    },
    'entry-differs: the event',
    'tile-differs: tile/entries of newest',
  ),
  edit(
    'the length of an entry',
    (copy) => flip(copy, ENTRIES, entryAt(PLACE) - 2),
    `tile-differs: ${ENTRIES}`,
  ),
  edit(
    'a bundle of entries cut short',
    (copy) => cut(copy, ENTRIES, HASH_BYTES + 2),
    `tile-differs: ${ENTRIES}`,
  ),
  edit('a bundle of entries removed', (copy) => copy.remove(ENTRIES), `tile-missing: ${ENTRIES}`),
  edit(
    'the newest bundle removed',
    (copy) => copy.remove(partial(copy, 'entries')),
    'tile-missing: tile/entries of newest',
  ),
];

const STATE: readonly Attack[] = [
  edit(
    'state.db: the size',
    (copy) => inState(copy, 'UPDATE tree SET size = size - 1'),
    'state-differs: state.db',
  ),
  edit(
    'state.db: the root',
    (copy) => inState(copy, 'UPDATE tree SET root = zeroblob(32)'),
    'state-differs: state.db',
  ),
  edit(
    'state.db: the position of the last event',
    (copy) => inState(copy, 'UPDATE tree SET position = position - 1'),
    'state-differs: state.db',
  ),
  edit(
    'state.db: the last event',
    (copy) => inState(copy, "UPDATE tree SET event = 'x'"),
    'state-differs: state.db',
  ),
  edit(
    'state.db: the origin',
    (copy) => inState(copy, "UPDATE tree SET origin = 'x'"),
    'state-differs: state.db',
  ),
  edit(
    'state.db: how far was signed',
    (copy) => inState(copy, 'UPDATE signed SET size = size + 1'),
    'checkpoint-missing: beyond newest',
  ),
  edit(
    'state.db removed',
    (copy) => copy.remove('state.db', 'state.db-wal', 'state.db-shm'),
    'state-unreadable: state.db',
  ),
  edit('state.db overwritten', (copy) => copy.write('state.db', 'x'), 'state-unreadable: state.db'),
  {
    name: 'tiles, bundles and state.db removed',
    changesHistory: false,
    act: (copy) => copy.remove('tile', 'state.db', 'state.db-wal', 'state.db-shm'),
    expected: every(
      told('they are made again from the log, which the heads still cover', 'no-tree: the ledger'),
    ),
  },
];

export const TREE_EDITS: readonly Attack[] = [...TILES, ...BUNDLES, ...STATE];
