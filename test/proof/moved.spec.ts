import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '../../src/event-store/event-store.js';
import { EventStoreDbEventStore } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { copyLedger } from '../../src/ledger/copy.js';
import { parseCheckpoint } from '../../src/proof/checkpoint.js';
import { CheckpointSigner } from '../../src/proof/signing.js';
import { TreeBuilder } from '../../src/proof/tree-builder.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import { StreamsDouble } from '../event-store/streams-double.js';
import { folders, openLog, record, rootOfLog, type Log } from './logs.js';
import { LEDGER, logSigner } from './signers.js';

const node = process.env['EVENTSTOREDB_URL'];
const STORES = ['the protocol of EventStoreDB', ...(node === undefined ? [] : ['EventStoreDB'])];
const { key, sign } = logSigner(`${LEDGER}/1`);

/** Comes to the end of the log and signs its head, as the service does. */
async function sealed(store: EventStore, path: string) {
  const folder = TreeFolder.open(path, LEDGER);
  try {
    const { size, root } = await new TreeBuilder(store, folder).catchUp();
    const head = (await new CheckpointSigner(store, folder, key, sign).signHead()) ?? '';
    return { size, root, head };
  } finally {
    folder.close();
  }
}

describe.each(STORES)('a ledger that was copied from SQLite to %s', (name) => {
  let double: StreamsDouble | undefined;
  let log: Log;
  let target: EventStore;
  let tree: string;
  beforeAll(async () => {
    log = openLog();
    tree = join(log.folder, 'proof');
    await record(log.store, 600);
    if (name !== 'EventStoreDB') double = await StreamsDouble.start();
    const ledger = `test-${randomUUID().slice(0, 13)}`;
    target = await EventStoreDbEventStore.open({ url: double?.url ?? node ?? '', ledger });
    await copyLedger(log.store, target);
  });
  afterAll(async () => {
    await target.close();
    await log.store.close();
    await double?.stop();
    folders.remove();
  });

  it('has the same root, in the same order', async () => {
    const here = await sealed(log.store, tree);
    const there = await sealed(target, join(log.folder, 'another'));
    expect(here.root).toEqual(await rootOfLog(log.store));
    expect(there.head).toBe(here.head);
  });

  it('goes on in the folder where its tree was, from the checkpoints signed before', async () => {
    const before = await sealed(log.store, tree);
    expect(await sealed(target, tree)).toEqual(before);
    await record(target, 20, 'b');
    const after = await sealed(target, tree);
    expect(after.root).toEqual(await rootOfLog(target));
    expect(parseCheckpoint(after.head)).toMatchObject({ size: 620, root: after.root });
  });

  it('does not pass for a log with another history at the same place', async () => {
    const other = openLog();
    await record(other.store, 620, 'c');
    await expect(sealed(other.store, tree)).rejects.toMatchObject({ code: 'history-lost' });
    await other.store.close();
  });
});
