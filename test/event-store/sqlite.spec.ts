import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { MAX_APPEND_BYTES, StoreRefused } from '../../src/event-store/event-store.js';
import { NEWEST_FILE_VERSION } from '../../src/event-store/sqlite/schema.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { eventStoreContract } from './contract.js';
import { ofBytes } from './contract/appends.js';
import { eventsIn, follow, idsOf, refusalOf } from './contract/log-under-test.js';
import { makeEvent, makeEvents } from './make-event.js';
import { Folders, logIn } from './sqlite/ledger-file.js';
import { WriterProcess } from './sqlite/writer-process.js';

const folders = new Folders();
afterAll(() => folders.remove());

eventStoreContract('SQLite', () => {
  const file = folders.file();
  return () => SqliteEventStore.open(file, { pollMs: 10 });
});

/** The code that opening is refused with, or the error that it is not. */
function refusalToOpen(file: string): unknown {
  try {
    void SqliteEventStore.open(file).close();
    return 'opened';
  } catch (error) {
    return error instanceof StoreRefused ? error.code : error;
  }
}

describe('a ledger file', () => {
  it('is made with its folder, and for its owner only', async () => {
    const file = join(folders.folder(), 'ny', 'mapp', 'ledger.db');
    const store = SqliteEventStore.open(file);
    await store.append('office-a', 'no-stream', [makeEvent()]);
    const modes = [dirname(dirname(file)), dirname(file), file, `${file}-wal`].map(
      (path) => statSync(path).mode & 0o777,
    );
    await store.close();
    expect(modes).toEqual([0o700, 0o700, 0o600, 0o600]);
  });

  it('may be an empty one, as a crash leaves it that comes before the first word', async () => {
    const file = folders.file();
    writeFileSync(file, '');
    const store = SqliteEventStore.open(file);
    await store.append('office-a', 'no-stream', [makeEvent()]);
    await store.close();
    expect(await logIn(file)).toHaveLength(1);
  });

  it.each([
    ['three letters', 'hej'],
    ['a text', 'Protokoll. '.repeat(1_000)],
    ['only how an SQLite file begins', 'SQLite format 3\0'],
  ])('is not taken for one that is %s, and that is left as it was', (_, text) => {
    const file = folders.file();
    writeFileSync(file, text);
    expect(refusalToOpen(file)).toBe('foreign-file');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it("is not taken for another program's SQLite file, and that is left as it was", () => {
    const file = folders.file();
    const other = new Database(file);
    other.exec('CREATE TABLE event (a)');
    other.close();
    const before = readFileSync(file);
    expect(refusalToOpen(file)).toBe('foreign-file');
    expect(readFileSync(file)).toEqual(before);
  });

  it('of a newer program is refused, and read by nobody who might misread it', async () => {
    const file = folders.file();
    await SqliteEventStore.open(file).close();
    const newer = new Database(file);
    newer.pragma(`user_version = ${NEWEST_FILE_VERSION + 1}`);
    newer.close();
    expect(refusalToOpen(file)).toBe('newer-file');
    expect(() => SqliteEventStore.open(file, { readOnly: true })).toThrow(/newer program/);
  });

  it('that is not there is not made by somebody who only reads', () => {
    const file = folders.file();
    expect(() => SqliteEventStore.open(file, { readOnly: true })).toThrow(/there is no ledger file/);
    expect(existsSync(file)).toBe(false);
  });

  it('takes nothing from somebody who only reads', async () => {
    const file = folders.file();
    await SqliteEventStore.open(file).close();
    const reader = SqliteEventStore.open(file, { readOnly: true });
    expect(await refusalOf(reader.append('office-a', 'no-stream', [makeEvent()]))).toBe('read-only');
    await reader.close();
  });
});

describe('an event in SQLite', () => {
  let file: string;
  let store: SqliteEventStore;

  beforeEach(async () => {
    file = folders.file();
    store = SqliteEventStore.open(file);
    await store.append('office-a', 'no-stream', makeEvents(3));
  });
  afterEach(() => store.close());

  it.each([
    ['changed', "UPDATE event SET data = '{}' WHERE revision = 1"],
    ['removed', 'DELETE FROM event WHERE revision = 2'],
    ['replaced by position', replacing('position')],
    ['replaced by id', replacing('id')],
    ['replaced by stream and revision', replacing('stream, revision')],
  ])('is not %s, not even by SQL', async (_, sql) => {
    const before = await logIn(file);
    expect(() => store['connected']().database.exec(sql)).toThrow(/an event is never/);
    expect(await logIn(file)).toEqual(before);
  });

  it('never has a position that another one had, even if that was taken away by force', async () => {
    const { position } = await store.append('office-b', 'no-stream', [makeEvent()]);
    const { database } = store['connected']();
    database.exec(`DROP TRIGGER event_is_never_removed; DELETE FROM event WHERE stream = 'office-b'`);
    const next = await store.append('office-c', 'no-stream', [makeEvent()]);
    expect(next.position).toBe(position! + 1n);
  });

  it('is on disk before it is acknowledged', () => {
    const { database } = store['connected']();
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous')]).toEqual(['wal', 2]);
  });

  it('of exactly a mebibyte is taken', async () => {
    const event = ofBytes(MAX_APPEND_BYTES);
    await store.append('office-b', 'no-stream', [event]);
    expect(idsOf((await logIn(file)).slice(3))).toEqual([event.id]);
  });

  it('with an id that stands in the log, or twice in the append, is refused, and fails nobody else', async () => {
    const [known] = await logIn(file);
    const [twice, good] = [makeEvent(), makeEvents(2)];
    const results = await Promise.all([
      refusalOf(store.append('office-b', 'no-stream', [makeEvent(), { ...makeEvent(), id: known!.id }])),
      refusalOf(store.append('office-c', 'no-stream', [twice, twice])),
      refusalOf(store.append('office-d', 'no-stream', good)),
    ]);
    expect(results).toEqual(['invalid-append', 'invalid-append', 'nothing thrown']);
    expect(idsOf((await logIn(file)).slice(3))).toEqual(idsOf(good));
  });

  it('in a stream, or of a type, whose name is not well-formed is refused', async () => {
    const names = ['', 'office-\ud800', '\udc00'];
    for (const name of names) {
      expect(await refusalOf(store.append(name, 'no-stream', [makeEvent()]))).toBe('invalid-append');
      const strange = { ...makeEvent(), type: name };
      expect(await refusalOf(store.append('office-b', 'no-stream', [strange]))).toBe('invalid-append');
    }
    expect(await logIn(file)).toHaveLength(3);
  });
});

describe('appends that wait together', () => {
  it('see one another in the order they came, and a conflict fails its own only', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    const answers = await Promise.allSettled([
      store.append('office-a', 'no-stream', makeEvents(2)),
      store.append('office-a', 1n, makeEvents(1)),
      store.append('office-a', 'no-stream', makeEvents(1)),
      store.append('office-b', 'no-stream', makeEvents(1)),
      store.append('office-a', 2n, makeEvents(2)),
      store.append('office-b', 4n, makeEvents(1)),
    ]);
    await store.close();
    expect(
      answers.map((one) => (one.status === 'fulfilled' ? one.value.lastRevision : one.reason.actual)),
    ).toEqual([1n, 2n, 2n, 0n, 4n, 0n]);
    expect((await logIn(file)).map(({ stream, revision }) => `${stream}@${revision}`)).toEqual([
      'office-a@0',
      'office-a@1',
      'office-a@2',
      'office-b@0',
      'office-a@3',
      'office-a@4',
    ]);
  });

  it('may be many more than one transaction takes', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    const big = 'x'.repeat(100_000);
    const events = Array.from({ length: 1_300 }, (_, place) => makeEvent(place % 20 ? {} : { big }));
    await Promise.all(events.map((event, place) => store.append(`office-${place}`, 'no-stream', [event])));
    await store.close();
    expect(idsOf(await logIn(file))).toEqual(idsOf(events));
  });
});

