import type { LedgerCommand } from '../domain/command.js';
import { dayOf, isTimeZone, localDay } from '../domain/dates.js';
import type { Evolution, Fact } from '../domain/decider.js';
import type { EventMetadata, NewEvent, Position, RecordedEvent } from '../domain/event.js';
import { problemsOfData } from '../domain/event-check.js';
import { commandFields } from '../domain/field.js';
import { Refusal } from '../domain/refusal.js';
import { office } from '../domain/offices/office.decider.js';
import { system } from '../domain/systems/system.decider.js';
import { unit } from '../domain/units/unit.decider.js';
import { company } from '../domain/companies/company.decider.js';
import { questions } from '../domain/follow-up/questions.decider.js';
import { VERSIONS } from '../guideline/rules.js';
import { ConcurrencyConflict, type Appended, type EventStore } from '../event-store/event-store.js';
import { newEventId, newSalt } from './chance.js';
import type { Clock } from './clock.js';
import type { Facts } from '../guideline/facts.js';
import type { Finding } from '../guideline/judge.js';
import type { CommandRow } from './commands.js';
import {
  deviationsFor,
  deviationsOf,
  explained,
  isImported,
  isGuarded,
  judgeEvents,
  recordedAs,
  type Judged,
} from './guard.js';
import { commandDigest } from './digest.js';
import { KINDS, isPublicKind } from './kinds.js';
import { initiativeIdOf } from './initiative-id.js';
import { Numbers, type Numbered } from './numbers.js';
import { Openness, type HasLostHistory } from './openness.js';
import { Queues } from './queue.js';
import { lastingFields, sameCommand } from './same-command.js';
import { referencesOf, referencesOfCorrection, type Reference } from './references.js';
import { LedgerReader } from './reader.js';
import type { Stream } from './streams.js';
import { withUnitsMeant } from './unit-words.js';

/** What surrounds a command: who gave it, through which door, and what it must not overtake. */
export type Envelope = Readonly<{
  commandId: string;
  actor: string;
  /** `rest`, `cli`, `console` or `import:<id>`. */
  door: string;
  /** An initiative's number, an office's code: what a command on an existing stream is about. */
  target?: string;
  correlationId?: string;
  causationId?: string;
  /** The caller has read the stream at this revision and wants to be refused when it has moved on. */
  ifMatch?: bigint;
}>;

/** What a caller is told when everything is durable. */
export type Acknowledgement = Readonly<{
  number?: string;
  stream: string;
  revision: bigint;
  position: Position;
  eventIds: readonly string[];
  recordedAt: string;
  /** What the rules find in the events, if they were judged: deviations stand beside what they explain. */
  findings: readonly Finding[];
  readModels: 'current' | 'behind';
}>;

/** The read models of this process, as far as the way in needs them. */
export interface Follower {
  waitUntil(position: Position, milliseconds: number): Promise<'current' | 'behind'>;
  /** What initiatives are judged against, as it is known here. */
  facts(): Facts;
}

/** What other streams of a kind are folded with when a command refers to them. */
const EVOLUTIONS: Readonly<
  Record<Exclude<Reference['to'], 'person' | 'unit-word' | 'rule' | 'event'>, Evolution<unknown>>
> = {
  office: office as Evolution<unknown>,
  system: system as Evolution<unknown>,
  unit: unit as Evolution<unknown>,
  company: company as Evolution<unknown>,
  questions: questions as Evolution<unknown>,
};

/** The reference streams that a decision read, by name: their revisions, and what they said. */
type Checked = Readonly<{
  facts: Record<string, string>;
  referred: ReadonlyMap<string, unknown>;
}>;

/** Nodes that write to one stream at once conflict in lockstep unless each waits a little, and differently. */
const ATTEMPTS = 8;
const LOCKSTEP_MS = 8;
const READ_MODEL_PATIENCE_MS = 2_000;
const CLOCK_TOLERANCE_MS = 120_000;

