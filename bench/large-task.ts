import { ask, untilCurrent } from './large.js';
import { hashing, onTwoCores, proving, sealing, verifying } from './proving.js';
import { judgeTenYears } from './ten-years.js';

const TASKS = {
  ask,
  rebuild: () => untilCurrent(true),
  start: () => untilCurrent(false),
  'ten-years': judgeTenYears,
  hashing,
  'two-cores': onTwoCores,
  sealing,
  proving,
  verifying,
} as const;

const [task = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await TASKS[task as keyof typeof TASKS]()));
