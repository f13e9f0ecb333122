import * as centralFunds from './chapters/central-funds.js';
import * as coordination from './chapters/coordination.js';
import * as companies from './chapters/companies.js';
import * as conflicts from './chapters/conflicts.js';
import * as keys from './chapters/economy-keys.js';
import * as levels from './chapters/economy-levels.js';
import * as orders from './chapters/economy-orders.js';
import * as platform from './chapters/economy-platform.js';
import * as rental from './chapters/economy-rental.js';
import * as decisionMeetings from './chapters/decision-meetings.js';
import * as financingGroup from './chapters/financing-group.js';
import * as coordinator from './chapters/coordinator.js';
import * as financing from './chapters/financing.js';
import * as kinds from './chapters/kinds-of-initiative.js';
import * as followUp from './chapters/follow-up.js';
import * as mandate from './chapters/mandate.js';
import * as meetings from './chapters/meetings.js';
import * as need from './chapters/need.js';
import * as operational from './chapters/operational-systems.js';
import * as preparatory from './chapters/preparatory-group.js';
import * as preparatoryMembers from './chapters/preparatory-members.js';
import * as projects from './chapters/projects.js';
import * as recording from './chapters/recording.js';
import * as shared from './chapters/shared-systems.js';
import * as documents from './chapters/steering-documents.js';
import * as steering from './chapters/steering-group.js';
import * as itPlatform from './chapters/it-platform.js';
import * as register from './chapters/system-register.js';
import * as categories from './chapters/system-categories.js';
import * as owners from './chapters/system-owners-group.js';
import * as units from './chapters/units.js';
import type { Metric, Rule } from './rule.js';

const exported: readonly unknown[] = [
  need,
  coordinator,
  documents,
  steering,
  preparatory,
  preparatoryMembers,
  owners,
  financingGroup,
  categories,
  register,
  itPlatform,
  units,
  shared,
  operational,
  financing,
  centralFunds,
  mandate,
  decisionMeetings,
  meetings,
  conflicts,
  recording,
  levels,
  platform,
  rental,
  orders,
  keys,
  coordination,
  kinds,
  projects,
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
