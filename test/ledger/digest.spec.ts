import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commandDigest, hmacSha256 } from '../../src/ledger/digest.js';

describe('the digest of a command', () => {
  it('is HMAC-SHA-256, for every key and text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.string({ unit: 'grapheme' }), (key, text) => {
        expect(hmacSha256(Buffer.from(key), text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
      }),
    );
  });

  it('has the value RFC 4231 gives for its first case', () => {
    expect(hmacSha256(Buffer.alloc(20, 0x0b), 'Hi There')).toBe(
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    );
  });

  it('tells name, stream and fields apart', () => {
    const salt = 'cd'.repeat(16);
    const digests = [
      commandDigest(salt, 'initiative/close', 'initiative-a', { outcome: 'completed' }),
      commandDigest(salt, 'initiative/withdraw', 'initiative-a', { outcome: 'completed' }),
      commandDigest(salt, 'initiative/close', 'initiative-b', { outcome: 'completed' }),
      commandDigest(salt, 'initiative/close', 'initiative-a', { outcome: 'discontinued' }),
      commandDigest('ab'.repeat(16), 'initiative/close', 'initiative-a', { outcome: 'completed' }),
    ];
    expect(new Set(digests).size).toBe(5);
  });
});
