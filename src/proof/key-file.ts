import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { makeFolderOf, syncFile } from '../event-store/sqlite/durable-file.js';
import { ProofFault } from './fault.js';
import {
  COSIGNATURE,
  LOG_SIGNATURE,
  isKeyName,
  publicBytes,
  verifierKey,
  type SignatureType,
  type VerifierKey,
} from './keys.js';
import type { Sign } from './note.js';

/** The private half of a key, in a file that only its owner can read (PKCS #8 in PEM, RFC 8410). */
export type SigningKey = Readonly<{ key: VerifierKey; sign: Sign }>;

/** What a keeper's file begins with, before the key itself: a keeper's name stands nowhere else. */
const KEEPER = 'liggare-keeper ';
const KEEPER_NAME = new RegExp(`^${KEEPER}([^\n]*)`);

/**
 * Makes a key to cosign with, under a name that whoever checks it will see. @throws ProofFault keeper-name-malformed, key-file-exists
 */
export function createKeeperKeyFile(file: string, name: string): SigningKey {
  if (!isKeyName(name)) throw new ProofFault('keeper-name-malformed', { name });
  return createKeyFile(file, name, COSIGNATURE);
}

/** @throws ProofFault no-keeper-key when the file has a key but no keeper's name, and those of readKeyFile */
export function readKeeperKeyFile(file: string): SigningKey {
  const name = KEEPER_NAME.exec(contentOf(file))?.[1];
  if (name === undefined || !isKeyName(name)) throw new ProofFault('no-keeper-key', { file });
  return readKeyFile(file, name, COSIGNATURE);
}

/**
 * Makes a key and writes it down, before anybody hears of it. @param name what it signs for: a log's origin, a keeper's name
 * @throws ProofFault key-file-exists
 */
export function createKeyFile(file: string, name: string, type: SignatureType = LOG_SIGNATURE): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  makeFolderOf(file);
  try {
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const heading = type === COSIGNATURE ? `${KEEPER}${name}\n` : '';
    writeFileSync(file, `${heading}${pem}`, { flag: 'wx', mode: 0o600 });
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
