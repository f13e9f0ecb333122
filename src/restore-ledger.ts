import { randomUUID } from 'node:crypto';
import { proofFolder, readModelsFile } from './config.js';
import type { JsonObject } from './domain/json.js';
import { originOf } from './domain/ledger/origin.js';
import { rowOf } from './ledger/commands.js';
import { readCommand } from './ledger/read-command.js';
import { confirmLost } from './moved-store.js';
import type { OpenedLedger } from './open-ledger.js';
import { parseCheckpoint, type Checkpoint } from './proof/checkpoint.js';
import { ProofFault } from './proof/fault.js';
import { parseKey, type VerifierKey } from './proof/keys.js';
import { measureLog } from './proof/measured-log.js';
import { signedBy } from './proof/note.js';
import { checkpointIn } from './proof/tree-folder.js';
import { DocumentStore } from './read-models/document-store.js';

/** What became of a ledger that goes on from a backup. `lost` counts the events that a checkpoint shows to have been there. */
export type Restored = Readonly<{
  origin: string;
  previousOrigin: string;
  keptSize: number;
  keptRoot: string;
  lastKnownSize?: number;
  lost: number;
}>;

/** A checkpoint from before the loss, and keys that it may be signed by when its key was announced in what is lost. */
export type LastKnown = Readonly<{ source: string; keys: readonly VerifierKey[] }>;

/**
 * Opens a new epoch of a ledger that is a restored backup or has lost events. From then on it takes events again.
 * @param lastKnown without it, the newest checkpoint that lies beside the log is taken where it can be trusted
 * @param isStoreLost of a ledger that has moved: the store that it moved to is lost
 * @throws Refusal not-restored, no-ledger, moved-store-not-lost, moved-store-in-use; ProofFault not-consistent when the log does not begin with what the checkpoint
 * is of, and those of a checkpoint that was given
 */
export async function restoreLedger(
  opened: OpenedLedger,
  actor: string,
  {
    lastKnown,
    isStoreLost = false,
  }: Readonly<{ lastKnown?: LastKnown | undefined; isStoreLost?: boolean }> = {},
): Promise<Restored> {
  const { ledger, store } = opened;
  await confirmLost(opened, isStoreLost);
  const { genesis, epoch } = await ledger.standing(true);
  const previousOrigin = originOf(genesis.ledger, epoch);
  const known = lastKnown
    ? await knownFrom(opened, previousOrigin, lastKnown)
    : await lyingBeside(opened, previousOrigin);
  const { size, root, rootBefore } = await measureLog(store, known?.size);
  if (known && rootBefore?.equals(known.root) === false)
    throw new ProofFault('not-consistent', { earlier: String(known.size), later: String(size) });
  const kept = { epoch: epoch + 1, previousOrigin, keptSize: size, keptRoot: root.toString('hex') };
  const told: JsonObject = { ...kept, ...(known ? { lastKnownCheckpoint: known.source } : {}) };
  const row = rowOf('ledger', 'open-epoch');
  await ledger.execute(row, readCommand(row, told), { commandId: randomUUID(), actor, door: 'cli' });
  // They may show what was lost, and are made anew by whoever asks next.
  DocumentStore.remove(readModelsFile(opened.config));
  return {
    origin: originOf(genesis.ledger, kept.epoch),
    previousOrigin,
    keptSize: size,
    keptRoot: kept.keptRoot,
    ...(known ? { lastKnownSize: known.size } : {}),
    lost: Math.max(0, (known?.size ?? 0) - size),
  };
}

async function knownFrom(
  { ledger }: OpenedLedger,
  origin: string,
  { source, keys }: LastKnown,
): Promise<Checkpoint> {
  const checkpoint = parseCheckpoint(source);
  if (checkpoint.origin !== origin)
    throw new ProofFault('other-origin', { found: checkpoint.origin, expected: origin });
  const announced = (await ledger.standing()).keys.map(parseKey);
  signedBy(
    checkpoint.note,
    [...announced, ...keys].filter(({ name }) => name === origin),
  );
  return checkpoint;
}

/** What lies beside the log was not vouched for by anybody now: when it cannot be trusted it is left out. */
async function lyingBeside(opened: OpenedLedger, origin: string): Promise<Checkpoint | undefined> {
  const source = checkpointIn(proofFolder(opened.config), origin);
  if (source === undefined) return undefined;
  return knownFrom(opened, origin, { source, keys: [] }).catch((error: unknown) => {
    if (error instanceof ProofFault) return undefined;
    throw error;
  });
}
