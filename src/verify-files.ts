import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { peopleFile, type Config } from './config.js';
import { definedBy } from './event-store/sqlite/definitions.js';
import { codeOf } from './event-store/sqlite/errors.js';
import { openReadOnly } from './event-store/sqlite/open-read-only.js';
import { SCHEMA } from './event-store/sqlite/schema.js';
import { PEOPLE_SCHEMA } from './people/people-store.js';
import { found } from './proof/verify/faults.js';
import { checkFile } from './proof/verify/file-check.js';
import type { Findings } from './proof/verify/findings.js';

/** The SQLite files that a ledger consists of, and what makes each. Read models are looked at when they are compared. */
export type Files = readonly Readonly<{ file: string; schema: string }>[];

export const filesOf = (config: Config): Files => [
  ...(config.store.kind === 'sqlite' ? [{ file: config.store.file, schema: SCHEMA }] : []),
  { file: peopleFile(config), schema: PEOPLE_SCHEMA },
];

/** Looks at each file that is there, which takes as long as reading it. */
export function checkFiles(files: Files, findings: Findings): void {
  for (const { file, schema } of files.filter((one) => existsSync(one.file))) {
    try {
      const database = openReadOnly(file);
      try {
        findings.add(...checkFile(database, basename(file), definedBy(schema)));
      } finally {
        database.close();
      }
    } catch (error) {
      if (codeOf(error) === '') throw error;
      findings.add(found('file-damaged', { file: basename(file), what: codeOf(error) }));
    }
  }
}
