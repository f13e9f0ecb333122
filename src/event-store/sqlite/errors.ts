import { setTimeout as pause } from 'node:timers/promises';
import { DISK_FULL, StoreRefused, StoreUnavailable } from '../event-store.js';

/** How long something is tried while another process holds the file, before the store is said to be away. */
const BUSY_PATIENCE_MS = 15_000;
const BUSY_PAUSE_MS = 4;

/** SQLite's own name of an error (`SQLITE_FULL`, `SQLITE_IOERR_FSYNC`), empty for anything else. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : '';
}

export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

export const isInputOutput = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_IOERR');

/** The port's word for an error of SQLite's. Anything else is a fault of this program, and is left as it is. */
export function asStoreError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === '') return error;
  if (code === 'SQLITE_CONSTRAINT_UNIQUE')
    return new StoreRefused('invalid-append', 'an id stands in the log already, or twice in the append', {
      cause: error,
    });
  if (code.startsWith('SQLITE_READONLY'))
    return new StoreRefused('read-only', 'the ledger file is read-only', { cause: error });
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code))
    return new StoreRefused('damaged-file', `${(error as Error).message} (${code})`, { cause: error });
  return new StoreUnavailable(reasonOf(code, error as Error), 'nothing-written', { cause: error });
}

function reasonOf(code: string, error: Error): string {
  if (code === 'SQLITE_FULL') return DISK_FULL;
  if (isBusy(error)) return 'another process holds the ledger file';
  return `${error.message} (${code})`;
}

/**
 * Waits out another process's lock without stopping this one: the pauses are given back to the event loop, and are
 * partly random so that two waiting processes do not meet for ever. @throws what `attempt` throws, when it is not the lock
 */
export async function patiently<T>(attempt: () => T): Promise<T> {
  const end = performance.now() + BUSY_PATIENCE_MS;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
      await pause(BUSY_PAUSE_MS * (0.5 + Math.random()));
    }
  }
}