describe('two processes with one file', () => {
  it('both append, to streams of their own and to the same one', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    const shared = [0, 1].map(
      () => new WriterProcess({ file, stream: 'office-shared', batches: 60, size: 2 }),
    );
    const mine: string[] = [];
    for (let revision = -1n; revision < 199n; revision += 1n) {
      const event = makeEvent();
      await store.append('office-own', revision < 0n ? 'no-stream' : revision, [event]);
      mine.push(event.id);
      await pause(2);
    }
    expect(await Promise.all(shared.map((writer) => writer.end()))).toEqual([0, 0]);
    await store.close();
    const log = await logIn(file);
    const of = (name: string) => idsOf(log.filter(({ stream }) => stream === name));
    expect(of('office-own')).toEqual(mine);
    const theirs = of('office-shared');
    expect(theirs).toHaveLength(240);
    for (const { acknowledged } of shared)
      expect(theirs.filter((id) => acknowledged.includes(id))).toEqual(acknowledged);
  });

  it('that make it at the same moment make one ledger', async () => {
    const file = join(folders.folder(), 'ny', 'ledger.db');
    const writers = [0, 1, 2, 3].map((n) => new WriterProcess({ file, stream: `office-${n}`, batches: 1 }));
    expect(await Promise.all(writers.map((writer) => writer.end()))).toEqual([0, 0, 0, 0]);
    expect(idsOf(await logIn(file)).sort()).toEqual(writers.flatMap((writer) => writer.acknowledged).sort());
  });

  it('see live what the other writes', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    const writer = new WriterProcess({ file, stream: 'office-a', batches: 30 });
    const heard = await follow(store, 0n, (events) => events.length === 30);
    expect(await writer.end()).toBe(0);
    await store.close();
    expect(idsOf(eventsIn(heard))).toEqual(writer.acknowledged);
  });
});

