import type { GroupRow } from '../../projections/group-roll.js';
import type { OfficeRow } from '../../projections/office-roll.js';
import type { DayFacts } from '../guideline/facts.js';
import { groupName, officeName } from '../guideline/names.js';
import { todayBy } from './guidelines.js';
import { groups, offices } from './queries.js';
import type { ReadModels } from './read-models.js';

/** Groups and offices by what the guideline in force calls them; one that it does not know keeps its own name. */
type Known = Pick<ReadModels, 'rows' | 'facts'>;

const dayIn = (known: Known, on: string | undefined, now: Date): DayFacts => {
  const facts = known.facts();
  return facts.on(on ?? todayBy(facts, now));
};

export function groupsShown(
  known: Known,
  filter: Parameters<typeof groups>[1],
  now: Date,
): readonly GroupRow[] {
  const today = dayIn(known, undefined, now);
  return groups(known, filter).map((row) => ({ ...row, name: groupName(row.group_code, today) }));
}

/** With a day, those of that day, by their names then. */
export function officesShown(known: Known, on: string | undefined, now: Date): readonly OfficeRow[] {
  const day = dayIn(known, on, now);
  return offices(known, on).map((row) => ({ ...row, name: officeName(row.office, day) }));
}
