import type { Facts } from '../../guideline/facts.js';
import { Matter } from '../../guideline/matter.js';
import type { Judgeable, Viewpoint } from '../judged-ledger.js';
import { JudgedLedger } from '../judged-ledger.js';
import { yearOf } from '../queries.js';

/**
 * Questions that no rule answers, because nothing is wrong by itself: what repeats, how long things take, who judges how.
 * One shape for all, so that every door shows them alike; each row names the initiatives and the events it rests on.
 */

export type ColumnKind = 'text' | 'count' | 'days' | 'share' | 'ore';
export type AnalysisColumn = Readonly<{ key: string; sv: string; en: string; kind: ColumnKind }>;
export type Cell = string | number | null;
export type AnalysisRow = Readonly<{
  cells: Readonly<Record<string, Cell>>;
  /** Numbers of the initiatives it is about. */
  initiatives: readonly string[];
  events: readonly string[];
}>;

/** An initiative with its number and title. */
export type Told = Readonly<{ number: string; title: string; matter: Matter }>;

/** What an analysis is asked of: every initiative that was not registered in error, and the facts. */
export type Asked = Readonly<{
  initiatives: readonly Told[];
  facts: Facts;
  /** The local day on which is asked: the last day of the year asked about, or today. */
  day: string;
  year?: string;
}>;

export type Analysis = Readonly<{
  sv: string;
  en: string;
  /** What is counted and how, for those who read the answer. */
  counts: string;
  columns: readonly AnalysisColumn[];
  rows: (asked: Asked) => readonly AnalysisRow[];
}>;

export const column = (key: string, sv: string, en: string, kind: ColumnKind = 'text'): AnalysisColumn => ({
  key,
  sv,
  en,
  kind,
});

export const inYear = (at: string, year: string | undefined): boolean =>
  year === undefined || at.startsWith(`${year}-`);

const collator = new Intl.Collator('sv');
export const swedish = (a: string, b: string): number => collator.compare(a, b);

/** Groups in the Swedish order of their keys. */
export const grouped = <T>(items: readonly T[], keyOf: (item: T) => string): (readonly [string, T[]])[] =>
  [...Map.groupBy(items, keyOf)].sort(([a], [b]) => swedish(a, b));

export const numbersOf = (told: readonly Readonly<{ number: string }>[]): string[] => [
  ...new Set(told.map(({ number }) => number)),
];

const INITIATIVES = `SELECT n.number, c.initiative FROM row_case_file c
  LEFT JOIN row_number_register n ON n.key = c.initiative ORDER BY n.number, c.initiative`;

/** Everything an analysis is asked of, as known at a viewpoint. @throws Refusal unknown-year, malformed-field */
export async function askedOf(
  judgeable: Judgeable,
  { year, ...viewpoint }: Viewpoint & Readonly<{ year?: string }>,
  now: Date,
): Promise<Asked> {
  yearOf(year);
  const ledger = await JudgedLedger.from(judgeable, viewpoint, now);
  const rows = judgeable.readModels.rows<{ number: string | null; initiative: string }>(INITIATIVES);
  const initiatives: Told[] = [];
  for (const { number, initiative } of rows) {
    const proceedings = await ledger.proceedings(initiative);
    const matter = proceedings && new Matter(proceedings);
    if (matter && !matter.cancelled)
      initiatives.push({ number: number ?? '', title: matter.need.data.title, matter });
  }
  // In the order of the days that were known then, which a correction may have changed since.
  initiatives.sort((a, b) =>
    a.matter.need.at < b.matter.need.at ? -1 : a.matter.need.at > b.matter.need.at ? 1 : 0,
  );
  const day = [ledger.today, year === undefined ? ledger.today : `${year}-12-31`].sort()[0] as string;
  return { initiatives, facts: ledger.facts, day, ...(year === undefined ? {} : { year }) };
}
