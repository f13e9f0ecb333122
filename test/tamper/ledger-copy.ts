import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { EventMetadata } from '../../src/domain/event.js';
import type { JsonObject } from '../../src/domain/json.js';
import { parseKey } from '../../src/proof/keys.js';
import { checkpointPath } from '../../src/proof/tree-folder.js';
import { copyOf, type AttackedLedger } from './attacked-ledger.js';

/** A row of the log, its JSON read. */
export type Row = Readonly<{
  position: number;
  stream: string;
  revision: number;
  id: string;
  type: string;
  data: JsonObject;
  metadata: EventMetadata;
}>;

type StoredRow = Omit<Row, 'data' | 'metadata'> & Readonly<{ data: string; metadata: string }>;

/**
 * A copy of the ledger in the hands of somebody who can write its files. What they touch gets a name, by which the verdict
 * on it is told: ids and counts differ each time a ledger is made.
 */
export class LedgerCopy {
  private readonly names = new Map<string, string>();

  constructor(
    readonly original: AttackedLedger,
    readonly folder: string,
  ) {
    copyOf(original, folder);
    const [first = '', current = ''] = original.keys;
    this.call('the first key', first);
    this.call('the current key', current);
  }

  /** Calls what is found at an event or a person by a name. */
  call(name: string, ...ids: readonly string[]): void {
    for (const id of ids) this.names.set(id, name);
  }

  nameOf(id: string): string | undefined {
    return this.names.get(id);
  }

  get ledgerFile(): string {
    return join(this.folder, 'ledger.db');
  }

  /** What stands in a file of the proof's folder. */
  read(name: string): Buffer {
    return readFileSync(this.pathOf(name));
  }

  write(name: string, bytes: Buffer | string): void {
    writeFileSync(this.pathOf(name), bytes);
  }

  remove(...names: readonly string[]): void {
    for (const name of names) rmSync(this.pathOf(name), { recursive: true, force: true });
  }

  has(name: string): boolean {
    return existsSync(this.pathOf(name));
  }

  /** The file, in the proof's folder, of the checkpoint over so many events. */
  headOf(size: number): string {
    return checkpointPath(parseKey(String(this.original.keys[0])).name, size);
  }

  pathOf(name: string): string {
    return join(this.folder, 'proof', name);
  }

  rows(): readonly Row[] {
    return this.inLedger((database) =>
      (database.prepare('SELECT * FROM event ORDER BY position').all() as StoredRow[]).map(readRow),
    );
  }

  /** Where an event stands in the log, whatever it says. */
  indexOf(id: string): number {
    return this.inFile('ledger.db', (database) => {
      const ids = database.prepare('SELECT id FROM event ORDER BY position').pluck().all();
      return ids.indexOf(id);
    });
  }

  /** Changes the log past its guards, and puts these back, so that nobody sees that they were gone. */
  inLedger<T>(doing: (database: Database.Database) => T): T {
    const database = new Database(this.ledgerFile);
    try {
      const guards = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
        name: string;
        sql: string;
      }[];
      for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`);
      const done = doing(database);
      for (const { sql } of guards) database.exec(sql);
      return done;
    } finally {
      database.close();
    }
  }

  /** Removes the read models, which the program makes again. */
  forgetReadModels(): void {
    for (const ending of ['', '-wal', '-shm'])
      rmSync(join(this.folder, `read-models.db${ending}`), { force: true });
  }

  /** Another of the ledger's files, as people.db. */
  inFile<T>(name: string, doing: (database: Database.Database) => T): T {
    const database = new Database(join(this.folder, name));
    try {
      return doing(database);
    } finally {
      database.close();
    }
  }

  /** Gives an event another column. */
  set(id: string, column: keyof Row, value: unknown): void {
    const stored = column === 'data' || column === 'metadata' ? JSON.stringify(value) : value;
    this.inLedger((database) =>
      database.prepare(`UPDATE event SET ${column} = ? WHERE id = ?`).run(stored, id),
    );
  }
}

const readRow = ({ data, metadata, ...row }: StoredRow): Row => ({
  ...row,
  data: JSON.parse(data) as JsonObject,
  metadata: JSON.parse(metadata) as EventMetadata,
});
