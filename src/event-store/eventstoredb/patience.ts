import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;

/**
 * How long to go on trying. The pauses double and are drawn at random from the upper half, so that many writers that
 * lost the same node do not come back in step.
 */
export class Patience {
  #ends: number;
  #pauseMs = FIRST_PAUSE_MS;

  /** @param limitMs Infinity for somebody who never gives up */
  constructor(readonly limitMs: number) {
    this.#ends = performance.now() + limitMs;
  }

  get leftMs(): number {
    return Math.max(0, this.#ends - performance.now());
  }

  /** Something came through: the whole time is there again. */
  renew(): void {
    this.#ends = performance.now() + this.limitMs;
    this.#pauseMs = FIRST_PAUSE_MS;
  }

  /** Waits before the next try. Says false at once when there is no time for one, or when the signal has aborted. */
  async pause(signal: AbortSignal): Promise<boolean> {
    const pauseMs = this.#pauseMs * (0.5 + Math.random() / 2);
    if (signal.aborted || pauseMs >= this.leftMs) return false;
    this.#pauseMs = Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    // An abort ends the pause early; the flag tells that from a pause slept through.
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    return !signal.aborted;
  }
}
