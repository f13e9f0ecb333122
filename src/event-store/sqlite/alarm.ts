/** One wait of a subscription: until there may be something new, it is aborted, or the store closes. */
export type Sleep = Readonly<{ woken: Promise<void>; cancel: () => void }>;

/**
 * Wakes subscriptions. What this store appends it says itself; what others append is seen in a number that one timer
 * asks for, however many sleep, and only while somebody does.
 */
export class Alarm {
  private readonly sleepers = new Set<() => void>();
  private poller: NodeJS.Timeout | undefined;
  private seen = Number.NaN;

  /** `version` changes when somebody else has appended; NaN while it cannot be told. */
  constructor(
    private readonly version: () => number,
    private readonly pollMs: number,
  ) {}

  ring(): void {
    for (const wake of this.sleepers) wake();
  }

  /** To be called before reading: what comes in while reading must not be slept over. */
  set(signal: AbortSignal): Sleep {
    let cancel = (): void => undefined;
    const woken = new Promise<void>((resolve) => {
      cancel = () => {
        this.sleepers.delete(cancel);
        signal.removeEventListener('abort', cancel);
        if (this.sleepers.size === 0) this.stop();
        resolve();
      };
    });
    this.sleepers.add(cancel);
    signal.addEventListener('abort', cancel, { once: true });
    this.start();
    return { woken, cancel };
  }

  private start(): void {
    if (this.poller) return;
    this.seen = this.version();
    this.poller = setInterval(() => {
      const version = this.version();
      // NaN is never the same as before: whoever sleeps is woken, and meets the error himself when he reads.
      if (version === this.seen) return;
      this.seen = version;
      this.ring();
    }, this.pollMs);
  }

  private stop(): void {
    clearInterval(this.poller);
    this.poller = undefined;
  }
}
