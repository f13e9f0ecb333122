import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { fromBase64 } from './encoding.js';
import { ProofFault } from './fault.js';
import { sha256 } from './hashing.js';

/** Keys that verify signed notes, as C2SP signed-note writes them: `name+id+base64(type ‖ public key)`. */

/** How a signature is made: over the note's text, or over the text with the time at which a keeper saw it. */
export const LOG_SIGNATURE = 0x01;
export const COSIGNATURE = 0x04;
export type SignatureType = typeof LOG_SIGNATURE | typeof COSIGNATURE;

/** `id` is 8 hexadecimal digits, `publicKey` 32 bytes (RFC 8032). */
export type VerifierKey = Readonly<{ name: string; id: string; type: SignatureType; publicKey: Buffer }>;

const KEY_BYTES = 32;

/** Neither spaces nor plus signs, which separate names from what follows, nor control characters. */
export const isKeyName = (name: string): boolean => name !== '' && !/[\s\p{Z}\p{Cc}+]/u.test(name);

export function keyId(name: string, type: SignatureType, publicKey: Buffer): string {
  return sha256(`${name}\n`, Buffer.from([type]), publicKey)
    .subarray(0, 4)
    .toString('hex');
}

export function verifierKey(name: string, type: SignatureType, publicKey: Buffer): VerifierKey {
  return { name, id: keyId(name, type, publicKey), type, publicKey };
}

export const keyText = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${id}+${Buffer.concat([Buffer.from([type]), publicKey]).toString('base64')}`;

export const isSameKey = (one: VerifierKey, other: VerifierKey): boolean => keyText(one) === keyText(other);

/** @throws ProofFault key-malformed, unknown-algorithm */
export function parseKey(text: string): VerifierKey {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)/s.exec(text) as [string, string, string, string] | null;
  if (!match || !isKeyName(match[1]))
    throw malformed('delarna saknas eller har fel form', 'its parts are missing or malformed');
  const [, name, id, material] = match;
  const bytes = fromBase64(material);
  if (!bytes) throw malformed('base64 har fel form', 'the base64 is malformed');
  const [type] = bytes;
  if (type !== LOG_SIGNATURE && type !== COSIGNATURE)
    throw new ProofFault('unknown-algorithm', { type: bytes.subarray(0, 1).toString('hex') });
  const publicKey = bytes.subarray(1);
  if (publicKey.length !== KEY_BYTES)
    throw malformed('den ska vara 32 byte lång', 'it should be 32 bytes long');
  if (keyId(name, type, publicKey) !== id)
    throw malformed('de åtta tecknen hör till en annan nyckel', 'the eight digits are of another key');
  if (isWeak(publicKey)) throw malformed('vem som helst kan underteckna med den', 'anybody can sign with it');
  return { name, id, type, publicKey };
}

/** What coordinates of points are numbers modulo, RFC 8032 §5.1. */
const FIELD = 2n ** 255n - 19n;

/** The second coordinates of the eight points whose order divides 8; those with the same one differ in the sign alone. */
const SMALL_ORDER: ReadonlySet<bigint> = new Set([
  0n,
  1n,
  FIELD - 1n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
]);

/** Whether a point is of small order, so that anybody can sign by it as a key, or is written as no encoder writes it. */
function isWeak(point: Buffer): boolean {
  const coordinate = BigInt(`0x0${Buffer.from(point).reverse().toString('hex')}`) % 2n ** 255n;
  return coordinate >= FIELD || SMALL_ORDER.has(coordinate);
}

const malformed = (sv: string, en: string): ProofFault => new ProofFault('key-malformed', { sv, en });

/** What the DER form of a raw Ed25519 public key begins with, RFC 8410 §4. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const asObject = (publicKey: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });

/** The 32 bytes of a public key. */
export const publicBytes = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);

/** Of a point of small order in a signature one OpenSSL says that it is right and another that it is wrong: here it is wrong. */
export const isSignedBy = (publicKey: Buffer, message: Buffer, signature: Buffer): boolean =>
  !isWeak(signature.subarray(0, KEY_BYTES)) && verify(null, message, asObject(publicKey), signature);
