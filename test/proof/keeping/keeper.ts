import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { keepHead } from '../../../src/proof/keeping/keep.js';
import { KeptFolder } from '../../../src/proof/keeping/kept-folder.js';
import { sourceAt } from '../../../src/proof/keeping/log-source.js';
import { LEDGER, keeperSigner, logSigner } from '../signers.js';

/** A process that keeps one head of a log after another, from the smallest, until it is killed; it says each that it has. */
const [log = '', into = ''] = process.argv.slice(2);
const heads = readdirSync(join(log, 'checkpoints', LEDGER, '1')).sort();
const folder = new KeptFolder(into);
for (const name of heads) {
  if (Number(name) <= (folder.newest()?.checkpoint.size ?? 0)) continue;
  const { tile } = sourceAt(log);
  const { checkpoint } = sourceAt(join(log, 'checkpoints', LEDGER, '1', name));
  const kept = await keepHead({ tile, checkpoint }, folder, {
    keys: [logSigner(`${LEDGER}/1`).key],
    cosigner: keeperSigner('revisionen.norrvik.se'),
    acceptEpoch: false,
    now: () => new Date(),
  });
  process.stdout.write(`${kept.checkpoint.size}\n`);
}
