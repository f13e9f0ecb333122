import * as centralFunds from './chapters/central-funds.js';
import * as companies from './chapters/companies.js';
import * as conflicts from './chapters/conflicts.js';
import * as meetings from './chapters/decision-meetings.js';
import * as financing from './chapters/financing.js';
import * as followUp from './chapters/follow-up.js';
import * as mandate from './chapters/mandate.js';
import * as need from './chapters/need.js';
import * as operational from './chapters/operational-systems.js';
import * as preparatory from './chapters/preparatory-group.js';
import * as recording from './chapters/recording.js';
import * as shared from './chapters/shared-systems.js';
import * as steering from './chapters/steering-group.js';
import * as categories from './chapters/system-categories.js';
import type { Metric, Rule } from './rule.js';

const exported: readonly unknown[] = [
  need,
  steering,
  preparatory,
  categories,
  shared,
  operational,
  financing,
  centralFunds,
  mandate,
  meetings,
  conflicts,
  recording,
  companies,
  followUp,
].flatMap((chapter) => Object.values(chapter));

const isRule = (value: unknown): value is Rule =>
  typeof value === 'object' && value !== null && 'check' in value && 'judges' in value;
const isMetric = (value: unknown): value is Metric =>
  typeof value === 'object' && value !== null && 'measure' in value;

/** Every rule there is, in every version: whatever a chapter exports. */
export const RULES: readonly Rule[] = exported.filter(isRule);
export const METRICS: readonly Metric[] = exported.filter(isMetric);

/** The versions of each rule, ascending. */
export const VERSIONS: ReadonlyMap<string, readonly number[]> = new Map(
  [...Map.groupBy(RULES, ({ id }) => id)].map(([id, rules]) => [
    id,
    rules.map(({ version }) => version).sort((a, b) => a - b),
  ]),
);
