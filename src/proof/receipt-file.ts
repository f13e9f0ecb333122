import { closeSync, openSync, readSync } from 'node:fs';
import { MOST_BYTES } from './strict-json.js';

/** A receipt's file, or pipe; of one that is too large no more than shows that it is, since it may not fit in memory or never end. */
export function readReceipt(file: string): Uint8Array {
  const bytes = Buffer.alloc(MOST_BYTES + 1);
  const descriptor = openSync(file, 'r');
  try {
    let [length, read] = [0, 0];
    // A pipe gives what it has, which may be less than is asked for. When all is full nothing is asked for, nor given.
    do {
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
      length += read;
    } while (read > 0);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
