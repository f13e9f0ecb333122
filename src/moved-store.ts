import { existsSync } from 'node:fs';
import { proofFolder, readModelsFile, storeAddress, type Config } from './config.js';
import { ledgerStream, type LedgerState } from './domain/ledger/ledger.decider.js';
import { Refusal } from './domain/refusal.js';
import { decode } from './event-store/codec.js';
import { StoreRefused, StoreUnavailable, type EventStore } from './event-store/event-store.js';
import type { OpenedLedger } from './open-ledger.js';
import { openStore } from './open-store.js';
import { readTree } from './proof/lost-history.js';
import { TreeBuilder } from './proof/tree-builder.js';
import { DocumentStore } from './read-models/document-store.js';
import { openTree } from './seal-log.js';

/**
 * Makes sure that a ledger which has moved goes on nowhere else, before it goes on here: whoever asks says that the store it
 * moved to is lost, and nothing of it is found there.
 * @throws Refusal moved-store-not-lost, moved-store-in-use; StoreRefused access-denied
 */
export async function confirmLost(
  { config, store }: Readonly<{ config: Config; store: EventStore }>,
  isSaidLost: boolean,
): Promise<void> {
  const here = await ledgerIn(store);
  if (here.name !== 'moved') return;
  const { to, genesis } = here;
  if (!isSaidLost) throw new Refusal('moved-store-not-lost', { to });
  const there = await ledgerAt(config, to);
  // A move that was interrupted has brought its last event there, and went on from nowhere.
  const hasGoneOn = there.name === 'open' || (there.name === 'moved' && there.to !== to);
  if (hasGoneOn && there.genesis.ledger === genesis.ledger) throw new Refusal('moved-store-in-use', { to });
}

/** What was made beside a ledger follows it to a store where its events stand at other positions; read models are made anew. */
export async function takeAlong(
  opened: Pick<OpenedLedger, 'config' | 'ledger' | 'store'>,
  store: EventStore,
): Promise<void> {
  DocumentStore.remove(readModelsFile(opened.config));
  if (readTree(proofFolder(opened.config)) === undefined) return;
  const folder = await openTree(opened);
  try {
    await new TreeBuilder(store, folder).confirmLast();
  } finally {
    folder.close();
  }
}

/** The ledger at an address, or none where nothing can be opened: it is lost then, as was said. */
async function ledgerAt(config: Config, to: string): Promise<LedgerState> {
  const address = storeAddress(to, 'LedgerMoved');
  if (address.kind === 'sqlite' && !existsSync(address.file)) return ledgerStream.initial;
  try {
    const store = await openStore(config, address, { readOnly: true });
    try {
      return await ledgerIn(store);
    } finally {
      await store.close();
    }
  } catch (error) {
    const isAway = error instanceof StoreUnavailable || error instanceof StoreRefused;
    // Who lets nobody in is there.
    if (isAway && (error as { code?: string }).code !== 'access-denied') return ledgerStream.initial;
    throw error;
  }
}

async function ledgerIn(store: EventStore): Promise<LedgerState> {
  let state = ledgerStream.initial;
  for await (const event of store.readStream('ledger')) state = ledgerStream.evolve(state, decode(event));
  return state;
}
