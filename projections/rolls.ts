import type { StreamKind } from '../src/domain/catalogue.js';
import type { Act } from './act.js';
import { budgetYear, type BudgetYear } from './budget-year.js';
import { companyRoll, type CompanyRoll } from './company-roll.js';
import { groupRoll, type GroupRoll } from './group-roll.js';
import { guidelineRoll, type GuidelineRoll } from './guideline-roll.js';
import { officeRoll, type OfficeRoll } from './office-roll.js';
import type { Projection } from './projection.js';
import { questionSets, type QuestionSet } from './question-sets.js';
import { surveyRound, type SurveyRound } from './survey-round.js';
import { systemRegister, type SystemCard } from './system-register.js';
import { unitRoll, type UnitRoll } from './unit-roll.js';

/** What initiatives, and the municipality's year, are judged against: each kind's documents by the name of their kind. */
export type RollOf = Readonly<{
  office: OfficeRoll;
  group: GroupRoll;
  system: SystemCard;
  guideline: GuidelineRoll;
  unit: UnitRoll;
  company: CompanyRoll;
  economy: BudgetYear;
  survey: SurveyRound;
  questions: QuestionSet;
}>;
export type RollKind = keyof RollOf & StreamKind;
/** What every roll has, whatever it is of. */
export type Roll = Readonly<{ acts: readonly Act[]; revision: string }>;

export type RollDefinition<K extends RollKind> = Readonly<{
  projection: Projection<RollOf[K]>;
  /** What its stream is called after the kind. */
  id: (roll: RollOf[K]) => string;
  /** What people call it. */
  nameOf: (roll: RollOf[K]) => string;
}>;

/** The one list of rolls: folds, read models, facts and viewpoints all go by it. */
export const ROLLS: Readonly<{ [K in RollKind]: RollDefinition<K> }> = {
  office: { projection: plain(officeRoll), id: ({ code }) => code, nameOf: ({ name }) => name },
  group: { projection: plain(groupRoll), id: ({ code }) => code, nameOf: ({ name }) => name },
  system: { projection: plain(systemRegister), id: ({ system }) => system, nameOf: ({ name }) => name },
  guideline: {
    projection: plain(guidelineRoll),
    id: ({ guideline }) => guideline,
    nameOf: ({ guideline, versions, documents }) => (versions.at(-1) ?? documents.at(-1))?.title ?? guideline,
  },
  unit: { projection: plain(unitRoll), id: ({ code }) => code, nameOf: ({ name }) => name },
  company: { projection: plain(companyRoll), id: ({ code }) => code, nameOf: ({ name }) => name },
  economy: {
    projection: plain(budgetYear),
    id: ({ year }) => year,
    nameOf: ({ year }) => `Budgetår ${year}`,
  },
  survey: {
    projection: plain(surveyRound),
    id: ({ year }) => year,
    nameOf: ({ year }) => `Uppföljning ${year}`,
  },
  questions: { projection: plain(questionSets), id: ({ code }) => code, nameOf: ({ name }) => name },
};

/** All documents of each kind. */
export type RollLists = Readonly<{ [K in RollKind]: readonly RollOf[K][] }>;

export const rollsIn = <K extends RollKind>(lists: RollLists, kind: K): readonly RollOf[K][] => lists[kind];

export const ROLL_KINDS = Object.keys(ROLLS) as readonly RollKind[];

/** A projection without the shape of its rows, which nobody asks about here. */
function plain<Document>(projection: Pick<Projection<Document>, 'name' | 'evolve'>): Projection<Document> {
  return projection as Projection<Document>;
}
