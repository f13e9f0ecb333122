import { readFileSync } from 'node:fs';
import { localDay } from '../../domain/dates.js';
import { BEFORE_FIRST } from '../../domain/event.js';
import type { GuidelinePack } from '../../domain/guidelines/pack.js';
import { Refusal } from '../../domain/refusal.js';
import { ToldClock } from '../../ledger/clock.js';
import { Ledger } from '../../ledger/ledger.js';
import { referencesOf } from '../../ledger/references.js';
import type { OpenedLedger } from '../../open-ledger.js';
import { columnOf, identityOf } from './columns.js';
import { DraftReader, headingProblems, placeOf, type Draft } from './drafts.js';
import { withEarlierNumbers } from './earlier-needs.js';
import { keysOf } from './keys.js';
import { Names, type NamedOffice } from './names.js';
import { place } from './plan.js';
import { problem, refused, type RowProblem } from './problems.js';
import { importIdOf, readImportFile, type ImportFile } from './read-file.js';
import { Rehearsals, type Rehearsed } from './rehearse.js';
import { ESTABLISH, ESTABLISH_UNIT, stepNamed, type ImportStep } from './steps.js';
import { Writer } from './write.js';

export type ImportOptions = Readonly<{
  /** Files to bring in together; with a told clock their rows are written in one order. */
  files: readonly string[];
  /** The source's name; without it each file's own name. */
  source?: string;
  /** The person who imports: the actor of every event. */
  actor: string;
  /** Offices that may be named by name instead of code. */
  offices: readonly NamedOffice[];
  /** The guidelines that were adopted, the one in force first: their groups and units may be named as they name them. */
  packs?: readonly GuidelinePack[];
  /** What the units of the register are called. */
  units?: readonly string[];
  dryRun?: boolean;
  onProgress?: (done: number, total: number) => void;
}>;

export type ImportResult = Readonly<{
  /** One per file that could be read: its import's id is the door of what it adds. */
  imports: readonly Readonly<{ source: string; import: string; fileHash: string; rows: number }>[];
  /** Rows by what became of them; in a dry run, of what would become of them. */
  initiatives: number;
  written: number;
  recordedBefore: number;
  /** Names of the persons who were, or would be, registered. */
  newPersons: readonly string[];
  problems: readonly RowProblem[];
}>;

type Opened = Pick<OpenedLedger, 'store' | 'ledger' | 'people' | 'clock'>;

/**
 * Brings past initiatives in from spreadsheets. Every row is checked before anything is written; a file with a bad row
 * writes nothing. Rows are keyed, so that an interrupted import goes on when it is run again, a second run adds nothing,
 * and a row that has changed since is reported while the others are written.
 *
 * An example ledger is told the time: each row is recorded when its source registered it. A real one never is.
 * @throws Refusal no-ledger, unknown-person (the actor), ledger-moved
 * @throws StoreUnavailable, StoreRefused
 */
export async function runImport(opened: Opened, options: ImportOptions): Promise<ImportResult> {
  const read = options.files.map((path) => readOne(path, options.source));
  const files = read.flatMap(({ file }) => file ?? []);
  const told = (await opened.ledger.genesis()).kind === 'example';
  const newest = told ? await newestIn(opened) : '';
  const clock = new ToldClock(new Date(newest === '' ? 0 : newest));
  // A ledger of its own, so that nobody else's clock is told anything.
  const ledger = told ? new Ledger(opened.store, clock) : opened.ledger;
  const persons = (await ledger.access(true)).state.persons;
  if (!persons.has(options.actor)) throw new Refusal('unknown-person', { person: options.actor });
  const names = new Names(
    opened.people,
    persons,
    [...options.offices, ...establishedIn(files, ESTABLISH)],
    options.packs,
    [...(options.units ?? []), ...establishedIn(files, ESTABLISH_UNIT).map(({ name }) => name)],
  );
  const drafts: Draft[] = [];
  const problems = read.flatMap((one) => one.problems);
  const broken = new Set<string>();
  for (const file of files) {
    const reader = new DraftReader(file, names);
    problems.push(...headingProblems(file));
    const { keyed, problems: ofKeys } = keysOf(reader.read());
    drafts.push(...keyed);
    problems.push(...reader.problems, ...ofKeys);
    for (const one of reader.broken) broken.add(one);
  }
  const { rows, problems: rehearsed } = await rehearse(opened, ledger, {
    drafts,
    names,
    persons,
    told,
    broken,
  });
  problems.push(...rehearsed);
  if (told) problems.push(...goingBack(rows, newest));
  const result = resultOf(files, rows, names, problems);
  const changed = rows.flatMap(({ change }) => change ?? []);
  const all = sorted([...problems, ...changed]);
  if (options.dryRun) return { ...result, problems: all };
  if (problems.length > 0) return { ...result, initiatives: 0, written: 0, newPersons: [], problems: all };
  const writer = new Writer(ledger, opened.people, {
    actor: options.actor,
    names,
    ...(told ? { clock } : {}),
  });
  const written = await writer.write(files, rows, options.onProgress ?? (() => undefined));
  return { ...result, written: written.written, problems: sorted([...changed, ...written.problems]) };
}

