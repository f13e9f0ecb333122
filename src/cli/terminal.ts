import { ConfigProblem } from '../config.js';
import { Refusal, refusalAsJson } from '../domain/refusal.js';

/** Exit codes: done, refused, wrong use, store away. */
export const EXIT = { done: 0, refused: 1, wrongUse: 2, storeAway: 3 } as const;

/** Data goes to stdout, and nothing else does. A reader that has gone away, as `| head` does, ends us quietly. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** What a person should know besides the data. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

export const asJson = (value: unknown): string =>
  JSON.stringify(
    value,
    (_name, member: unknown) => (typeof member === 'bigint' ? String(member) : member),
    2,
  );

export type Column<Row> = Readonly<{
  heading: string;
  of: (row: Row) => string;
  right?: boolean;
  max?: number;
}>;

/** A text that is not longer than that. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1)}…`;

/** An aligned table with a heading; as wide as its content. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map(({ of, max }) => cut(of(row), max ?? 60)));
  const widths = columns.map(({ heading }, place) =>
    Math.max(heading.length, ...cells.map((line) => line[place]?.length ?? 0)),
  );
  const lineOf = (line: readonly string[]): string =>
    line
      .map((cell, place) =>
        columns[place]?.right ? cell.padStart(widths[place] ?? 0) : cell.padEnd(widths[place] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    lineOf(columns.map(({ heading }) => heading)),
    widths.map((width) => '─'.repeat(width)).join('  '),
    ...cells.map(lineOf),
  ].join('\n');
}

/** A bar on stderr while a person watches; nothing otherwise. */
export function progress(label: string, total: number): { at: (done: number) => void; end: () => void } {
  if (!process.stderr.isTTY) return { at: () => undefined, end: () => undefined };
  let shown = -1;
  return {
    at: (done) => {
      const percent = total === 0 ? 100 : Math.min(100, Math.floor((done * 100) / total));
      if (percent === shown) return;
      shown = percent;
      const filled = Math.floor(percent / 4);
      process.stderr.write(`\r${label} ${'█'.repeat(filled)}${'░'.repeat(25 - filled)} ${percent} %`);
    },
    end: () => process.stderr.write('\r\u001B[K'),
  };
}

/** Amounts as people write them: 1 250 000,00 kr. */
export function kronor(ore: number): string {
  const sign = ore < 0 ? '−' : '';
  const whole = String(Math.floor(Math.abs(ore) / 100)).replaceAll(/\B(?=(\d{3})+$)/g, '\u00A0');
  const rest = String(Math.abs(ore) % 100).padStart(2, '0');
  return `${sign}${whole}${rest === '00' ? '' : `,${rest}`} kr`;
}

/** Says what went wrong, in both languages with its code, and what to exit with. */
export async function explain(error: unknown, format: string | undefined): Promise<number> {
  if (error instanceof ConfigProblem) {
    note(`${error.sv}\n${error.en}\n[${error.code}]`);
    return EXIT.wrongUse;
  }
  const { ProofFault } = await import('../proof/fault.js');
  if (error instanceof ProofFault) {
    const { code, sv, en, details } = error;
    note(format === 'json' ? asJson({ code, sv, en, details }) : `${sv}\n${en}\n[${code}]`);
    if (WRONG_USE.has(code)) return EXIT.wrongUse;
    return COULD_NOT_LOOK.has(code) ? EXIT.storeAway : EXIT.refused;
  }
  const { asRefusal } = await import('../ledger/as-refusal.js');
  const refusal = asRefusal(error);
  const { code, path } = error as NodeJS.ErrnoException;
  if (!refusal && code === 'EISDIR') {
    note(`${path ?? ''} är en mapp, inte en fil. Ange en fil i den.`);
    note(`${path ?? ''} is a folder, not a file. Name a file in it.\n[bad-file]`);
    return EXIT.wrongUse;
  }
  if (!refusal && code === 'EEXIST') {
    note(`${path ?? ''} finns redan och skrivs aldrig över. Ange ett annat namn, eller flytta undan den.`);
    note(
      `${path ?? ''} exists already and is never written over. Give another name, or move it away.\n[bad-file]`,
    );
    return EXIT.wrongUse;
  }
  if (!refusal && code !== undefined && FILE_PROBLEMS.has(code)) {
    note(
      `${path ?? code}: filen eller mappen går inte att läsa eller skriva (${code}). Kontrollera namnet och rättigheterna.`,
    );
    note('The file or folder cannot be read or written. Check its name and rights.\n[bad-file]');
    return EXIT.wrongUse;
  }
  if (!refusal) {
    note(`Ett oväntat fel inträffade: ${error instanceof Error ? error.message : String(error)}`);
    note('An unexpected error occurred. Nothing was recorded that was not acknowledged.\n[internal-error]');
    if (process.env['LIGGARE_LOG_LEVEL'] === 'debug' && error instanceof Error) note(error.stack ?? '');
    return EXIT.refused;
  }
  if (format === 'json') note(asJson(refusalAsJson(refusal)));
  else
    for (const one of refusal.problems.length > 0 ? refusal.problems : [refusal])
      note(`${one.sv}\n${one.en}\n[${one.code}]`);
  return exitCodeOf(refusal);
}

const FILE_PROBLEMS = new Set([
  'ENOENT',
  'EACCES',
  'ENOTDIR',
  'EISDIR',
  'EROFS',
  'EPERM',
  'EADDRINUSE',
  'SQLITE_CANTOPEN',
]);
/** Faults of a proof that say nothing of what was to be proved. */
const WRONG_USE = new Set([
  'no-trusted-key',
  'keeper-name-malformed',
  'key-malformed',
  'unknown-algorithm',
  'key-of-other-kind',
]);
const COULD_NOT_LOOK = new Set(['log-unreachable', 'tile-missing', 'folder-busy']);
const STORE_CODES = /^(store-|outcome-unknown|disk-full)/;

const exitCodeOf = (refusal: Refusal): number =>
  STORE_CODES.test(refusal.code) ? EXIT.storeAway : EXIT.refused;
