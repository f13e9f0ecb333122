import type { RecordedEvent } from '../domain/event.js';
import { eventHash } from './canonical-event.js';
import { parseCheckpoint } from './checkpoint.js';
import { ProofFault } from './fault.js';
import { proofText } from './inclusion-proof.js';
import { hashOf, inclusionRanges } from './merkle.js';
import { TILE_WIDTH, hashesFrom } from './tiles.js';
import type { TreeFolder } from './tree-folder.js';

/**
 * That an event is in the tree whose head a checkpoint is, from the tree's folder, as a C2SP tlog-proof.
 * @throws ProofFault not-sealed-yet when it is in no tree as large as the checkpoint's, tree-damaged
 */
export function proofOf(event: Omit<RecordedEvent, 'position'>, folder: TreeFolder, source: string): string {
  const { size } = parseCheckpoint(source);
  const index = placeOf(eventHash(event), folder, size);
  if (index === undefined) {
    const { stream, revision } = event;
    throw new ProofFault('not-sealed-yet', { stream, revision: String(revision), size: String(size) });
  }
  const hashAt = hashesFrom(size, (tile) => folder.read(tile));
  const hashes = inclusionRanges(index, size).map((range) => hashOf(range, hashAt));
  return proofText(index, hashes, source);
}

/** Where an entry stands among the first ones of the log. Newer ones are asked for more often, so it looks from the end. */
function placeOf(entry: Buffer, folder: TreeFolder, size: number): number | undefined {
  for (let from = size - (size % TILE_WIDTH); from >= 0; from -= TILE_WIDTH) {
    const entries = [...folder.entries(from, Math.min(from + TILE_WIDTH, size))];
    const place = entries.findIndex((one) => one.equals(entry));
    if (place >= 0) return from + place;
  }
  return undefined;
}
