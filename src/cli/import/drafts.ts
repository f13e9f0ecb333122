import { isMoment } from '../../domain/dates.js';
import { commandFields } from '../../domain/field.js';
import type { Json, JsonObject } from '../../domain/json.js';
import { meaningOf } from './cells.js';
import { columnOf, controlOf, identityOf, isKnown, type Column, type Control } from './columns.js';
import type { Names } from './names.js';
import { problem, refused, type Place, type ProblemCode, type RowProblem } from './problems.js';
import type { FileRow, ImportFile } from './read-file.js';
import { STEPS, corrects, stepNamed, type ImportStep } from './steps.js';

/** One change of a correction, still in the file's words. */
export type DraftChange = Readonly<{ heading: string; cell: Json | undefined; columns: readonly string[] }>;

/** A row that has been read: its step's fields, converted, and what the row says about itself. */
export type Draft = Readonly<{
  file: ImportFile;
  line: number;
  step: ImportStep;
  /** What the row is about within its source; for a row with a number only, that number. */
  case: string;
  number?: string;
  /** The row's key within its source, see the README of the examples. */
  key: string;
  /** The row's cells in one way of writing them, beginning with its day: tells rows of one step apart, wherever they stand. */
  content: string;
  occurredAt?: string;
  registered?: string;
  input: JsonObject;
  /** The file's heading by field, for problems. */
  headings: ReadonlyMap<string, string>;
  corrects?: string;
  changes: readonly DraftChange[];
}>;

export const placeOf = ({ file, line, headings }: Draft, property: string, otherwise: string): Place => ({
  file: file.name,
  at: file.at,
  line,
  column: headings.get(property) ?? otherwise,
});

/** A case among all sources. */
export const caseOf = ({ file, case: about }: Pick<Draft, 'file' | 'case'>): string =>
  `${file.source}\n${about}`;

/** The problems of the headings themselves: unknown ones, and two that say the same. */
export function headingProblems(file: ImportFile): readonly RowProblem[] {
  const problems: RowProblem[] = [];
  const place = (column: string): Place => ({
    file: file.name,
    at: file.at,
    ...(file.at === 'line' ? { line: 1 } : {}),
    column,
  });
  for (const heading of file.headings) {
    if (heading !== '' && !isKnown(heading)) problems.push(problem('unknown-column', place(heading)));
    const filled = heading !== '' || file.rows.some(({ cells }) => cells.has(''));
    if (heading === '' && filled) problems.push(problem('unknown-column', place('(tom rubrik)')));
  }
  for (const step of STEPS) {
    const seen = new Map<string, string>();
    for (const heading of file.headings) {
      const column = columnOf(heading, step);
      if (!column) continue;
      const other = seen.get(identityOf(column));
      if (other === undefined) seen.set(identityOf(column), heading);
      else if (!problems.some(({ column: told }) => told === heading))
        problems.push(problem('duplicate-column', place(heading), { other }));
    }
  }
  return problems;
}

type Read = {
  readonly controls: Map<string, Json>;
  readonly headings: Map<string, string>;
  readonly input: Record<string, Json>;
};

/** Rows of one file as drafts. All problems are told; a row with problems makes no draft. */
export class DraftReader {
  readonly problems: RowProblem[] = [];
  /** Cases with a row that makes no draft. */
  readonly broken = new Set<string>();

  private readonly controlHeadings: ReadonlyMap<string, string>;

  constructor(
    private readonly file: ImportFile,
    private readonly names: Names,
  ) {
    this.controlHeadings = new Map(
      file.headings.flatMap((heading) => {
        const control = controlOf(heading);
        return control ? [[identityOf(control), heading] as const] : [];
      }),
    );
  }

  /** The rows as drafts, still without their keys. */
  read(): readonly Draft[] {
    return this.file.rows.flatMap((row) => this.draftOf(row) ?? []);
  }

  private tell(
    code: ProblemCode,
    row: FileRow,
    column: string,
    details: Record<string, string> = {},
  ): undefined {
    this.problems.push(problem(code, this.place(row, column), details));
  }

  private place = ({ line }: FileRow, column: string): Place => ({
    file: this.file.name,
    at: this.file.at,
    line,
    column,
  });

  private headingOf(control: Control, otherwise: string, place = 1): string {
    return this.controlHeadings.get(`${control} ${place}`) ?? otherwise;
  }

  /** Headings of control columns by what they say, for problems that are found later. */
  private controlNames(): (readonly [string, string])[] {
    return [...this.controlHeadings].map(
      ([control, heading]) => [control.replace(/ 1$/, ''), heading] as const,
    );
  }

  private draftOf(row: FileRow): Draft | undefined {
    const before = this.problems.length;
    const draft = this.attempt(row, before);
    const about = row.cells.get(this.headingOf('case', '')) ?? row.cells.get(this.headingOf('number', ''));
    if (!draft && about !== undefined) this.broken.add(caseOf({ file: this.file, case: String(about) }));
    return draft;
  }

