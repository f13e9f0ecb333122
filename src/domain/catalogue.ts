import type { EventDefinition } from './event-definition.js';
import * as access from './access/access.events.js';
import * as corrections from './corrections/correction.events.js';
import * as deviations from './deviations/deviation.events.js';
import * as groups from './groups/group.events.js';
import * as guidelines from './guidelines/guideline.events.js';
import * as initiatives from './initiatives/initiative.events.js';
import * as preparation from './initiatives/preparation.events.js';
import * as decisions from './initiatives/decision.events.js';
import * as funding from './initiatives/funding.events.js';
import * as carryingOut from './initiatives/carrying-out.events.js';
import * as ledger from './ledger/ledger.events.js';
import * as offices from './offices/office.events.js';
import * as register from './register/register.events.js';
import * as systems from './systems/system.events.js';
import * as upkeep from './systems/upkeep.events.js';
import * as units from './units/unit.events.js';
import * as companies from './companies/company.events.js';
import * as economy from './economy/economy.events.js';
import * as rental from './economy/rental.events.js';
import * as questions from './follow-up/questions.events.js';
import * as surveys from './follow-up/survey.events.js';

/** Every event type there is, by name. */
export const CATALOGUE: ReadonlyMap<string, EventDefinition> = new Map(
  [
    ledger,
    access,
    register,
    initiatives,
    preparation,
    decisions,
    funding,
    carryingOut,
    offices,
    groups,
    systems,
    upkeep,
    units,
    companies,
    economy,
    rental,
    questions,
    surveys,
    guidelines,
    deviations,
    corrections,
  ]
    .flatMap((events) => Object.values(events) as EventDefinition[])
    .map((definition) => [definition.type, definition]),
);

/** The kinds of stream, by the text before the first dash of a stream's name. */
export const STREAM_KINDS = [
  'ledger',
  'access',
  'register',
  'initiative',
  'office',
  'group',
  'system',
  'unit',
  'company',
  'economy',
  'questions',
  'survey',
  'guideline',
] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];

/** The kind of a stream, or undefined when it is none of the ledger's. */
export function kindOf(stream: string): StreamKind | undefined {
  const dash = stream.indexOf('-');
  const kind = dash < 0 ? stream : stream.slice(0, dash);
  return STREAM_KINDS.find((known) => known === kind);
}
