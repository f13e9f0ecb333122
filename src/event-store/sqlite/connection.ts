import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreRefused, StoreUnavailable } from '../event-store.js';
import { makeFile, makeFolderOf } from './durable-file.js';
import { asStoreError, codeOf, isBusy } from './errors.js';
import { openReadOnly } from './open-read-only.js';
import { APPLICATION_ID, FILE_VERSION, NEWEST_FILE_VERSION, SCHEMA } from './schema.js';

export type SqliteOptions = Readonly<{
  /** Reads only; the file and its folder need not be writable. */
  readOnly?: boolean;
  /** How often another process's appends are looked for, in milliseconds. */
  pollMs?: number;
}>;

/**
 * How long one statement stops this process for another's transaction. Short, so that everything else goes on: whoever
 * meets the lock tries again from the event loop, see `patiently`.
 */
const BUSY_MS = 5;
const OPENING_PATIENCE_MS = 10_000;
const OPENING_PAUSE_MS = 10;

/** File systems whose locks and syncs cannot be relied on, by the type that Linux's statfs tells: NFS, SMB, CIFS, SMB2, 9P, AFS, Ceph. */
const NETWORK_FILE_SYSTEMS = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f, 0x00c36400,
]);

/**
 * Opens a ledger file, and makes it when there is none.
 *
 * The file is never opened but by SQLite: POSIX drops all of a process's locks on a file when any of its descriptors of
 * that file is closed, so that a mere look at the header would take the locks from the other connections here.
 * @throws StoreRefused foreign-file, newer-file, read-only, network-file-system; StoreUnavailable
 */
export function openConnection(file: string, { readOnly = false }: SqliteOptions): Database.Database {
  try {
    if (readOnly && !existsSync(file)) throw new StoreUnavailable(`there is no ledger file ${file}`);
    if (!existsSync(file)) make(file);
    refuseNetwork(file);
    return readOnly || !isWritable(file) ? openForReading(file) : openForWriting(file);
  } catch (error) {
    throw asOpeningError(error, file);
  }
}

function asOpeningError(error: unknown, file: string): unknown {
  if (error instanceof StoreRefused || error instanceof StoreUnavailable) return error;
  if (codeOf(error) === 'SQLITE_NOTADB')
    return new StoreRefused('foreign-file', `${file} is no ledger`, { cause: error });
  const known = asStoreError(error);
  if (known instanceof StoreRefused) return known;
  const { message } = known as Error;
  return new StoreUnavailable(`the ledger file ${file} cannot be opened: ${message}`, 'nothing-written', {
    cause: error,
  });
}

/** Makes the file before SQLite does, so that at no time others may read it. */
function make(file: string): void {
  try {
    makeFolderOf(file);
    refuseNetwork(dirname(file));
    makeFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && existsSync(file)) return;
    // A folder that cannot be made on a read-only medium is reported as one that is not there.
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOENT')
      throw new StoreRefused('read-only', `${file} cannot be made here: ${code}`, { cause: error });
    throw error;
  }
}

function refuseNetwork(path: string): void {
  // Where a C long has 32 bits the type comes back negative.
  if (process.platform === 'linux' && NETWORK_FILE_SYSTEMS.has(statfsSync(path).type >>> 0))
    throw new StoreRefused(
      'network-file-system',
      `${path} lies on a network file system, where locks and syncs cannot be relied on`,
    );
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    // Beside the file SQLite keeps its write-ahead log.
    accessSync(dirname(file), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Going over to the write-ahead log takes the whole file for itself and does not wait for its turn, so that processes
 * which open a new ledger at the same time can meet. Opening is the one place that may stop the process for it.
 */
function openForWriting(file: string): Database.Database {
  const end = performance.now() + OPENING_PATIENCE_MS;
  for (;;) {
    const database = new Database(file, { timeout: 1_000 });
    try {
      prepareForWriting(database, file);
      return database;
    } catch (error) {
      database.close();
      if (!isBusy(error) || performance.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, OPENING_PAUSE_MS);
    }
  }
}

function prepareForWriting(database: Database.Database, file: string): void {
  const blank = isBlank(database);
  if (!blank) checkIdentity(database, file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('recursive_triggers = ON');
  // Sixteen megabytes of log between two tidyings: fewer pages are then written twice.
  database.pragma('wal_autocheckpoint = 4000');
  if (blank) create(database, file);
  database.pragma(`busy_timeout = ${BUSY_MS}`);
}

function openForReading(file: string): Database.Database {
  return checked(openReadOnly(file), file);
}

function checked(database: Database.Database, file: string): Database.Database {
  try {
    checkIdentity(database, file);
    database.pragma(`busy_timeout = ${BUSY_MS}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function isBlank(database: Database.Database): boolean {
  return (
    database.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0 &&
    database.pragma('application_id', { simple: true }) === 0
  );
}

function checkIdentity(database: Database.Database, file: string): void {
  if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw new StoreRefused('foreign-file', `${file} is an SQLite file, but no ledger`);
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > NEWEST_FILE_VERSION)
    throw new StoreRefused(
      'newer-file',
      `${file} was written by a newer program (file version ${version}, this one knows ${NEWEST_FILE_VERSION})`,
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
