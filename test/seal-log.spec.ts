import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from '../src/config.js';
import { StoreUnavailable, type EventStore } from '../src/event-store/event-store.js';
import { rowOf } from '../src/ledger/commands.js';
import { readCommand } from '../src/ledger/read-command.js';
import { createKeyFile } from '../src/proof/key-file.js';
import { keyText } from '../src/proof/keys.js';
import { openTree, startSealing } from '../src/seal-log.js';
import { allEvents, ANNA, execute, NEED, openedLedger, type TestLedger } from './ledger/opened.js';

let opened: TestLedger;
beforeEach(async () => {
  opened = await openedLedger();
});
afterEach(() => opened.close());

/** The store, which is away so many times when it is to be followed. */
function awayAtFirst(store: EventStore, times: number): EventStore {
  let left = times;
  const subscribe: EventStore['subscribe'] = (...given) => {
    if (left === 0) return store.subscribe(...given);
    left -= 1;
    throw new StoreUnavailable('the node is starting');
  };
  return Object.assign(Object.create(store) as EventStore, { subscribe });
}

describe('a log that is sealed while its store is away for a moment', () => {
  it('is sealed to its end when the store is back, and each time it was told why not', async () => {
    const { ledger, folder, store } = opened;
    const config = readConfig({ LIGGARE_DATA: folder });
    const { key } = createKeyFile(config.keyFile, await ledger.origin());
    const row = rowOf('ledger', 'announce-key');
    const command = readCommand(row, { key: keyText(key), algorithm: 'ed25519', reason: 'first' });
    await ledger.execute(row, command, { commandId: randomUUID(), actor: ANNA, door: 'cli' });
    await execute(ledger, 'initiative', 'report-need', NEED);

    const told: unknown[] = [];
    const sealable = { config, ledger, store: awayAtFirst(store, 2) };
    const sealing = await startSealing(sealable, { error: (details) => told.push(details) }, 10);
    const tree = await openTree(sealable);
    const events = (await allEvents(store)).length;
    while (tree.state()?.size !== events) await pause(10);
    await sealing.close();
    expect(told).toMatchObject([{ code: 'store-unavailable' }, { code: 'store-unavailable' }]);
    expect(tree.checkpoint()?.split('\n')[1]).toBe(String(events));
    tree.close();
  });
});
