import { join } from 'node:path';
import type { Position, RecordedEvent } from '../../src/domain/event.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import type { FaultCode } from '../../src/proof/fault.js';
import { CheckpointSigner } from '../../src/proof/signing.js';
import { TreeBuilder } from '../../src/proof/tree-builder.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import type { Log } from './logs.js';
import { LEDGER, logSigner } from './signers.js';

/** The folder beside a log with its tree. */
export const treeOf = ({ folder }: Log, ledger = LEDGER): TreeFolder =>
  TreeFolder.open(join(folder, 'proof'), ledger);

/** Comes to the end of the log. */
export async function sealed(log: Log): ReturnType<TreeBuilder['catchUp']> {
  const folder = treeOf(log);
  try {
    return await new TreeBuilder(log.store, folder).catchUp();
  } finally {
    folder.close();
  }
}

export function signerOf({ store }: Readonly<{ store: EventStore }>, folder: TreeFolder): CheckpointSigner {
  const { key, sign } = logSigner(`${LEDGER}/1`);
  return new CheckpointSigner(store, folder, key, sign);
}

/** A store whose log is read by this. */
export const through = (
  store: EventStore,
  change: (events: AsyncIterable<RecordedEvent>, after: Position) => AsyncIterable<RecordedEvent>,
): EventStore =>
  Object.create(store, {
    readAll: { value: (after: Position, until?: Position) => change(store.readAll(after, until), after) },
  }) as EventStore;

export const faultOf = (doing: Promise<unknown>): Promise<FaultCode | 'none'> =>
  doing.then(
    () => 'none',
    (error: { code?: FaultCode }) => error.code ?? 'none',
  );