describe('a file that somebody else holds', () => {
  it('is waited for, and everything else goes on meanwhile', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    let answered = false;
    const appending = store.append('office-a', 'no-stream', [makeEvent()]).then((answer) => {
      answered = true;
      return answer;
    });
    for (let turn = 0; turn < 40; turn += 1) await pause(1);
    expect([answered, await logIn(file)]).toEqual([false, []]);
    other.exec('COMMIT');
    expect(await appending).toEqual({ firstRevision: 0n, lastRevision: 0n, position: 1n });
    other.close();
    await store.close();
  });

  (process.platform === 'linux' ? it : it.skip)(
    'stays locked for one client when another client of the same process comes and goes',
    async () => {
      const file = folders.file();
      const store = SqliteEventStore.open(file);
      await store.append('office-a', 'no-stream', [makeEvent()]);
      const locks = () =>
        readFileSync('/proc/locks', 'utf8').match(new RegExp(`:${statSync(file).ino} `, 'g'));
      expect(locks()).toHaveLength(1);
      const other = SqliteEventStore.open(file);
      await other.append('office-b', 'no-stream', [makeEvent()]);
      expect(locks()).toHaveLength(1);
      await store.close();
      await other.close();
      expect(locks()).toBeNull();
    },
  );
});

function replacing(by: 'position' | 'id' | 'stream, revision'): string {
  const columns = ['position', 'stream', 'revision', 'id', 'type', 'data', 'metadata'];
  const kept = by.split(', ');
  const other: Record<string, string> = {
    position: '900',
    stream: "'office-x'",
    revision: '900',
    id: "'annat'",
  };
  const values = columns.map((column) => (kept.includes(column) ? column : (other[column] ?? column)));
  return `INSERT OR REPLACE INTO event (${columns.join()}) SELECT ${values.join()} FROM event WHERE revision = 1`;
}
