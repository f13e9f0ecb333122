import { randomUUID } from 'node:crypto';
import { dayOf, isMoment, localDay } from '../../domain/dates.js';
import { CorrectionRecorded } from '../../domain/corrections/correction.events.js';
import { effective } from '../../domain/corrections/effective.js';
import type { LedgerCommand } from '../../domain/command.js';
import type { Fact } from '../../domain/decider.js';
import type { RecordedEvent } from '../../domain/event.js';
import { problemsOfData } from '../../domain/event-check.js';
import { commandFields } from '../../domain/field.js';
import type { JsonObject } from '../../domain/json.js';
import { Refusal } from '../../domain/refusal.js';
import { VERSIONS } from '../../guideline/rules.js';
import { rowOf } from '../../ledger/commands.js';
import type { Ledger } from '../../ledger/ledger.js';
import { readCommand } from '../../ledger/read-command.js';
import { referencesIn, referencesOf, referencesOfCorrection } from '../../ledger/references.js';
import { sameCommand } from '../../ledger/same-command.js';
import type { Stream } from '../../ledger/streams.js';
import { isUnitCode } from '../../ledger/unit-words.js';
import { meaningOf } from './cells.js';
import { changedRow } from './changed.js';
import { fieldOfEvent } from './columns.js';
import { caseOf, placeOf, type Draft } from './drafts.js';
import { triedNumbers } from './matters.js';
import { BEGUN_BY, isKept, type Kept } from './kept.js';
import type { Names } from './names.js';
import { isNamed, namedStep } from './plan.js';
import type { Placed } from './placed.js';
import { problem, refused, type RowProblem } from './problems.js';
import { corrects, namesAStep } from './steps.js';

/** A row ready to be written, and whether the ledger has it already. */
export type Rehearsed = Placed &
  Readonly<{
    command: LedgerCommand;
    standing: 'new' | 'recorded' | 'changed';
    /** What has changed, when anything has. */
    change?: RowProblem;
    /** The command whose event this row is about, when that is a row of the same case, and the field that names it. */
    about?: Readonly<{ property: string; command: string }>;
  }>;

type Rehearsal = { history: readonly RecordedEvent[]; state: unknown };
type Corrected = Readonly<{ event: Imagined; commandId?: string }>;
/** An event that stands in the ledger, or would after the rows before. */
type Imagined = Readonly<{ id: string; type: string }>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where a ledger's refusal of a whole command is shown: at the cell that a person would look at. */
const COLUMN_OF: Readonly<Record<string, readonly [string, string]>> = {
  'shares-do-not-sum': ['shares', 'Fördelning'],
  'period-is-empty': ['to', 'Till (dagen efter sista dagen)'],
  'already-manager': ['from', 'Från och med'],
  'not-manager': ['person', 'Systemansvarig'],
  'operator-not-named': ['unit', 'Utförs av enhet (enhetskod)'],
  'unknown-component': ['component', 'Delens kod'],
  'own-successor': ['successor', 'Efterträds av (enhetskod)'],
  'member-before-group': ['from', 'Från och med'],
  'meeting-already-held': ['meetingDate', 'Mötesdag'],
  'meeting-outside-year': ['meetingDates', 'Planerade möten'],
  'systems-or-all-owners': ['systems', 'System vars ägare nåddes'],
  'already-holder': ['from', 'Från och med'],
  'not-holder': ['person', 'Innehavare'],
  'key-without-weight': ['weights', 'Vikter'],
  'key-version-exists': ['version', 'Version'],
  'price-list-already-decided': ['version', 'Prislista'],
  'price-list-version-exists': ['version', 'Prislista'],
  'orders-already-counted': ['orderKind', 'Slag av beställning'],
  'not-in-budget-year': ['from', 'Från och med'],
  'owned-before-company': ['from', 'Ägt från'],
  'share-unchanged': ['share', 'Ägarandel (hundradels procent)'],
  'owned-beyond-whole': ['share', 'Ägarandel (hundradels procent)'],
  'answer-or-missing': ['answers', 'Jämförda svar'],
  'unknown-version': ['version', 'Version'],
  'version-not-adopted': ['version', 'Version'],
  'version-repealed': ['version', 'Version'],
};

