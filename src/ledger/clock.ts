/** The only source of time. Injected, so that an example ledger may be told the time and tests need not wait. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands where it was told to. */
export class ToldClock implements Clock {
  constructor(private time: Date) {}

  now(): Date {
    return this.time;
  }

  tell(time: Date): void {
    this.time = time;
  }
}
