import type { ColumnKind, Cell } from '../read-models/analyses/analysis.js';
import type { Analysed } from '../read-models/analyses/analysed.js';
import { kronor } from './figures.js';
import { csvOf } from '../read-models/csv.js';

/** How a cell reads: amounts in kronor, shares in per cent, what is not known as a dash. */
export function cellText(cell: Cell, kind: ColumnKind): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  if (kind === 'ore') return kronor(cell);
  if (kind === 'share') return `${Math.round(100 * cell)}\u00A0%`;
  return String(cell).replace('.', ',');
}

const plain = (cell: Cell): string =>
  typeof cell === 'number' ? String(cell).replace('.', ',') : (cell ?? '');

/** An analysis as a table for a spreadsheet: semicolons, decimal comma, UTF-8 with a byte order mark; amounts in öre. */
export function analysisCsv({ columns, rows }: Analysed): string {
  const headings = columns.map(({ sv, kind }) => (kind === 'ore' ? `${sv} (öre)` : sv));
  return csvOf(
    [...headings, 'Initiativ', 'Händelser'],
    rows.map(({ cells, initiatives, events }) => [
      ...columns.map(({ key }) => plain(cells[key] ?? null)),
      initiatives.join(' | '),
      events.join(' | '),
    ]),
  );
}
