import type { Facts } from '../guideline/facts.js';
import { isUnitWord, unitCalled } from '../guideline/seats.js';
import { KINDS } from './kinds.js';
import type { Reference } from './references.js';

const CODE = /^[a-z][a-z0-9-]{0,39}$/;

export const isUnitCode = (word: string): boolean => CODE.test(word);

/**
 * References with each word for a unit as the unit that it means, by name or by code. A word that a guideline itself uses
 * refers to nothing in the ledger. Without facts names are not known: an import, which follows no read models, has checked
 * its own. @throws Refusal unknown-unit
 */
export async function withUnitsMeant(
  references: readonly Reference[],
  factsNow: () => Facts | undefined,
  hasUnit: (code: string) => Promise<boolean>,
): Promise<readonly Reference[]> {
  // Only where a name may stand are facts needed, which may be slow to have, or not to be had.
  const facts = references.some(({ to }) => to === 'unit-word') ? factsNow() : undefined;
  const meant: Reference[] = [];
  for (const reference of references) {
    const { to, value, stands } = reference;
    const named = to === 'unit-word' ? facts && unitCalled(value, facts)?.code : undefined;
    if (to !== 'unit-word') meant.push(reference);
    else if (named !== undefined) meant.push({ ...reference, to: 'unit', value: named });
    else if (facts && isUnitWord(value, facts)) continue;
    else if (isUnitCode(value) && (await hasUnit(value))) meant.push({ ...reference, to: 'unit' });
    else if (facts && !stands) throw KINDS.unit.unknown(value);
  }
  return meant;
}
