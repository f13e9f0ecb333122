import { ask, untilCurrent } from './large.js';

const [task] = process.argv.slice(2);
process.stdout.write(JSON.stringify(task === 'ask' ? await ask() : await untilCurrent(task === 'rebuild')));
