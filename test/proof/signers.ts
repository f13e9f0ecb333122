import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import {
  COSIGNATURE,
  LOG_SIGNATURE,
  publicBytes,
  verifierKey,
  type SignatureType,
  type VerifierKey,
} from '../../src/proof/keys.js';
import type { Sign } from '../../src/proof/note.js';

/** Keys for the tests, always the same: made from a seed of 32 equal bytes. */
export type Signer = Readonly<{ key: VerifierKey; sign: Sign; privateKey: KeyObject }>;

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export const privateKeyFrom = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });

function signer(name: string, type: SignatureType, byte: number): Signer {
  const privateKey = privateKeyFrom(Buffer.alloc(32, byte));
  return {
    key: verifierKey(name, type, publicBytes(privateKey)),
    sign: (message) => sign(null, message, privateKey),
    privateKey,
  };
}

export const logSigner = (name: string, byte = 1): Signer => signer(name, LOG_SIGNATURE, byte);
export const keeperSigner = (name: string, byte = 2): Signer => signer(name, COSIGNATURE, byte);

/** The ledger of the tests. */
export const LEDGER = '0190a5b0-0000-7000-8000-000000000001';
