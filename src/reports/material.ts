import { dayOf } from '../domain/dates.js';
import { DeviationRecorded } from '../domain/deviations/deviation.events.js';
import { DecisionEscalated } from '../domain/initiatives/decision.events.js';
import { CentralFundsGranted } from '../domain/initiatives/funding.events.js';
import type { RecordedEvent } from '../domain/event.js';
import { recordedInTime } from '../guideline/chapters/recording.js';
import type { DayFacts, Facts } from '../guideline/facts.js';
import { normIn } from '../guideline/group-meetings.js';
import { groupName, officeName } from '../guideline/names.js';
import type { JudgedLedger } from '../read-models/judged-ledger.js';
import { findingsIn, type FoundAbout } from '../read-models/judgements.js';
import { ROLL_KINDS, type Roll } from '../../projections/rolls.js';
import type { NumberedCase, NumberedDecision, RowSource } from '../read-models/queries.js';

/** A step that the report tells of by itself. Its text is what somebody wrote as the reason. */
export type ToldStep = Readonly<{
  event: string;
  type: string;
  on: string;
  number: string;
  title: string;
  data: RecordedEvent['data'];
}>;

/** A deviation, and in which office somebody accepted it, as the rolls have it on that day. */
export type ToldDeviation = Readonly<{ event: string; on: string; rule: string; acceptedBy?: string }>;

/** How often a group met in a year, and the norm of the version in force at the year's end, for its part of the year. */
export type Meetings = Readonly<{
  group: string;
  name: string;
  year: number;
  held: number;
  events: readonly string[];
  norm?: Readonly<{ least: number; most: number }>;
}>;

/** Everything the sections of a report are counted from: two years of it, the report's and the one before. */
export type Material = Readonly<{
  cases: readonly NumberedCase[];
  decisions: readonly NumberedDecision[];
  findings: readonly FoundAbout[];
  /** The initiatives in which some step was found to have been recorded late, in whichever year. */
  recordedLate: ReadonlySet<string>;
  deviations: readonly ToldDeviation[];
  /** Every step of the initiatives that something happened in during the two years. */
  steps: readonly ToldStep[];
  escalations: readonly ToldStep[];
  granted: readonly ToldStep[];
  meetings: readonly Meetings[];
  /** The rolls as they were known, asked by day: systems, companies, budget years, follow-ups. */
  facts: Facts;
  /** The local day on which it is judged: of the days after it nothing is known. */
  today: string;
}>;

const CASES =
  'SELECT n.number, c.* FROM row_case_file c LEFT JOIN row_number_register n ON n.key = c.initiative ORDER BY c.need_at, c.initiative';
const DECISIONS =
  'SELECT n.number, d.* FROM row_decision_register d LEFT JOIN row_number_register n ON n.key = d.initiative ORDER BY d.decided_at, d.event';

/** Gathers what was known at the ledger's viewpoint about a year and the one before. */
export async function gather(source: RowSource, ledger: JudgedLedger, year: number): Promise<Material> {
  const cases = source.rows<NumberedCase>(CASES);
  const cancelled = new Set(
    cases.filter(({ stage }) => stage === 'cancelled').map(({ initiative }) => initiative),
  );
  const told = cases.filter(
    ({ first_on, last_on, initiative }) =>
      last_on >= `${year - 1}` && first_on < `${year + 1}` && !cancelled.has(initiative),
  );
  const steps: ToldStep[] = [];
  for (const row of told) steps.push(...stepsOf(row, await ledger.events(row.initiative)));
  const of = ({ type }: { type: string }): ToldStep[] => steps.filter((step) => step.type === type);
  const years = [String(year - 1), String(year)];
  const found = await findingsIn(ledger, source, {});
  return {
    cases,
    decisions: source
      .rows<NumberedDecision>(DECISIONS)
      .filter(({ initiative }) => !cancelled.has(initiative)),
    findings: found.filter(({ on }) => years.includes(on.slice(0, 4))),
    recordedLate: new Set(
      found
        .filter(({ rule, subject }) => rule === recordedInTime.id && subject.kind === 'initiative')
        .map(({ subject }) => subject.id),
    ),
    deviations: [
      ...of(DeviationRecorded).map(({ event, on, data }) => ({ event, on, data })),
      ...ofRolls(ledger),
    ]
      .map(({ event, on, data }) => deviationOf(event, on, data, ledger.facts))
      .sort((a, b) => (a.on + a.event < b.on + b.event ? -1 : 1)),
    steps,
    escalations: of(DecisionEscalated),
    granted: of(CentralFundsGranted),
    meetings: years.flatMap((one) => meetingsIn(Number(one), ledger)),
    facts: ledger.facts,
    today: ledger.today,
  };
}

/** A year's last day, or the last that is known of while the year goes on. */
export const lastKnownDay = ({ today }: Pick<Material, 'today'>, year: number): string => {
  const end = `${year}-12-31`;
  return today < end ? today : end;
};

const stepsOf = ({ number, title }: NumberedCase, events: readonly RecordedEvent[]): ToldStep[] =>
  events.map(({ id, type, data, metadata }) => ({
    event: id,
    type,
    on: dayOf(metadata.occurredAt),
    number: number ?? '',
    title,
    data,
  }));

type Recorded = Readonly<{ event: string; on: string; data: RecordedEvent['data'] }>;

/** Deviations in groups, systems and the like stand among their acts. */
const ofRolls = ({ facts: { rolls } }: JudgedLedger): Recorded[] =>
  ROLL_KINDS.flatMap((kind): readonly Roll[] => rolls[kind])
    .flatMap(({ acts }) => acts)
    .filter(({ type }) => type === DeviationRecorded.type)
    .map(({ event, at, data }) => ({ event, on: dayOf(at), data }));

function deviationOf(event: string, on: string, data: RecordedEvent['data'], facts: Facts): ToldDeviation {
  const acceptedBy = data['acceptedBy'] as string | undefined;
  return {
    event,
    on,
    rule: String(data['rule']),
    ...(acceptedBy === undefined ? {} : { acceptedBy: officeOf(acceptedBy, facts.on(on)) }),
  };
}

/** People are told by their office: names stand outside the ledger, and so outside the report. */
const officeOf = (person: string, facts: DayFacts): string => {
  const held = facts.all.rolls.office.find(({ code }) => facts.holdersOf(code).includes(person));
  return held ? officeName(held.code, facts) : person;
};

function meetingsIn(year: number, { facts, today }: Pick<Material, 'facts' | 'today'>): Meetings[] {
  const end = facts.on(lastKnownDay({ today }, year));
  return facts.rolls.group.map((group) => {
    const held = group.meetings.filter(({ meetingDate }) => meetingDate.startsWith(`${year}-`));
    const norm = normIn(group, String(year), end);
    return {
      group: group.code,
      name: groupName(group.code, end),
      year,
      held: held.length,
      events: held.map(({ event }) => event),
      ...(norm ? { norm: { least: norm.least, most: norm.most } } : {}),
    };
  });
}
