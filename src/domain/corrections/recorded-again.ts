import { commandFields, type Field } from '../field.js';
import type { Circumstances, Decide, Evolution, Fact } from '../decider.js';
import type { EventDefinition } from '../event-definition.js';
import type { RecordedEvent } from '../event.js';
import { sameJson } from '../json.js';
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
      });
}

/** A stream's effective events up to the corrected one, and those after it: corrections themselves left out. */
type Streamed = Readonly<{
  evolution: Evolution<unknown>;
  recordings: ReadonlyMap<string, Recording>;
  circumstances: Circumstances;
}>;

/**
 * The changes, and the day of the event with them when it follows from what is changed, as that of a meeting: unless the
 * caller says the day too, or told another at the time.
 */
export function withDay(
  events: readonly RecordedEvent[],
  target: RecordedEvent,
  changes: readonly Change[],
  { evolution, recordings, circumstances }: Streamed,
): readonly Change[] {
  const recording = recordings.get(target.type);
  if (!recording || changes.some(({ pointer }) => pointer === '/occurredAt')) return changes;
  const history = events.slice(0, events.indexOf(target));
  const state = history.reduce(evolution.evolve, evolution.initial);
  const again = (event: RecordedEvent): Fact | undefined =>
    decidedAgain(recording, event, state, { ...circumstances, history }).fact;
  const before = again(target);
  const after = again(withChanges(target, changes))?.occurredAt;
  if (!before || after === undefined || after === before.occurredAt) return changes;
  const { occurredAt } = target.metadata;
  if (before.occurredAt === undefined) return [...changes, { pointer: '/occurredAt', value: after }];
  if (before.occurredAt !== dayOf(occurredAt)) return changes;
  return [...changes, { pointer: '/occurredAt', value: after + occurredAt.slice(after.length) }];
}

/**
 * Decides a history once more from one of its events on, as it stands and as it would stand with that event corrected.
 * What is refused only then is what the correction would contradict; a history that contradicts itself already, having
 * been recorded by an older program, can be corrected all the same.
 */
export function contradiction(
  events: readonly RecordedEvent[],
  corrected: RecordedEvent,
  { evolution, recordings, circumstances }: Streamed,
): Refusal | undefined {
  const place = events.findIndex(({ id }) => id === corrected.id);
  const after = [...events.slice(0, place), corrected, ...events.slice(place + 1)];
  let stood = events.slice(0, place).reduce(evolution.evolve, evolution.initial);
  let stands = stood;
  for (const [at, event] of after.entries()) {
    if (at < place) continue;
    const recording = recordings.get(event.type);
    const again = (history: readonly RecordedEvent[], state: unknown): Refusal | undefined =>
      recording &&
      decidedAgain(recording, history[at] as RecordedEvent, state, {
        ...circumstances,
        history: history.slice(0, at),
      }).refusal;
    const refusal = again(after, stands);
    if (refusal && !isSame(refusal, again(events, stood), at === place))
      return told(refusal, event, corrected);
    stood = evolution.evolve(stood, events[at] as RecordedEvent);
    stands = evolution.evolve(stands, event);
  }
  return undefined;
}

/** Whether it was refused already; the corrected event itself for the same reason in every detail. */
const isSame = (refusal: Refusal, before: Refusal | undefined, whole: boolean): boolean =>
  refusal.code === before?.code && (!whole || sameJson(refusal.details, before.details));

/** When a later event is contradicted, the refusal says which: the sentence by itself is about that one. */
const told = (refusal: Refusal, event: RecordedEvent, corrected: RecordedEvent): Refusal =>
  event.id === corrected.id
    ? refusal
    : new Refusal(refusal.code, { ...refusal.details, contradicts: event.id }, refusal.problems);
