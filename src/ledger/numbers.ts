import { randomUUID } from 'node:crypto';
import { assignNumbers, type Register } from '../domain/register/register.decider.js';
import type { NewEvent, Position, RecordedEvent } from '../domain/event.js';
import { ConcurrencyConflict, type ExpectedRevision } from '../event-store/event-store.js';
import { newEventId, newSalt } from './chance.js';
import { registerEvolution } from './reader.js';
import { commandDigest } from './digest.js';
import type { Queues } from './queue.js';
import type { Stream, Streams } from './streams.js';

type By = Readonly<{ actor: string; door: string; recordedAt: () => string }>;
type Waiting = Readonly<{ need: RecordedEvent; day: string; by: By }>;
type Append = (stream: string, expected: ExpectedRevision, events: readonly NewEvent[]) => Promise<unknown>;

const INITIATIVE = 'initiative-';
const evolution = registerEvolution;

/** An initiative's number, and where in the log it was given. */
export type Numbered = Readonly<{ number: string; position: Position }>;

function numbered({ numbers, places }: Register, initiative: string): Numbered | undefined {
  const [number, position] = [numbers.get(initiative), places.get(initiative)];
  return number === undefined || position === undefined ? undefined : { number, position };
}

/**
 * The year's register: which initiative has which number. An initiative and its number are two facts in two streams;
 * whoever finds an initiative without a number gives it one, so that a crash in between leaves nothing undone.
 */
export class Numbers {
  private readonly waiting = new Map<string, Map<string, Waiting>>();

  constructor(
    private readonly streams: Streams,
    private readonly append: Append,
    private readonly queues: Queues,
  ) {}

  /** The number of the initiative whose need this is, given now when it has none yet. `day` is the local day of its recording. */
  async numberOf(need: RecordedEvent, day: string, by: By): Promise<Numbered> {
    const year = day.slice(0, 4);
    const name = `register-${year}`;
    const initiative = need.stream.slice(INITIATIVE.length);
    const given = numbered((await this.streams.get(name, evolution)).state, initiative);
    if (given) return given;
    const waiting = this.waiting.get(name) ?? new Map<string, Waiting>();
    this.waiting.set(name, waiting.set(initiative, { need, day, by }));
    // Whoever comes first takes everybody's number who waits meanwhile: one append, however many.
    return this.queues.run(name, async () => {
      const register = await this.assign(year, name, initiative);
      return numbered(register, initiative) as Numbered;
    });
  }

  private async assign(year: string, name: string, initiative: string): Promise<Register> {
    let register: Stream<Register> = await this.streams.get(name, evolution);
    while (!register.state.numbers.has(initiative)) {
      const batch = [...(this.waiting.get(name)?.values() ?? [])].slice(0, 500);
      try {
        await this.append(name, register.revision, this.eventsFor(year, name, batch, register.state));
      } catch (error) {
        if (!(error instanceof ConcurrencyConflict)) throw error;
        await this.streams.refresh(name, evolution);
      }
      register = await this.streams.get(name, evolution);
    }
    for (const waiting of this.waiting.get(name)?.keys() ?? [])
      if (register.state.numbers.has(waiting)) this.waiting.get(name)?.delete(waiting);
    return register.state;
  }

  private eventsFor(year: string, stream: string, batch: readonly Waiting[], register: Register): NewEvent[] {
    const byInitiative = new Map(
      batch.map((waiting) => [waiting.need.stream.slice(INITIATIVE.length), waiting]),
    );
    return assignNumbers(year, [...byInitiative.keys()], register).map(({ definition, data, occurredAt }) => {
      const { need, day, by } = byInitiative.get(String(data['initiative'])) as Waiting;
      const salt = newSalt();
      const recordedAt = by.recordedAt();
      const metadata = {
        schema: definition.schema,
        occurredAt: occurredAt ?? day,
        recordedAt,
        actor: by.actor,
        door: by.door,
        commandId: randomUUID(),
        correlationId: need.metadata.correlationId,
        causationId: need.id,
        commandDigest: commandDigest(salt, 'register/assign-number', stream, data),
        salt,
      };
      return { id: newEventId(), type: definition.type, data, metadata };
    });
  }
}
