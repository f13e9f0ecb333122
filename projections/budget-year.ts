import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import type { EventDefinition } from '../src/domain/event-definition.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import * as e from '../src/domain/economy/economy.events.js';
import * as r from '../src/domain/economy/rental.events.js';
import type { Act, ActOf } from './act.js';
import { judgedRoll } from './judged-roll.js';
import type { Projection } from './projection.js';

/** Everything that was planned and decided about the money of a year is an act: what holds on a day is cut from them. */
export type BudgetYear = Readonly<{
  year: string;
  acts: readonly Act[];
  revision: string;
}>;

export type BudgetYearRow = Readonly<{ year: string; acts: number; last_at: string | null }>;

/** What a rule may judge. */
const JUDGED: ReadonlySet<string> = new Set(
  [...Object.values(e), ...Object.values(r), DeviationRecorded]
    .map(({ type }) => type)
    .filter((type) => type !== e.BudgetYearOpened.type),
);

/** The acts of some definitions, in the order of recording. */
export const actsOf = <const D extends readonly EventDefinition[]>(
  { acts }: Pick<BudgetYear, 'acts'>,
  ...definitions: D
): readonly ActOf<D[number]>[] =>
  acts.filter(({ type }) => definitions.some((one) => one.type === type)) as unknown as readonly ActOf<
    D[number]
  >[];

function evolved(budget: BudgetYear | undefined, event: RecordedEvent): BudgetYear | undefined {
  if (event.type === e.BudgetYearOpened.type)
    return { year: dataOf(e.BudgetYearOpened, event).year, acts: [], revision: '0' };
  return budget;
}

/** What has been planned and decided about the money of a year. */
export const budgetYear: Projection<BudgetYear, BudgetYearRow> = {
  name: 'budget-year',
  version: 2,
  of: 'economy',
  evolve: judgedRoll(JUDGED, evolved),
  rows: {
    columns: { year: 'text', acts: 'integer', last_at: 'text' },
    indexes: [['year']],
    of: ({ year, acts }) => [{ year, acts: acts.length, last_at: acts.at(-1)?.at ?? null }],
  },
};
