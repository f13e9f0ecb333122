import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasLostHistory, positionOf } from '../../src/proof/lost-history.js';
import { TreeBuilder } from '../../src/proof/tree-builder.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import { folders, openLog, record, tamper, type Log } from './logs.js';
import { LEDGER } from './signers.js';

/** A log of 30 events, and a shorter one that does not have the last ten. */
let log: Log;
let shorter: Log;
beforeAll(async () => {
  log = openLog();
  await record(log.store, 30);
  shorter = openLog();
  await record(shorter.store, 20);
});
afterAll(async () => {
  await log.store.close();
  await shorter.store.close();
  folders.remove();
});

/** The folder of the longer log's tree, in an epoch. */
async function treeIn(epoch: number): Promise<string> {
  const folder = TreeFolder.open(join(folders.folder(), 'proof'), LEDGER, epoch);
  await new TreeBuilder(log.store, folder).catchUp();
  folder.close();
  return folder.path;
}

describe('a log beside a tree', () => {
  it('has lost history when the event that the tree ends with is not there', async () => {
    const path = await treeIn(2);
    expect(await hasLostHistory(log.store, path, `${LEDGER}/2`)).toBe(false);
    expect(await hasLostHistory(shorter.store, path, `${LEDGER}/2`)).toBe(true);
  });

  it('has lost nothing that it does not say itself, in a later epoch', async () => {
    const path = await treeIn(2);
    expect(await hasLostHistory(shorter.store, path, `${LEDGER}/3`)).toBe(false);
    expect(await hasLostHistory(shorter.store, path, `${LEDGER}/1`)).toBe(true);
  });

  it('is not told of by the tree of another ledger, or under a name that is none', async () => {
    const path = await treeIn(1);
    const other = '0190a5b0-0000-7000-8000-000000000002/1';
    expect(await hasLostHistory(shorter.store, path, other)).toBe(false);
    expect(await hasLostHistory(shorter.store, path, LEDGER)).toBe(false);
  });

  it('is not told of by a tree under a name that is none', async () => {
    const path = await treeIn(1);
    tamper(join(path, 'state.db'), "UPDATE tree SET origin = 'x'");
    expect(await hasLostHistory(shorter.store, path, `${LEDGER}/1`)).toBe(false);
  });

  it('is not told of by a folder that is not there, is empty, or cannot be read', async () => {
    const path = join(folders.folder(), 'proof');
    expect(await hasLostHistory(shorter.store, path, `${LEDGER}/1`)).toBe(false);
    TreeFolder.open(path, LEDGER).close();
    expect(await hasLostHistory(shorter.store, path, `${LEDGER}/1`)).toBe(false);
    const broken = join(folders.folder(), 'proof');
    mkdirSync(broken);
    writeFileSync(join(broken, 'state.db'), 'no database, however long one reads it'.repeat(100));
    expect(await hasLostHistory(shorter.store, broken, `${LEDGER}/1`)).toBe(false);
  });
});

describe('an event', () => {
  it('stands where its stream has it, under its own id', async () => {
    const place = { position: 0n, stream: 'office-a1', revision: 3n };
    const [event] = [(await eventAt(log, 'office-a1', 3n)) ?? ''];
    expect(await positionOf({ ...place, event }, log.store)).toBe(14n);
    expect(await positionOf({ ...place, event: 'another' }, log.store)).toBeUndefined();
    expect(await positionOf({ ...place, revision: 10n, event }, log.store)).toBeUndefined();
  });
});

async function eventAt({ store }: Log, stream: string, revision: bigint): Promise<string | undefined> {
  for await (const { id } of store.readStream(stream, revision)) return id;
  return undefined;
}
