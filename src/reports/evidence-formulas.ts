import type { Formula } from './evidence-counting.js';
import { INITIATIVE_FORMULAS } from './initiative-formulas.js';
import { MUNICIPALITY_FORMULAS } from './municipality-formulas.js';

/**
 * What the ledger's own figures say of a question, by the code that the question names: pure formulas over what is
 * recorded. Nothing is said where there was nothing to do.
 */
export const FORMULAS: Readonly<Record<string, Formula>> = {
  ...MUNICIPALITY_FORMULAS,
  ...INITIATIVE_FORMULAS,
};
