import { ledgerStream, type LedgerState, type Standing } from '../domain/ledger/ledger.decider.js';
import { originOf } from '../domain/ledger/origin.js';
import { Refusal } from '../domain/refusal.js';
import type { EventStore } from '../event-store/event-store.js';
import type { Streams } from './streams.js';

/** A move to another store must be noticed within this time; `copy --switch` waits longer than it before it ends. */
export const GENESIS_FRESH_MS = 1_000;

/** Whether something beside the log knows of an event in it, under the origin it has now or a later one, that is gone. */
export type HasLostHistory = (origin: string) => Promise<boolean>;

/** Whether the ledger takes events: when it is open here, has not moved, and is no copy that would pass for the original. */
export class Openness {
  private readAt = -Infinity;
  private looking: Promise<LedgerState> | undefined;
  /** The epoch in which the log is a copy: it is none any more in a later one. */
  private copyIn: number | undefined;

  constructor(
    private readonly store: EventStore,
    private readonly streams: Streams,
    private readonly hasLostHistory: HasLostHistory = () => Promise.resolve(false),
  ) {}

  /** @throws Refusal no-ledger, ledger-moved, restored-copy */
  async confirmOpen(): Promise<void> {
    const state =
      Date.now() - this.readAt < GENESIS_FRESH_MS
        ? (await this.streams.get('ledger', () => ledgerStream)).state
        : await (this.looking ??= this.lookAgain().finally(() => (this.looking = undefined)));
    if (state.name === 'unopened') throw new Refusal('no-ledger');
    if (state.name === 'moved') throw new Refusal('ledger-moved', { to: state.to });
    if (this.copyIn === state.epoch) throw new Refusal('restored-copy');
  }

  /** @throws Refusal no-ledger, restored-copy */
  async confirmOriginal(): Promise<void> {
    const state = await this.lookAgain();
    if (state.name === 'unopened') throw new Refusal('no-ledger');
    if (this.copyIn === state.epoch) throw new Refusal('restored-copy');
  }

  /** What has moved is a copy too, of what goes on elsewhere for as long as that is not lost. @throws Refusal no-ledger, not-restored */
  async confirmCopy(): Promise<void> {
    const state = await this.lookAgain();
    if (state.name === 'unopened') throw new Refusal('no-ledger');
    if (state.name !== 'moved' && this.copyIn !== state.epoch) throw new Refusal('not-restored');
  }

  private async lookAgain(): Promise<LedgerState> {
    const { state } = await this.streams.refresh('ledger', () => ledgerStream);
    this.copyIn = state.name !== 'unopened' && (await this.isCopy(state)) ? state.epoch : undefined;
    this.readAt = Date.now();
    return state;
  }

  /** What is marked says so of the epoch it was taken in and of those before it: it goes on in an epoch of its own. */
  private async isCopy({ genesis, epoch }: Standing): Promise<boolean> {
    const mark = await this.store.copyMark();
    return (
      (mark !== undefined && mark.epoch >= epoch) || this.hasLostHistory(originOf(genesis.ledger, epoch))
    );
  }
}
