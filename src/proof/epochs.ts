import type { RecordedEvent } from '../domain/event.js';
import { EpochOpened } from '../domain/ledger/ledger.events.js';
import type { TreeHead } from './checkpoint.js';
import { ProofFault } from './fault.js';
import { epochOf } from './origin.js';

/** What an EpochOpened says: how much of the log was kept when the ledger went on from a backup, and the root over it. */
export type EpochStart = Readonly<{ epoch: number; keptSize: number; keptRoot: string }>;

/** What the log still has of a tree: so many of its first entries, with a root. `lost` counts those that came after them. */
export type KeptPrefix = Readonly<{ size: number; root: Buffer; lost: number }>;

/**
 * What a log must still have of a head from this epoch or an earlier one. Where later epochs kept less than the head
 * counts, the events from place `size` up to the head's size are lost, and the root is the one that was recorded then.
 * @param epochs what the log's EpochOpened events say, in their order
 * @param origin what the log is called now
 * @throws ProofFault other-origin when the head is of another ledger, or of an epoch that this log has not come to
 */
export function keptPrefix(head: TreeHead, epochs: readonly EpochStart[], origin: string): KeptPrefix {
  const [now, then] = [epochOf(origin), epochOf(head.origin)];
  if (!now || then?.ledger !== now.ledger || then.epoch > now.epoch)
    throw new ProofFault('other-origin', { found: head.origin, expected: origin });
  let { size, root } = head;
  for (const { epoch, keptSize, keptRoot } of epochs)
    if (epoch > then.epoch && keptSize < size) [size, root] = [keptSize, Buffer.from(keptRoot, 'hex')];
  return { size, root, lost: head.size - size };
}

/** Whether an event ends the log that goes by an origin. */
export function isLaterEpoch({ type, data }: RecordedEvent, origin: string): boolean {
  if (type !== EpochOpened.type) return false;
  const { epoch } = data as { epoch?: unknown };
  return typeof epoch === 'number' && epoch > (epochOf(origin)?.epoch ?? 0);
}
