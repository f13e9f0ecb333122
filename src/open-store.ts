import type { Config, StoreAddress } from './config.js';
import type { EventStore } from './event-store/event-store.js';

/** Opens a store by its address. Each adapter is loaded only when it is used: the cluster's client alone takes long. */
export async function openStore(
  config: Config,
  address: StoreAddress = config.store,
  options: { readOnly?: boolean } = {},
): Promise<EventStore> {
  if (address.kind === 'sqlite') {
    const { SqliteEventStore } = await import('./event-store/sqlite/sqlite-event-store.js');
    return SqliteEventStore.open(address.file, options);
  }
  const { EventStoreDbEventStore } = await import('./event-store/eventstoredb/eventstoredb-event-store.js');
  return EventStoreDbEventStore.open({
    url: address.url,
    ledger: config.ledger,
    ...(config.storeUser === undefined ? {} : { user: config.storeUser }),
    ...(config.storePassword === undefined ? {} : { password: config.storePassword }),
    ...(config.storeCaFile === undefined ? {} : { caFile: config.storeCaFile }),
  });
}

/** The store's address without user and password, for people and for LedgerMoved. */
export function shownAddress(address: StoreAddress): string {
  return address.kind === 'sqlite' ? `sqlite:${address.file}` : address.url.replace(/\/\/[^/@]*@/, '//');
}
