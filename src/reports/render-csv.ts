import { csvOf } from '../read-models/csv.js';
import type { ReportSection, YearlyReport } from './yearly-report.js';

const HEADINGS = [
  'Avsnitt',
  'Rad',
  'Enhet',
  'År',
  'Värde',
  'Text',
  'Året före',
  'Värde året före',
  'Text året före',
  'Belägg',
  'Belägg året före',
];
const UNITS = { count: 'antal', days: 'kalenderdagar', share: 'andel', ore: 'öre' } as const;

const number = (value: number | null): string => (value === null ? '' : String(value).replace('.', ','));

/** The report as one long table for a spreadsheet: semicolons, decimal comma, UTF-8 with a byte order mark. */
export function renderCsv({ year, sections, basis }: YearlyReport): string {
  const rows = sections.flatMap(({ title, rows: lines }) =>
    lines.map(({ label, thisYear, lastYear }) => [
      title,
      label,
      UNITS[thisYear.unit],
      String(year),
      number(thisYear.value),
      thisYear.text,
      String(year - 1),
      number(lastYear.value),
      lastYear.text,
      thisYear.id,
      lastYear.id,
    ]),
  );
  const tabled = sections.flatMap(cellsOf);
  const about = Object.entries(basis).map(([name, value]) => [
    'Underlag',
    name,
    '',
    '',
    '',
    Array.isArray(value) ? value.join(', ') : String(value),
    '',
    '',
    '',
    '',
    '',
  ]);
  return csvOf(HEADINGS, [...rows, ...tabled, ...about]);
}

/** A table of its own shape as one line a cell: the row and the column by name. */
const cellsOf = ({ title, tables = [] }: ReportSection): string[][] =>
  tables.flatMap(({ caption, headings, rows }) =>
    rows.flatMap(({ label, cells }) =>
      cells.map(({ text, value, figure = '' }, column) => [
        `${title}: ${caption}`,
        `${label} / ${headings[column + 1] ?? ''}`,
        'text',
        '',
        number(value ?? null),
        text,
        '',
        '',
        '',
        figure,
        '',
      ]),
    ),
  );
