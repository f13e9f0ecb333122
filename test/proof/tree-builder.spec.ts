import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { NewEvent } from '../../src/domain/event.js';
import { headText, parseCheckpoint } from '../../src/proof/checkpoint.js';
import type { FaultCode } from '../../src/proof/fault.js';
import { keyText } from '../../src/proof/keys.js';
import { signNote } from '../../src/proof/note.js';
import { CheckpointSigner } from '../../src/proof/signing.js';
import { TreeBuilder } from '../../src/proof/tree-builder.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import { makeEvent, makeEvents } from '../event-store/make-event.js';
import { eventsOf, folders, openLog, record, rootOfLog, tamper, type Log } from './logs.js';
import { LEDGER, logSigner, type Signer } from './signers.js';

afterAll(() => folders.remove());

const treeOf = ({ folder }: Log, ledger = LEDGER) => TreeFolder.open(join(folder, 'proof'), ledger);
const sealed = async (log: Log) => {
  const folder = treeOf(log);
  try {
    return await new TreeBuilder(log.store, folder).catchUp();
  } finally {
    folder.close();
  }
};
const signerOf = (log: Log, folder: TreeFolder) => {
  const { key, sign } = logSigner(`${LEDGER}/1`);
  return new CheckpointSigner(log.store, folder, key, sign);
};
const otherSigner = (ledger: string) => {
  const { key, sign } = logSigner(`${ledger}/1`, 3);
  return [key, sign] as const;
};
const announcing = ({ key }: Signer): NewEvent => ({
  ...makeEvent({ key: keyText(key), algorithm: 'ed25519', reason: 'first' }),
  type: 'SigningKeyAnnounced',
});
const faultOf = (doing: Promise<unknown>): Promise<FaultCode | 'none'> =>
  doing.then(
    () => 'none',
    (error: { code?: FaultCode }) => error.code ?? 'none',
  );

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

  it('is made again, the same, when its events stand at other positions, as after a move to another store', async () => {
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
    expect(await faultOf(sealed(log))).toBe('epoch-ended');
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
    expect(await faultOf(sealed(shorter))).toBe('history-lost');
    // Also when it has grown past it meanwhile.
    await record(shorter.store, 30, 'b');
    expect(await faultOf(sealed(shorter))).toBe('history-lost');
    await shorter.store.close();
  });
});

describe('a checkpoint of the log', () => {
  it('is signed by the key that its own events introduce last, and by no other', async () => {
    const log = openLog();
    const [earlier, current] = [1, 2].map((byte) => logSigner(`${LEDGER}/1`, byte)) as [Signer, Signer];
    const folder = treeOf(log);
    const headBy = ({ key, sign }: Signer) => new CheckpointSigner(log.store, folder, key, sign).signHead();
    await log.store.append('ledger', 'no-stream', [announcing(earlier)]);
    await sealed(log);
    // It was introduced, but the tree has not come to that yet.
    await log.store.append('ledger', 0n, [announcing(current)]);
    expect(await headBy(current)).toBeUndefined();
    const first = await headBy(earlier);
    expect(first).toBeDefined();
    await sealed(log);
    expect(await headBy(earlier)).toBe(first);
    expect(parseCheckpoint((await headBy(current)) as string).size).toBe(2);
    folder.close();
    await log.store.close();
  });

  it('is signed for the tree as it is, and not again before something was added', async () => {
    const log = openLog();
    await record(log.store, 300);
    await sealed(log);
    const folder = treeOf(log);
    const signer = signerOf(log, folder);
    const first = (await signer.signHead()) as string;
    expect(parseCheckpoint(first)).toMatchObject({ origin: `${LEDGER}/1`, size: 300 });
    expect(await signer.signHead()).toBe(first);
    await record(log.store, 300, 'b');
    expect(await signer.signHead()).toBe(first);
    await new TreeBuilder(log.store, folder).catchUp();
    const second = parseCheckpoint((await signer.signHead()) as string);
    expect(second).toMatchObject({ size: 600, root: await rootOfLog(log.store) });
    expect(folder.checkpoint()).toBe(second.source);
    folder.close();
    await log.store.close();
  });

  it('is signed beside one of another ledger that lay in the folder before, which says nothing of this log', async () => {
    const log = openLog();
    await record(log.store, 20);
    await sealed(log);
    const other = '0190a5b0-0000-7000-8000-000000000002';
    const foreign = signNote(
      headText({ origin: `${other}/1`, size: 20, root: Buffer.alloc(32, 7) }),
      ...otherSigner(other),
    );
    mkdirSync(join(log.folder, 'proof'), { recursive: true });
    writeFileSync(join(log.folder, 'proof', 'checkpoint'), foreign);
    const folder = treeOf(log);
    expect(folder.checkpoint()).toBeUndefined();
    const signed = parseCheckpoint((await signerOf(log, folder).signHead()) as string);
    expect(signed).toMatchObject({ origin: `${LEDGER}/1`, size: 20, root: await rootOfLog(log.store) });
    expect(folder.checkpoint()).toBe(signed.source);
    folder.close();
    await log.store.close();
  });

  it('is of no tree without events', async () => {
    const log = openLog();
    const folder = treeOf(log);
    expect(await signerOf(log, folder).signHead()).toBeUndefined();
    folder.close();
    await log.store.close();
  });

  it('is not signed when an event was changed between its hashing and the signing', async () => {
    const log = openLog();
    await record(log.store, 300);
    await sealed(log);
    await log.store.close();
    tamper(
      log.file,
      'UPDATE event SET data = \'{"title":"x"}\' WHERE stream = \'office-a7\' AND revision = 3',
    );
    const changed = openLog(log.folder);
    const folder = treeOf(changed);
    await expect(signerOf(changed, folder).signHead()).rejects.toMatchObject({
      code: 'history-changed',
      details: { index: '73', stream: 'office-a7', revision: '3' },
    });
    expect(folder.checkpoint()).toBeUndefined();
    folder.close();
    await changed.store.close();
  });

  it('is not signed for a tree made again from a history that is another than what was signed', async () => {
    const log = openLog();
    await record(log.store, 300);
    await sealed(log);
    const folder = treeOf(log);
    await signerOf(log, folder).signHead();
    folder.close();
    await log.store.close();
    tamper(
      log.file,
      'UPDATE event SET data = \'{"title":"x"}\' WHERE stream = \'office-a7\' AND revision = 3',
    );
    const changed = openLog(log.folder);
    rmSync(join(log.folder, 'proof', 'tile'), { recursive: true });
    await record(changed.store, 1, 'b');
    await sealed(changed);
    const again = treeOf(changed);
    expect(await faultOf(signerOf(changed, again).signHead())).toBe('not-consistent');
    again.close();
    await changed.store.close();
  });
});
