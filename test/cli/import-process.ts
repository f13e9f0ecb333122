// Brings in the example in a process of its own and tells of every row, so that a test can kill it in the middle.
import { bringExample, open } from './import-ledger.js';

const opened = await open(process.argv[2] ?? '', 'example');
process.stdout.write('opened\n');
await bringExample(opened, { onProgress: (done) => process.stdout.write(`${done}\n`) });
// Nobody asked it to end: it waits to be killed.
setInterval(() => undefined, 1_000);
