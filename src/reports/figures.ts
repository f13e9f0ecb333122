import { createHash } from 'node:crypto';

/** What a figure counts in. Amounts are öre, times calendar days, shares parts of the whole between 0 and 1. */
export type Unit = 'count' | 'days' | 'share' | 'ore';

/** A computed number with the events it rests on. A share has its parts beside it. */
export type Measured = Readonly<{
  value: number | null;
  unit: Unit;
  of?: Readonly<{ part: number; whole: number }>;
  n?: number;
  events: readonly string[];
}>;

/** A number in the report: where it stands, how it reads, and what its evidence is called. */
export type Figure = Readonly<{ id: string; value: number | null; unit: Unit; text: string; n?: number }>;

/** What a figure rests on, so that anybody can look it up: how it was asked, how many events, their hash and their ids. */
export type Evidence = Readonly<{
  figure: string;
  query: string;
  count: number;
  hash: string;
  events: readonly string[];
}>;

const NBSP = '\u00A0';
/** Under this many a percentage says more than the numbers do. */
export const FEWEST = 5;

export const grouped = (whole: number): string =>
  String(Math.abs(whole)).replaceAll(/\B(?=(\d{3})+$)/g, NBSP);

/** Öre as kronor, exactly: 1 250 000,50 kr. */
export function kronor(ore: number): string {
  const rest = Math.abs(ore) % 100;
  const decimals = rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`;
  return `${ore < 0 ? '−' : ''}${grouped(Math.floor(Math.abs(ore) / 100))}${decimals}${NBSP}kr`;
}

/** How a figure reads. Shares of fewer than five are told as parts, not as percentages. */
export function textOf({ value, unit, of, n }: Measured): string {
  if (unit === 'share' && of) {
    if (of.whole === 0) return '–';
    const parts = `${of.part} av ${of.whole}`;
    return of.whole < FEWEST ? parts : `${Math.round((100 * of.part) / of.whole)}${NBSP}% (${parts})`;
  }
  if (value === null) return '–';
  if (unit === 'ore') return kronor(value);
  if (unit === 'days')
    return `${String(value).replace('.', ',')} ${value === 1 ? 'dag' : 'dagar'}${n === undefined ? '' : ` (n${NBSP}=${NBSP}${n})`}`;
  return grouped(value);
}

/** SHA-256 in hex over the sorted ids, one a line. */
export const hashOf = (events: readonly string[]): string =>
  createHash('sha256')
    .update([...events].sort().join('\n'))
    .digest('hex');

export function evidenceOf(figure: string, query: string, { events }: Measured): Evidence {
  const unique = [...new Set(events)].sort();
  return { figure, query, count: unique.length, hash: hashOf(unique), events: unique };
}
