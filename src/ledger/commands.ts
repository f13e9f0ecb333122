import type { StreamKind } from '../domain/catalogue.js';
import type { CommandRow } from './command-row.js';
import { companyRows } from './rows/company.js';
import { economyRows } from './rows/economy.js';
import { groupRows } from './rows/group.js';
import { guidelineRows } from './rows/guideline.js';
import { initiativeRows } from './rows/initiative.js';
import { internalRows } from './rows/internal.js';
import { officeRows } from './rows/office.js';
import { questionRows } from './rows/questions.js';
import { surveyRows } from './rows/survey.js';
import { systemRows } from './rows/system.js';
import { unitRows } from './rows/unit.js';

export type { CommandRow } from './command-row.js';

/** One row per command, by kind. REST routes, CLI sub-commands, import columns and command handlers all come from here. */
export const COMMANDS: readonly CommandRow[] = [
  ...initiativeRows,
  ...officeRows,
  ...groupRows,
  ...systemRows,
  ...unitRows,
  ...companyRows,
  ...economyRows,
  ...surveyRows,
  ...questionRows,
  ...guidelineRows,
  ...internalRows,
];

/** The row of a command by kind and verb. */
export function rowOf(kind: StreamKind, name: string): CommandRow {
  const row = COMMANDS.find((candidate) => candidate.kind === kind && candidate.name === name);
  if (!row) throw new Error(`the command table has no row ${kind} ${name}`);
  return row;
}
