import { BEFORE_FIRST, type Position, type RecordedEvent } from '../../../src/domain/event.js';
import {
  ConcurrencyConflict,
  StoreRefused,
  type EventStore,
  type ExpectedRevision,
} from '../../../src/event-store/event-store.js';

/** Opens one more client of one and the same log. */
export type OpenClient = () => EventStore | Promise<EventStore>;

/** An empty log, new for each test, and its clients. */
export class LogUnderTest {
  private open!: OpenClient;
  private clients: EventStore[] = [];

  /** `long` is the number of events in the long reads. */
  constructor(
    private readonly freshLog: () => OpenClient | Promise<OpenClient>,
    readonly long: number,
  ) {}

  async begin(): Promise<void> {
    this.open = await this.freshLog();
    this.clients = [await this.open()];
  }

  async end(): Promise<void> {
    for (const client of this.clients) await client.close();
  }

  /** The client that a test has without asking. */
  get store(): EventStore {
    return this.clients[0] as EventStore;
  }

  /** One more client, which shares nothing with the first but the log. */
  async another(): Promise<EventStore> {
    const client = await this.open();
    this.clients.push(client);
    return client;
  }

  /** Closes every client, and opens a new first one. */
  async reopen(): Promise<EventStore> {
    await this.end();
    this.clients = [await this.open()];
    return this.store;
  }

  read(after: Position = BEFORE_FIRST, until?: Position): Promise<RecordedEvent[]> {
    return collect(this.store.readAll(after, until));
  }

  stream(name: string, from?: bigint): Promise<RecordedEvent[]> {
    return collect(this.store.readStream(name, from));
  }
}

export async function collect(source: AsyncIterable<RecordedEvent>): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of source) events.push(event);
  return events;
}

export const idsOf = (events: readonly { id: string }[]): string[] => events.map(({ id }) => id);

/** The code that an append is refused with. Any other end is what it is. */
export const refusalOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'nothing thrown',
    (error: unknown) => (error instanceof StoreRefused ? error.code : error),
  );

/** The revision a stream has been found at by an append that lost, or undefined when it won. */
export const conflictOf = async (promise: Promise<unknown>): Promise<ExpectedRevision | undefined> =>
  promise.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ConcurrencyConflict) return error.actual;
      throw error;
    },
  );

export type Heard = RecordedEvent | 'caught-up';

/** What a subscription says until it is enough; then it is aborted, and has to end. */
export async function follow(
  store: EventStore,
  after: Position,
  enough: (events: readonly RecordedEvent[], caughtUp: number) => boolean,
): Promise<Heard[]> {
  const abort = new AbortController();
  const heard: Heard[] = [];
  for await (const item of store.subscribe(after, abort.signal)) {
    heard.push(item);
    const events = eventsIn(heard);
    if (enough(events, heard.length - events.length)) abort.abort();
  }
  return heard;
}

export const eventsIn = (heard: readonly Heard[]): RecordedEvent[] =>
  heard.filter((item) => item !== 'caught-up');
