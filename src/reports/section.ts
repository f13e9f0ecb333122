import type { Measured, Unit } from './figures.js';
import type { Material } from './material.js';

/** One row of a section: what it is called, and its number for a year. */
export type Row = Readonly<{
  key: string;
  label: string;
  /** What it is called where there is little room: in the picture. */
  short?: string;
  measured: Measured;
}>;

/**
 * A section of the report: one definition. What counts is said in the report itself, in the words that stand here;
 * renderers know nothing of sections but this shape.
 */
export type Section = Readonly<{
  id: string;
  title: string;
  counts: string;
  /** Whether a picture of its counts stands before the table: of all rows but sums of the others, and small ones. */
  picture?: Readonly<{ but: readonly string[]; least?: number }>;
  /** Whether a row that another year lacks is a sum of nothing there. Otherwise nobody has recorded its amount. */
  sums?: true;
  of: (material: Material, year: number) => readonly Row[];
}>;

/** Swedish order of names. */
export const collator = new Intl.Collator('sv');

export const inYear = (at: string | null, year: number): boolean => at !== null && at.startsWith(`${year}-`);

export const counted = (value: number, events: readonly string[]): Measured => ({
  value,
  unit: 'count',
  events,
});

/** What an absent row of another year counts as: none of what is counted, and an amount only where it is a sum. */
export const nothing = (unit: Unit, sums = false): Measured => ({
  value: unit === 'count' || (unit === 'ore' && sums) ? 0 : null,
  unit,
  events: [],
});
