import { Refusal } from '../domain/refusal.js';
import {
  ConcurrencyConflict,
  DISK_FULL,
  StoreRefused,
  StoreUnavailable,
} from '../event-store/event-store.js';

/** What an error means to a person, or undefined when it is a fault of this program. The same in every door. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof ConcurrencyConflict) return new Refusal('busy-stream');
  if (error instanceof StoreUnavailable && error.message === DISK_FULL) return new Refusal('disk-full');
  if (error instanceof StoreUnavailable)
    return error.outcome === 'unknown'
      ? new Refusal('outcome-unknown')
      : new Refusal('store-unavailable', { reason: error.message });
  if (!(error instanceof StoreRefused)) return undefined;
  if (error.code === 'append-too-large') return new Refusal('too-large');
  if (error.code === 'invalid-append') return new Refusal('malformed-text');
  if (error.code === 'stream-deleted') return new Refusal('store-refused', { reason: error.message });
  return new Refusal(`store-${error.code}`, { reason: error.message });
}
