import { caseFile } from './case-file.js';
import { decisionRegister } from './decision-register.js';
import { knownFrom } from './known-from.js';
import { numberRegister } from './number-register.js';
import type { Projection } from './projection.js';
import { ROLLS } from './rolls.js';

/** Everything the read models keep, for a ledger in the given time zone. */
export const shown = (timeZone: string): readonly Projection[] =>
  [
    caseFile(timeZone),
    decisionRegister,
    numberRegister,
    knownFrom,
    ...Object.values(ROLLS).map(({ projection }) => projection),
  ] as unknown as readonly Projection[];