/** The one way in (design §5). */
export class Ledger extends LedgerReader {
  readonly numbers: Numbers;
  private readonly queues = new Queues();
  private follower: Follower | undefined;
  private readonly openness: Openness;

  /** @param hasLostHistory what is known beside the log of how far it had come */
  constructor(
    store: EventStore,
    private readonly clock: Clock,
    hasLostHistory?: HasLostHistory,
  ) {
    super(store);
    this.openness = new Openness(store, this.streams, hasLostHistory);
    this.numbers = new Numbers(
      this.streams,
      (stream, expected, events) => this.append(stream, expected, events),
      this.queues,
    );
  }

  /** From now on an acknowledgement waits, for a bounded time, until these read models show it. */
  waitFor(follower: Follower): void {
    this.follower = follower;
  }

  /**
   * Decides the command and appends what was decided.
   * @throws Refusal when it is refused: nothing was written
   * @throws StoreUnavailable, StoreRefused
   */
  async execute(row: CommandRow, command: LedgerCommand, envelope: Envelope): Promise<Acknowledgement> {
    const stream = await this.streamOf(row, command, envelope);
    const written = await this.queues.run(stream, () => this.attempt(row, command, envelope, stream));
    const numbered = row.kind === 'initiative' ? await this.numberOf(row, written, envelope) : undefined;
    // Who reports a need is told of two facts; a reader who has seen this position sees both.
    const position =
      row.creates && numbered && numbered.position > written.position ? numbered.position : written.position;
    const readModels = this.follower
      ? await this.follower.waitUntil(position, READ_MODEL_PATIENCE_MS)
      : 'behind';
    return {
      ...(numbered ? { number: numbered.number } : {}),
      ...written,
      position,
      readModels,
    };
  }

  private async streamOf(
    row: CommandRow,
    command: LedgerCommand,
    { commandId, target }: Envelope,
  ): Promise<string> {
    if (row.kind === 'ledger' || row.kind === 'access') return row.kind;
    if (row.creates === 'command-id') return `${row.kind}-${initiativeIdOf(commandId)}`;
    if (row.creates)
      return `${row.kind}-${String((command as unknown as Record<string, unknown>)[row.creates])}`;
    if (target === undefined)
      throw new Refusal('malformed-request', {
        reason: 'the command needs a target',
        reasonSv: 'kommandot behöver veta vad det gäller',
      });
    const name = `${row.kind}-${row.kind === 'initiative' ? await this.initiativeOf(target) : target}`;
    const { revision } = await this.known(name, row.evolution);
    if (revision !== 'no-stream') return name;
    throw isPublicKind(row.kind) ? KINDS[row.kind].unknown(target) : new Refusal('no-ledger');
  }

  /** A stream that must exist: read anew before it is believed not to. */
  private async known<State>(name: string, evolution: () => Evolution<State>): Promise<Stream<State>> {
    const stream = await this.streams.get(name, evolution);
    return stream.revision === 'no-stream' ? this.streams.refresh(name, evolution) : stream;
  }

