import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { Projection } from '../../../projections/projection.js';
import type { EventStore } from '../../../src/event-store/event-store.js';
import type { RecordedEvent } from '../../../src/domain/event.js';
import { DocumentStore, rowTable } from '../../../src/read-models/document-store.js';
import { Track } from '../../../src/read-models/track.js';
import { Findings } from '../../../src/proof/verify/findings.js';
import { checkReadModels } from '../../../src/proof/verify/read-models-check.js';
import { differencesOf } from '../../../src/proof/verify/shown-against-anew.js';
import { join } from 'node:path';
import { folders } from '../logs.js';
import { recorded, told } from './events.js';

type Shown = Readonly<{ title: string; costs: readonly number[] }>;

/** By its stream: the last title, and every cost. */
const titles: Projection<Shown, { title: string; cost: number }> = {
  name: 'titles',
  version: 1,
  of: 'initiative',
  evolve: (shown, { data }) => {
    if (data['breaks'] === true) throw new Error('it does not fold');
    if (data['title'] === undefined && data['cost'] === undefined) return shown;
    return { title: String(data['title']), costs: [...(shown?.costs ?? []), Number(data['cost'])] };
  },
  rows: {
    columns: { title: 'text', cost: 'integer' },
    indexes: [['title']],
    of: ({ title, costs }) => costs.map((cost) => ({ title, cost })),
  },
};
/** How many events each kind of stream has; without rows. */
const counts: Projection<{ events: number }> = {
  name: 'counts',
  version: 1,
  of: 'log',
  keyOf: ({ stream }) => stream.split('-')[0],
  evolve: (shown, { data }) => {
    if (data['unwritable'] === true) return { events: 1n as unknown as number };
    return { events: (shown?.events ?? 0) + 1 };
  },
};
const projections = [titles, counts] as unknown as readonly Projection[];
const [TITLES, COUNTS] = projections as readonly [Projection, Projection];

const opened: DocumentStore[] = [];
const keep = (store: DocumentStore): DocumentStore => {
  opened.push(store);
  return store;
};
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
});
afterAll(() => folders.remove());

const LEDGER = 'a ledger';
const event = (position: bigint, stream: string, data: RecordedEvent['data'], type = 'NeedReported') =>
  recorded({ position, stream, type, data, id: `e${position}`, revision: position });
const log = [
  event(1n, 'initiative-a', { title: 'A', cost: 10 }),
  event(2n, 'initiative-b', { title: 'B', cost: 20 }),
  event(3n, 'office-x', { title: 'X' }, 'OfficeEstablished'),
  event(4n, 'initiative-a', { title: 'Å', cost: 11 }),
];
/** Up to where logs were read. */
const asked: (bigint | undefined)[] = [];
const storeOf = (events: readonly RecordedEvent[]): EventStore =>
  ({
    async *readAll(after: bigint, until?: bigint) {
      asked.push(until);
      for (const one of events)
        if (one.position > after && one.position <= (until ?? one.position)) yield one;
    },
    async *readStream(stream: string) {
      for (const one of events) if (one.stream === stream) yield one;
    },
  }) as unknown as EventStore;

/** The read models of so many events of the log, in a file or nowhere. */
function shownOf(events: readonly RecordedEvent[] = log, file?: string): DocumentStore {
  const shown = keep(
    file === undefined ? DocumentStore.temporary(projections) : DocumentStore.open(file, projections),
  );
  const last = events.at(-1) as RecordedEvent;
  const { position, stream, revision, id } = last;
  for (const projection of projections) {
    const track = new Track(projection, shown, storeOf(events), undefined);
    for (const one of events) if (track.concerns(one)) void track.take(one);
    shown.database.transaction(() => track.save(LEDGER, { position, stream, revision, event: id }))();
  }
  return shown;
}
/** The same, where a correction folds its stream anew. */
async function correctedOf(events: readonly RecordedEvent[], file: string): Promise<DocumentStore> {
  const shown = keep(DocumentStore.open(file, projections));
  const { position, stream, revision, id } = events.at(-1) as RecordedEvent;
  for (const projection of projections) {
    const track = new Track(projection, shown, storeOf(events), undefined);
    for (const one of events) if (track.concerns(one)) await track.take(one);
    shown.database.transaction(() => track.save(LEDGER, { position, stream, revision, event: id }))();
  }
  return shown;
}
const change = (shown: DocumentStore, sql: string, ...values: unknown[]): DocumentStore => {
  shown.database.prepare(sql).run(...values);
  return shown;
};

