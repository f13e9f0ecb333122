import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { StoreUnavailable } from '../../src/event-store/event-store.js';
import { backupSqlite } from '../../src/event-store/sqlite/backup.js';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { eventsIn, follow, idsOf, refusalOf } from './contract/log-under-test.js';
import { makeEvent, makeEvents } from './make-event.js';
import { Folders, logIn, mayMount } from './sqlite/ledger-file.js';
import { WriterProcess } from './sqlite/writer-process.js';

const folders = new Folders();
afterAll(() => folders.remove());
const itOnOwnDisk = mayMount() ? it : it.skip;

/** How an append ended: `written`, or what the store said of it. */
const endOf = (appending: Promise<unknown>): Promise<string> =>
  appending.then(
    () => 'written',
    (error: unknown) => {
      if (error instanceof StoreUnavailable) return error.outcome;
      throw error;
    },
  );

describe('a full disk', () => {
  it('in the middle of a group fails what has no room, and keeps what has', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    const { database } = store['connected']();
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages + 60}`);
    const small = Array.from({ length: 6 }, () => makeEvents(2));
    const big = makeEvent({ text: 'x'.repeat(600_000) });
    const ends = await Promise.all([
      endOf(store.append('office-0', 'no-stream', small[0]!)),
      endOf(store.append('office-1', 'no-stream', small[1]!)),
      endOf(store.append('office-0', 1n, [makeEvent(), big])),
      endOf(store.append('office-0', 1n, small[2]!)),
      endOf(store.append('office-2', 'no-stream', [big])),
      endOf(store.append('office-3', 'no-stream', small[3]!)),
    ]);
    const no = 'nothing-written';
    expect(ends).toEqual(['written', 'written', no, 'written', no, 'written']);
    expect(idsOf(await logIn(file))).toEqual(idsOf(small.slice(0, 4).flat()));
    database.pragma(`max_page_count = ${pages + 10_000}`);
    expect(await endOf(store.append('office-2', 'no-stream', [big]))).toBe('written');
    await store.close();
    expect((await logIn(file)).at(-1)?.id).toBe(big.id);
  });

  itOnOwnDisk('really full, still reads, and goes on when there is room again', async () => {
    const disk = folders.disk(6_000);
    const [file, ballast] = [join(disk, 'ledger.db'), join(disk, 'ballast')];
    const store = SqliteEventStore.open(file);
    await store.append('office-first', 'no-stream', makeEvents(2));
    writeFileSync(ballast, Buffer.alloc(3_000_000));
    const groups = Array.from({ length: 12 }, () => [makeEvent({ text: 'x'.repeat(300_000) }), makeEvent()]);
    const ends = await Promise.all(
      groups.map((events, place) => endOf(store.append(`office-${place}`, 'no-stream', events))),
    );
    const written = groups.filter((_, place) => ends[place] === 'written').flat();
    expect(new Set(ends)).toEqual(new Set(['written', 'nothing-written']));
    const before = await logIn(file);
    expect(idsOf(before.slice(2))).toEqual(idsOf(written));
    rmSync(ballast);
    const failed = ends.findIndex((end) => end !== 'written');
    expect(await endOf(store.append(`office-${failed}`, 'no-stream', groups[failed]!))).toBe('written');
    await store.close();
    expect(idsOf(await logIn(file))).toEqual([...idsOf(before), ...idsOf(groups[failed]!)]);
  });
});

describe('a disk that fails', () => {
  const prlimit = (pid: number, bytes: string): void =>
    void execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`]);

  (existsSync('/usr/bin/prlimit') ? it : it.skip)(
    'in the midst of writing leaves the outcome open, which sending again settles',
    async () => {
      const file = folders.file();
      const watching = SqliteEventStore.open(file, { pollMs: 10 });
      const abort = new AbortController();
      const seen: string[] = [];
      const following = (async () => {
        for await (const item of watching.subscribe(0n, abort.signal))
          if (item !== 'caught-up') seen.push(item.id);
      })();
      const writer = new WriterProcess({ file, stream: 'office-a', size: 3 });
      for (let round = 1; round <= 5; round += 1) {
        const told = { away: writer.away.length, acknowledged: writer.acknowledged.length };
        prlimit(writer.pid, String(statSync(`${file}-wal`).size + round * 1_500));
        await writer.until(({ away }) => away.length > told.away);
        // Nobody else is harmed, and reads go on.
        await watching.append(`office-beside-${round}`, 'no-stream', [makeEvent()]);
        prlimit(writer.pid, 'unlimited');
        const before = writer.acknowledged.length;
        await writer.until(({ acknowledged }) => acknowledged.length > before + 9);
      }
      await writer.kill();
      expect(writer.away[0]).toBe('unknown');
      const log = await logIn(file);
      const theirs = idsOf(log.filter(({ stream }) => stream === 'office-a'));
      expect(theirs.slice(0, writer.acknowledged.length)).toEqual(writer.acknowledged);
      expect(new Set(theirs).size).toBe(theirs.length);
      while (seen.length < log.length) await new Promise((resolve) => setTimeout(resolve, 10));
      abort.abort();
      await following;
      await watching.close();
      expect(seen).toEqual(idsOf(log));
    },
  );

  it('is not seen by subscriptions and reads: they go on over a new connection', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    await store.append('office-a', 'no-stream', makeEvents(1_500));
    const heard = await follow(store, 0n, (events, caughtUp) => {
      if (events.length === 100) store['giveUp']();
      if (caughtUp === 1 && events.length === 1_500) {
        store['giveUp']();
        void store.append('office-a', 1_499n, makeEvents(2));
      }
      return caughtUp === 2;
    });
    await store.close();
    expect(idsOf(eventsIn(heard))).toEqual(idsOf(await logIn(file)));
  });
});

