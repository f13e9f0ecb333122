import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { Json, JsonObject } from '../../domain/json.js';
import { Refusal } from '../../domain/refusal.js';
import { readJson } from '../../ledger/read-json.js';
import { isUtf16, lineNotUtf8, utf8 } from '../../ledger/utf8.js';
import { fromText } from '../../read-models/csv.js';
import { problem, refused, type Place, type RowProblem } from './problems.js';

/** A row as the file has it: what is filled in, by heading. */
export type FileRow = Readonly<{ line: number; cells: ReadonlyMap<string, Json> }>;

/** A file as read: its headings in their order, and its rows. `hash` is SHA-256 of its bytes, in hex. */
export type ImportFile = Readonly<{
  name: string;
  source: string;
  hash: string;
  at: Place['at'];
  headings: readonly string[];
  rows: readonly FileRow[];
}>;

const LONGEST_ID = 60;

/** The id of a file's import, by which its events name their door: the source and the beginning of the file's hash. */
export const importIdOf = ({ source, hash }: ImportFile): string =>
  `${source.slice(0, LONGEST_ID - 13).trim()}-${hash.slice(0, 12)}`;

export type ReadFile = Readonly<{ file?: ImportFile; problems: readonly RowProblem[] }>;

/** Reads a spreadsheet's CSV or a JSON list; rows are keyed by the source, which is the file's name unless told. */
export function readImportFile(
  path: string,
  bytes: Uint8Array,
  source = basename(path, extname(path)),
): ReadFile {
  const name = basename(path);
  const text = utf8(bytes);
  if (text === undefined) return { problems: [notUtf8(name, bytes)] };
  const isJson = extname(path).toLowerCase() === '.json' || /^\s*\[/.test(text);
  const { headings, rows, problems } = isJson ? fromJson(name, text) : fromCsv(name, text);
  const at = isJson ? 'item' : 'line';
  if (problems.length === 0 && rows.length === 0)
    return { problems: [problem('empty-file', { file: name, at })] };
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { file: { name, source, hash, at, headings, rows }, problems };
}

type Content = Readonly<{
  headings: readonly string[];
  rows: readonly FileRow[];
  problems: readonly RowProblem[];
}>;

function notUtf8(name: string, bytes: Uint8Array): RowProblem {
  const guess = isUtf16(bytes) ? ' utan som UTF-16' : ', troligen som Windows-1252';
  return problem('not-utf8', { file: name, at: 'line', line: lineNotUtf8(bytes) }, { guess });
}

/** The separator is the one that the heading line has most of, outside quotes. */
function separatorOf(text: string): string {
  const headings = (text.split('\n', 1)[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (separator: string): number => headings.split(separator).length;
  return [';', ',', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

type Parsed = Readonly<{ record: string[]; info: Readonly<{ lines: number }> }>;

function fromCsv(name: string, original: string): Content {
  const text = original.replaceAll(/\r\n?/g, '\n');
  const ends: number[] = [0];
  const records: string[][] = [];
  try {
    parse(text, {
      delimiter: separatorOf(text),
      relax_column_count: true,
      info: true,
      on_record: (parsed: unknown) => {
        const { record, info } = parsed as Parsed;
        records.push(record);
        ends.push(info.lines);
        return null;
      },
    });
  } catch (error) {
    return { headings: [], rows: [], problems: [malformed(name, error, (ends.at(-1) ?? 0) + 1)] };
  }
  const [headings = [], ...rest] = records.map((record) => record.map((cell) => fromText(cell.trim())));
  const rows: FileRow[] = [];
  const problems: RowProblem[] = [];
  for (const [place, record] of rest.entries()) {
    if (record.every((cell) => cell === '')) continue;
    const line = (ends[place + 1] ?? 0) + 1;
    const where = { file: name, at: 'line', line } as const;
    if (record.length === headings.length) rows.push({ line, cells: filled(headings, record) });
    else {
      const counts = { found: String(record.length), expected: String(headings.length) };
      problems.push(problem('wrong-field-count', where, counts));
    }
  }
  return { headings, rows, problems };
}

function malformed(name: string, error: unknown, line: number): RowProblem {
  if (!(error instanceof CsvError)) throw error;
  const words =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? { sv: 'ett citattecken som börjar här slutar aldrig', en: 'a quote that begins here never ends' }
      : {
          sv: 'ett citattecken står mitt i ett fält; skriv det dubbelt och hela fältet inom citattecken',
          en: 'a quote stands within a field; double it and put the whole field in quotes',
        };
  return problem('malformed-csv', { file: name, at: 'line', line }, words);
}

const filled = (headings: readonly string[], record: readonly string[]): ReadonlyMap<string, Json> =>
  new Map(
    headings
      .map((heading, place) => [heading, record[place] ?? ''] as const)
      .filter(([, cell]) => cell !== ''),
  );

function fromJson(name: string, text: string): Content {
  const none = { headings: [], rows: [] };
  const bad = (sv: string, en = sv, line?: number): RowProblem =>
    problem(
      'malformed-json',
      { file: name, at: 'item', ...(line === undefined ? {} : { line }) },
      { sv, en },
    );
  let list: Json;
  try {
    list = readJson(text);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason, reasonSv } = error.details;
    return {
      ...none,
      problems: [reason ? bad(reasonSv ?? reason, reason) : refused(error, { file: name, at: 'item' })],
    };
  }
  if (!Array.isArray(list)) return { ...none, problems: [bad('[…]')] };
  const items = list as unknown[];
  const headings = new Set<string>();
  const rows: FileRow[] = [];
  const problems: RowProblem[] = [];
  for (const [place, item] of items.entries()) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      problems.push(bad('{…}', '{…}', place + 1));
      continue;
    }
    const cells = Object.entries(item as JsonObject)
      .map(([heading, cell]) => [heading.trim(), typeof cell === 'string' ? cell.trim() : cell] as const)
      .filter(([, cell]) => cell !== '' && cell !== null);
    for (const [heading] of cells) headings.add(heading);
    rows.push({ line: place + 1, cells: new Map(cells) });
  }
  return { headings: [...headings], rows, problems };
}