const NEW_VALUE = ['newValue', 'Nytt värde'] as const;

/**
 * Goes through all rows in the order they are to be written, deciding each in memory on what stands in the ledger and on
 * what the rows before it would have added, so that whatever the ledger would refuse is told before anything is written.
 */
export class Rehearsals {
  readonly problems: RowProblem[] = [];
  readonly rows: Rehearsed[] = [];
  private readonly streams = new Map<string, Rehearsal>();
  private readonly commands = new Map<string, Readonly<{ draft: Draft; stream: string; event: Imagined }>>();
  private readonly established = new Set<string>();

  constructor(
    private readonly ledger: Ledger,
    private readonly names: Names,
    private readonly persons: ReadonlyMap<string, unknown>,
    private readonly when: Readonly<{ timeZone: string; told: boolean; today: string }>,
    /** Cases with a row that could not be read: what their state would be is not known. */
    private readonly broken: Set<string>,
  ) {}

  async add(placed: Placed): Promise<void> {
    const { draft, stream: name, commandId } = placed;
    const stream = await this.ledger.streams.get(name, draft.step.row.evolution);
    try {
      const named = namedStep(draft);
      const corrected = named === undefined ? undefined : this.namedBy(placed, named, stream);
      if (named !== undefined && !corrected) return;
      const numbers = await triedNumbers(placed, this.ledger, this.when.timeZone);
      const command = this.commandOf({ ...draft, input: { ...draft.input, ...numbers } }, corrected);
      if (!command) return;
      const standing = standingOf(placed, command, stream);
      const [event] =
        standing === 'new' ? await this.decide(placed, command, stream) : stream.eventsOf(commandId);
      if (event) this.commands.set(commandId, { draft, stream: name, event });
      const property = namesAStep(draft.step) ?? 'corrects';
      const link =
        corrected?.commandId === undefined ? {} : { about: { property, command: corrected.commandId } };
      const changed = standing === 'changed' ? { change: changedRow(placed, command, event) } : {};
      this.rows.push({ ...placed, command, standing, ...link, ...changed });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.refuse(draft, error);
    }
  }

  private isBroken(draft: Draft): boolean {
    return this.broken.has(caseOf(draft));
  }

  private refuse(draft: Draft, refusal: Refusal): void {
    // What contradicts the state of a case is no news while another of its rows is missing from that state.
    if (isOfState(refusal) && this.isBroken(draft)) return;
    this.broken.add(caseOf(draft));
    for (const one of refusal.problems.length > 0 ? refusal.problems : [refusal]) {
      const property = one.details['field']?.split('/')[0] ?? '';
      const field = commandFields(draft.step.row.command).find(
        (candidate) => candidate.property === property,
      );
      // Whatever a correction would contradict, it is the new value that does.
      const [column, otherwise] =
        corrects(draft.step) && !field
          ? NEW_VALUE
          : (COLUMN_OF[one.code] ?? [property || 'step', field?.field.sv ?? 'Steg']);
      const missing = one.code === 'malformed-field' && one.details['problemEn'] === 'is missing';
      const place = placeOf(draft, property === 'source' ? 'step' : column, otherwise);
      this.problems.push(missing ? problem('missing-value', place) : refused(one, place));
    }
  }

  /** The step that a row is about: an earlier row of the case, or an event that the ledger has. */
  private namedBy({ draft, stream: name }: Placed, of: string, stream: Stream): Corrected | undefined {
    for (const [commandId, row] of this.commands)
      if (row.stream === name && row.draft.file === draft.file && isNamed(draft.case, of, row.draft.key))
        return { event: row.event, commandId };
    const event = UUID.test(of) ? stream.history.find(({ id }) => id === of) : undefined;
    if (event) return { event };
    if (!this.isBroken(draft)) {
      const property = namesAStep(draft.step) ?? 'corrects';
      const place = placeOf(draft, property, corrects(draft.step) ? 'Rättar' : 'Gäller händelsen');
      this.problems.push(problem('unknown-corrected-step', place, { value: of }));
    }
    return undefined;
  }