  private async attempt(
    row: CommandRow,
    command: LedgerCommand,
    envelope: Envelope,
    name: string,
  ): Promise<Found> {
    await this.checkOpen(row);
    let stream = row.creates
      ? this.streams.unread(name, row.evolution)
      : await this.streams.get(name, row.evolution);
    let fresh = false;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const before = await this.writtenBefore(row, command, envelope, stream);
      if (before) return before;
      try {
        const timeZone = await this.timeZone(row, command);
        const today = localDay(this.now(), timeZone);
        const { facts, referred } = await this.check(row, command, envelope, stream, { today, fresh });
        const { history } = stream;
        const decided = row.decide(command as never, stream.state, { history, today, referred });
        return await this.write(row, command, envelope, stream, decided, facts, today);
      } catch (error) {
        if (error instanceof Refusal && !fresh) {
          // A refusal on kept knowledge may be wrong: it stands only when all that was read, read anew, says the same.
          fresh = true;
          stream = await this.streams.refresh(name, row.evolution);
          continue;
        }
        if (!(error instanceof ConcurrencyConflict)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * attempt * LOCKSTEP_MS));
        stream = await this.streams.refresh(name, row.evolution);
      }
    }
    throw new Refusal('busy-stream');
  }

  /** @throws Refusal restored-copy when this is a backup, or a log that has lost events: it neither takes nor signs anything */
  confirmOriginal(): Promise<void> {
    return this.openness.confirmOriginal();
  }

  /** @throws Refusal no-ledger, ledger-moved, restored-copy when it takes nothing: for who writes elsewhere first */
  confirmOpen(): Promise<void> {
    return this.openness.confirmOpen();
  }

  /** Only opening a ledger, here or after a move, needs none that is open; a new epoch needs one that is a copy. */
  private checkOpen({ kind, name }: CommandRow): Promise<void> {
    if (kind === 'ledger' && (name === 'open' || name === 'continue')) return Promise.resolve();
    return kind === 'ledger' && name === 'open-epoch'
      ? this.openness.confirmCopy()
      : this.openness.confirmOpen();
  }

  private async timeZone(row: CommandRow, command: LedgerCommand): Promise<string> {
    if (row.kind === 'ledger' && row.name === 'open') {
      const { timeZone } = command as unknown as { timeZone: string };
      // The decision says what is wrong with a zone that nobody knows; until then any day will do.
      return isTimeZone(timeZone) ? timeZone : 'UTC';
    }
    return (await this.genesis()).timeZone;
  }

  /** The clock's time, or the newest event's when the clock is a little behind. @throws Refusal clock-behind */
  private now(): Date {
    const now = this.clock.now();
    if (this.newestSeen === '') return now;
    const newest = Date.parse(this.newestSeen);
    if (now.getTime() < newest - CLOCK_TOLERANCE_MS)
      throw new Refusal('clock-behind', { now: now.toISOString(), newest: this.newestSeen });
    return now.getTime() < newest ? new Date(newest) : now;
  }

  private async writtenBefore(
    row: CommandRow,
    command: LedgerCommand,
    { commandId }: Envelope,
    stream: Stream,
  ): Promise<Found | undefined> {
    const events = stream.eventsOf(commandId);
    const [first] = events;
    if (!first) return undefined;
    if (!sameCommand(row, command, stream.name, events)) throw new Refusal('idempotency-key-reused');
    return { ...writtenOf(stream.name, events), findings: await this.foundIn(row, stream, events) };
  }

  /** What the rules say today of events that stand in the stream already. */
  private async foundIn(
    row: CommandRow,
    { history }: Stream,
    events: readonly RecordedEvent[],
  ): Promise<readonly Finding[]> {
    if (!this.follower || !isGuarded(row) || events.every(isImported)) return [];
    const today = localDay(this.clock.now(), (await this.genesis()).timeZone);
    return judgeEvents(row, { events: history, fresh: events }, this.follower.facts(), today).findings;
  }

  /** Checks what lies outside the stream, and returns the reference streams that were read. */
  private async check(
    row: CommandRow,
    command: LedgerCommand,
    envelope: Envelope,
    stream: Stream,
    { today, fresh }: Readonly<{ today: string; fresh: boolean }>,
  ): Promise<Checked> {
    const { ifMatch } = envelope;
    if (ifMatch !== undefined && stream.revision !== ifMatch)
      throw new Refusal('stale-revision', { expected: String(ifMatch), actual: String(stream.revision) });
    const values = command as unknown as Record<string, unknown>;
    for (const { property, field } of commandFields(row.command)) {
      const value = values[property];
      if (field.past && typeof value === 'string' && dayOf(value) > today)
        throw new Refusal('date-in-future', { field: property, value, today });
    }
    const references = await withUnitsMeant(
      [...referencesOf(command), ...referencesOfCorrection(command, stream.history)],
      () => this.follower?.facts(),
      async (code) => (await this.known(`unit-${code}`, () => EVOLUTIONS.unit)).revision !== 'no-stream',
    );
    return this.checkReferences(row, references, envelope, fresh);
  }

  /** Checks what is referred to, as kept, or read anew when a refusal is to stand. */
  private async checkReferences(
    row: CommandRow,
    references: readonly Reference[],
    { actor }: Envelope,
    fresh: boolean,
  ): Promise<Checked> {
    const told = references.filter(({ stands }) => !stands);
    for (const { to, value } of told)
      if (to === 'rule' && !VERSIONS.has(value)) throw new Refusal('unknown-rule', { rule: value });
    const persons = told.filter(({ to }) => to === 'person').map(({ value }) => value);
    const bootstrap = row.kind === 'ledger' || (row.kind === 'access' && row.name === 'register-person');
    const facts: Record<string, string> = {};
    for (const person of bootstrap ? persons : [actor, ...persons]) {
      const { state, revision } = await this.access();
      const known = state.persons.has(person) || (await this.access(true)).state.persons.has(person);
      if (!known) throw new Refusal('unknown-person', { person });
      if (row.kind !== 'access') facts['access'] = String(revision);
    }
    const referred = new Map<string, unknown>();
    for (const { to, value, stands } of references) {
      if (to === 'person' || to === 'rule' || to === 'event' || to === 'unit-word') continue;
      const name = `${to}-${value}`;
      const evolution = () => EVOLUTIONS[to];
      const { revision, state } = await (fresh
        ? this.streams.refresh<unknown>(name, evolution)
        : this.known<unknown>(name, evolution));
      if (revision === 'no-stream' && stands) continue;
      if (revision === 'no-stream') throw KINDS[to].unknown(value);
      referred.set(name, state);
      if (row.kind !== to) facts[name] = String(revision);
    }
    return { facts, referred };
  }

  private async write(
    row: CommandRow,
    command: LedgerCommand,
    envelope: Envelope,
    stream: Stream,
    decided: readonly Fact[],
    facts: Readonly<Record<string, string>>,
    today: string,
  ): Promise<Found> {
    if (decided.length === 0) return { ...nothingWritten(stream, this.now()), findings: [] };
    const make = (fact: Fact): NewEvent => {
      const problem = problemsOfData(fact.definition, fact.data);
      if (problem) throw problem;
      return this.newEvent(row, command, envelope, stream.name, fact, today);
    };
    const events = decided.map(make);
    const judged = this.judge(row, command, envelope, stream, events, today);
    const deviations = judged ? deviationsFor(command, judged, events).map(make) : [];
    const read = { ...facts, ...judged?.asked };
    const written = await this.append(
      stream.name,
      stream.revision,
      [...events, ...deviations].map((event) => withFacts(event, read)),
    );
    return { ...written, findings: (judged?.findings ?? []).map((found) => explained(found, deviations)) };
  }

  /**
   * What the rules say of new events: nothing for what is imported, which is only found afterwards.
   * @throws Refusal read-models-behind when a deviation is named and nothing is known to judge it by, read-models-failed
   * when what is judged by cannot be computed
   */
  private judge(
    row: CommandRow,
    command: LedgerCommand,
    { door }: Envelope,
    { name, history }: Stream,
    events: readonly NewEvent[],
    today: string,
  ): Judged | undefined {
    if (!isGuarded(row) || isImported({ metadata: { door } })) return undefined;
    if (this.follower)
      return judgeEvents(row, recordedAs(name, history, events), this.follower.facts(), today);
    if (deviationsOf(command).length > 0) throw new Refusal('read-models-behind');
    return undefined;
  }

  private newEvent(
    row: CommandRow,
    command: LedgerCommand,
    { actor, door, commandId, correlationId, causationId }: Envelope,
    stream: string,
    { definition, data, occurredAt }: Fact,
    today: string,
  ): NewEvent {
    const salt = newSalt();
    const metadata: EventMetadata = {
      schema: definition.schema,
      occurredAt: command.occurredAt ?? occurredAt ?? today,
      recordedAt: this.now().toISOString(),
      actor,
      ...(command.office === undefined ? {} : { office: command.office }),
      ...(command.onBehalfOf === undefined ? {} : { onBehalfOf: command.onBehalfOf }),
      door,
      commandId,
      correlationId: correlationId ?? commandId,
      ...(causationId === undefined ? {} : { causationId }),
      commandDigest: commandDigest(salt, `${row.kind}/${row.name}`, stream, lastingFields(row, command)),
      salt,
    };
    return { id: newEventId(), type: definition.type, data, metadata };
  }

  private async append(
    name: string,
    expected: Stream['revision'],
    events: readonly NewEvent[],
  ): Promise<Written> {
    const appended = await this.store.append(name, expected, events);
    const recorded = await this.recorded(name, appended, events);
    for (const { metadata } of recorded) this.observe(metadata.recordedAt);
    this.streams.appended(name, recorded);
    return writtenOf(name, recorded);
  }

  /** The events as they now stand; read back when the store recognised a re-sent append and no longer says where. */
  private async recorded(
    stream: string,
    { firstRevision, position }: Appended,
    events: readonly NewEvent[],
  ): Promise<RecordedEvent[]> {
    if (position !== undefined)
      return events.map((event, place) => ({
        ...event,
        stream,
        revision: firstRevision + BigInt(place),
        position,
      }));
    const found: RecordedEvent[] = [];
    for await (const event of this.store.readStream(stream, firstRevision)) {
      found.push(event);
      if (found.length === events.length) break;
    }
    return found;
  }

  /** The initiative's number, given now if it has none: by this node, or by another that was first. */
  private async numberOf(
    row: CommandRow,
    { stream }: Written,
    { actor, door }: Envelope,
  ): Promise<Numbered | undefined> {
    const { history } = await this.known(stream, row.evolution);
    return history[0] && this.numberFor(history[0], actor, door);
  }

  /** Gives the initiative whose need this is its number, in the register of the year it was recorded in, or finds it. */
  async assignNumber(need: RecordedEvent, actor: string, door: string): Promise<string> {
    await this.openness.confirmOpen();
    return (await this.numberFor(need, actor, door)).number;
  }

  private async numberFor(need: RecordedEvent, actor: string, door: string): Promise<Numbered> {
    const { timeZone } = await this.genesis();
    const day = localDay(need.metadata.recordedAt, timeZone);
    return this.numbers.numberOf(need, day, { actor, door, recordedAt: () => this.now().toISOString() });
  }
}

type Written = Omit<Acknowledgement, 'number' | 'findings' | 'readModels'>;
type Found = Omit<Acknowledgement, 'number' | 'readModels'>;

const withFacts = (event: NewEvent, facts: Readonly<Record<string, string>>): NewEvent =>
  Object.keys(facts).length === 0 ? event : { ...event, metadata: { ...event.metadata, facts } };

function writtenOf(stream: string, events: readonly RecordedEvent[]): Written {
  const last = events.at(-1) as RecordedEvent;
  return {
    stream,
    revision: last.revision,
    position: last.position,
    eventIds: events.map(({ id }) => id),
    recordedAt: last.metadata.recordedAt,
  };
}

function nothingWritten(stream: Stream, now: Date): Written {
  const last = stream.history.at(-1);
  return last
    ? { ...writtenOf(stream.name, [last]), eventIds: [] }
    : { stream: stream.name, revision: -1n, position: 0n, eventIds: [], recordedAt: now.toISOString() };
}
