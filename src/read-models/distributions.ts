import { dataOf } from '../domain/decider.js';
import type { RecordedEvent } from '../domain/event.js';
import { BenefitFollowedUp } from '../domain/initiatives/carrying-out.events.js';
import * as fu from '../domain/initiatives/funding.events.js';
import { FinancingDecided } from '../domain/initiatives/initiative.events.js';
import { differing } from '../guideline/chapters/economy-keys.js';
import { allocationKeys, frameOf } from './economy.js';
import type { JudgedLedger } from './judged-ledger.js';
import type { NumberedCase, RowSource } from './queries.js';

/** What initiatives say about money, against what the budget years say. */

type Case = Pick<NumberedCase, 'initiative' | 'number' | 'title' | 'administration'>;

const CASES = `SELECT n.number, c.initiative, c.title, c.administration FROM row_case_file c
  LEFT JOIN row_number_register n ON n.key = c.initiative
  WHERE c.stage <> 'cancelled' ORDER BY c.need_at, n.number, c.initiative`;

async function* casesIn(source: RowSource, ledger: JudgedLedger) {
  for (const row of source.rows<Case>(CASES)) yield { row, events: await ledger.events(row.initiative) };
}

const named = ({ number, title, administration }: Case) => ({
  ...(number === null ? {} : { number }),
  title,
  administration,
});
type Named = ReturnType<typeof named>;

export type Distribution = Named &
  Readonly<{
    budgetYear: number;
    totalOre: number;
    key: string;
    version: string;
    baseDate: string;
    /** Whether the shares are those that the key gives, or the key is not on record. */
    recomputed: 'same' | 'differs' | 'no-key';
    differing: readonly Readonly<{ unit: string; paidOre: number; byKeyOre: number }>[];
    events: readonly string[];
  }>;

/** Every financing that names an allocation key, computed again from it: Q20. */
export async function distributions(
  source: RowSource,
  ledger: JudgedLedger,
  budgetYear?: string,
): Promise<readonly Distribution[]> {
  const keys = allocationKeys(ledger.facts);
  const found: Distribution[] = [];
  for await (const { row, events } of casesIn(source, ledger)) {
    const last = events.findLast(
      ({ type }) => type === FinancingDecided.type || type === fu.FinancingChanged.type,
    );
    const data = last && dataOf(FinancingDecided, last);
    if (!last || !data?.allocationKey) continue;
    if (budgetYear !== undefined && String(data.budgetYear) !== budgetYear) continue;
    const { name, version, baseDate } = data.allocationKey;
    const key = keys.find((one) => one.key === name && one.version === version);
    const off = key ? differing(data, key.weights) : [];
    found.push({
      ...named(row),
      budgetYear: data.budgetYear,
      totalOre: data.totalOre,
      key: name,
      version,
      baseDate,
      recomputed: key ? (off.length > 0 ? 'differs' : 'same') : 'no-key',
      differing: off,
      events: [last.id, ...(key ? [key.event] : [])],
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

/** What central funds a budget year has granted, to what and with what follow-up, against their frame: Q19, A17. */
export async function centralFunds(
  source: RowSource,
  ledger: JudgedLedger,
  year: string,
): Promise<CentralFunds> {
  const grants: Grant[] = [];
  for await (const { row, events } of casesIn(source, ledger))
    for (const grant of events.filter(({ type }) => type === fu.CentralFundsGranted.type))
      if (String(grant.data['budgetYear']) === year) grants.push(grantOf(row, grant, events));
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

function grantOf(row: Case, grant: RecordedEvent, events: readonly RecordedEvent[]): Grant {
  const { grantedOre, totalOre, motive: own } = dataOf(fu.CentralFundsGranted, grant);
  const request = events.findLast(({ type }) => type === fu.CentralFundingRequested.type);
  const asked = request && dataOf(fu.CentralFundingRequested, request);
  const followed = events.findLast(({ type }) => type === BenefitFollowedUp.type);
  const motive = own ?? asked?.motive;
  return {
    ...named(row),
    grantedOre,
    totalOre,
    ...(motive === undefined ? {} : { motive }),
    gainStated: asked?.coordinationGain !== undefined,
    ...(followed ? { followedUpOn: followed.metadata.occurredAt.slice(0, 10) } : {}),
    events: [grant, request, followed].flatMap((event) => (event ? [event.id] : [])),
  };
}
