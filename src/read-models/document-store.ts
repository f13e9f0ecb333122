import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Projection } from '../../projections/projection.js';

/** `LIGR`: says that a file holds read models of this program. */
const APPLICATION_ID = 0x4c_49_47_52;
/** Raised when the tables below change: an older file is thrown away and folded anew. */
const LAYOUT = 1;

const SCHEMA = `
  CREATE TABLE document (projection TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (projection, key)) STRICT, WITHOUT ROWID;
  CREATE TABLE checkpoint (projection TEXT PRIMARY KEY, version INTEGER NOT NULL, ledger TEXT NOT NULL, position INTEGER NOT NULL,
                           stream TEXT NOT NULL, revision INTEGER NOT NULL, event TEXT NOT NULL) STRICT;
  CREATE TABLE lease (one INTEGER PRIMARY KEY CHECK (one = 1), holder TEXT NOT NULL, expires INTEGER NOT NULL) STRICT;
`;

/** How far a projection has come: the last event it has handled, whatever its kind. */
export type Checkpoint = Readonly<{ position: bigint; stream: string; revision: bigint; event: string }>;

/** The table of a projection's rows. */
export const rowTable = (projection: Pick<Projection, 'name'>): string =>
  `row_${projection.name.replaceAll('-', '_')}`;

/**
 * Documents, rows and checkpoints in one SQLite file, or in memory. The file may be deleted at any time: so it is not
 * synced at every write, and one that is broken or foreign is replaced.
 */
export class DocumentStore {
  private readonly statements = new Map<string, Database.Statement>();

  private constructor(readonly database: Database.Database) {}

  static open(file: string, projections: readonly Projection[]): DocumentStore {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    try {
      return DocumentStore.prepared(file, projections);
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      const broken =
        error instanceof OtherLayout || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
      if (!broken || file === ':memory:') throw error;
      DocumentStore.remove(file);
      return DocumentStore.prepared(file, projections);
    }
  }

  /** Throws the file away. */
  static remove(file: string): void {
    for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
  }

  /** Throws the file away and begins anew. */
  static replace(file: string, projections: readonly Projection[]): DocumentStore {
    DocumentStore.remove(file);
    return DocumentStore.prepared(file, projections);
  }

  /** In a file of SQLite's own that has no name and is gone when it is closed. */
  static temporary(projections: readonly Projection[]): DocumentStore {
    const database = new Database('');
    prepareLayout(database, projections);
    return new DocumentStore(database);
  }

  private static prepared(file: string, projections: readonly Projection[]): DocumentStore {
    // Titles and numbers are nobody else's to read; SQLite gives its log the rights of the file.
    if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
    const database = new Database(file, { timeout: 500 });
    try {
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = NORMAL');
      database.pragma('cache_size = -65536');
      database.pragma('wal_autocheckpoint = 4000');
      database.transaction(() => prepareLayout(database, projections)).immediate();
      return new DocumentStore(database);
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** A statement, prepared once. */
  prepare(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.database.prepare(sql)));
    return statement;
  }

  checkpoint(projection: Projection, ledger: string): Checkpoint | undefined {
    return checkpointIn(this, projection, ledger);
  }

  saveCheckpoint(
    { name, version }: Projection,
    ledger: string,
    { position, stream, revision, event }: Checkpoint,
  ): void {
    this.prepare('INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?, ?, ?)').run(
      name,
      version,
      ledger,
      position,
      stream,
      revision,
      event,
    );
  }

  document(projection: string, key: string): unknown {
    const row = this.prepare('SELECT body FROM document WHERE projection = ? AND key = ?').get(
      projection,
      key,
    ) as { body: string } | undefined;
    return row && (JSON.parse(row.body) as unknown);
  }

  /** All documents of a projection in the order of their keys, not parsed. */
  all(projection: string): readonly Readonly<{ key: string; body: string }>[] {
    return this.prepare('SELECT key, body FROM document WHERE projection = ? ORDER BY key').all(
      projection,
    ) as Readonly<{ key: string; body: string }>[];
  }

  /** Changes whenever somebody else has written to the file. */
  dataVersion(): number {
    return this.database.pragma('data_version', { simple: true }) as number;
  }

  save(projection: Projection, key: string, document: unknown): void {
    if (document === undefined)
      this.prepare('DELETE FROM document WHERE projection = ? AND key = ?').run(projection.name, key);
    else
      this.prepare('INSERT OR REPLACE INTO document VALUES (?, ?, ?)').run(
        projection.name,
        key,
        JSON.stringify(document),
      );
    const { rows } = projection;
    if (!rows) return;
    this.prepare(`DELETE FROM ${rowTable(projection)} WHERE key = ?`).run(key);
    if (document === undefined) return;
    const columns = Object.keys(rows.columns);
    const insert = this.prepare(
      `INSERT INTO ${rowTable(projection)} (key, ${columns.map(quoted).join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
    );
    for (const row of rows.of(document)) insert.run(key, ...columns.map((column) => row[column]));
  }

  /** Forgets all that a projection has shown, and makes its table anew. Only for whoever has the lease, in a transaction. */
  clear(projection: Projection): void {
    this.prepare('DELETE FROM document WHERE projection = ?').run(projection.name);
    this.prepare('DELETE FROM checkpoint WHERE projection = ?').run(projection.name);
    if (!projection.rows) return;
    this.statements.clear();
    this.database.exec(`DROP TABLE IF EXISTS ${rowTable(projection)}`);
    prepareRows(this.database, projection);
  }

  close(): void {
    this.database.close();
  }
}

/** How far a projection of a ledger has come in a file, or undefined when none of its version has. */
export function checkpointIn(
  file: Readonly<{ prepare(sql: string): Database.Statement }>,
  { name, version }: Projection,
  ledger: string,
): Checkpoint | undefined {
  const row = file
    .prepare('SELECT * FROM checkpoint WHERE projection = ? AND version = ? AND ledger = ?')
    .get(name, version, ledger) as
    { position: number; stream: string; revision: number; event: string } | undefined;
  return (
    row && {
      position: BigInt(row.position),
      stream: row.stream,
      revision: BigInt(row.revision),
      event: row.event,
    }
  );
}

/** Whether an error says that the file itself is damaged. */
export function isBroken(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code ?? '';
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}

class OtherLayout extends Error {}

const quoted = (column: string): string => `"${column}"`;

function prepareLayout(database: Database.Database, projections: readonly Projection[]): void {
  const blank = database.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;
  if (blank) {
    database.exec(SCHEMA);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    database.pragma(`user_version = ${LAYOUT}`);
  }
  const known =
    database.pragma('application_id', { simple: true }) === APPLICATION_ID &&
    database.pragma('user_version', { simple: true }) === LAYOUT;
  if (!known) throw new OtherLayout();
  for (const projection of projections) prepareRows(database, projection);
}

/** Makes the table of a projection's rows when there is none. One of another version stays until somebody may replace it. */
function prepareRows(database: Database.Database, projection: Projection): void {
  const { rows } = projection;
  if (!rows) return;
  const table = rowTable(projection);
  const there = database.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table);
  if (there) return;
  const columns = Object.entries(rows.columns).map(
    ([column, type]) => `${quoted(column)} ${type.toUpperCase()}`,
  );
  database.exec(`CREATE TABLE ${table} (key TEXT NOT NULL, ${columns.join(', ')}) STRICT`);
  database.exec(`CREATE INDEX ${table}_key ON ${table} (key)`);
  rows.indexes.forEach((index, place) => {
    database.exec(`CREATE INDEX ${table}_${place} ON ${table} (${index.map(quoted).join(', ')})`);
  });
}
