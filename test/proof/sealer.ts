import { join } from 'node:path';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { TreeBuilder } from '../../src/proof/tree-builder.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import { CheckpointSigner } from '../../src/proof/signing.js';
import { LEDGER, logSigner } from './signers.js';

/** A process that seals the log of a folder until it is killed, and says each size that it has signed. */
const [folder = ''] = process.argv.slice(2);
const store = SqliteEventStore.open(join(folder, 'ledger.db'), { pollMs: 5 });
const tree = TreeFolder.open(join(folder, 'proof'), LEDGER);
const { key, sign } = logSigner(`${LEDGER}/1`);
const signer = new CheckpointSigner(store, tree, key, sign);
let signing = Promise.resolve();
const signed = async (): Promise<void> => {
  await signer.signHead();
  process.stdout.write(`${tree.signed()?.size ?? 0}\n`);
};
await new TreeBuilder(store, tree, 40).follow(new AbortController().signal, () => {
  signing = signing.then(signed);
});
