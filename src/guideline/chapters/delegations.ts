import type * as e from '../../domain/initiatives/initiative.events.js';
import type { ActOf } from '../../../projections/act.js';
import type { Capacity, DayFacts, HeldDelegation } from '../facts.js';
import type { Matter } from '../matter.js';
import type { Breach } from '../rule.js';

/** What a delegation lets its holder decide, asked alike by the law's rules and by the guideline's (KL 6:37, 7:5–6; A08). */

type Decision = ActOf<typeof e.DecisionMade>;

/** The delegations that a decision can rest on: those of the decider's office that day, for such a matter. */
export function delegationsFor({ data }: Decision, facts: DayFacts): readonly HeldDelegation[] {
  const { deciderOffice, delegation, kind } = data;
  if (deciderOffice === undefined) return [];
  return facts
    .delegationsOf(deciderOffice)
    .filter((held) => delegation === undefined || held.delegation === delegation)
    .filter(({ matter }) => matter === 'any' || matter === kind);
}

/** Whether every one of the delegations ends below the amount. What nobody has estimated is above no limit. */
export const beyondLimit = (delegations: readonly HeldDelegation[], amount: number | undefined): boolean =>
  amount !== undefined && delegations.every(({ limitOre }) => limitOre !== undefined && amount > limitOre);

/** Why a decider had no delegation for the decision, or undefined when they had. */
export function lacksDelegation(
  act: Decision,
  subject: Matter,
  facts: DayFacts,
  capacity: Capacity,
): Breach | undefined {
  const fitting = delegationsFor(act, facts);
  if (fitting.length === 0)
    return {
      sv: 'Befattningen hade ingen sådan delegation den dagen.',
      en: 'The office had no such delegation that day.',
    };
  const forThem = fitting.filter(({ forSubstitutes }) => capacity === 'holder' || forSubstitutes === true);
  if (forThem.length === 0)
    return { sv: 'Delegationen gäller inte ersättare.', en: 'The delegation does not hold for substitutes.' };
  if (beyondLimit(forThem, subject.estimateOn(act.at)))
    return {
      sv: 'Beloppet är större än delegationen medger.',
      en: 'The amount is larger than the delegation allows.',
    };
  return undefined;
}
