import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type { SerialisedEvent } from '../append-limit.js';
import { StoreUnavailable, type Appended, type ExpectedRevision } from '../event-store.js';
import { appendOne, prepareOn, type Append, type Outcome, type Statements } from './append-one.js';
import { asStoreError, isBusy, isInputOutput, patiently } from './errors.js';

type Waiting = Append &
  Readonly<{ size: number; done: (appended: Appended) => void; failed: (error: unknown) => void }>;

/** What the queue needs of the store. */
export type Writing = Readonly<{
  /** The connection to write through. @throws StoreRefused, StoreUnavailable */
  database: () => Database.Database;
  /** Events were written. */
  onCommit: () => void;
  /** The connection is not to be used any more. */
  onBroken: () => void;
}>;

/** A group stops this process while it is written: more than this waits for the next one. Size in characters of JSON. */
const GROUP_APPENDS = 512;
const GROUP_SIZE = 4 * 1024 * 1024;

/**
 * Appends in groups: whatever waits in the same turn of the event loop shares one transaction, and so one sync to disk.
 * A conflict is found by comparing before anything is inserted, and fails its own append only. Any error of SQLite's
 * rolls the whole group back, and each append is then tried alone: a full disk can end a transaction inside a savepoint,
 * and what follows would commit by itself.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private draining: Promise<void> | undefined;
  private prepared: Readonly<{ on: Database.Database; statements: Statements }> | undefined;

  constructor(private readonly writing: Writing) {}

  append(stream: string, expected: ExpectedRevision, events: readonly SerialisedEvent[]): Promise<Appended> {
    return new Promise((done, failed) => {
      const size = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
      this.waiting.push({ stream, expected, events, size, done, failed });
      this.draining ??= this.drain();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.draining) await this.draining;
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      await nextTurn();
      await this.writeTogether(this.nextGroup());
    }
    this.draining = undefined;
  }

  private nextGroup(): readonly Waiting[] {
    let size = 0;
    const over = this.waiting.findIndex((one, place) => {
      size += one.size;
      return place > 0 && (place === GROUP_APPENDS || size > GROUP_SIZE);
    });
    return this.waiting.splice(0, over === -1 ? this.waiting.length : over);
  }

  private async writeTogether(group: readonly Waiting[]): Promise<void> {
    try {
      this.settle(group, await patiently(() => this.transact(group)));
    } catch (error) {
      // An error that is the whole file's own would be the same for each of them, only later.
      const isEverybodys = isBusy(error) || error instanceof StoreUnavailable;
      if (group.length === 1 || isEverybodys) for (const one of group) one.failed(asStoreError(error));
      else await this.writeAlone(group);
    }
  }

  private async writeAlone(group: readonly Waiting[]): Promise<void> {
    for (const one of group) {
      await nextTurn();
      await this.writeTogether([one]);
    }
  }

  private settle(group: readonly Waiting[], outcomes: readonly Outcome[]): void {
    if (outcomes.some((outcome) => 'written' in outcome)) this.writing.onCommit();
    group.forEach((one, place) => {
      const outcome = outcomes[place] as Outcome;
      if ('conflict' in outcome) one.failed(outcome.conflict);
      else one.done('written' in outcome ? outcome.written : outcome.again);
    });
  }

  private transact(group: readonly Append[]): readonly Outcome[] {
    const database = this.writing.database();
    const statements = this.statementsOn(database);
    let committing = false;
    try {
      statements.begin.run();
      const outcomes = group.map((one) => appendOne(statements, one));
      committing = true;
      statements.commit.run();
      return outcomes;
    } catch (error) {
      rollBack(database, statements);
      if (!isInputOutput(error)) throw error;
      this.writing.onBroken();
      throw committing ? unknownOutcome(error as Error) : error;
    }
  }

  private statementsOn(database: Database.Database): Statements {
    if (this.prepared?.on !== database) this.prepared = { on: database, statements: prepareOn(database) };
    return this.prepared.statements;
  }
}

function rollBack(database: Database.Database, statements: Statements): void {
  try {
    if (database.inTransaction) statements.rollback.run();
  } catch {
    // The first error says more. What is not committed is not in the log, whether it could be rolled back or not.
  }
}

/**
 * A commit writes its last frame to the write-ahead log, syncs the log, and only then shows the frame to readers. When
 * the sync (or what follows it) fails, SQLite calls the transaction undone, but its frames may be whole in the log: if
 * the machine stops now, the recovery after it finds them and counts them as committed.
 */
const unknownOutcome = (error: Error): StoreUnavailable =>
  new StoreUnavailable(`the disk did not confirm the append: ${error.message}`, 'unknown', { cause: error });
