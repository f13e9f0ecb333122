import { Refusal } from '../domain/refusal.js';
import {
  ConcurrencyConflict,
  DISK_FULL,
  StoreRefused,
  StoreUnavailable,
} from '../event-store/event-store.js';

/** As the system says of any file, and SQLite of one that is no ledger, that there is no room for it, or none for this user. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

/** What an error means to a person, or undefined when it is a fault of this program. The same in every door. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof ConcurrencyConflict) return new Refusal('busy-stream');
  if (error instanceof StoreUnavailable && error.message === DISK_FULL) return new Refusal('disk-full');
  if (error instanceof StoreUnavailable)
    return error.outcome === 'unknown'
      ? new Refusal('outcome-unknown')
      : new Refusal('store-unavailable', { reason: error.message });
  if (FULL.has(String((error as { code?: unknown } | undefined)?.code))) return new Refusal('disk-full');
  if (!(error instanceof StoreRefused)) return undefined;
  if (error.code === 'append-too-large') return new Refusal('too-large');
  if (error.code === 'invalid-append') return new Refusal('malformed-text');
  if (error.code === 'stream-deleted') return new Refusal('store-refused', { reason: error.message });
  return new Refusal(`store-${error.code}`, { reason: error.message });
}