function readOne(path: string, source: string | undefined) {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const reason = (error as Error).message;
    return { problems: [problem('unreadable-file', { file: path, at: 'line' }, { reason })] };
  }
  return source === undefined ? readImportFile(path, bytes) : readImportFile(path, bytes, source);
}

/** The newest time in the log. Read whole, since an example ledger is small and told time must not pass anybody's event. */
async function newestIn({ store }: Opened): Promise<string> {
  let newest = '';
  for await (const { metadata } of store.readAll(BEFORE_FIRST))
    if (metadata.recordedAt > newest) newest = metadata.recordedAt;
  return newest;
}

/** Offices or units that the files themselves establish, so that other rows can name them. */
function establishedIn(files: readonly ImportFile[], step: ImportStep): NamedOffice[] {
  return files.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => {
      const said = new Map<string, string>();
      for (const [heading, cell] of cells) {
        const column = columnOf(heading, step);
        if (column) said.set(identityOf(column), String(cell));
      }
      const [code, name] = [said.get('case 1'), said.get('name')];
      const establishes = stepNamed(said.get('step 1') ?? '') === step;
      return establishes && code !== undefined && name !== undefined ? [{ code, name }] : [];
    }),
  );
}

type Material = Readonly<{
  drafts: readonly Draft[];
  names: Names;
  persons: ReadonlyMap<string, unknown>;
  told: boolean;
  broken: Set<string>;
}>;

async function rehearse(
  { clock, store }: Opened,
  ledger: Ledger,
  { drafts, names, persons, told, broken }: Material,
): Promise<Pick<Rehearsals, 'rows' | 'problems'>> {
  const { timeZone } = await ledger.genesis();
  const whole = await withEarlierNumbers(drafts, { store, ledger, timeZone });
  const { placed, problems } = await place(ledger, whole, { timeZone, told }, broken);
  const today = localDay(clock.now(), timeZone);
  const rehearsals = new Rehearsals(ledger, names, persons, { timeZone, told, today }, broken);
  for (const one of placed) await rehearsals.add(one);
  return { rows: rehearsals.rows, problems: [...problems, ...rehearsals.problems] };
}

const goingBack = (rows: readonly Rehearsed[], newest: string): RowProblem[] =>
  rows
    .filter(({ standing, time }) => standing === 'new' && time < newest)
    .map(({ draft, time }) =>
      refused(
        new Refusal('told-time-goes-back', { told: time, newest }),
        placeOf(draft, 'registered', 'Registrerad'),
      ),
    );

const sorted = (problems: readonly RowProblem[]): RowProblem[] =>
  [...problems].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0)));

function resultOf(
  files: readonly ImportFile[],
  rows: readonly Rehearsed[],
  names: Names,
  problems: readonly RowProblem[],
): ImportResult {
  const fresh = rows.filter(({ standing }) => standing === 'new');
  const isNeed = ({ draft }: Rehearsed): boolean => draft.step.row.creates === 'command-id';
  return {
    imports: files.map((file) => ({
      source: file.source,
      import: importIdOf(file),
      fileHash: file.hash,
      rows: file.rows.length,
    })),
    initiatives: fresh.filter(isNeed).length,
    written: fresh.length,
    recordedBefore: rows.filter(({ standing }) => standing === 'recorded').length,
    newPersons: namesOf(fresh, names),
    problems,
  };
}

/** Names that rows to be written mention and nobody is registered under, in the order of the rows. */
function namesOf(rows: readonly Rehearsed[], names: Names): readonly string[] {
  const named = rows.flatMap(({ command }) =>
    referencesOf(command).flatMap(({ value }) => names.newPerson(value) ?? []),
  );
  return [...new Set(named)];
}
