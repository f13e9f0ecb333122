import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { MOST_BYTES } from './strict-json.js';

/** A receipt's file; of one that is too large no more than shows that it is, since it may not fit in memory. */
export function readReceipt(file: string): Uint8Array {
  if (statSync(file).size <= MOST_BYTES) return readFileSync(file);
  const start = Buffer.alloc(MOST_BYTES + 1);
  const descriptor = openSync(file, 'r');
  try {
    return start.subarray(0, readSync(descriptor, start, 0, start.length, 0));
  } finally {
    closeSync(descriptor);
  }
}
