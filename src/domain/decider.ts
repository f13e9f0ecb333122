import type { RecordedEvent } from './event.js';
import type { EventDefinition, DataOf } from './event-definition.js';
import type { JsonObject } from './json.js';

/** An event that is decided but not yet written: the ledger adds id and metadata. */
export type Fact = Readonly<{ definition: EventDefinition; data: JsonObject; occurredAt?: string }>;

/** What a decision may know besides the command and the state. All of it is data; nothing here is asked of the world. */
export type Circumstances = Readonly<{
  /** The stream so far: decoded, as recorded, corrections not applied. */
  history: readonly RecordedEvent[];
  /** The ledger's local day. */
  today: string;
  /** The states of the other streams that the command refers to, by the name of the stream: what they say, not who. */
  referred?: ReadonlyMap<string, unknown>;
}>;

/** How a stream becomes state, and what a command does to it. `evolve` never throws. */
export type Evolution<State> = Readonly<{
  initial: State;
  evolve: (state: State, event: RecordedEvent) => State;
}>;

/**
 * Decides: the events that are to be recorded, none when nothing is to be done.
 * @throws Refusal when the command contradicts the stream's own state or does not add up
 */
export type Decide<Command, State> = (
  command: Command,
  state: State,
  circumstances: Circumstances,
) => readonly Fact[];

/** One fact of a definition, typed by its data; members that are undefined are left out (absent is not null). */
export function fact<D extends EventDefinition>(
  definition: D,
  data: { [K in keyof DataOf<D>]: DataOf<D>[K] | undefined },
  occurredAt?: string,
): Fact {
  const present = Object.fromEntries(
    Object.entries(data).filter(([, value]) => value !== undefined),
  ) as JsonObject;
  return {
    definition: definition as unknown as EventDefinition,
    data: present,
    ...(occurredAt === undefined ? {} : { occurredAt }),
  };
}

/** The event's data, typed by its definition. Only for events that the codec has decoded. */
export const dataOf = <D extends EventDefinition>(_definition: D, event: RecordedEvent): DataOf<D> =>
  event.data as DataOf<D>;
