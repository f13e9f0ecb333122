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

function signer(name: string, type: SignatureType, seed: Buffer): Signer {
  const privateKey = privateKeyFrom(seed);
  return {
    key: verifierKey(name, type, publicBytes(privateKey)),
    sign: (message) => sign(null, message, privateKey),
    privateKey,
  };
}

export const logSigner = (name: string, byte = 1): Signer =>
  signer(name, LOG_SIGNATURE, Buffer.alloc(32, byte));
export const keeperSigner = (name: string, byte = 2): Signer =>
  signer(name, COSIGNATURE, Buffer.alloc(32, byte));

const seedOf = (number: number): Buffer => {
  const seed = Buffer.alloc(32);
  seed.writeUInt32BE(number);
  return seed;
};

/** Two signers that share a name and an id of 32 bits, found by trying; and two keepers. */
export const LOG_TWINS = [58_006, 70_652].map((number) =>
  signer('log.example/1', LOG_SIGNATURE, seedOf(number)),
);
export const KEEPER_TWINS = [8_708, 36_142].map((number) =>
  signer('keeper.example', COSIGNATURE, seedOf(number)),
);

/** The ledger of the tests. */
export const LEDGER = '0190a5b0-0000-7000-8000-000000000001';
