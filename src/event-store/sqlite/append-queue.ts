import type Database from 'better-sqlite3';
import type { Position } from '../../domain/event.js';
import type { SerialisedEvent } from '../append-limit.js';
import {
  ConcurrencyConflict,
  StoreRefused,
  StoreUnavailable,
  type Appended,
  type ExpectedRevision,
} from '../event-store.js';

type Waiting = Readonly<{
  stream: string;
  expected: ExpectedRevision;
  events: readonly SerialisedEvent[];
  done: (appended: Appended) => void;
  failed: (error: unknown) => void;
}>;

type Outcome = Readonly<{ appended: Appended }> | Readonly<{ conflict: ConcurrencyConflict | StoreRefused }>;

/** How long an append is tried while another process holds the file, before it is said to be away. */
const BUSY_PATIENCE_MS = 15_000;
const BUSY_PAUSE_MS = 5;

/**
 * Appends in groups: whatever waits in the same turn of the event loop shares one transaction, and so one sync to disk.
 * A conflict is found by comparing before anything is inserted, and fails its own append only. Any error of SQLite's
 * rolls the whole group back, and each append is then tried alone: a full disk can end a transaction inside a savepoint,
 * and what follows would commit by itself.
 */
export class AppendQueue {
  private waiting: Waiting[] = [];
  private scheduled = false;
  private running: Promise<void> = Promise.resolve();
  private readonly prepare: () => Statements;

  constructor(
    private readonly database: () => Database.Database,
    private readonly onCommit: () => void,
    private readonly onBroken: () => void,
  ) {
    let of: Database.Database | undefined;
    let statements: Statements | undefined;
    this.prepare = () => {
      const current = database();
      if (current !== of || !statements) statements = prepareOn((of = current));
      return statements;
    };
  }

  append(stream: string, expected: ExpectedRevision, events: readonly SerialisedEvent[]): Promise<Appended> {
    return new Promise((done, failed) => {
      this.waiting.push({ stream, expected, events, done, failed });
      if (this.scheduled) return;
      this.scheduled = true;
      setImmediate(() => {
        this.running = this.running.then(() => this.drain());
      });
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.scheduled || this.waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.running;
    }
    await this.running;
  }

  private async drain(): Promise<void> {
    const group = this.waiting;
    this.waiting = [];
    this.scheduled = false;
    if (group.length === 0) return;
    try {
      this.settle(group, await this.write(group));
    } catch (error) {
      if (group.length === 1) group[0]?.failed(unavailable(error));
      else await this.writeAlone(group);
    }
  }

  private async writeAlone(group: readonly Waiting[]): Promise<void> {
    for (const one of group) {
      try {
        this.settle([one], await this.write([one]));
      } catch (error) {
        one.failed(unavailable(error));
      }
    }
  }

  private settle(group: readonly Waiting[], outcomes: readonly Outcome[]): void {
    this.onCommit();
    group.forEach((one, place) => {
      const outcome = outcomes[place] as Outcome;
      if ('appended' in outcome) one.done(outcome.appended);
      else one.failed(outcome.conflict);
    });
  }

  /** One transaction for the group. Another process's transaction is waited out without stopping this process. */
  private async write(group: readonly Waiting[]): Promise<readonly Outcome[]> {
    const patience = performance.now() + BUSY_PATIENCE_MS;
    for (;;) {
      try {
        return this.transact(group);
      } catch (error) {
        const code = codeOf(error);
        if (code.startsWith('SQLITE_IOERR')) this.onBroken();
        if (!code.startsWith('SQLITE_BUSY') || performance.now() > patience) throw error;
        await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
      }
    }
  }

  private transact(group: readonly Waiting[]): readonly Outcome[] {
    const database = this.database();
    const statements = this.prepare();
    statements.begin.run();
    try {
      const outcomes = group.map((one) => appendOne(statements, one));
      statements.commit.run();
      return outcomes;
    } catch (error) {
      if (database.inTransaction) statements.rollback.run();
      throw error;
    }
  }
}

type Statements = ReturnType<typeof prepareOn>;

function prepareOn(database: Database.Database) {
  return {
    begin: database.prepare('BEGIN IMMEDIATE'),
    commit: database.prepare('COMMIT'),
    rollback: database.prepare('ROLLBACK'),
    last: database
      .prepare<[string], number | null>('SELECT max(revision) FROM event WHERE stream = ?')
      .pluck(),
    from: database.prepare<[string, number, number], { id: string; position: number }>(
      'SELECT id, position FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    ),
    insert: database.prepare<[string, number, string, string, string, string]>(
      'INSERT INTO event (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    ),
  };
}

function appendOne(statements: Statements, { stream, expected, events }: Waiting): Outcome {
  const last = statements.last.get(stream) ?? null;
  const actual: ExpectedRevision = last === null ? 'no-stream' : BigInt(last);
  if (actual !== expected) return again(statements, { stream, expected, events }, actual);
  const first = last === null ? 0 : last + 1;
  let position = 0;
  events.forEach(({ id, type, data, metadata }, place) => {
    position = Number(statements.insert.run(stream, first + place, id, type, data, metadata).lastInsertRowid);
  });
  return {
    appended: {
      firstRevision: BigInt(first),
      lastRevision: BigInt(first + events.length - 1),
      position: BigInt(position),
    },
  };
}

/** The stream has moved on: if by these very events, this is a re-sent append, and its first answer is given again. */
function again(
  statements: Statements,
  { stream, expected, events }: Pick<Waiting, 'stream' | 'expected' | 'events'>,
  actual: ExpectedRevision,
): Outcome {
  const first = expected === 'no-stream' ? 0n : expected + 1n;
  const standing = statements.from.all(stream, Number(first), events.length);
  const same =
    standing.length === events.length && standing.every(({ id }, place) => id === events[place]?.id);
  if (!same) return { conflict: new ConcurrencyConflict(stream, expected, actual) };
  const position: Position = BigInt(standing.at(-1)?.position ?? 0);
  return { appended: { firstRevision: first, lastRevision: first + BigInt(events.length) - 1n, position } };
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

function unavailable(error: unknown): Error {
  if (error instanceof StoreRefused || error instanceof StoreUnavailable) return error;
  const code = codeOf(error);
  if (code === 'SQLITE_CONSTRAINT_UNIQUE')
    return new StoreRefused('invalid-append', 'an event with this id stands in the log already', {
      cause: error,
    });
  if (code === 'SQLITE_READONLY' || code.startsWith('SQLITE_READONLY_'))
    return new StoreRefused('read-only', 'the ledger file is read-only', { cause: error });
  const reason =
    code === 'SQLITE_FULL'
      ? 'the disk is full'
      : code.startsWith('SQLITE_BUSY')
        ? 'another process holds the ledger file'
        : (error as Error).message;
  return new StoreUnavailable(reason, 'nothing-written', { cause: error });
}
