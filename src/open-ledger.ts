import { peopleFile, proofFolder, type Config } from './config.js';
import type { EventStore } from './event-store/event-store.js';
import { AccessRoll } from './ledger/access.js';
import { systemClock, type Clock } from './ledger/clock.js';
import { Ledger } from './ledger/ledger.js';
import { openStore } from './open-store.js';
import { People } from './people/people-store.js';
import { hasLostHistory } from './proof/lost-history.js';

/** Everything a door needs, opened once per process. */
export type OpenedLedger = Readonly<{
  config: Config;
  clock: Clock;
  store: EventStore;
  ledger: Ledger;
  people: People;
  access: AccessRoll;
  close: () => Promise<void>;
}>;

/** Opens store, people store and the way in; nothing follows the log yet. */
export async function openLedger(config: Config, clock: Clock = systemClock): Promise<OpenedLedger> {
  const store = await openStore(config);
  const people = People.open(peopleFile(config));
  const ledger = new Ledger(store, clock, (origin) => hasLostHistory(store, proofFolder(config), origin));
  const close = async (): Promise<void> => {
    people.close();
    await store.close();
  };
  return { config, clock, store, ledger, people, access: new AccessRoll(ledger, clock), close };
}
