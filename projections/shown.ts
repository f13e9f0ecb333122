import { caseFile } from './case-file.js';
import { decisionRegister } from './decision-register.js';
import { guidelineRoll } from './guideline-roll.js';
import { numberRegister } from './number-register.js';
import { officeRoll } from './office-roll.js';
import type { Projection } from './projection.js';

/** Everything the read models keep, for a ledger in the given time zone. */
export const shown = (timeZone: string): readonly Projection[] =>
  [
    caseFile(timeZone),
    decisionRegister,
    numberRegister,
    officeRoll,
    guidelineRoll,
  ] as unknown as readonly Projection[];
