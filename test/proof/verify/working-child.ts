import { readConfig } from '../../../src/config.js';
import { followLedger } from '../../../src/follow.js';
import { signNow, openTree } from '../../../src/seal-log.js';
import { execute } from '../../ledger/opened.js';

/** A process that records, shows and seals until it is killed, and says each time that it has sealed. */
const [folder = '', target = '', actor = ''] = process.argv.slice(2);
const followed = await followLedger(readConfig({ LIGGARE_DATA: folder }));
const tree = await openTree(followed);
const consultation = { consultedOffice: 'it-strategist', note: 'Samordning förordas.' };
for (;;) {
  for (let place = 0; place < 40; place += 1)
    await execute(followed.ledger, 'initiative', 'consult', consultation, { target, actor });
  await signNow(followed, tree);
  process.stdout.write('sealed\n');
}
