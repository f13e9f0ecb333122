/** Runs what is given for one key one after the other; different keys run side by side. */
export class Queues {
  private readonly last = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(key) ?? Promise.resolve()).then(task, task);
    const settled = turn.catch(() => undefined);
    this.last.set(key, settled);
    void this.forget(key, settled);
    return turn;
  }

  private async forget(key: string, settled: Promise<unknown>): Promise<void> {
    await settled;
    if (this.last.get(key) === settled) this.last.delete(key);
  }
}
