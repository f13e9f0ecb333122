import { randomUUID } from 'node:crypto';
import type { DocumentStore } from './document-store.js';

/** How long a lease holds without being renewed; a process that died is replaced after it. */
const HELD_MS = 5_000;

/** Somebody else runs the projections of this file now. */
export class LeaseLost extends Error {
  constructor() {
    super('another process runs these projections now');
    this.name = 'LeaseLost';
  }
}

/** One process runs the projections of a file (design §7). Wall-clock time, since processes share nothing else. */
export class Lease {
  private readonly holder = randomUUID();

  constructor(private readonly documentStore: DocumentStore) {}

  /** Takes the lease, or keeps it. Says whether this process has it. */
  take(): boolean {
    // Looked at first without a lock: whoever waits asks five times a second.
    if (this.heldByAnother()) return false;
    return this.documentStore.database
      .transaction(() => {
        if (this.heldByAnother()) return false;
        this.hold();
        return true;
      })
      .immediate();
  }

  /** Takes the lease from whoever has it, inside a transaction: its next write finds out and it folds nothing more. */
  seize(): void {
    this.hold();
  }

  /** Makes sure, inside a batch's transaction, that nobody else has taken over meanwhile. @throws LeaseLost */
  confirm(): void {
    const { changes } = this.documentStore
      .prepare('UPDATE lease SET expires = ? WHERE holder = ?')
      .run(Date.now() + HELD_MS, this.holder);
    if (changes === 0) throw new LeaseLost();
  }

  release(): void {
    this.documentStore.prepare('DELETE FROM lease WHERE holder = ?').run(this.holder);
  }

  private heldByAnother(): boolean {
    const held = this.documentStore.prepare('SELECT holder, expires FROM lease').get() as
      { holder: string; expires: number } | undefined;
    return held !== undefined && held.holder !== this.holder && held.expires > Date.now();
  }

  private hold(): void {
    this.documentStore
      .prepare('INSERT OR REPLACE INTO lease VALUES (1, ?, ?)')
      .run(this.holder, Date.now() + HELD_MS);
  }
}
