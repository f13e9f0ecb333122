import { setTimeout as pause } from 'node:timers/promises';
import { proofFolder } from './config.js';
import type { OpenedLedger } from './open-ledger.js';
import { asRefusal } from './ledger/as-refusal.js';
import { readKeyFile, type SigningKey } from './proof/key-file.js';
import { ProofFault } from './proof/fault.js';
import { keyText } from './proof/keys.js';
import { CheckpointSigner } from './proof/signing.js';
import { TreeBuilder } from './proof/tree-builder.js';
import { TreeFolder } from './proof/tree-folder.js';

/** A checkpoint is signed as often as this while there is news. */
const SIGN_MS = 60_000;

/** After so long the log is followed again, when its store or the disk would not let it be. */
const AGAIN_MS = 10_000;

/** Where it is told that the log is not sealed. */
type Logger = Readonly<{ error: (details: object, message: string) => void }>;

type Sealable = Pick<OpenedLedger, 'config' | 'ledger' | 'store'>;

/** The tree of the log in the epoch that it is in. */
export async function openTree({ config, ledger }: Sealable): Promise<TreeFolder> {
  const { genesis, epoch } = await ledger.standing(true);
  return TreeFolder.open(proofFolder(config), genesis.ledger, epoch);
}

/**
 * The key that the ledger signs with now.
 * @throws ProofFault key-not-announced when the file has another, and what the file is refused with
 */
export async function currentKey({ config, ledger }: Sealable): Promise<SigningKey> {
  const signing = readKeyFile(config.keyFile, await ledger.origin(true));
  const key = keyText(signing.key);
  const { keys } = await ledger.standing();
  if (keys.at(-1) !== key) throw new ProofFault('key-not-announced', { key });
  return signing;
}

/** Comes to the end of the log and signs its head. @throws ProofFault, Refusal restored-copy */
export async function signNow(opened: Sealable, folder: TreeFolder): Promise<string | undefined> {
  const { key, sign } = await currentKey(opened);
  await new TreeBuilder(opened.store, folder).catchUp();
  await opened.ledger.confirmOriginal();
  return new CheckpointSigner(opened.store, folder, key, sign).signHead();
}

export type Sealing = Readonly<{ close: () => Promise<void> }>;

/**
 * Follows the log with its tree, and signs a checkpoint each minute with news where the key's file lies. What is proved to
 * be wrong stops it, what is away does for a while; both are told, and recording goes on.
 */
export async function startSealing(opened: Sealable, logger: Logger, againMs = AGAIN_MS): Promise<Sealing> {
  const stop = new AbortController();
  const report = (error: unknown): void => {
    if (error instanceof ProofFault && error.code === 'key-file-missing') return;
    const code = error instanceof ProofFault ? error.code : (asRefusal(error)?.code ?? 'internal-error');
    logger.error({ err: error, code }, 'the log is not sealed');
  };
  let folder = await openTree(opened);
  // Whoever serves a copy should hear at once that it takes nothing.
  let signing: Promise<unknown> = opened.ledger.confirmOriginal().catch(report);
  const nextEpoch = async (): Promise<void> => {
    const ended = folder;
    folder = await openTree(opened);
    await signing;
    ended.close();
  };
  const follow = async (): Promise<void> => {
    while (!stop.signal.aborted)
      try {
        await new TreeBuilder(opened.store, folder).follow(stop.signal);
      } catch (error) {
        if (error instanceof ProofFault && error.code === 'epoch-ended') await nextEpoch();
        else if (error instanceof ProofFault) throw error;
        else {
          report(error);
          await pause(againMs, undefined, { signal: stop.signal }).catch(() => undefined);
        }
      }
  };
  const following = follow().catch(report);
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
  await opened.ledger.confirmOriginal();
  await new CheckpointSigner(opened.store, folder, key, sign).signHead();
}