describe('a medium that can only be read', () => {
  const check = async (file: string, expected: readonly string[]) => {
    expect(idsOf(await logIn(file))).toEqual(expected);
    const store = SqliteEventStore.open(file);
    expect(await refusalOf(store.append('office-b', 'no-stream', [makeEvent()]))).toBe('read-only');
    await store.close();
    expect(idsOf(await logIn(file))).toEqual(expected);
  };

  itOnOwnDisk('gives the events of a backup and of a ledger at rest, and takes none', async () => {
    const disk = folders.disk(4_000);
    const [file, backup] = [join(disk, 'ledger.db'), join(disk, 'backup.db')];
    const store = SqliteEventStore.open(file);
    const events = makeEvents(700);
    await store.append('office-a', 'no-stream', events);
    await backupSqlite(store, backup);
    await store.close();
    folders.makeReadOnly(disk);
    await check(backup, idsOf(events));
    await check(file, idsOf(events));
    expect(() => SqliteEventStore.open(join(disk, 'ny', 'ledger.db'))).toThrow(
      expect.objectContaining({ code: 'read-only' }),
    );
  });

  itOnOwnDisk('does not pretend to give what stands in a log that cannot be read', async () => {
    const disk = folders.disk(4_000);
    const store = SqliteEventStore.open(folders.file());
    await store.append('office-a', 'no-stream', makeEvents(10));
    for (const ending of ['', '-wal']) copyFileSync(store.file + ending, join(disk, `ledger.db${ending}`));
    await store.close();
    folders.makeReadOnly(disk);
    expect(() => SqliteEventStore.open(join(disk, 'ledger.db'))).toThrow(StoreUnavailable);
  });

  (process.getuid?.() === 0 ? it.skip : it)('is also a file without the right to write', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    const events = makeEvents(3);
    await store.append('office-a', 'no-stream', events);
    await store.close();
    chmodSync(file, 0o400);
    await check(file, idsOf(events));
  });
});

