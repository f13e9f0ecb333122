import { readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readReceipt } from '../../src/proof/receipt-file.js';
import { MOST_BYTES } from '../../src/proof/strict-json.js';
import { temporaryFolder } from '../temporary-folder.js';

/** A file that begins with «kvitto», and goes on with zeroes. */
function fileOf(bytes: number): string {
  const file = join(temporaryFolder('receipt'), 'kvitto.json');
  writeFileSync(file, 'kvitto');
  truncateSync(file, bytes);
  return file;
}
const beginning = (bytes: number): Buffer => {
  const start = Buffer.alloc(bytes);
  start.write('kvitto');
  return start;
};
const isSame = (read: Uint8Array, expected: Buffer): boolean => expected.equals(read);

describe('a receipt’s file', () => {
  it.each([0, 6, MOST_BYTES - 1, MOST_BYTES, MOST_BYTES + 1])('of %d bytes is read whole', (bytes) => {
    expect(isSame(readReceipt(fileOf(bytes)), beginning(bytes))).toBe(true);
  });

  it('that is larger is read no further than shows that it is', () => {
    expect(isSame(readReceipt(fileOf(MOST_BYTES + 2)), beginning(MOST_BYTES + 1))).toBe(true);
  });

  it('that does not tell how large it is, as a pipe does not, is read no further either', () => {
    if (process.platform !== 'linux') return;
    expect(isSame(readReceipt('/dev/zero'), Buffer.alloc(MOST_BYTES + 1))).toBe(true);
    expect(readReceipt('/dev/null')).toHaveLength(0);
  });

  it('that is handed over a bit at a time is read to its end', () => {
    if (process.platform !== 'linux') return;
    // A page at most at a time; the stack is near the end.
    const maps = Buffer.from(readReceipt('/proc/self/maps')).toString();
    expect(maps.includes('[stack]\n')).toBe(true);
  });

  it('is not left open', () => {
    if (process.platform !== 'linux') return;
    const open = (): string[] => readdirSync('/proc/self/fd');
    const [small, large, before] = [fileOf(6), fileOf(MOST_BYTES + 2), open()];
    for (const file of [small, large]) readReceipt(file);
    expect(() => readReceipt(temporaryFolder('receipt'))).toThrow('EISDIR');
    expect(open()).toEqual(before);
  });

  it('that is not there is not read', () => {
    expect(() => readReceipt(join(temporaryFolder('receipt'), 'none'))).toThrow('ENOENT');
  });
});