describe('what is shown, beside what the log gives', () => {
  const differing = (shown: DocumentStore, projection = TITLES) =>
    told([...differencesOf(shown.database, shownOf().database, projection)]).map(([, details]) => details);
  const document = (key: string, projection = 'titles') => ({ projection, key, what: 'document' });
  const rows = (key: string) => ({ projection: 'titles', key, what: 'rows' });

  it('is the same, in whatever order an object has its members', () => {
    expect([differing(shownOf()), differing(shownOf(), COUNTS)]).toEqual([[], []]);
    const turned = JSON.stringify({ costs: [10, 11], title: 'Å' });
    const shown = change(shownOf(), "UPDATE document SET body = ? WHERE key = 'initiative-a'", turned);
    expect(differing(shown)).toEqual([]);
  });

  it('is another document, one too many or one too few, each by its key', () => {
    const body = (text: string) =>
      change(shownOf(), "UPDATE document SET body = ? WHERE key = 'initiative-b'", text);
    expect(differing(body('{"title":"B","costs":[21]}'))).toEqual([document('initiative-b')]);
    expect(differing(body('no JSON'))).toEqual([document('initiative-b')]);
    expect(differing(change(shownOf(), "DELETE FROM document WHERE key = 'initiative-a'"))).toEqual([
      document('initiative-a'),
    ]);
    expect(differing(change(shownOf(), "DELETE FROM document WHERE key = 'initiative-b'"))).toEqual([
      document('initiative-b'),
    ]);
    const renamed = (key: string) =>
      differing(change(shownOf(), "UPDATE document SET key = ? WHERE key = 'initiative-b'", key));
    expect(renamed('initiative-c')).toEqual([document('initiative-b'), document('initiative-c')]);
    expect(renamed('initiative-0')).toEqual([document('initiative-0'), document('initiative-b')]);
    // By their bytes, as SQLite has them: U+FF61 comes before U+10000, other than in UTF-16.
    const both = change(shownOf(), "UPDATE document SET key = '\uFF61' WHERE key = 'initiative-b'");
    change(both, "UPDATE document SET key = '\u{10000}' WHERE key = 'initiative-a'");
    expect(differing(both)).toEqual(
      ['initiative-a', 'initiative-b', '\uFF61', '\u{10000}'].map((key) => document(key)),
    );
    expect(
      differing(change(shownOf(), "UPDATE document SET body = '{}' WHERE key = 'office'"), COUNTS),
    ).toEqual([document('office', 'counts')]);
  });

  it('is another row, or one too many, or none', () => {
    const table = rowTable(TITLES);
    expect(differing(change(shownOf(), `UPDATE ${table} SET cost = 12 WHERE cost = 11`))).toEqual([
      rows('initiative-a'),
    ]);
    expect(differing(change(shownOf(), `DELETE FROM ${table} WHERE cost = 11`))).toEqual([
      rows('initiative-a'),
    ]);
    expect(differing(change(shownOf(), `DELETE FROM ${table} WHERE cost = 20`))).toEqual([
      rows('initiative-b'),
    ]);
    expect(
      differing(change(shownOf(), `INSERT INTO ${table} SELECT * FROM ${table} WHERE cost = 20`)),
    ).toEqual([rows('initiative-b')]);
    expect(differing(change(shownOf(), `DELETE FROM ${table}`))).toEqual([
      rows('initiative-a'),
      rows('initiative-b'),
    ]);
  });
});

