import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { NewEvent, Position } from '../../src/domain/event.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { eventHash } from '../../src/proof/canonical-event.js';
import { parseCheckpoint } from '../../src/proof/checkpoint.js';
import type { ProofFault } from '../../src/proof/fault.js';
import { TreeBuilder } from '../../src/proof/tree-builder.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import { makeEvents } from '../event-store/make-event.js';
import { eventsOf, folders, openLog, record, rootOfLog, tamper, type Log } from './logs.js';
import { LEDGER } from './signers.js';
import { faultOf, sealed, signerOf, through, treeOf } from './trees.js';

afterAll(() => folders.remove());

describe('the tree of a log', () => {
  it('has every event in the order of the log, and of the empty log nothing', async () => {
    const log = openLog();
    expect(await sealed(log)).toMatchObject({ size: 0 });
    await record(log.store, 700);
    const { size, root, last } = await sealed(log);
    expect(size).toBe(700);
    expect(root).toEqual(await rootOfLog(log.store));
    expect(last?.event).toBe((await eventsOf(log.store)).at(-1)?.id);
    await log.store.close();
  });

  it('goes on from where it had come to', async () => {
    const log = openLog();
    for (const name of ['a', 'b', 'c']) {
      await record(log.store, 300, name);
      expect((await sealed(log)).root).toEqual(await rootOfLog(log.store));
    }
    expect((await sealed(log)).size).toBe(900);
    await log.store.close();
  });

  it('follows the log while it is written, without an end', async () => {
    const log = openLog();
    const folder = treeOf(log);
    const stop = new AbortController();
    const following = new TreeBuilder(log.store, folder).follow(stop.signal);
    await record(log.store, 25);
    await record(log.store, 25, 'b');
    while (folder.state()?.size !== 50) await pause(10);
    stop.abort();
    await following;
    expect(folder.state()?.root).toEqual(await rootOfLog(log.store));
    folder.close();
    await log.store.close();
  });

  it('is made by one process at a time, and by another when that one is gone', async () => {
    const log = openLog();
    const [one, other] = [treeOf(log), treeOf(log)];
    const stops = [new AbortController(), new AbortController()] as const;
    const both = [
      new TreeBuilder(log.store, one).follow(stops[0].signal),
      new TreeBuilder(log.store, other).follow(stops[1].signal),
    ];
    await record(log.store, 40);
    while (one.state()?.size !== 40) await pause(10);
    stops[0].abort();
    await record(log.store, 40, 'b');
    while (other.state()?.size !== 80) await pause(10);
    stops[1].abort();
    await Promise.all(both);
    expect(other.state()?.root).toEqual(await rootOfLog(log.store));
    for (const folder of [one, other]) folder.close();
    await log.store.close();
  });

  it('is made again when its tiles are gone or are not what they were', async () => {
    const log = openLog();
    await record(log.store, 600);
    const { root } = await sealed(log);
    rmSync(join(log.folder, 'proof', 'tile', '1'), { recursive: true });
    await record(log.store, 10, 'b');
    expect((await sealed(log)).root).toEqual(await rootOfLog(log.store));
    writeFileSync(join(log.folder, 'proof', 'tile', '0', '002.p', '98'), Buffer.alloc(98 * 32, 7));
    await record(log.store, 10, 'c');
    const again = await sealed(log);
    expect(again).toMatchObject({ size: 620, root: await rootOfLog(log.store) });
    expect(await rootOfLog(log.store, 600)).toEqual(root);
    await log.store.close();
  });

  it('is made again when its last entries are gone or are not those of its hashes', async () => {
    const log = openLog();
    await record(log.store, 300);
    await sealed(log);
    const bundle = join(log.folder, 'proof', 'tile', 'entries', '001.p', '44');
    writeFileSync(bundle, Buffer.alloc(44 * 34));
    await record(log.store, 300, 'b');
    await sealed(log);
    const folder = treeOf(log);
    expect([...folder.entries(0, 600)]).toEqual((await eventsOf(log.store)).map(eventHash));
    folder.close();
    await log.store.close();
  });

  it('reads what is new alone, and writes nothing when there is nothing', async () => {
    const log = openLog();
    await record(log.store, 300);
    await sealed(log);
    const bundle = join(log.folder, 'proof', 'tile', 'entries', '001.p', '44');
    const written = statSync(bundle).ino;
    const read: Position[] = [];
    const counted = through(log.store, (events, after) => {
      read.push(after);
      return events;
    });
    const folder = treeOf(log);
    const stop = new AbortController();
    await new TreeBuilder(counted, folder).catchUp();
    await new TreeBuilder(counted, folder).follow(stop.signal, () => stop.abort());
    expect(statSync(bundle).ino).toBe(written);
    await record(log.store, 1, 'b');
    await new TreeBuilder(counted, folder).catchUp();
    expect(new Set(read)).toEqual(new Set([300n]));
    folder.close();
    await log.store.close();
  });

  it('is saved on the way, lets others work, and goes on from there when it is interrupted', async () => {
    const log = openLog();
    for (const name of ['office-a', 'office-b', 'office-c'])
      await log.store.append(name, 'no-stream', makeEvents(1_500));
    let isAway = true;
    // At hand, so that nothing but the builder itself lets others work.
    const recorded = await eventsOf(log.store);
    const failing = through(log.store, async function* (_events, after) {
      for (const event of recorded) {
        if (isAway && event.position > 4_200n) throw new Error('away');
        if (event.position > after) yield event;
      }
    });
    const folder = treeOf(log);
    const abort = new AbortController();
    let [turns, isOver] = [0, false];
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    turn();
    const followed = { ...folder.state() };
    expect(followed).toEqual({});
    const looked = Object.create(failing, {
      subscribe: { value: () => failing.readAll(0n) },
    }) as EventStore;
    await expect(new TreeBuilder(looked, folder).follow(abort.signal)).rejects.toThrow('away');
    isOver = true;
    expect(folder.state()?.size).toBe(4_096);
    // Not after each event, and not only at the end.
    expect(turns).toBeGreaterThan(2);
    expect(turns).toBeLessThan(2_000);
    isAway = false;
    const { size, root } = await new TreeBuilder(failing, folder).catchUp();
    expect([size, root]).toEqual([4_500, await rootOfLog(log.store)]);
    folder.close();
    await log.store.close();
  });

  it('of another ledger, which lay in the folder before, is begun anew', async () => {
    const log = openLog();
    await record(log.store, 20);
    await sealed(log);
    const folder = treeOf(log, '0190a5b0-0000-7000-8000-000000000002');
    expect(folder.state()).toBeUndefined();
    expect((await new TreeBuilder(log.store, folder).catchUp()).size).toBe(20);
    folder.close();
    await log.store.close();
  });

  it('goes on, the same, when its events stand at other positions, as after a move to another store', async () => {
    const log = openLog();
    await record(log.store, 30);
    const { root } = await sealed(log);
    const before = treeOf(log);
    await signerOf(log, before).signHead();
    before.close();
    await log.store.close();
    tamper(log.file, 'UPDATE event SET position = position + 1000');
    const moved = openLog(log.folder);
    expect(await sealed(moved)).toMatchObject({ size: 30, root, last: { position: 1030n } });
    await record(moved.store, 5, 'b');
    await sealed(moved);
    const folder = treeOf(moved);
    expect(parseCheckpoint((await signerOf(moved, folder).signHead()) as string).size).toBe(35);
    folder.close();
    await moved.store.close();
  });

  it('ends where a later epoch begins, whose tree has the same entries and goes on', async () => {
    const log = openLog();
    await record(log.store, 20);
    await sealed(log);
    const [{ data: _data, type: _type, ...opening }] = makeEvents(1) as [NewEvent];
    await log.store.append('ledger', 'no-stream', [{ ...opening, type: 'EpochOpened', data: { epoch: 2 } }]);
    await expect(sealed(log)).rejects.toMatchObject({
      code: 'epoch-ended',
      details: { origin: `${LEDGER}/1` },
    } satisfies Partial<ProofFault>);
    const folder = TreeFolder.open(join(log.folder, 'proof'), LEDGER, 2);
    const { size, root } = await new TreeBuilder(log.store, folder).catchUp();
    expect([size, root]).toEqual([21, await rootOfLog(log.store)]);
    expect(await faultOf(signerOf(log, folder).signHead())).toBe('epoch-ended');
    folder.close();
    await log.store.close();
  });

  it('stops when the event it ends with is not in the log any more', async () => {
    const log = openLog();
    await record(log.store, 30);
    await sealed(log);
    await log.store.close();
    tamper(log.file, "DELETE FROM event WHERE stream = 'office-a2'");
    const shorter = openLog(log.folder);
    await expect(sealed(shorter)).rejects.toMatchObject({
      code: 'history-lost',
      details: { event: expect.any(String), stream: 'office-a2', revision: '9' },
    });
    // Also when it has grown past it meanwhile.
    await record(shorter.store, 30, 'b');
    expect(await faultOf(sealed(shorter))).toBe('history-lost');
    await shorter.store.close();
  });
});

