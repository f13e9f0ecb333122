import { hash } from 'node:crypto';
import type { Json, JsonObject } from '../domain/json.js';
import { jcs } from '../proof/jcs.js';

const BLOCK = 64;
const outer = Buffer.alloc(BLOCK + 32);
let inner = Buffer.alloc(4096);

/**
 * HMAC-SHA-256 (RFC 2104) in hex, for keys of at most 64 bytes. By hand, since `createHmac` makes a key object for every
 * key, and every event has a key of its own: that alone was a sixth of the time of a command. The buffers are used again;
 * nothing here waits, so nobody else can be using them.
 */
export function hmacSha256(key: Buffer, text: string): string {
  const length = BLOCK + Buffer.byteLength(text);
  if (length > inner.length) inner = Buffer.alloc(2 * length);
  inner.fill(0x36, 0, BLOCK);
  outer.fill(0x5c, 0, BLOCK);
  for (let place = 0; place < key.length; place += 1) {
    inner[place] = (key[place] ?? 0) ^ 0x36;
    outer[place] = (key[place] ?? 0) ^ 0x5c;
  }
  inner.write(text, BLOCK, 'utf8');
  hash('sha256', inner.subarray(0, length), 'buffer').copy(outer, BLOCK);
  return hash('sha256', outer, 'hex');
}

/**
 * What a command was, without telling it: HMAC-SHA-256 in hex, keyed with the event's salt, over the command's name, its
 * stream and the JCS of its lasting fields. Disposable text is left out: a digest over it would let it be guessed after
 * it was lawfully destroyed.
 */
export const commandDigest = (salt: string, name: string, stream: string, lasting: JsonObject): string =>
  hmacSha256(Buffer.from(salt, 'hex'), jcs([name, stream, lasting as Json]));
