import { createHmac } from 'node:crypto';
import type { Json, JsonObject } from '../domain/json.js';
import { jcs } from '../proof/canonical-event.js';

/**
 * What a command was, without telling it: HMAC-SHA-256 in hex, keyed with the event's salt, over the command's name, its
 * stream and the JCS of its lasting fields. Disposable text is left out: a digest over it would let it be guessed after
 * it was lawfully destroyed.
 */
export function commandDigest(salt: string, name: string, stream: string, lasting: JsonObject): string {
  return createHmac('sha256', Buffer.from(salt, 'hex'))
    .update(jcs([name, stream, lasting as Json]))
    .digest('hex');
}
