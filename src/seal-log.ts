import { join } from 'node:path';
import type { Config } from './config.js';
import type { OpenedLedger } from './open-ledger.js';
import { ledgerStream } from './domain/ledger/ledger.decider.js';
import { readKeyFile, type SigningKey } from './proof/key-file.js';
import { ProofFault } from './proof/fault.js';
import { keyText } from './proof/keys.js';
import { originOf } from './proof/origin.js';
import { CheckpointSigner } from './proof/signing.js';
import { TreeBuilder } from './proof/tree-builder.js';
import { TreeFolder } from './proof/tree-folder.js';

/** Where the tree and its checkpoints lie. Tiles can be made again from the log; checkpoints cannot. */
export const proofFolder = (config: Config): string => join(config.data, 'proof');

/** A checkpoint is signed as often as this while there is news. */
const SIGN_MS = 60_000;

/** Where it is told that sealing has stopped. */
type Logger = Readonly<{ error: (details: object, message: string) => void }>;

type Sealable = Pick<OpenedLedger, 'config' | 'ledger' | 'store'>;

export async function openTree({ config, ledger }: Sealable): Promise<TreeFolder> {
  return TreeFolder.open(proofFolder(config), (await ledger.genesis()).ledger);
}

/** The keys that the ledger has announced, the newest last. */
export async function announcedKeys({ ledger }: Pick<Sealable, 'ledger'>): Promise<readonly string[]> {
  const { state } = await ledger.streams.refresh('ledger', () => ledgerStream);
  return state.name === 'unopened' ? [] : state.keys;
}

/**
 * The key that the ledger signs with now.
 * @throws ProofFault key-not-announced when the file has another, and what the file is refused with
 */
export async function currentKey(opened: Sealable): Promise<SigningKey> {
  const signing = readKeyFile(opened.config.keyFile, originOf((await opened.ledger.genesis()).ledger));
  const key = keyText(signing.key);
  if ((await announcedKeys(opened)).at(-1) !== key) throw new ProofFault('key-not-announced', { key });
  return signing;
}

/** Comes to the end of the log and signs its head. @throws ProofFault */
export async function signNow(opened: Sealable, folder: TreeFolder): Promise<string | undefined> {
  const { key, sign } = await currentKey(opened);
  await new TreeBuilder(opened.store, folder).catchUp();
  return new CheckpointSigner(opened.store, folder, key, sign).signHead();
}

export type Sealing = Readonly<{ close: () => Promise<void> }>;

/**
 * Follows the log with its tree, and signs a checkpoint each minute with news where the key's file lies. A fault stops it
 * and stands in the log; recording goes on.
 */
export async function startSealing(opened: Sealable, logger: Logger): Promise<Sealing> {
  const folder = await openTree(opened);
  const stop = new AbortController();
  const report = (error: unknown): void => {
    if (error instanceof ProofFault && error.code === 'key-file-missing') return;
    const code = error instanceof ProofFault ? error.code : 'internal-error';
    logger.error({ err: error, code }, 'the log is not sealed');
  };
  const following = new TreeBuilder(opened.store, folder).follow(stop.signal).catch(report);
  let signing: Promise<unknown> = Promise.resolve();
  const sign = (): void => {
    signing = signing.then(() => signHead(opened, folder)).catch(report);
  };
  const timer = setInterval(sign, SIGN_MS);
  timer.unref();
  const close = async (): Promise<void> => {
    clearInterval(timer);
    stop.abort();
    await following;
    sign();
    await signing;
    folder.close();
  };
  return { close };
}

async function signHead(opened: Sealable, folder: TreeFolder): Promise<void> {
  const { key, sign } = await currentKey(opened);
  await new CheckpointSigner(opened.store, folder, key, sign).signHead();
}
