import { dayOf } from '../domain/dates.js';
import type { DayFacts, Facts } from '../guideline/facts.js';
import { earliest } from '../guideline/matter.js';
import type { NumberedCase } from '../read-models/queries.js';

/** When a step of an initiative was first taken, and which event says so. */
type Moment = Readonly<{ at: string | null; event: string | null }>;

export type MomentOf = (row: NumberedCase, facts: Facts) => Moment;
type Held = Readonly<{ at: string; event: string; with: string }>;

const NEVER: Moment = { at: null, event: null };

/** The first that is with the one who had the function on that day: a case file knows codes, the guideline what they are. */
const firstWith =
  (column: 'consultations' | 'anchorings', isMeant: (facts: DayFacts, code: string) => boolean): MomentOf =>
  (row, facts) => {
    const held = JSON.parse(row[column]) as Held[];
    return earliest(held.filter(({ at, with: code }) => isMeant(facts.on(dayOf(at)), code))) ?? NEVER;
  };

export const consultedCoordinator = firstWith('consultations', (facts, code) =>
  facts.isOffice(code, 'coordinator'),
);

export const anchoredInPreparatoryBody = firstWith(
  'anchorings',
  (facts, code) => facts.groupWith('preparatory-body')?.code === code,
);

/** A step that is the same whatever the guideline. */
export const moment =
  (prefix: 'need' | 'decision' | 'financing' | 'procurement' | 'it_unit'): MomentOf =>
  (row) => ({ at: row[`${prefix}_at`], event: row[`${prefix}_event`] });
