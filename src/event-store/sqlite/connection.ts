import {
  chmodSync,
  existsSync,
  readFileSync,
  mkdirSync,
  openSync,
  readSync,
  closeSync,
  statfsSync,
  constants,
  accessSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreRefused, StoreUnavailable } from '../event-store.js';
import { APPLICATION_ID, FILE_VERSION, SCHEMA } from './schema.js';

export type SqliteOptions = Readonly<{
  /** Reads only; the file and its folder need not be writable. */
  readOnly?: boolean;
  /** How often another process's appends are looked for, in milliseconds. */
  pollMs?: number;
}>;

/** How long one statement waits for another process's transaction before the append is tried again later. */
const BUSY_MS = 250;
/** File systems whose locks and syncs cannot be relied on, by the type that statfs tells: NFS, SMB, CIFS, SMB2, 9P, FUSE over a network. */
const NETWORK_FILE_SYSTEMS = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997]);

/** Opens a ledger file, and makes it when there is none. @throws StoreRefused, StoreUnavailable */
export function openConnection(file: string, { readOnly = false }: SqliteOptions): Database.Database {
  const isNew = !existsSync(file);
  if (isNew && readOnly) throw new StoreUnavailable(`there is no ledger file ${file}`);
  if (isNew) makeFolder(file);
  refuseNetwork(file);
  if (!isNew) refuseForeign(file);
  const writable = readOnly ? false : isWritable(file, isNew);
  let database: Database.Database | undefined;
  try {
    database = writable ? openForWriting(file, isNew) : openForReading(file);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof StoreRefused) throw error;
    const code = (error as { code?: string }).code ?? '';
    if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT')
      throw new StoreRefused('foreign-file', `${file} is no ledger`, { cause: error });
    throw new StoreUnavailable(
      `the ledger file ${file} cannot be opened: ${(error as Error).message}`,
      'nothing-written',
      { cause: error },
    );
  }
}

function makeFolder(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StoreRefused('read-only', `the folder of ${file} cannot be made`, { cause: error });
  }
}

function refuseNetwork(file: string): void {
  const { type } = statfsSync(dirname(file));
  if (NETWORK_FILE_SYSTEMS.has(Number(type)))
    throw new StoreRefused(
      'network-file-system',
      `${file} lies on a network file system, where locks and syncs cannot be relied on`,
    );
}

/** Looks at the first bytes before SQLite does, which would take an empty or foreign file for its own. */
function refuseForeign(file: string): void {
  const header = Buffer.alloc(16);
  let length: number;
  try {
    const descriptor = openSync(file, 'r');
    try {
      length = readSync(descriptor, header, 0, 16, 0);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new StoreUnavailable(`the ledger file ${file} cannot be read`, 'nothing-written', { cause: error });
  }
  if (length > 0 && header.toString('latin1') !== 'SQLite format 3\0')
    throw new StoreRefused('foreign-file', `${file} is no ledger`);
}

function isWritable(file: string, isNew: boolean): boolean {
  try {
    accessSync(isNew ? dirname(file) : file, constants.W_OK);
    // Beside the file SQLite keeps its write-ahead log.
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    if (isNew) throw new StoreRefused('read-only', `the folder of ${file} is read-only`);
    return false;
  }
}

function openForWriting(file: string, isNew: boolean): Database.Database {
  const database = new Database(file, { timeout: BUSY_MS });
  try {
    if (isNew) chmodSync(file, 0o600);
    database.pragma('busy_timeout = 5000');
    const empty = isBlank(database);
    if (!empty) checkIdentity(database, file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('recursive_triggers = ON');
    // Sixteen megabytes of log between two tidyings: fewer pages are then written twice.
    database.pragma('wal_autocheckpoint = 4000');
    if (empty) create(database, file);
    database.pragma(`busy_timeout = ${BUSY_MS}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function openForReading(file: string): Database.Database {
  const usesLog = existsSync(`${file}-wal`);
  try {
    const database = new Database(file, { readonly: true, timeout: 5_000 });
    try {
      checkIdentity(database, file);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    // A read-only folder has no room for the shared memory of a write-ahead log. A file at rest needs none: it is read whole.
    if (usesLog || (error as { code?: string }).code !== 'SQLITE_CANTOPEN') throw error;
    const bytes = readFileSync(file);
    // Bytes 18 and 19 of the header say that the file uses a log (2) or not (1).
    bytes.fill(1, 18, 20);
    const database = new Database(bytes, { readonly: true });
    checkIdentity(database, file);
    return database;
  }
}

function isBlank(database: Database.Database): boolean {
  return (
    database.prepare('SELECT count(*) AS n FROM sqlite_master').pluck().get() === 0 &&
    database.pragma('application_id', { simple: true }) === 0
  );
}

function checkIdentity(database: Database.Database, file: string): void {
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw new StoreRefused('foreign-file', `${file} is an SQLite file, but no ledger`);
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > FILE_VERSION)
    throw new StoreRefused(
      'newer-file',
      `${file} was written by a newer program (file version ${version}, this one knows ${FILE_VERSION})`,
    );
}

function create(database: Database.Database, file: string): void {
  database
    .transaction(() => {
      // Another process may have made the ledger between our look and our lock.
      if (!isBlank(database)) return;
      database.exec(SCHEMA);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.pragma(`user_version = ${FILE_VERSION}`);
    })
    .immediate();
  checkIdentity(database, file);
}