describe('a writer that is killed', () => {
  it('twenty times, never loses what was acknowledged, and leaves every batch whole or not at all', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    const acknowledged: string[] = [];
    for (let round = 0; round < 10; round += 1) {
      const writers = [0, 1].map((n) => new WriterProcess({ file, stream: `office-${round}-${n}`, size: 3 }));
      await Promise.all(
        writers.map(async (writer, n) => {
          const enough = 3 * (1 + ((round * 7 + n * 13) % 40));
          await writer.until((one) => one.acknowledged.length >= enough);
          await writer.kill();
          acknowledged.push(...writer.acknowledged);
        }),
      );
      // A ledger that is open goes on beside it.
      const event = makeEvent();
      await store.append('office-mine', round === 0 ? 'no-stream' : BigInt(round - 1), [event]);
      acknowledged.push(event.id);
    }
    await store.close();
    const log = await logIn(file);
    const kept = new Set(idsOf(log));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    const lengths = new Map<string, number>();
    for (const { stream } of log) lengths.set(stream, (lengths.get(stream) ?? 0) + 1);
    expect(lengths.get('office-mine')).toBe(10);
    lengths.delete('office-mine');
    expect([...lengths.values()].filter((length) => length % 3 !== 0)).toEqual([]);
    expect(lengths.size).toBe(20);
  }, 60_000);

  it('as the last one, leaves a log that the next one finds whole', async () => {
    const file = folders.file();
    const writer = new WriterProcess({ file, stream: 'office-a', size: 2 });
    await writer.until(({ acknowledged }) => acknowledged.length > 40);
    await writer.kill();
    const store = SqliteEventStore.open(file);
    expect(store['connected']().database.pragma('integrity_check', { simple: true })).toBe('ok');
    await store.close();
    expect(idsOf(await logIn(file)).slice(0, writer.acknowledged.length)).toEqual(writer.acknowledged);
  });
});

describe('a backup', () => {
  it('made while another process appends is the log up to some event, for its owner only', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    for (let n = 0; n < 40; n += 1) await store.append(`office-${n}`, 'no-stream', makeEvents(250));
    const writer = new WriterProcess({ file, stream: 'office-beside' });
    await writer.until(({ acknowledged }) => acknowledged.length > 5);
    const target = join(folders.folder(), 'kopia', 'ledger.db');
    const before = await logIn(file);
    await backupSqlite(store, target);
    const told = writer.acknowledged.length;
    await writer.until(({ acknowledged }) => acknowledged.length > told + 5);
    await writer.kill();
    await store.close();
    const [copied, log] = [await logIn(target), await logIn(file)];
    expect(copied.length).toBeGreaterThanOrEqual(before.length);
    expect(copied).toEqual(log.slice(0, copied.length));
    expect(log.length).toBeGreaterThan(copied.length);
    expect(readdirSync(dirname(target))).toEqual(['ledger.db']);
    expect(statSync(target).mode & 0o777).toBe(0o600);
  });

  it('of a file, and of any connection, needs no store', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    await store.append('office-a', 'no-stream', makeEvents(10));
    const log = await logIn(file);
    const connection = new Database(file);
    const targets = [`${file}.1`, `${file}.2`] as const;
    await backupSqlite(file, targets[0]);
    await backupSqlite(connection, targets[1]);
    connection.close();
    await store.close();
    for (const target of targets) expect(await logIn(target)).toEqual(log);
  });

  it('goes on where a ledger goes on: it can be opened and appended to', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    const { position } = await store.append('office-a', 'no-stream', makeEvents(10));
    await backupSqlite(store, `${file}.copy`);
    await store.close();
    const copy = SqliteEventStore.open(`${file}.copy`);
    expect(await copy.append('office-a', 9n, [makeEvent()])).toEqual({
      firstRevision: 10n,
      lastRevision: 10n,
      position: position! + 1n,
    });
    await copy.close();
  });

  it('never overwrites anything', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    writeFileSync(`${file}.copy`, 'viktigt');
    expect(await refusalOf(backupSqlite(store, `${file}.copy`))).toBe('read-only');
    expect(await refusalOf(backupSqlite(store, file))).toBe('read-only');
    await store.close();
    expect(statSync(`${file}.copy`).size).toBe(7);
    expect(await logIn(file)).toEqual([]);
  });

  it('that cannot be finished leaves nothing that looks like one', async () => {
    const folder = folders.folder();
    await expect(backupSqlite(join(folder, 'saknas.db'), join(folder, 'kopia.db'))).rejects.toBeInstanceOf(
      StoreUnavailable,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  itOnOwnDisk('for which there is no room leaves nothing that looks like one', async () => {
    const file = folders.file();
    const store = SqliteEventStore.open(file);
    await store.append('office-a', 'no-stream', [makeEvent({ text: 'x'.repeat(900_000) })]);
    const disk = folders.disk(400);
    await expect(backupSqlite(store, join(disk, 'kopia.db'))).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: 'the disk is full',
    });
    await store.close();
    expect(readdirSync(disk)).toEqual([]);
  });
});
