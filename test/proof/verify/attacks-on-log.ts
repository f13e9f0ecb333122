import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import type { LogCode } from '../../../src/proof/verify/faults.js';
import type { RecordedEvent } from '../../../src/domain/event.js';
import type { EventStore } from '../../../src/event-store/event-store.js';
import { StoreBehind, type Attack } from './attack.js';
import { newId, type Ledgers } from './sealed-ledger.js';

/** A store that does not keep the order of the log. */
class Reversed extends StoreBehind {
  override async *readAll(...given: Parameters<EventStore['readAll']>): AsyncIterable<RecordedEvent> {
    const events: RecordedEvent[] = [];
    for await (const event of this.store.readAll(...given)) events.push(event);
    yield* [...events.slice(0, 3), ...events.slice(3).reverse()];
  }
}

/** As a cluster says it, where an administrator has set the metadata of a stream. */
class Truncating extends StoreBehind {
  override irregularities: EventStore['irregularities'] = () =>
    Promise.resolve([{ kind: 'truncates', stream: 'access', how: '$maxCount 3' }]);
}

/** Sets a member of an event's data or metadata, or takes it away, where an event fits; says where that is. */
const sets =
  (condition: string, column: 'data' | 'metadata', path: string, value?: unknown): Attack =>
  (ledger) => {
    const at = ledger.where(condition);
    if (value === undefined)
      ledger.sql(
        'ledger',
        `UPDATE event SET ${column} = json_remove(${column}, ?) WHERE id = ?`,
        path,
        at.event,
      );
    else
      ledger.sql(
        'ledger',
        `UPDATE event SET ${column} = json_set(${column}, ?, json(?)) WHERE id = ?`,
        path,
        JSON.stringify(value),
        at.event,
      );
    return { at };
  };

const CONSULTED = "type = 'ConsultationHeld' AND revision = 7";
const SECOND_NUMBER = "type = 'NumberAssigned' AND revision = 1";

const change =
  (condition: string, column: string, value: string | number): Attack =>
  (ledger) => {
    const { event } = ledger.where(condition);
    ledger.sql('ledger', `UPDATE event SET ${column} = ? WHERE id = ?`, value, event);
    return { at: ledger.where(column === 'id' ? `id = '${value}'` : `id = '${event}'`) };
  };

/** Makes a correction of an event, whose changes are none: what follows from it cannot be computed. */
export const correctsMalformed: Attack = (ledger) => {
  const { stream, event } = ledger.where(CONSULTED);
  const first = ledger.where(`stream = '${stream}' AND revision = 0`);
  ledger.sql(
    'ledger',
    "UPDATE event SET type = 'CorrectionRecorded', data = ? WHERE id = ?",
    JSON.stringify({ corrects: first.event, changes: 7, reason: '–' }),
    event,
  );
};

const initiativeOf = (ledger: Ledgers, revision: number): string =>
  String(
    ledger.sql(
      'ledger',
      `SELECT data ->> 'initiative' FROM event WHERE type = 'NumberAssigned' AND revision = ${revision}`,
    ),
  );

