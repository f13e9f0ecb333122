import type { FileCode } from '../../../src/proof/verify/faults.js';
import { editApart } from '../../index-apart.js';
import type { Attack } from './attack.js';
import type { Ledgers } from './sealed-ledger.js';

const stripped = (ledger: Ledgers): void => void ledger.sql('ledger', 'SELECT 1');

/** Has the streams of the log be answered by something else than the log has. */
const showsAnotherNote: Attack = (ledger) => {
  stripped(ledger);
  const { event } = ledger.where("type = 'ConsultationHeld' AND revision = 7");
  const before = "replace(data, 'Nej', 'Samordning förordas.')";
  editApart(ledger.path('ledger.db'), {
    index: 'event_by_stream',
    change: `UPDATE event SET data = replace(data, 'Samordning förordas.', 'Nej') WHERE id = '${event}';
      CREATE INDEX event_by_stream ON event (stream, revision, id, type, data, metadata)`,
    back: `UPDATE event SET data = ${before} WHERE id = '${event}'`,
  });
  return { details: { file: 'ledger.db', names: 'event_by_stream' } };
};

const exchanges = (stream: string, one: number, other: number): string => `
  UPDATE event SET revision = 1000000 WHERE stream = '${stream}' AND revision = ${one};
  UPDATE event SET revision = ${one} WHERE stream = '${stream}' AND revision = ${other};
  UPDATE event SET revision = ${other} WHERE stream = '${stream}' AND revision = 1000000;`;

/** Indexes that the program makes, edited apart from their tables. */
export const APART: Readonly<Record<string, Attack>> = {
  'the one that streams are read by': (ledger) => {
    stripped(ledger);
    const { stream } = ledger.where("type = 'ConsultationHeld' AND revision = 7");
    editApart(ledger.path('ledger.db'), {
      index: 'sqlite_autoindex_event_2',
      made: { table: 'event', by: ',\n    UNIQUE (stream, revision)' },
      change: exchanges(stream, 7, 8),
      back: exchanges(stream, 7, 8),
    });
    return { details: { file: 'ledger.db' } };
  },
  'the one that names are found by': (ledger) => {
    editApart(ledger.path('people.db'), {
      index: 'sqlite_autoindex_person_1',
      made: { table: 'person', by: ',\n    PRIMARY KEY (person, salt)' },
      change: `UPDATE person SET person = 'p-CIA00000' WHERE person = '${ledger.anna}'`,
      back: `UPDATE person SET person = '${ledger.anna}' WHERE person = 'p-CIA00000'`,
    });
    return { details: { file: 'people.db' } };
  },
  'one that lists are made by': (ledger) => {
    editApart(ledger.path('read-models.db'), {
      index: 'row_case_file_key',
      change:
        'CREATE TABLE aside AS SELECT * FROM row_case_file LIMIT 1; DELETE FROM row_case_file WHERE key = (SELECT key FROM aside)',
      back: 'INSERT INTO row_case_file SELECT * FROM aside; DROP TABLE aside',
    });
    return { details: { file: 'read-models.db' } };
  },
};

export const ATTACKS_ON_FILES: Readonly<Record<FileCode, Attack>> = {
  'file-damaged': APART['the one that streams are read by'] as Attack,
  'definition-unknown': showsAnotherNote,
};
