import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import * as e from '../src/domain/economy/economy.events.js';
import { actOf, type Act } from './act.js';
import type { Projection } from './projection.js';

export type BudgetYear = Readonly<{
  year: string;
  acts: readonly Act[];
  revision: string;
}>;

export type BudgetYearRow = Readonly<{ year: string }>;

/** What a rule may judge. */
const JUDGED: ReadonlySet<string> = new Set([DeviationRecorded.type]);

function evolved(budget: BudgetYear | undefined, event: RecordedEvent): BudgetYear | undefined {
  if (event.type === e.BudgetYearOpened.type)
    return { year: dataOf(e.BudgetYearOpened, event).year, acts: [], revision: '0' };
  return budget;
}

/** What has been planned and decided about the money of a year. */
export const budgetYear: Projection<BudgetYear, BudgetYearRow> = {
  name: 'budget-year',
  version: 1,
  of: 'economy',
  evolve: (budget, event) => {
    const next = evolved(budget, event);
    if (!next) return next;
    const acts = JUDGED.has(event.type) ? [...next.acts, actOf(event)] : next.acts;
    return { ...next, acts, revision: String(event.revision) };
  },
  rows: { columns: { year: 'text' }, indexes: [['year']], of: ({ year }) => [{ year }] },
};
