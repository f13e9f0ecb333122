import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { REFUSALS, Refusal, type RefusalCode } from '../../src/domain/refusal.js';
import {
  ConcurrencyConflict,
  DISK_FULL,
  StoreRefused,
  StoreUnavailable,
} from '../../src/event-store/event-store.js';
import { asRefusal } from '../../src/ledger/as-refusal.js';

describe('what a store says', () => {
  it.each([
    ['disk-full', 503, new StoreUnavailable(DISK_FULL)],
    ['store-unavailable', 503, new StoreUnavailable('the store is closed')],
    ['outcome-unknown', 503, new StoreUnavailable('no answer', 'unknown')],
    ['busy-stream', 409, new ConcurrencyConflict('office-a', 1n, 2n)],
    ['too-large', 413, new StoreRefused('append-too-large', 'x')],
    ['malformed-text', 400, new StoreRefused('invalid-append', 'x')],
    ['store-read-only', 503, new StoreRefused('read-only', 'x')],
    ['store-foreign-file', 503, new StoreRefused('foreign-file', 'x')],
    ['store-newer-file', 503, new StoreRefused('newer-file', 'x')],
    ['store-damaged-file', 503, new StoreRefused('damaged-file', 'x')],
    ['store-network-file-system', 503, new StoreRefused('network-file-system', 'x')],
    ['store-access-denied', 503, new StoreRefused('access-denied', 'x')],
    ['store-refused', 503, new StoreRefused('stream-deleted', 'x')],
  ])('has a code and a status of its own: %s', (code, status, error) => {
    const refusal = asRefusal(error);
    expect([refusal?.code, refusal?.status]).toEqual([code, status]);
  });

  it('is that the disk is full, of whatever file it was to write', () => {
    const full = (): unknown => {
      try {
        return writeFileSync('/dev/full', 'x');
      } catch (error) {
        return error;
      }
    };
    // Only Linux has a disk that is always full.
    if (process.platform === 'linux') expect(asRefusal(full())?.code).toBe('disk-full');
  });

  it('is not made of what nobody has foreseen', () => {
    expect(asRefusal(new TypeError('x'))).toBeUndefined();
  });
});

describe('every refusal', () => {
  it.each(Object.keys(REFUSALS) as RefusalCode[])(
    '%s has a sentence in Swedish and one in English, and they differ',
    (code) => {
      const { sv, en, status } = new Refusal(code);
      for (const sentence of [sv, en]) expect(sentence).toMatch(/^\S.*[.!)]$/s);
      expect(sv).not.toBe(en);
      expect(status).toBeGreaterThanOrEqual(400);
    },
  );

  it('has a code that stands in one file only', () => {
    const folder = new URL('../../src/domain/refusals/', import.meta.url);
    const codes = readdirSync(folder).flatMap((file) => {
      const source = readFileSync(new URL(file, folder), 'utf8');
      return [...source.matchAll(/^ {2}'?([a-z0-9-]+)'?: \{$/gm)].map(([, code]) => code);
    });
    expect(codes.toSorted()).toEqual(Object.keys(REFUSALS).toSorted());
  });
});
