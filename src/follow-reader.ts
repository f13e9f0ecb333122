import { shown } from '../projections/shown.js';
import { peopleFile, readModelsFile, type Config } from './config.js';
import type { RecordedEvent } from './domain/event.js';
import type { EventStore } from './event-store/event-store.js';
import { LedgerReader } from './ledger/reader.js';
import { openStore } from './open-store.js';
import { People } from './people/people-store.js';
import { ReadModels, type Logger } from './read-models/read-models.js';

type ReadModelOptions = Readonly<{ logger?: Logger; onEvent?: (event: RecordedEvent) => void }>;

/** Read models of a ledger that follow its log in the background. @throws Refusal no-ledger */
export async function openReadModels(
  config: Config,
  { store, ledger }: Readonly<{ store: EventStore; ledger: LedgerReader }>,
  options: ReadModelOptions = {},
): Promise<ReadModels> {
  const { timeZone, ledger: ledgerId } = await ledger.genesis();
  return ReadModels.open(readModelsFile(config), {
    store,
    projections: shown(timeZone),
    ledgerId,
    timeZone,
    ...options,
  });
}

/** A ledger that is only read. Light to load: no command and nothing that decides comes with it. */
export type FollowedReader = Readonly<{
  store: EventStore;
  ledger: LedgerReader;
  people: People;
  readModels: ReadModels;
  close: () => Promise<void>;
}>;

/** @throws Refusal no-ledger */
export async function followReader(config: Config): Promise<FollowedReader> {
  const store = await openStore(config);
  const people = People.open(peopleFile(config));
  const ledger = new LedgerReader(store);
  const closeFiles = async (): Promise<void> => {
    people.close();
    await store.close();
  };
  try {
    const readModels = await openReadModels(config, { store, ledger });
    const close = async (): Promise<void> => {
      await readModels.close();
      await closeFiles();
    };
    return { store, ledger, people, readModels, close };
  } catch (error) {
    await closeFiles();
    throw error;
  }
}