describe('read models that are verified', () => {
  const fileOf = (events: readonly RecordedEvent[] = log): string => {
    const file = join(folders.folder(), 'read-models.db');
    shownOf(events, file);
    return file;
  };
  const verified = async (
    file: string,
    { events = log, ledger = LEDGER, shown = projections } = {} as {
      events?: readonly RecordedEvent[];
      ledger?: string;
      shown?: readonly Projection[];
    },
  ) => {
    const findings = new Findings();
    await checkReadModels(storeOf(events), { file, ledger, projections: shown }, findings);
    return told(findings.all);
  };
  const each = (code: string, details: object = {}) =>
    projections.map(({ name }) => [code, { projection: name, ...details }]);

  it('are what the log gives up to where they have come, though it has gone on', async () => {
    expect(await verified(fileOf())).toEqual([]);
    expect(await verified(fileOf(log.slice(0, 2)))).toEqual([]);
  });

  it('are told when they are not there, of another ledger, or of another version', async () => {
    expect(await verified(join(folders.folder(), 'none.db'))).toEqual([['read-models-missing']]);
    expect(await verified(fileOf(), { ledger: 'another' })).toEqual(each('read-model-behind'));
    const later = [{ ...TITLES, version: 2 }, COUNTS];
    expect(await verified(fileOf(), { shown: later })).toEqual(each('read-model-behind').slice(0, 1));
  });

  it('are told when they have come to an event that the log does not have, there or at all', async () => {
    const beyond = (position: string) => each('read-model-beyond-log', { event: `e${position}`, position });
    expect(await verified(fileOf(), { events: log.slice(0, 3) })).toEqual(beyond('4'));
    const other = log.map((one) => (one.position === 4n ? { ...one, id: 'another' } : one));
    expect(await verified(fileOf(), { events: other })).toEqual(beyond('4'));
    expect(await verified(fileOf(), { events: [] })).toEqual(beyond('4'));
  });

  it('are told where they show something else', async () => {
    const file = fileOf();
    const shown = keep(DocumentStore.open(file, projections));
    change(shown, "DELETE FROM document WHERE key = 'initiative-b'");
    expect(await verified(file)).toEqual([
      ['read-model-differs', { projection: 'titles', key: 'initiative-b', what: 'document' }],
    ]);
  });

  it('are told where the log cannot be folded, and the others are compared', async () => {
    const file = fileOf();
    const breaks = log.map((one) => (one.position === 2n ? { ...one, data: { breaks: true } } : one));
    expect(await verified(file, { events: breaks })).toEqual([
      ['read-model-unfolded', { projection: 'titles' }, 1],
    ]);
    const foreign = log.map((one) => (one.position === 2n ? { ...one, type: 'Foreign' } : one));
    expect(await verified(file, { events: foreign })).toEqual([
      ['read-model-unfolded', { projection: 'titles' }, 1],
      ['read-model-unfolded', { projection: 'counts' }, 1],
    ]);
    const unwritable = log.map((one) => (one.position === 3n ? { ...one, data: { unwritable: true } } : one));
    const [[code, details] = []] = await verified(file, { events: unwritable });
    expect([code, details]).toEqual(['read-model-unfolded', { projection: 'counts' }]);
  });

  it('are told when they cannot be read, or not be compared', async () => {
    const file = fileOf();
    change(keep(DocumentStore.open(file, projections)), 'DROP TABLE document');
    expect(await verified(file)).toEqual([['read-models-unreadable', { why: 'SQLITE_ERROR' }]]);
    const failing = {
      readAll: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new TypeError('x')) }) }),
    };
    const findings = new Findings();
    const asked = { file: fileOf(), ledger: LEDGER, projections };
    await checkReadModels(failing as unknown as EventStore, asked, findings);
    expect(told(findings.all)).toEqual([['read-models-unchecked', { why: 'TypeError' }]]);
  });

  it('are folded anew no further than they have come', async () => {
    const file = fileOf(log.slice(0, 2));
    asked.length = 0;
    expect(await verified(file)).toEqual([]);
    expect(asked).toEqual([2n]);
  });

  it('are what a corrected log gives, however many events there are', async () => {
    const many = Array.from({ length: 41_500 }, (_none, place) =>
      event(BigInt(place + 1), `initiative-${place}`, { title: 'x', cost: place }),
    );
    const changes = [{ pointer: '/data/title', value: 'Y' }];
    const correction = event(
      41_501n,
      'initiative-7',
      { corrects: 'e8', changes, reason: '–' },
      'CorrectionRecorded',
    );
    const after = event(41_502n, 'initiative-7', { title: 'z', cost: 1 });
    const events = [...many, correction, after];
    const file = join(folders.folder(), 'read-models.db');
    const shown = await correctedOf(events, file);
    expect(shown.document('titles', 'initiative-7')).toEqual({ title: 'z', costs: [7, 1] });
    expect(await verified(file, { events })).toEqual([]);
    change(shown, "UPDATE document SET body = '{}' WHERE key = 'initiative-9'");
    expect(await verified(file, { events })).toEqual([
      ['read-model-differs', { projection: 'titles', key: 'initiative-9', what: 'document' }],
    ]);
  });

  it('are not judged by the tables of what is not compared', async () => {
    const file = fileOf();
    change(keep(DocumentStore.open(file, projections)), `CREATE INDEX mine ON ${rowTable(TITLES)} (cost)`);
    const later = [{ ...TITLES, version: 2 }, COUNTS];
    expect(await verified(file, { shown: later })).toEqual(each('read-model-behind').slice(0, 1));
    expect((await verified(file))[0]).toEqual([
      'definition-unknown',
      { file: 'read-models.db', names: 'mine' },
    ]);
  });

  it('are told when their tables are others', async () => {
    const file = fileOf();
    change(keep(DocumentStore.open(file, projections)), 'CREATE INDEX mine ON document (body)');
    expect(await verified(file)).toEqual([['definition-unknown', { file: 'read-models.db', names: 'mine' }]]);
  });
});
