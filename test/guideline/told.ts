import { createHash } from 'node:crypto';
import { effective } from '../../src/domain/corrections/effective.js';
import { problemsOfData } from '../../src/domain/event-check.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import type { DataOf, EventDefinition } from '../../src/domain/event-definition.js';
import type { JsonObject } from '../../src/domain/json.js';

/** One step of a history: what happened, when, and when it was recorded if not the same afternoon. */
export type Step = Readonly<{
  definition: EventDefinition;
  data: JsonObject;
  at: string;
  recordedAt?: string;
}>;

/** A stream's steps by the names that tests call them. */
export type Steps = Readonly<Record<string, Step>>;

/** A step whose data are those of its definition, checked by the compiler and, when it is told, by the definition itself. */
export function step<D extends EventDefinition>(
  definition: D,
  data: DataOf<D>,
  at: string,
  recordedAt?: string,
): Step {
  return {
    definition: definition as unknown as EventDefinition,
    data: data as JsonObject,
    at,
    ...(recordedAt === undefined ? {} : { recordedAt }),
  };
}

/** The id of the event that a step becomes: always the same for the same name. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The stream as the ledger has it: in the order of recording, with every correction made. What has no time of its own was
 * recorded in the afternoon, and nothing before the step that opens the stream.
 */
export function streamOf(stream: string, steps: Steps): readonly RecordedEvent[] {
  const afternoon = ({ at, recordedAt }: Step): string => recordedAt ?? `${at.slice(0, 10)}T15:00:00.000Z`;
  const [first] = Object.values(steps).map(afternoon);
  const told = Object.entries(steps).map(([name, one]) => {
    const recordedAt = [afternoon(one), first ?? ''].sort()[1] ?? '';
    return [name, { ...one, recordedAt }] as const;
  });
  told.sort(([, a], [, b]) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0));
  return effective(told.map(([name, one], place) => eventOf(stream, name, one, place)));
}

function eventOf(
  stream: string,
  name: string,
  { definition, data, at, recordedAt }: Required<Step>,
  place: number,
): RecordedEvent {
  const problem = problemsOfData(definition, data);
  if (problem) throw new Error(`${stream}, ${name}: ${problem.en}`);
  return {
    position: BigInt(place + 1),
    stream,
    revision: BigInt(place),
    id: idOf(name),
    type: definition.type,
    data,
    metadata: {
      schema: definition.schema,
      occurredAt: at,
      recordedAt,
      actor: 'p-REG1STRR',
      door: 'rest',
      commandId: idOf(`command ${name}`),
      correlationId: idOf(`command ${name}`),
      commandDigest: 'ab'.repeat(32),
      salt: 'cd'.repeat(16),
    },
  };
}
