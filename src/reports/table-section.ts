import { evidenceOf, type Evidence } from './figures.js';
import type { Material } from './material.js';

/**
 * A section that is told in tables of its own shape and pictures beside them: what does not fit two years of one number.
 * Every picture's values stand in a table of the section.
 */
export type Cell = Readonly<{ text: string; value?: number | null; events: readonly string[] }>;
export type TableRow = Readonly<{ key: string; label: string; cells: readonly Cell[] }>;
export type Table = Readonly<{
  key: string;
  caption: string;
  /** What the rows are, and what stands in each column. */
  headings: readonly [rows: string, ...columns: string[]];
  rows: readonly TableRow[];
}>;
export type Picture =
  | Readonly<{
      kind: 'radar';
      label: string;
      axes: readonly string[];
      series: readonly Readonly<{ name: string; values: readonly (number | null)[] }>[];
    }>
  | Readonly<{
      kind: 'trend';
      label: string;
      years: readonly string[];
      /** Lines; a line is drawn anew where its values cannot be compared with those before. */
      lines: readonly Readonly<{
        name: string;
        values: readonly (number | null)[];
        breaks: readonly string[];
        /** Whether some year of it rests on so few answers that no line should be read out of it. */
        few?: true;
      }>[];
    }>;
export type TableSection = Readonly<{
  id: string;
  title: string;
  counts: string;
  of: (
    material: Material,
    year: number,
  ) => Readonly<{
    tables: readonly Table[];
    pictures?: readonly Picture[];
  }>;
}>;

/** A cell as the report has it: its evidence under its name, where it rests on events. */
export type ReportCell = Readonly<{ text: string; value?: number | null; figure?: string }>;
export type ReportTable = Readonly<{
  caption: string;
  headings: readonly string[];
  rows: readonly Readonly<{ label: string; cells: readonly ReportCell[] }>[];
}>;

export const plainCell = (text: string): Cell => ({ text, events: [] });

/** The section's tables with evidence for every cell that rests on something. */
export function tabled(
  { id, title, counts, of }: TableSection,
  material: Material,
  year: number,
  slug: (text: string) => string,
) {
  const evidence: Evidence[] = [];
  const { tables, pictures = [] } = of(material, year);
  const reported = tables.map(({ key: table, caption, headings, rows }): ReportTable => {
    const cellOf = (row: TableRow, { text, value, events }: Cell, column: number): ReportCell => {
      const shown = { text, ...(value === undefined ? {} : { value }) };
      if (events.length === 0) return shown;
      const figure = [id, table, row.key, headings[column + 1] ?? '']
        .map((part) => slug(part) || 'x')
        .join('.');
      const measured = { value: value ?? null, unit: 'count' as const, events };
      evidence.push(
        evidenceOf(
          figure,
          `${title} / ${caption} / ${row.label} / ${headings[column + 1]}: ${counts}`,
          measured,
        ),
      );
      return { ...shown, figure };
    };
    return {
      caption,
      headings,
      rows: rows.map((row) => ({
        label: row.label,
        cells: row.cells.map((cell, column) => cellOf(row, cell, column)),
      })),
    };
  });
  return {
    section: { id, title, counts, rows: [], tables: reported, ...(pictures.length > 0 ? { pictures } : {}) },
    evidence,
  };
}
