import { dataOf } from '../domain/decider.js';
import type { RecordedEvent } from '../domain/event.js';
import { BenefitFollowedUp } from '../domain/initiatives/carrying-out.events.js';
import * as fu from '../domain/initiatives/funding.events.js';
import { FinancingDecided } from '../domain/initiatives/initiative.events.js';
import { recomputed, type Differing, type Recomputed } from '../guideline/chapters/economy-keys.js';
import { Matter } from '../guideline/matter.js';
import { proceedingsOf } from '../../projections/proceedings.js';
import { frameOf } from './economy.js';
import type { JudgedLedger } from './judged-ledger.js';
import { yearOf, type NumberedCase, type RowSource } from './queries.js';

/** What initiatives say about money, against what the budget years say. */

const CASES = `SELECT n.number, c.initiative FROM row_case_file c
  LEFT JOIN row_number_register n ON n.key = c.initiative ORDER BY n.number, c.initiative`;

type Row = Pick<NumberedCase, 'initiative' | 'number'>;
type Named = Readonly<{ number?: string; title: string; administration: string }>;
type Told = Readonly<{ named: Named; events: readonly RecordedEvent[] }>;

/**
 * The initiatives that were not registered in error. What they were called, whose they were and whether they were
 * cancelled is what was known of them, and so comes from their events and not from the read models of today.
 */
async function* casesIn(source: RowSource, ledger: JudgedLedger): AsyncGenerator<Told> {
  for (const { initiative, number } of source.rows<Row>(CASES)) {
    const events = await ledger.events(initiative);
    const proceedings = proceedingsOf(events);
    const matter = proceedings && new Matter(proceedings);
    if (!matter || matter.cancelled) continue;
    const { title, administration } = matter.need.data;
    yield { named: { ...(number === null ? {} : { number }), title, administration }, events };
  }
}

export type Distribution = Named &
  Readonly<{
    budgetYear: number;
    totalOre: number;
    key: string;
    version: string;
    baseDate: string;
    /** Whether the shares are those that the key gives, or why that cannot be told. */
    recomputed: Recomputed['verdict'];
    differing: readonly Differing[];
    events: readonly string[];
  }>;

/** Every financing that names an allocation key, computed again from it: Q20. @throws Refusal unknown-year */
export async function distributions(
  source: RowSource,
  ledger: JudgedLedger,
  budgetYear?: string,
): Promise<readonly Distribution[]> {
  yearOf(budgetYear);
  const found: Distribution[] = [];
  for await (const { named, events } of casesIn(source, ledger)) {
    const last = events.findLast(
      ({ type }) => type === FinancingDecided.type || type === fu.FinancingChanged.type,
    );
    const data = last && dataOf(FinancingDecided, last);
    if (!last || !data?.allocationKey) continue;
    if (budgetYear !== undefined && String(data.budgetYear) !== budgetYear) continue;
    const { name, version, baseDate } = data.allocationKey;
    const { verdict, differing, keys } = recomputed(data, data.allocationKey, ledger.facts);
    found.push({
      ...named,
      budgetYear: data.budgetYear,
      totalOre: data.totalOre,
      key: name,
      version,
      baseDate,
      recomputed: verdict,
      differing,
      events: [last.id, ...keys.map(({ event }) => event)],
    });
  }
  return found;
}

export type Grant = Named &
  Readonly<{
    grantedOre: number;
    totalOre: number;
    motive?: string;
    /** Whether the request states a gain of coordination, in free text. */
    gainStated: boolean;
    /** The day of the last follow-up of the benefit. */
    followedUpOn?: string;
    events: readonly string[];
  }>;
export type CentralFunds = Readonly<{
  year: string;
  grants: readonly Grant[];
  grantedOre: number;
  /** Where the municipality has set one (A17). */
  frameOre?: number;
  leftOre?: number;
  events: readonly string[];
}>;

/** What central funds a budget year has granted, to what and with what follow-up, against their frame: Q19, A17. @throws Refusal unknown-year */
export async function centralFunds(
  source: RowSource,
  ledger: JudgedLedger,
  year: string,
): Promise<CentralFunds> {
  yearOf(year);
  const grants: Grant[] = [];
  for await (const { named, events } of casesIn(source, ledger))
    for (const grant of events.filter(({ type }) => type === fu.CentralFundsGranted.type))
      if (String(grant.data['budgetYear']) === year) grants.push(grantOf(named, grant, events));
  const budget = ledger.facts.rolls.economy.find((one) => one.year === year);
  const frame = budget && frameOf(budget, 'central-funds');
  const grantedOre = grants.reduce((sum, one) => sum + one.grantedOre, 0);
  return {
    year,
    grants,
    grantedOre,
    ...(frame ? { frameOre: frame.amountOre, leftOre: frame.amountOre - grantedOre } : {}),
    events: [...grants.flatMap(({ events }) => events), ...(frame ? [frame.event] : [])],
  };
}

function grantOf(named: Named, grant: RecordedEvent, events: readonly RecordedEvent[]): Grant {
  const { grantedOre, totalOre, motive: own } = dataOf(fu.CentralFundsGranted, grant);
  const request = events.findLast(({ type }) => type === fu.CentralFundingRequested.type);
  const asked = request && dataOf(fu.CentralFundingRequested, request);
  const followed = events.findLast(({ type }) => type === BenefitFollowedUp.type);
  const motive = own ?? asked?.motive;
  return {
    ...named,
    grantedOre,
    totalOre,
    ...(motive === undefined ? {} : { motive }),
    gainStated: asked?.coordinationGain !== undefined,
    ...(followed ? { followedUpOn: followed.metadata.occurredAt.slice(0, 10) } : {}),
    events: [grant, request, followed].flatMap((event) => (event ? [event.id] : [])),
  };
}
