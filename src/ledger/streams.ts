import { effective } from '../domain/corrections/effective.js';
import { CorrectionRecorded } from '../domain/corrections/correction.events.js';
import type { Evolution } from '../domain/decider.js';
import type { RecordedEvent } from '../domain/event.js';
import { decode } from '../event-store/codec.js';
import type { EventStore, ExpectedRevision } from '../event-store/event-store.js';

/** A stream as last read: how far, its decoded events as recorded, and the state with corrections made. */
export type Stream<State = unknown> = Readonly<{
  name: string;
  revision: ExpectedRevision;
  history: readonly RecordedEvent[];
  state: State;
  /** The events of a command in this stream, or none. */
  eventsOf: (commandId: string) => readonly RecordedEvent[];
}>;

type Entry = {
  revision: ExpectedRevision;
  history: RecordedEvent[];
  state: unknown;
  evolution: Evolution<unknown>;
  byCommand: Map<string, RecordedEvent[]>;
};

/** Streams kept in memory at most; each is a few kilobytes. */
const KEPT = 5_000;

/**
 * What this process has read of streams. A kept stream may be behind what other nodes wrote: an append says what was
 * read, so that a decision on old knowledge is a conflict, never a wrong event; and nothing is refused before the stream
 * was read anew.
 */
export class Streams {
  private readonly kept = new Map<string, Entry>();

  constructor(
    private readonly store: EventStore,
    private readonly onRead: (event: RecordedEvent) => void,
  ) {}

  /** The stream as kept, or read now when it is not. */
  async get<State>(name: string, evolution: () => Evolution<State>): Promise<Stream<State>> {
    return this.kept.has(name) ? this.view(name) : this.refresh(name, evolution);
  }

  /** The stream with everything that stands in the store now. */
  async refresh<State>(name: string, evolution: () => Evolution<State>): Promise<Stream<State>> {
    const entry = this.kept.get(name) ?? this.blank(evolution as () => Evolution<unknown>);
    const next = entry.revision === 'no-stream' ? 0n : entry.revision + 1n;
    for await (const event of this.store.readStream(name, next)) this.take(entry, event);
    this.keep(name, entry);
    return this.view(name);
  }

  /** A stream that is believed not to exist: nothing is read, the append will tell. */
  unread<State>(name: string, evolution: () => Evolution<State>): Stream<State> {
    if (!this.kept.has(name)) this.keep(name, this.blank(evolution as () => Evolution<unknown>));
    return this.view(name);
  }

  /** Takes in what was just appended; does nothing when the kept stream has moved on or is gone. */
  appended(name: string, events: readonly RecordedEvent[]): void {
    const entry = this.kept.get(name);
    if (!entry) return;
    for (const event of events) {
      const next = entry.revision === 'no-stream' ? 0n : entry.revision + 1n;
      if (event.revision === next) this.take(entry, event);
    }
  }

  private blank(evolution: () => Evolution<unknown>): Entry {
    const fold = evolution();
    return { revision: 'no-stream', history: [], state: fold.initial, evolution: fold, byCommand: new Map() };
  }

  private take(entry: Entry, stored: RecordedEvent): void {
    const event = decode(stored);
    this.onRead(event);
    entry.history.push(event);
    const { commandId } = event.metadata;
    const ofCommand = entry.byCommand.get(commandId);
    if (ofCommand) ofCommand.push(event);
    else entry.byCommand.set(commandId, [event]);
    entry.revision = event.revision;
    entry.state =
      event.type === CorrectionRecorded.type
        ? effective(entry.history).reduce(entry.evolution.evolve, entry.evolution.initial)
        : entry.evolution.evolve(entry.state, event);
  }

  private keep(name: string, entry: Entry): void {
    this.kept.delete(name);
    this.kept.set(name, entry);
    if (this.kept.size <= KEPT) return;
    const [oldest] = this.kept.keys();
    if (oldest !== undefined) this.kept.delete(oldest);
  }

  private view<State>(name: string): Stream<State> {
    const { revision, history, state, byCommand } = this.kept.get(name) as Entry;
    return {
      name,
      revision,
      history,
      state: state as State,
      eventsOf: (commandId) => byCommand.get(commandId) ?? [],
    };
  }
}
