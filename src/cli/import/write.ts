import { v5 as uuidv5 } from 'uuid';
import { ledgerStream } from '../../domain/ledger/ledger.decider.js';
import { Refusal } from '../../domain/refusal.js';
import type { ToldClock } from '../../ledger/clock.js';
import { rowOf } from '../../ledger/commands.js';
import type { Ledger } from '../../ledger/ledger.js';
import { readCommand } from '../../ledger/read-command.js';
import { referencesOf } from '../../ledger/references.js';
import type { People } from '../../people/people-store.js';
import { registerAs } from '../../people/register-person.js';
import { placeOf } from './drafts.js';
import { writtenNumbers } from './matters.js';
import type { Names } from './names.js';
import { problem, refused, type RowProblem } from './problems.js';
import { importIdOf, type ImportFile } from './read-file.js';
import type { Rehearsed } from './rehearse.js';
import { begins } from './steps.js';

type By = Readonly<{ actor: string; names: Names; clock?: ToldClock }>;

/** Namespace of the ids of an import's own two events, made from the file's hash: the same file starts once. */
const FILES = 'a1a0f5cf-7a54-5c0e-8d53-3b0f2a6f4b7d';

/** Refusals that are about the ledger, not about one row: the import stops, and goes on when it is run again. */
const stopsAll = ({ code, status }: Refusal): boolean =>
  status === 503 || code === 'ledger-moved' || code === 'restored-copy';

/**
 * Writes rows that were rehearsed. One can still be refused, when somebody else wrote between check and write: it is told,
 * and the others are written.
 */
export class Writer {
  private readonly problems: RowProblem[] = [];
  private readonly events = new Map<string, string>();
  /** The numbers of initiatives by the command of their need. */
  private readonly numbers = new Map<string, string>();
  private readonly registered = new Set<string>();
  private written = 0;

  constructor(
    private readonly ledger: Ledger,
    private readonly people: People,
    private readonly by: By,
  ) {}

  /** Writes what is new, row by row in the given order. */
  async write(
    files: readonly ImportFile[],
    rows: readonly Rehearsed[],
    onProgress: (done: number, total: number) => void,
  ): Promise<Readonly<{ written: number; problems: readonly RowProblem[] }>> {
    for (const file of files)
      if (rows.some((row) => isNewOf(row, file))) await this.note(file, 'start-import');
    for (const [done, row] of rows.entries()) {
      await this.writeRow(row);
      onProgress(done + 1, rows.length);
    }
    for (const file of files) if (await this.isComplete(file, rows)) await this.note(file, 'finish-import');
    return { written: this.written, problems: this.problems };
  }

  private tell(time: string): void {
    this.by.clock?.tell(new Date(time));
  }

  private async writeRow(row: Rehearsed): Promise<void> {
    // A need that stands already is given again, since an interruption may have left it without its number.
    if (row.standing !== 'new' && !(row.standing === 'recorded' && begins(row.draft.step))) return;
    try {
      if (row.standing === 'new') {
        this.tell(row.time);
        await this.registerPersonsOf(row);
      }
      const { eventIds, number } = await this.execute(row);
      this.events.set(row.commandId, eventIds[0] ?? '');
      if (number !== undefined) this.numbers.set(row.commandId, number);
      if (row.standing === 'new') this.written += 1;
    } catch (error) {
      if (!(error instanceof Refusal) || stopsAll(error)) throw error;
      const place = placeOf(row.draft, 'step', 'Steg');
      const changed = error.code === 'idempotency-key-reused';
      this.problems.push(changed ? problem('row-changed', place, { fields: 'Steg' }) : refused(error, place));
    }
  }

  private execute(row: Rehearsed) {
    const { draft, command, commandId, target, about } = row;
    const event = about && this.events.get(about.command);
    const named = event === undefined ? {} : { [about?.property ?? '']: event };
    const given = Object.assign(command, writtenNumbers(row, this.numbers), named);
    return this.ledger.execute(draft.step.row, given, {
      commandId,
      actor: this.by.actor,
      door: `import:${importIdOf(draft.file)}`,
      ...(target === undefined ? {} : { target }),
    });
  }

  private async registerPersonsOf({ command, draft }: Rehearsed): Promise<void> {
    for (const { to, value } of referencesOf(command)) {
      const name = this.by.names.newPerson(value);
      if (to !== 'person' || name === undefined || this.registered.has(value)) continue;
      const by = { actor: this.by.actor, door: `import:${importIdOf(draft.file)}` };
      await registerAs(this.people, this.ledger, value, name, by);
      this.registered.add(value);
    }
  }

  /** Records that the import of a file started or finished, once for the same file. */
  private async note(file: ImportFile, name: 'start-import' | 'finish-import'): Promise<void> {
    const row = rowOf('ledger', name);
    const count = name === 'start-import' ? { rows: file.rows.length } : { commands: file.rows.length };
    const command = readCommand(row, { import: importIdOf(file), fileHash: file.hash, ...count });
    const commandId = noteId(file, name);
    await this.ledger.execute(row, command, {
      commandId,
      actor: this.by.actor,
      door: `import:${importIdOf(file)}`,
    });
  }

  /** Whether the file was started, now or by an interrupted run, and every row of it stands in the ledger. */
  private async isComplete(file: ImportFile, rows: readonly Rehearsed[]): Promise<boolean> {
    const { eventsOf } = await this.ledger.streams.get('ledger', () => ledgerStream);
    if (eventsOf(noteId(file, 'start-import')).length === 0) return false;
    if (this.problems.some((one) => one.file === file.name)) return false;
    return rows.every(({ draft, standing }) => draft.file !== file || standing !== 'changed');
  }
}

const noteId = (file: ImportFile, name: string): string =>
  uuidv5(`${file.source}\n${file.hash}\n${name}`, FILES);

const isNewOf = ({ draft, standing }: Rehearsed, file: ImportFile): boolean =>
  draft.file === file && standing === 'new';