  private commandOf(draft: Draft, corrected: Corrected | undefined): LedgerCommand | undefined {
    const { step, file, key, registered, occurredAt } = draft;
    const fields = commandFields(step.row.command);
    const source = fields.some(({ property }) => property === 'source')
      ? {
          source: {
            name: file.source,
            key,
            ...(registered === undefined ? {} : { registeredOn: dayOf(registered) }),
          },
        }
      : {};
    const changes = corrected && corrects(step) ? this.changesOf(draft, corrected) : undefined;
    if (corrects(step) && !changes) return undefined;
    return readCommand(step.row, {
      ...draft.input,
      ...(occurredAt === undefined ? {} : { occurredAt }),
      ...source,
      ...(changes ? { changes } : {}),
      ...(corrected ? { [namesAStep(step) ?? 'corrects']: corrected.event.id } : {}),
    });
  }

  private changesOf(draft: Draft, { event }: Corrected): JsonObject[] | undefined {
    const before = this.problems.length;
    const changes = draft.changes.map(({ heading, cell, columns: [field = '', value = ''] }): JsonObject => {
      const isDate = ['datum', 'date', 'hände', 'occurredat'].includes(heading.toLowerCase());
      const column = isDate ? undefined : fieldOfEvent(heading, event.type);
      if (isDate && !isMoment(String(cell)))
        this.problems.push(
          problem('malformed-date', placeOf(draft, '', value), { value: String(cell ?? '') }),
        );
      if (isDate) return { pointer: '/occurredAt', value: String(cell) };
      if (!column) {
        this.problems.push(problem('unknown-corrected-field', placeOf(draft, '', field), { value: heading }));
        return {};
      }
      const pointer = `/data/${column.field.property}`;
      if (cell === undefined) return { pointer };
      const meaning = meaningOf(column.field, column.unit, cell, this.names);
      if ('value' in meaning) return { pointer, value: meaning.value };
      const place = placeOf(draft, '', value);
      this.problems.push(
        'refusal' in meaning
          ? refused(meaning.refusal, place)
          : problem(meaning.code, place, meaning.details),
      );
      return {};
    });
    return this.problems.length > before ? undefined : changes;
  }

  private async decide(
    placed: Placed,
    command: LedgerCommand,
    stream: Stream,
  ): Promise<readonly RecordedEvent[]> {
    const { row } = placed.draft.step;
    const rehearsal = this.streams.get(placed.stream) ?? { history: stream.history, state: stream.state };
    const today = this.when.told ? localDay(placed.time, this.when.timeZone) : this.when.today;
    this.checkDays(placed.draft, command, today);
    const { history: before } = rehearsal;
    const referred = await this.checkReferences(command, before);
    const decided = row.decide(command as never, rehearsal.state, { history: before, today, referred });
    for (const { definition, data } of decided) {
      const refusal = problemsOfData(definition, data);
      if (refusal) throw refusal;
    }
    const events = decided.map((fact) => imagined(fact, placed, command, today));
    const history = [...rehearsal.history, ...events];
    const evolution = row.evolution();
    const state = events.some(({ type }) => type === CorrectionRecorded.type)
      ? effective(history).reduce(evolution.evolve, evolution.initial)
      : events.reduce(evolution.evolve, rehearsal.state);
    this.streams.set(placed.stream, { history, state });
    this.established.add(placed.stream);
    return events;
  }

