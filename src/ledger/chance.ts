import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const pool = Buffer.alloc(8192);
let used = pool.length;

/** 16 random bytes from a pool, since asking the system for a few costs as much as for many. */
function random16(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/** 128 random bits as 32 hex digits. */
export const newSalt = (): string => random16().toString('hex');

/**
 * An event's id, version 7: random, and beginning with the time, so that a store's index of ids grows at its end instead
 * of everywhere.
 */
export const newEventId = (): string => v7({ random: random16() });
