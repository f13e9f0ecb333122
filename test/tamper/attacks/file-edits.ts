import { copyFileSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  eventAfter,
  every,
  found,
  HEAD_DIFFERS,
  KEPT_DIFFERS,
  ofType,
  told,
  undetectable,
  WHY,
  type Attack,
  type Finds,
} from '../attack.js';
import { editApart, type Apart } from '../../index-apart.js';
import type { LedgerCopy } from '../ledger-copy.js';
import { removeFrom } from './checkpoint-edits.js';

/** Whole files: a backup in the place of the ledger, a backup that went on by itself, and what else lies in the folder. */

/** The log and the names that lie in another folder, in the place of the ledger's. Events that both have stand as they did. */
function replaceBy(copy: LedgerCopy, folder: string): void {
  const had = new Set(copy.rows().map(({ id }) => id));
  for (const name of ['ledger.db', 'people.db']) {
    for (const ending of ['', '-wal', '-shm']) rmSync(join(copy.folder, `${name}${ending}`), { force: true });
    copyFileSync(join(folder, name), join(copy.folder, name));
  }
  for (const { id } of copy.rows()) copy.call(had.has(id) ? 'what the backup has' : 'what came after it', id);
}

/** The backup and what it went on with are shorter than the log was then. */
const LATER_BEYOND = ['checkpoint-beyond-log: newest', 'checkpoint-beyond-log: third'];

const tilesBeyond = (names: Finds, ...more: Finds): Finds => [
  ...['tile/0', 'tile/entries'].flatMap((path) => names.map((name) => `tile-beyond-log: ${path} of ${name}`)),
  ...more.map((file) => `tile-beyond-log: ${file}`),
];
/** The backup has fewer events than a tile has hashes. */
const TILES_BEYOND_BACKUP = tilesBeyond(
  ['third', 'newest'],
  'tile/0/000',
  'tile/entries/000',
  'tile/1/000.p/1',
);

const OF_BACKUP: readonly Attack[] = [
  {
    name: 'rolled back to a backup',
    changesHistory: true,
    act: (copy) => replaceBy(copy, copy.original.backup),
    expected: {
      bare: {
        found: ['checkpoint-beyond-log: kept', 'event-removed: after what the backup has'],
        besides: [...LATER_BEYOND, ...TILES_BEYOND_BACKUP],
      },
      rebuilding: {
        found: ['checkpoint-beyond-log: kept'],
        besides: LATER_BEYOND,
      },
      kept: found('kept-beyond-log: kept'),
      alone: undetectable(WHY.rewritten),
    },
  },
  {
    name: 'rolled back to a backup, and the checkpoints after it removed',
    changesHistory: true,
    act: (copy) => {
      replaceBy(copy, copy.original.backup);
      removeFrom(copy, 'kept');
    },
    expected: {
      bare: {
        found: ['checkpoint-missing: newest', 'event-removed: after what the backup has'],
        besides: TILES_BEYOND_BACKUP,
      },
      rebuilding: told('what came after the backup has left nothing behind', 'not-sealed: after rotated'),
      kept: found('kept-beyond-log: kept'),
      alone: undetectable(WHY.rewritten),
    },
  },
  {
    name: 'a backup that went on by itself in the place of the ledger',
    changesHistory: true,
    act: (copy) => replaceBy(copy, copy.original.fork),
    expected: {
      bare: {
        found: ['event-changed: what came after it'],
        besides: [
          HEAD_DIFFERS,
          ...LATER_BEYOND,
          'event-removed: after what came after it',
          ...tilesBeyond(['third', 'newest']),
        ],
      },
      rebuilding: { found: [HEAD_DIFFERS], besides: LATER_BEYOND },
      kept: found(KEPT_DIFFERS),
      alone: undetectable(WHY.rewritten),
    },
  },
];

const namesIn = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'proof', 'checkpoints'), { recursive: true }).map((name) =>
    join('checkpoints', String(name)),
  );

const KEYS_UNKNOWN = [
  'trusted-key-not-announced: the first key',
  'trusted-key-not-announced: the current key',
];

