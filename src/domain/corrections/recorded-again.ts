import { commandFields, type Field } from '../field.js';
import type { Circumstances, Decide, Evolution, Fact } from '../decider.js';
import type { EventDefinition } from '../event-definition.js';
import type { RecordedEvent } from '../event.js';
import { sameJson, type Json } from '../json.js';
import { Refusal } from '../refusal.js';
import { dayOf } from '../dates.js';
import { withChanges, type Change } from './effective.js';

/** How an event comes to be recorded: the command that makes it, and how that is decided. */
export type Recording = Readonly<{
  makes?: EventDefinition;
  command: new () => object;
  decide: Decide<never, unknown>;
  /** The member of the command, and of the event, that the stream is named after. */
  creates?: string;
}>;

/** How the events of a stream are folded and decided, and what is known besides. */
export type Streamed = Readonly<{
  evolution: Evolution<unknown>;
  recordings: ReadonlyMap<string, Recording>;
  circumstances: Circumstances;
}>;

/** What came of deciding an event's own command once more, where it stands in its stream. */
export type Again = Readonly<{ refusal?: Refusal; fact?: Fact }>;

/** What a command tells of when and for whom stands in the event's metadata: its data has other things of these names. */
const SURROUNDS: ReadonlySet<string> = new Set(['occurredAt', 'office', 'onBehalfOf', 'deviations']);

/** The command that recorded the event: its fields are the event's, of the same name or, where that was taken, of another. */
export function commandOf({ makes, command }: Recording, { data, metadata }: RecordedEvent): object {
  const fields = Object.entries(makes?.fields ?? {});
  const memberOf = (property: string, field: Field): string | undefined => {
    if (makes?.fields[property] === field) return property;
    const same = fields.find(([, other]) => other === field)?.[0];
    return same ?? (SURROUNDS.has(property) ? undefined : property);
  };
  const given = commandFields(command).flatMap(({ property, field }) => {
    const member = memberOf(property, field);
    const value = member === undefined ? undefined : data[member];
    return value === undefined ? [] : [[property, value] as const];
  });
  return Object.assign(new command(), { occurredAt: metadata.occurredAt }, Object.fromEntries(given));
}

/**
 * Decides an event once more on the state and the events before it: refused as its command would be, or because the
 * command would have recorded something else. What a command passes over in silence contradicts nothing.
 */
export function decidedAgain(
  recording: Recording,
  event: RecordedEvent,
  state: unknown,
  circumstances: Circumstances,
): Again {
  try {
    const [fact] = recording.decide(commandOf(recording, event) as never, state, circumstances);
    if (!fact) return {};
    const refusal = otherwise(fact, event);
    return refusal ? { fact, refusal } : { fact };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
}

/** What follows from the stream, or from another, cannot be said otherwise in the event. */
function otherwise({ definition, data }: Fact, event: RecordedEvent): Refusal | undefined {
  const names = [...new Set([...Object.keys(data), ...Object.keys(event.data)])];
  const name = names.find((one) => !sameJson(data[one], event.data[one]));
  return name === undefined
    ? undefined
    : new Refusal('correction-of-what-follows', {
        field: name,
        label: definition.fields[name]?.sv ?? name,
        labelEn: definition.fields[name]?.en ?? name,
        value: shown(data[name]),
      });
}

/** A value as a sentence has room for it. */
function shown(value: Json | undefined): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '–');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/**
 * The changes, and the day of the event with them when it follows from what is changed, as that of a meeting: unless the
 * caller says the day too, or told another at the time.
 */
export function withDay(
  stood: readonly RecordedEvent[],
  stands: readonly RecordedEvent[],
  target: RecordedEvent,
  changes: readonly Change[],
  streamed: Streamed,
): readonly Change[] {
  if (changes.some(({ pointer }) => pointer === '/occurredAt')) return changes;
  const place = stands.indexOf(target);
  const before = again(stood, place, streamed).fact;
  const changed = stands.map((event) => (event === target ? withChanges(event, changes) : event));
  const after = again(changed, place, streamed).fact?.occurredAt;
  if (!before || after === undefined || after === before.occurredAt) return changes;
  const { occurredAt } = target.metadata;
  if (before.occurredAt === undefined) return [...changes, { pointer: '/occurredAt', value: after }];
  if (before.occurredAt !== dayOf(occurredAt)) return changes;
  return [...changes, { pointer: '/occurredAt', value: after + occurredAt.slice(after.length) }];
}

/** Decides one event of a history once more, on those before it. */
function again(
  events: readonly RecordedEvent[],
  place: number,
  { evolution, recordings, circumstances }: Streamed,
  state?: unknown,
): Again {
  const event = events[place];
  const recording = recordings.get(event?.type ?? '');
  if (!event || !recording) return {};
  const history = events.slice(0, place);
  const before = state ?? history.reduce(evolution.evolve, evolution.initial);
  return decidedAgain(recording, event, before, { ...circumstances, history });
}

/**
 * Decides a history once more from the first corrected event on, as it stood and as it would stand. What is refused only
 * then is what the correction would contradict; a history that contradicts itself already, having been recorded by an
 * older program, can be corrected all the same.
 */
export function contradiction(
  stood: readonly RecordedEvent[],
  stands: readonly RecordedEvent[],
  streamed: Streamed,
): Refusal | undefined {
  const { evolve, initial } = streamed.evolution;
  const first = stands.findIndex((event, place) => event !== stood[place]);
  let before = stood.slice(0, first).reduce(evolve, initial);
  let after = before;
  for (let place = first; place >= 0 && place < stands.length; place += 1) {
    const [old, event] = [stood[place] as RecordedEvent, stands[place] as RecordedEvent];
    const { refusal } = again(stands, place, streamed, after);
    const isCorrected = event !== old;
    if (refusal && !isSame(refusal, again(stood, place, streamed, before).refusal, isCorrected))
      return isCorrected ? refusal : contradicting(event, refusal);
    before = evolve(before, old);
    after = evolve(after, event);
  }
  return undefined;
}

/** Whether it was refused already; a corrected event for the same reason in every detail. */
const isSame = (refusal: Refusal, before: Refusal | undefined, isCorrected: boolean): boolean =>
  refusal.code === before?.code && (!isCorrected || sameJson(refusal.details, before.details));

/** When a later event is contradicted, the refusal says which: its sentence is about that one. */
const contradicting = ({ id }: RecordedEvent, { code, details, problems }: Refusal): Refusal =>
  new Refusal(code, { ...details, contradicts: id }, problems);
