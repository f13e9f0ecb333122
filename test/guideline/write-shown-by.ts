import { writeFileSync } from 'node:fs';
import { namedRows } from './named-rows.js';

/** `npm run coverage`: writes down which tests show which row, for `liggare guideline coverage`. */
const root = process.cwd();
const named = namedRows(root);
writeFileSync(`${root}/src/guideline/shown-by.json`, `${JSON.stringify(named, null, 2)}\n`);
process.stdout.write(`${Object.keys(named).length} rows are named by tests\n`);
