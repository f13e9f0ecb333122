import { EventStore } from '../../../src/event-store/event-store.js';
import type { Place } from '../../../src/proof/verify/faults.js';
import type { Trust } from '../../../src/verify-ledger.js';
import type { Ledgers } from './sealed-ledger.js';

/** A store that another is read through, for what no file can be made to do. */
export class StoreBehind extends EventStore {
  constructor(protected readonly store: EventStore) {
    super();
  }

  override append: EventStore['append'] = (...given) => this.store.append(...given);
  override readStream: EventStore['readStream'] = (...given) => this.store.readStream(...given);
  override readAll(...given: Parameters<EventStore['readAll']>): ReturnType<EventStore['readAll']> {
    return this.store.readAll(...given);
  }
  override subscribe: EventStore['subscribe'] = (...given) => this.store.subscribe(...given);
  override end = () => this.store.end();
  override irregularities: EventStore['irregularities'] = () => this.store.irregularities();
  override ping = () => this.store.ping();
  override close = () => this.store.close();
}

/** What `verify` is given besides, and where it must say that the finding is. */
export type Expected = Readonly<{
  trust?: Partial<Trust>;
  at?: Partial<Place>;
  details?: Record<string, string>;
  through?: new (store: EventStore) => EventStore;
}>;

/** Does something to a sound ledger that must be found by one code. */
export type Attack = (ledger: Ledgers) => Expected | void | Promise<Expected | void>;
