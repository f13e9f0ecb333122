import { caseFile } from './case-file.js';
import { decisionRegister } from './decision-register.js';
import { guidelineRoll } from './guideline-roll.js';
import { numberRegister } from './number-register.js';
import { groupRoll } from './group-roll.js';
import { officeRoll } from './office-roll.js';
import { systemRegister } from './system-register.js';
import type { Projection } from './projection.js';

/** Everything the read models keep, for a ledger in the given time zone. */
export const shown = (timeZone: string): readonly Projection[] =>
  [
    caseFile(timeZone),
    decisionRegister,
    numberRegister,
    officeRoll,
    groupRoll,
    systemRegister,
    guidelineRoll,
  ] as unknown as readonly Projection[];
