import { dayOf, isMoment, knownUntil } from '../domain/dates.js';
import { DecisionMade } from '../domain/initiatives/initiative.events.js';
import { nameOf, type Capacity, type DayFacts, type Facts } from '../guideline/facts.js';
import { judgeInitiative, type Finding } from '../guideline/judge.js';
import {
  caseHistory,
  compareHistories,
  type CaseHistory,
  type HistoryChange,
  type Step,
} from '../../projections/case-history.js';
import { JudgedLedger, type Judgeable, type Viewpoint } from './judged-ledger.js';
import { eventsOf, inForceOnOf, malformedDay } from './queries.js';

/** By what right somebody decided: their office, how they acted in it, and the delegation, as the rolls have it. */
export type Mandate = Readonly<{
  decider?: string;
  office?: string;
  /** Absent when the rolls know of no such holder or substitute on the day. */
  capacity?: Capacity;
  legalNature?: string;
  delegation?: string;
  /** Whether the office had the delegation on the day; absent when none is referred to. */
  delegationHeld?: boolean;
  givenBy?: string;
  passedOnBy?: string;
  limitOre?: number;
}>;

/** A step with what the rules of its day say of it. */
export type JudgedStep = Step &
  Readonly<{
    /** The guideline in force on its day, as `id@version`. */
    guideline?: string;
    mandate?: Mandate;
    findings: readonly Finding[];
  }>;

export type JudgedHistory = Omit<CaseHistory, 'steps'> & Readonly<{ steps: readonly JudgedStep[] }>;

function mandateOf({ data }: Step, facts: DayFacts): Mandate {
  const { decider, deciderOffice, legalNature, delegation } = data as {
    decider?: string;
    deciderOffice?: string;
    legalNature?: string;
    delegation?: string;
  };
  const capacity =
    decider !== undefined && deciderOffice !== undefined
      ? facts.capacityOf(decider, deciderOffice)
      : undefined;
  const held =
    deciderOffice === undefined || legalNature !== 'delegated'
      ? undefined
      : facts.delegationsOf(deciderOffice).find((one) => (delegation ?? one.delegation) === one.delegation);
  return {
    ...(decider === undefined ? {} : { decider }),
    ...(deciderOffice === undefined ? {} : { office: deciderOffice }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(legalNature === undefined ? {} : { legalNature }),
    ...(delegation === undefined ? {} : { delegation }),
    ...(legalNature === 'delegated' ? { delegationHeld: held !== undefined } : {}),
    ...(held?.givenBy === undefined ? {} : { givenBy: held.givenBy }),
    ...(held?.passedOnBy === undefined ? {} : { passedOnBy: held.passedOnBy }),
    ...(held?.limitOre === undefined ? {} : { limitOre: held.limitOre }),
  };
}

/**
 * The whole history of an initiative with the guideline, the mandate and the findings at each step: as known at a time,
 * as in force on a day, by the rules of the day or by one version. Undefined when nothing was known or in force.
 * @throws Refusal unknown-initiative, malformed-field, unknown-guideline
 */
export async function judgedHistory(
  opened: Judgeable,
  target: string,
  viewpoint: Viewpoint,
  now: Date,
): Promise<JudgedHistory | undefined> {
  const { timeZone } = await opened.ledger.genesis();
  const events = await eventsOf(opened, target);
  const ledger = await JudgedLedger.from(opened, viewpoint, now);
  const inForceOn = inForceOnOf(viewpoint.inForceOn);
  const history = caseHistory(ledger.known(events), {
    timeZone,
    ...(inForceOn === undefined ? {} : { inForceOn }),
  });
  const proceedings = await ledger.proceedings((events[0]?.stream ?? '').slice('initiative-'.length));
  const found = proceedings
    ? judgeInitiative(proceedings, ledger.facts, { today: ledger.today }).findings
    : [];
  return history && { ...history, steps: history.steps.map((step) => judgedStep(step, found, ledger.facts)) };
}

function judgedStep(step: Step, found: readonly Finding[], facts: Facts): JudgedStep {
  const day = facts.on(dayOf(step.occurredAt));
  return {
    ...step,
    ...(day.guideline ? { guideline: nameOf(day.guideline) } : {}),
    ...(step.type === DecisionMade.type ? { mandate: mandateOf(step, day) } : {}),
    findings: found.filter(({ event }) => event === step.event),
  };
}

/**
 * The viewpoint that another is compared with: the same at an earlier time, of one of the clocks.
 * @throws Refusal malformed-field
 */
export function comparedWith(
  viewpoint: Viewpoint,
  compare: string,
  clock: 'known' | 'in-force' = 'known',
): Viewpoint {
  if (clock === 'in-force') {
    if (!isMoment(compare)) throw malformedDay('compare');
    return { ...viewpoint, inForceOn: compare };
  }
  if (knownUntil(compare, 'UTC') === undefined) throw malformedDay('compare');
  return { ...viewpoint, knownAt: compare };
}

/** What one history shows that another does not, what the rules and the rolls say of its steps included. */
export const compareJudged = (
  before: JudgedHistory | undefined,
  after: JudgedHistory | undefined,
): readonly HistoryChange<JudgedStep>[] =>
  compareHistories(before, after, ({ findings, guideline, mandate }) => [
    guideline,
    mandate,
    findings.map(({ rule, version, says, deviation }) => [rule, version, says.sv, deviation]),
  ]);