describe('whoever builds the tree', () => {
  const LONG_MS = 60_000;
  const leaseOf = (folder: TreeFolder) =>
    folder.prepare('SELECT holder, expires FROM lease').get() as
      { holder: string; expires: number } | undefined;
  const following = (log: Log, folder: TreeFolder, leaseMs: number) => {
    const stop = new AbortController();
    const ended = new TreeBuilder(log.store, folder, leaseMs).follow(stop.signal);
    return async () => {
      stop.abort();
      await ended;
    };
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await pause(5);
  };

  it('says so for five times as long as it waits to say it again, and no longer than it works', async () => {
    const log = openLog();
    const folder = treeOf(log);
    const began = Date.now();
    const stop = following(log, folder, LONG_MS);
    await until(() => leaseOf(folder) !== undefined);
    const { expires } = leaseOf(folder) as { expires: number };
    expect(expires - began).toBeGreaterThanOrEqual(5 * LONG_MS);
    expect(expires - Date.now()).toBeLessThanOrEqual(5 * LONG_MS);
    await stop();
    expect(leaseOf(folder)).toBeUndefined();
    folder.close();
    await log.store.close();
  });

  it('says it again while nothing happens, and bears it when the file is busy', async () => {
    const log = openLog();
    const [folder, other] = [treeOf(log), treeOf(log)];
    const stop = following(log, folder, 20);
    await until(() => leaseOf(folder) !== undefined);
    const before = leaseOf(other)?.expires ?? 0;
    folder.database.pragma('busy_timeout = 1');
    other.database.exec('BEGIN IMMEDIATE');
    await pause(100);
    other.database.exec('COMMIT');
    await until(() => (leaseOf(other)?.expires ?? 0) > before);
    await record(log.store, 10);
    await until(() => other.state()?.size === 10);
    await stop();
    for (const one of [folder, other]) one.close();
    await log.store.close();
  });

  it('saves nothing when another has taken over, waits for it to be gone, and goes on', async () => {
    const log = openLog();
    await record(log.store, 10);
    const [folder, other] = [treeOf(log), treeOf(log)];
    const stop = following(log, folder, LONG_MS);
    await until(() => other.state()?.size === 10);
    other.prepare('UPDATE lease SET holder = ?').run('another');
    await record(log.store, 10, 'b');
    await pause(100);
    expect([other.state()?.size, leaseOf(other)?.holder]).toEqual([10, 'another']);
    // It waits a long time; when it is told to end, it does at once.
    await stop();
    other.prepare('DELETE FROM lease').run();
    const goingOn = following(log, folder, 20);
    await until(() => other.state()?.size === 20);
    await goingOn();
    expect(other.state()?.root).toEqual(await rootOfLog(log.store));
    for (const one of [folder, other]) one.close();
    await log.store.close();
  });

  it('comes to the end of the log when another that had begun is gone', async () => {
    const log = openLog();
    await record(log.store, 10);
    const [folder, other] = [treeOf(log), treeOf(log)];
    other.prepare('INSERT INTO lease VALUES (1, ?, ?)').run('another', Date.now() + LONG_MS);
    const caughtUp = new TreeBuilder(log.store, folder, LONG_MS).catchUp();
    await pause(100);
    expect(folder.state()).toBeUndefined();
    other.prepare('DELETE FROM lease').run();
    expect((await caughtUp).size).toBe(10);
    expect(leaseOf(other)).toBeUndefined();
    for (const one of [folder, other]) one.close();
    await log.store.close();
  });
});