/** A whole folder in the place of the ledger's, with its tree and its heads. */
function putInPlace(copy: LedgerCopy, folder: string): void {
  copy.call('its own', ...namesIn(folder));
  rmSync(copy.folder, { recursive: true });
  cpSync(folder, copy.folder, { recursive: true });
}

const OF_OTHER: readonly Attack[] = [
  {
    name: 'a backup restored in a new epoch, though the ledger was not lost',
    changesHistory: false,
    act: (copy) => putInPlace(copy, copy.original.restored),
    expected: {
      ...every(found('checkpoint-signer-untrusted: its own')),
      kept: { found: ['checkpoint-signer-untrusted: its own'], besides: [], told: ['kept-lost: kept'] },
    },
  },
  {
    name: 'another ledger in its place, with its tree and its checkpoints',
    changesHistory: false,
    act: (copy) => {
      putInPlace(copy, copy.original.other);
    },
    expected: {
      ...every(found(...KEYS_UNKNOWN, 'checkpoint-signer-untrusted: its own')),
      kept: found(...KEYS_UNKNOWN, 'checkpoint-signer-untrusted: its own', 'kept-none-of-this: kept'),
    },
  },
];

/** An index that has all of an event, so that streams are read from it alone. */
const anotherDecision = (id: string): Apart => ({
  index: 'event_by_stream',
  change: `
    CREATE TABLE aside AS SELECT data FROM event WHERE id = '${id}';
    UPDATE event SET data = replace(data, 'rejected', 'approved') || ' ' WHERE id = '${id}';
    CREATE INDEX event_by_stream ON event (stream, revision, id, type, data, metadata);`,
  back: `UPDATE event SET data = (SELECT data FROM aside) WHERE id = '${id}'; DROP TABLE aside`,
});

const OTHERS: readonly Attack[] = [
  {
    name: 'the guards of the log removed',
    changesHistory: false,
    act: (copy) =>
      copy.inFile(
        'ledger.db',
        (database) =>
          void database.exec('DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_removed'),
      ),
    expected: every(
      told(
        'nothing was changed, and they keep nobody out who means harm',
        'guards-missing: event_is_never_changed, event_is_never_removed',
      ),
    ),
  },
  {
    name: 'a trigger put in that changes what will be recorded',
    changesHistory: false,
    act: (copy) =>
      copy.inFile(
        'ledger.db',
        (database) =>
          void database.exec(
            "CREATE TRIGGER later AFTER INSERT ON event WHEN NEW.type = 'DecisionMade' BEGIN UPDATE event SET data = replace(data, 'rejected', 'approved') WHERE id = NEW.id; END",
          ),
      ),
    expected: every(found('trigger-unknown: later')),
  },
  {
    name: 'an index put in by which a stream has another decision than the log',
    changesHistory: false,
    act: (copy) => {
      const { id } = eventAfter(copy, 'rotated', ofType('DecisionMade'));
      copy.inLedger(() => editApart(copy.ledgerFile, anotherDecision(id)));
    },
    expected: every(found('definition-unknown: ledger.db', 'file-damaged: ledger.db')),
  },
  {
    name: 'read models: a row changed',
    changesHistory: false,
    onReadModels: true,
    act: (copy) => {
      const { stream } = eventAfter(copy, 'rotated', ofType('DecisionMade'));
      copy.call('the initiative', stream);
      copy.inFile('read-models.db', (database) =>
        database.prepare("UPDATE row_case_file SET title = 'x' WHERE key = ?").run(stream),
      );
    },
    expected: every(found('read-model-differs: the initiative')),
  },
  {
    name: 'read models: a document changed',
    changesHistory: false,
    onReadModels: true,
    act: (copy) => {
      const { stream } = eventAfter(copy, 'rotated', ofType('DecisionMade'));
      copy.call('the initiative', stream);
      copy.inFile('read-models.db', (database) =>
        database
          .prepare("UPDATE document SET body = replace(body, 'approved', 'rejected') WHERE key = ?")
          .run(stream),
      );
    },
    expected: every(found('read-model-differs: the initiative')),
  },
];

export const FILE_EDITS: readonly Attack[] = [...OF_BACKUP, ...OF_OTHER, ...OTHERS];
