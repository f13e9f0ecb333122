import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { makeFolderOf, syncFile } from '../event-store/sqlite/durable-file.js';
import { ProofFault } from './fault.js';
import { LOG_SIGNATURE, publicBytes, verifierKey, type SignatureType, type VerifierKey } from './keys.js';
import type { Sign } from './note.js';

/** The private half of a key, in a file that only its owner can read (PKCS #8 in PEM, RFC 8410). */
export type SigningKey = Readonly<{ key: VerifierKey; sign: Sign }>;

/**
 * Makes a key and writes it down, before anybody hears of it. @param name what it signs for: a log's origin, a keeper's name
 * @throws ProofFault key-file-exists
 */
export function createKeyFile(file: string, name: string, type: SignatureType = LOG_SIGNATURE): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  makeFolderOf(file);
  try {
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new ProofFault('key-file-exists', { file });
    throw error;
  }
  syncFile(file);
  return signingKey(privateKey, name, type);
}

/** @throws ProofFault key-file-missing, key-file-open, key-file-malformed */
export function readKeyFile(file: string, name: string, type: SignatureType = LOG_SIGNATURE): SigningKey {
  const pem = contentOf(file);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new ProofFault('key-file-open', { file });
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(pem);
  } catch {
    throw new ProofFault('key-file-malformed', { file });
  }
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new ProofFault('key-file-malformed', { file });
  return signingKey(privateKey, name, type);
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new ProofFault(missing ? 'key-file-missing' : 'key-file-malformed', { file });
  }
}

const signingKey = (privateKey: KeyObject, name: string, type: SignatureType): SigningKey => ({
  key: verifierKey(name, type, publicBytes(privateKey)),
  sign: (message) => sign(null, message, privateKey),
});
