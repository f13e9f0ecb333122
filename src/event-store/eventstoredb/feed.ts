import type { AllStreamSubscription, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { Silence } from './outcome.js';

/** `caught-up`: everything that was in the log has been handed over. `fell-behind`: there is more than can follow live. */
export type Mark = 'caught-up' | 'fell-behind';

type Source = StreamingRead<ResolvedEvent> | AllStreamSubscription;

/**
 * One read or subscription of the client, pulled one event at a time in the order of the wire.
 *
 * The client tells `caughtUp` the moment it passes, ahead of the events that still lie in its buffer; here it is kept
 * back until those have been taken. Events are pulled and not pushed, so that a slow reader slows the node down.
 */
export class Feed {
  readonly #source: Source;
  readonly #signals: readonly AbortSignal[];
  readonly #marks: { after: number; mark: Mark }[] = [];
  #taken = 0;
  #ended = false;
  #failure: { error: unknown } | undefined;
  #lastSign = performance.now();
  #wake: () => void = () => undefined;

  /** Must be given a source made in the same turn: an error before anybody listens would end the process. */
  constructor(source: Source, ...signals: AbortSignal[]) {
    this.#source = source;
    this.#signals = signals;
    source.on('error', (error: Error) => {
      this.#failure ??= { error };
      this.#wake();
    });
    source.on('readable', () => this.sign());
    source.on('end', () => {
      this.#ended = true;
      this.#wake();
    });
    source.on('caughtUp', () => this.#mark('caught-up'));
    source.on('fellBehind', () => this.#mark('fell-behind'));
    for (const signal of signals) signal.addEventListener('abort', this.#onAbort);
  }

  /** True when all that has come has been taken, and nothing more comes for so long. */
  async isQuiet(ms: number): Promise<boolean> {
    const until = performance.now() + ms;
    while (this.#isEmpty && !this.#isAborted) {
      const leftMs = until - performance.now();
      if (leftMs <= 0) return true;
      await this.#waitFor(leftMs);
    }
    return false;
  }

  /** The node is at work even where nothing of ours came of it. */
  sign(): void {
    this.#lastSign = performance.now();
    this.#wake();
  }

  /**
   * @param silenceMs how long to wait without any sign from the node
   * @returns undefined when the node has ended the feed, or a signal has aborted
   * @throws the client's error; Silence
   */
  async next(silenceMs: number): Promise<ResolvedEvent | Mark | undefined> {
    const begun = performance.now();
    for (;;) {
      if (this.#isAborted) return undefined;
      const item = this.#take();
      if (item !== undefined) return item;
      if (this.#failure !== undefined) throw this.#failure.error;
      if (this.#ended) return undefined;
      const leftMs = Math.max(begun, this.#lastSign) + silenceMs - performance.now();
      if (leftMs <= 0) throw new Silence();
      await this.#waitFor(leftMs);
    }
  }

  /**
   * Tells the node to stop; leaving a loop over the client's stream would leave the call open. What has come already is
   * let run out: the client counts a call as open, and waits for it when it is disposed, until its last byte is read.
   */
  close(): void {
    for (const signal of this.#signals) signal.removeEventListener('abort', this.#onAbort);
    const cancelled = 'cancel' in this.#source ? this.#source.cancel() : this.#source.unsubscribe();
    // It rejects when the call was never made, and then there is nothing to stop.
    cancelled.catch(() => undefined);
    this.#source.removeAllListeners('readable');
    this.#source.resume();
  }

  get #isEmpty(): boolean {
    return this.#marks.length === 0 && this.#source.readableLength === 0;
  }

  get #isAborted(): boolean {
    return this.#signals.some((signal) => signal.aborted);
  }

  readonly #onAbort = (): void => this.#wake();

  #mark(mark: Mark): void {
    this.#marks.push({ after: this.#taken + this.#source.readableLength, mark });
    this.sign();
  }

  #take(): ResolvedEvent | Mark | undefined {
    const [next] = this.#marks;
    if (next !== undefined && next.after <= this.#taken) {
      this.#marks.shift();
      return next.mark;
    }
    const event = this.#source.read() as ResolvedEvent | null;
    if (event === null) return undefined;
    this.#taken += 1;
    return event;
  }

  #waitFor(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined;
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
