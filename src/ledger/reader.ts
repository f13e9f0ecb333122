import { emptyAccess, evolveAccess, type Access } from '../domain/access/access.decider.js';
import { ledgerStream, type Genesis, type Standing } from '../domain/ledger/ledger.decider.js';
import { originOf } from '../domain/ledger/origin.js';
import { emptyRegister, evolveRegister } from '../domain/register/register.decider.js';
import { Refusal } from '../domain/refusal.js';
import type { EventStore } from '../event-store/event-store.js';
import { Streams, type Stream } from './streams.js';

const NUMBER = /^(\d{4})-\d{4,}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const register = () => ({ initial: emptyRegister(), evolve: evolveRegister });
const access = () => ({ initial: emptyAccess(), evolve: evolveAccess });

/** A year's register as an evolution. */
export const registerEvolution = register;

/** What can be asked of a ledger without writing to it. Light to load: a reader needs no command. */
export class LedgerReader {
  readonly streams: Streams;
  private newest = '';

  constructor(protected readonly store: EventStore) {
    this.streams = new Streams(store, (event) => this.observe(event.metadata.recordedAt));
  }

  /** The newest recordedAt this process has seen, or '' before it has seen any. */
  get newestSeen(): string {
    return this.newest;
  }

  /** Takes note of an event's time that this process has seen, so that nothing is recorded as earlier. */
  observe(recordedAt: string): void {
    if (recordedAt > this.newest) this.newest = recordedAt;
  }

  /** @throws Refusal no-ledger */
  async genesis(): Promise<Genesis> {
    return (await this.standing()).genesis;
  }

  /** Where the ledger stands: its epoch and its keys; fresh from the store when asked. @throws Refusal no-ledger */
  async standing(fresh = false): Promise<Standing> {
    const kept = await this.streams.get('ledger', () => ledgerStream);
    const { state } =
      fresh || kept.state.name === 'unopened'
        ? await this.streams.refresh('ledger', () => ledgerStream)
        : kept;
    if (state.name === 'unopened') throw new Refusal('no-ledger');
    return state;
  }

  /** The name of the log, which its heads are signed under. @throws Refusal no-ledger */
  async origin(fresh = false): Promise<string> {
    const { genesis, epoch } = await this.standing(fresh);
    return originOf(genesis.ledger, epoch);
  }

  /** Everybody known and every grant; fresh from the store when asked. */
  access(fresh = false): Promise<Stream<Access>> {
    return fresh ? this.streams.refresh('access', access) : this.streams.get('access', access);
  }

  /** The id of the initiative with a number; an id stands for itself. @throws Refusal unknown-initiative */
  async initiativeOf(target: string): Promise<string> {
    if (UUID.test(target)) return target;
    const year = NUMBER.exec(target)?.[1];
    if (year === undefined) throw new Refusal('unknown-initiative', { number: target });
    const name = `register-${year}`;
    const kept = (await this.streams.get(name, register)).state.initiatives.get(target);
    const initiative = kept ?? (await this.streams.refresh(name, register)).state.initiatives.get(target);
    if (initiative === undefined) throw new Refusal('unknown-initiative', { number: target });
    return initiative;
  }
}
