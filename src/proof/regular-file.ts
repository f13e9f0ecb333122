import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** More than any tile, note or checkpoint has. */
const MOST_BYTES = 1024 * 1024;

/**
 * What a file has, or undefined when there is none, or none that can be read: a pipe would be waited for as long as nobody
 * writes to it, and a device has no end.
 */
export function bytesIn(path: string): Buffer | undefined {
  let file: number | undefined;
  try {
    // Without waiting for whoever is at the other end of a pipe. Windows knows neither.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const status = fstatSync(file);
    return status.isFile() && status.size <= MOST_BYTES ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
