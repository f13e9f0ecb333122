import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';

/** How long a lease holds without being renewed; a process that died is replaced after it. */
const HELD_MS = 5_000;

/** A database with a table `lease`. */
export type Leased = Readonly<{ database: Database.Database; prepare(sql: string): Database.Statement }>;

/** Somebody else works on this file now. */
export class LeaseLost extends Error {
  constructor() {
    super('another process works on this file now');
    this.name = 'LeaseLost';
  }
}

/** One process works on what lies in a file (design §7). Wall-clock time, since processes share nothing else. */
export class Lease {
  private readonly holder = randomUUID();

  constructor(
    private readonly file: Leased,
    private readonly heldMs = HELD_MS,
  ) {}

  /** Takes the lease, or keeps it. Says whether this process has it. */
  take(): boolean {
    // Looked at first without a lock: whoever waits asks five times a second.
    if (this.heldByAnother()) return false;
    return this.file.database
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
    const { changes } = this.file
      .prepare('UPDATE lease SET expires = ? WHERE holder = ?')
      .run(Date.now() + this.heldMs, this.holder);
    if (changes === 0) throw new LeaseLost();
  }

  release(): void {
    this.file.prepare('DELETE FROM lease WHERE holder = ?').run(this.holder);
  }

  private heldByAnother(): boolean {
    const held = this.file.prepare('SELECT holder, expires FROM lease').get() as
      { holder: string; expires: number } | undefined;
    return held !== undefined && held.holder !== this.holder && held.expires > Date.now();
  }

  private hold(): void {
    this.file
      .prepare('INSERT OR REPLACE INTO lease VALUES (1, ?, ?)')
      .run(this.holder, Date.now() + this.heldMs);
  }
}