  private checkDays({ step }: Draft, command: LedgerCommand, today: string): void {
    const values = command as unknown as Record<string, unknown>;
    for (const { property, field } of commandFields(step.row.command)) {
      const value = values[property];
      if (field.past && typeof value === 'string' && dayOf(value) > today)
        throw new Refusal('date-in-future', { field: property, value, today });
    }
  }

  /** What the command refers to is known; the states of those streams, as they are after the rows before. */
  private async checkReferences(
    command: LedgerCommand,
    history: readonly RecordedEvent[],
  ): Promise<ReadonlyMap<string, unknown>> {
    const values = command as unknown as Record<string, unknown>;
    const fields = commandFields(command.constructor as new () => LedgerCommand);
    // A code can be a choice's too: the field is the one that refers to it, by itself or in a part of a list.
    const fieldOf = (value: string, to: string): string =>
      fields.find(({ property, field }) =>
        referencesIn(field.schema, values[property]).some((one) => one.to === to && one.value === value),
      )?.property ?? '';
    const referred = new Map<string, unknown>();
    for (const { to, value, stands } of [
      ...referencesOf(command),
      ...referencesOfCorrection(command, history),
    ]) {
      if (stands && !(isKept(to) && (await this.knows(to, `${to}-${value}`)))) continue;
      if (to === 'person' && !this.persons.has(value) && this.names.newPerson(value) === undefined)
        throw new Refusal('unknown-person', { person: value, field: fieldOf(value, to) });
      if (to === 'rule' && !VERSIONS.has(value))
        throw new Refusal('unknown-rule', { rule: value, field: fieldOf(value, to) });
      if (to === 'unit-word' && !stands && !(await this.isUnit(value)))
        throw new Refusal('unknown-unit', { unit: value, field: fieldOf(value, to) });
      if (!isKept(to)) continue;
      const stream = `${to}-${value}`;
      if (!(await this.knows(to, stream)))
        throw new Refusal(`unknown-${to}`, { [to]: value, field: fieldOf(value, to) });
      referred.set(stream, await this.stateOf(to, stream));
    }
    return referred;
  }

  private async isUnit(word: string): Promise<boolean> {
    return this.names.isUnitWord(word) || (isUnitCode(word) && (await this.knows('unit', `unit-${word}`)));
  }

  private async knows(kind: Kept, stream: string): Promise<boolean> {
    if (this.established.has(stream)) return true;
    const { revision } = await this.ledger.streams.get(stream, rowOf(kind, BEGUN_BY[kind]).evolution);
    if (revision !== 'no-stream') this.established.add(stream);
    return revision !== 'no-stream';
  }

  private async stateOf(kind: Kept, stream: string): Promise<unknown> {
    const rehearsed = this.streams.get(stream);
    return rehearsed
      ? rehearsed.state
      : (await this.ledger.streams.get(stream, rowOf(kind, BEGUN_BY[kind]).evolution)).state;
  }
}

/** Whether the stream's state refuses, and not something that a cell says. */
const isOfState = ({ status, details }: Refusal): boolean =>
  status === 409 || (status === 404 && details['field'] === undefined);

function standingOf(
  { draft, commandId }: Placed,
  command: LedgerCommand,
  stream: Stream,
): Rehearsed['standing'] {
  const events = stream.eventsOf(commandId);
  if (events.length === 0) return 'new';
  return sameCommand(draft.step.row, command, stream.name, events) ? 'recorded' : 'changed';
}

/** An event as it would stand, for the rows after it to be decided on. */
function imagined(
  { definition, data, occurredAt }: Fact,
  placed: Placed,
  command: LedgerCommand,
  today: string,
): RecordedEvent {
  return {
    id: randomUUID(),
    type: definition.type,
    stream: placed.stream,
    position: 0n,
    revision: 0n,
    data,
    metadata: {
      schema: definition.schema,
      occurredAt: command.occurredAt ?? occurredAt ?? today,
      recordedAt: '',
      actor: '',
      door: '',
      commandId: placed.commandId,
      correlationId: placed.commandId,
      commandDigest: '',
      salt: '',
    },
  };
}