export const ATTACKS_ON_LOG: Readonly<Record<LogCode, Attack>> = {
  'event-unreadable': change(CONSULTED, 'data', '{'),
  'log-unread': (ledger) => {
    const file = ledger.path('ledger.db');
    const database = new Database(file);
    database.pragma('wal_checkpoint(TRUNCATE)');
    const page = database
      .prepare(
        "SELECT pageno FROM dbstat WHERE name = 'event' AND pagetype = 'leaf' ORDER BY pageno DESC LIMIT 1 OFFSET 3",
      )
      .pluck()
      .get() as number;
    const size = database.pragma('page_size', { simple: true }) as number;
    database.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, (page - 1) * size, page * size);
    writeFileSync(file, bytes);
  },
  'log-empty': (ledger) => void ledger.sql('ledger', 'DELETE FROM event'),
  'event-unhashable': sets(CONSULTED, 'metadata', '$.salt'),
  'event-hidden': (ledger) => {
    const { event, stream } = ledger.where(CONSULTED);
    ledger.sql('ledger', 'UPDATE event SET position = 0 WHERE id = ?', event);
    return { details: { event, stream, revision: '7', position: '0' } };
  },
  'position-order': () => ({ through: Reversed }),
  'revision-gap': (ledger) => {
    const { stream } = ledger.where(CONSULTED);
    ledger.sql('ledger', 'DELETE FROM event WHERE stream = ? AND revision = 7', stream);
    return {
      at: ledger.where(`stream = '${stream}' AND revision = 8`),
      details: { found: '8', expected: '7' },
    };
  },
  'id-malformed': change(CONSULTED, 'id', 'x'),
  'id-twice': (ledger) => {
    const { event, stream } = ledger.where(CONSULTED);
    ledger.unguarded();
    ledger.sql('ledger', 'UPDATE event SET id = ? WHERE stream = ? AND revision = 9', event, stream);
    return { at: { stream, revision: 9n, event } };
  },
  'clock-back': sets(CONSULTED, 'metadata', '$.recordedAt', '2020-01-01T00:00:00.000Z'),
  'not-opened-first': (ledger) => {
    ledger.sql('ledger', "DELETE FROM event WHERE type = 'LedgerOpened'");
    return { at: ledger.where('TRUE') };
  },
  'stream-unknown': change(CONSULTED, 'stream', 'budget-2025'),
  'event-undecodable': change(CONSULTED, 'type', 'ConsultationMade'),
  'data-malformed': sets(CONSULTED, 'data', '$.consultedOffice', 7),
  'metadata-malformed': sets(CONSULTED, 'metadata', '$.commandDigest', 'x'),
  'stream-without-beginning': (ledger) => {
    const { stream } = ledger.where(CONSULTED);
    ledger.sql('ledger', 'DELETE FROM event WHERE stream = ? AND revision = 0', stream);
    ledger.unguarded();
    ledger.sql('ledger', 'UPDATE event SET revision = revision - 1 WHERE stream = ?', stream);
    return { at: ledger.where(`stream = '${stream}' AND revision = 0`) };
  },
  'stream-unfolded': correctsMalformed,
  'number-twice': (ledger) => {
    const [number] = ledger.sql(
      'ledger',
      "SELECT data ->> 'number' FROM event WHERE type = 'NumberAssigned'",
    ) as [string];
    return sets(SECOND_NUMBER, 'data', '$.number', number)(ledger);
  },
  'initiative-numbered-twice': (ledger) =>
    sets(SECOND_NUMBER, 'data', '$.initiative', initiativeOf(ledger, 0))(ledger),
  'number-out-of-series': sets(SECOND_NUMBER, 'data', '$.number', '2025-0017'),
  'number-without-initiative': sets(SECOND_NUMBER, 'data', '$.initiative', newId()),
  'number-missing': (ledger) => {
    const initiative = initiativeOf(ledger, 2);
    ledger.sql('ledger', "DELETE FROM event WHERE type = 'NumberAssigned' AND revision = 2");
    return { details: { initiative } };
  },
  'name-differs': (ledger) => {
    ledger.sql('people', "UPDATE person SET name = 'Cia Exempel' WHERE person = ?", ledger.anna);
    return { details: { person: ledger.anna } };
  },
  'name-gone': (ledger) => {
    ledger.sql('people', 'DELETE FROM person WHERE person = ?', ledger.anna);
    return { details: { person: ledger.anna } };
  },
  'name-unregistered': (ledger) => {
    ledger.sql(
      'people',
      "INSERT INTO person (person, name, salt) VALUES ('p-CIA00000', 'Cia Exempel', '00')",
    );
    return { details: { person: 'p-CIA00000' } };
  },
  'people-missing': (ledger) => ledger.remove('people.db'),
  'people-unreadable': (ledger) => ledger.edit(ledger.path('people.db'), (bytes) => bytes.fill('x')),
  'metadata-truncates': () => ({ through: Truncating, details: { stream: 'access', found: '$maxCount 3' } }),
  'trigger-unknown': (ledger) => {
    ledger.sql('ledger', 'CREATE TRIGGER later AFTER INSERT ON event BEGIN SELECT 1; END');
    return { details: { names: 'later' } };
  },
  'guards-missing': (ledger) => {
    ledger.sql('ledger', 'SELECT 1');
    return { details: { names: 'event_is_never_changed, event_is_never_removed' } };
  },
};