  private attempt(row: FileRow, before: number): Draft | undefined {
    const stepHeading = this.headingOf('step', 'Steg');
    const named = row.cells.get(stepHeading);
    if (named === undefined) return this.tell('missing-value', row, stepHeading);
    const step = stepNamed(String(named));
    if (!step) {
      const details = { value: String(named), known: STEPS.map(({ sv }) => sv).join(', ') };
      return this.tell('unknown-step', row, stepHeading, details);
    }
    const { controls, headings, input } = this.cellsOf(row, step);
    const text = (control: string): string | undefined => {
      const value = controls.get(`${control} 1`);
      return value === undefined ? undefined : String(value);
    };
    const number = text('number');
    const about = text('case') ?? number;
    if (about === undefined) this.tell('missing-value', row, this.headingOf('case', 'Ärende'));
    const when = this.timesOf(row, step, text, input);
    const corrected = corrects(step) ? this.correctionOf(row, text('corrects'), controls) : { changes: [] };
    const { creates } = step.row;
    if (creates !== undefined && creates !== 'command-id' && about !== undefined) input[creates] = about;
    if (this.problems.length > before || about === undefined) return undefined;
    return {
      file: this.file,
      line: row.line,
      step,
      case: about,
      ...(number === undefined ? {} : { number }),
      key: text('key') ?? '',
      content: JSON.stringify([when.occurredAt ?? input['meetingDate'] ?? '', ...contentOf(row)]),
      ...when,
      input: input as JsonObject,
      headings: new Map([...this.controlNames(), ...headings]),
      ...corrected,
    };
  }

  private cellsOf(row: FileRow, step: ImportStep): Read {
    const read: Read = { controls: new Map(), headings: new Map(), input: {} };
    for (const [heading, cell] of row.cells) {
      const column = columnOf(heading, step);
      if (!column) {
        if (isKnown(heading)) this.tell('column-not-for-step', row, heading, { step: step.sv });
        continue;
      }
      if ('control' in column) {
        read.controls.set(identityOf(column), cell);
        const isOfCorrection = ['corrects', 'field', 'newValue'].includes(column.control);
        if (isOfCorrection && !corrects(step))
          this.tell('column-not-for-step', row, heading, { step: step.sv });
      } else this.take(row, heading, column, cell, read);
    }
    return read;
  }

  private take(
    row: FileRow,
    heading: string,
    { field, unit }: Extract<Column, { field: unknown }>,
    cell: Json,
    { headings, input }: Read,
  ): void {
    headings.set(field.property, heading);
    const meaning = meaningOf(field, unit, cell, this.names);
    if ('value' in meaning) input[field.property] = meaning.value;
    else if ('refusal' in meaning) this.problems.push(refused(meaning.refusal, this.place(row, heading)));
    else this.tell(meaning.code, row, heading, { ...meaning.details });
  }

  /** When it happened and when the source registered it. A step of a meeting happened on the meeting's day. */
  private timesOf(
    row: FileRow,
    step: ImportStep,
    text: (control: string) => string | undefined,
    input: Record<string, Json>,
  ): Pick<Draft, 'occurredAt' | 'registered'> {
    const [occurredAt, registered] = [text('occurredAt'), text('registered')];
    const heading = this.headingOf('occurredAt', 'Datum');
    const hasMeeting =
      commandFields(step.row.command).some(({ property }) => property === 'meetingDate') &&
      input['meetingDate'] !== undefined;
    if (occurredAt === undefined && !hasMeeting) this.tell('missing-value', row, heading);
    if (occurredAt !== undefined && !isMoment(occurredAt))
      this.tell('malformed-date', row, heading, { value: occurredAt });
    if (registered !== undefined && !isMoment(registered))
      this.tell('malformed-date', row, this.headingOf('registered', 'Registrerad'), { value: registered });
    return {
      ...(occurredAt === undefined ? {} : { occurredAt }),
      ...(registered === undefined ? {} : { registered }),
    };
  }

  private correctionOf(
    row: FileRow,
    of: string | undefined,
    controls: ReadonlyMap<string, Json>,
  ): Pick<Draft, 'changes'> & { corrects?: string } {
    if (of === undefined) this.tell('missing-value', row, this.headingOf('corrects', 'Rättar'));
    const places = [...controls.keys()].flatMap((name) => {
      const [, place] = /^(?:field|newValue) (\d+)$/.exec(name) ?? [];
      return place === undefined ? [] : [Number(place)];
    });
    const changes = [...new Set([1, ...places])]
      .sort((a, b) => a - b)
      .flatMap((place): DraftChange[] => {
        const suffix = place === 1 ? '' : ` ${place}`;
        const columns = [
          this.headingOf('field', `Fält${suffix}`, place),
          this.headingOf('newValue', `Nytt värde${suffix}`, place),
        ];
        const heading = controls.get(`field ${place}`);
        if (heading === undefined) {
          this.tell('missing-value', row, columns[0] ?? 'Fält');
          return [];
        }
        return [{ heading: String(heading), cell: controls.get(`newValue ${place}`), columns }];
      });
    return { changes, ...(of === undefined ? {} : { corrects: of }) };
  }
}

const contentOf = ({ cells }: FileRow): unknown[] =>
  [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).filter(([heading]) => !isKey(heading));

/** A key tells a row from another by itself, so it is no part of what is compared. */
const isKey = (heading: string): boolean => controlOf(heading)?.control === 'key';
