import { CATALOGUE } from '../domain/catalogue.js';
import type { EventDefinition } from '../domain/event-definition.js';
import type { RecordedEvent } from '../domain/event.js';

/** An event that this program cannot read: its type is unknown, or its schema is of a newer program. Nothing is guessed. */
export class UnreadableEvent extends Error {
  constructor(
    readonly event: RecordedEvent,
    why: string,
  ) {
    super(`${event.type} ${event.id} in ${event.stream}: ${why}`);
    this.name = 'UnreadableEvent';
  }
}

/**
 * The stored event as the program of today sees it: data of an older schema version is upcast, step by step. This is the
 * only place where that happens; hashes, copies and proofs never see its result (design §3). @throws UnreadableEvent
 */
export const decode = (event: RecordedEvent): RecordedEvent => upcast(definitionOf(event), event);

/** The event in its definition's current schema version. @throws UnreadableEvent */
export function upcast(definition: EventDefinition, event: RecordedEvent): RecordedEvent {
  const { schema } = event.metadata;
  if (schema === definition.schema) return event;
  if (schema > definition.schema)
    throw new UnreadableEvent(
      event,
      `schema ${schema} is of a newer program, this one knows ${definition.schema}`,
    );
  let { data } = event;
  for (let version = schema; version < definition.schema; version += 1) {
    const toNext = definition.upcasters?.[version];
    if (!toNext) throw new UnreadableEvent(event, `nothing upcasts schema ${version}`);
    data = toNext(data);
  }
  return { ...event, data, metadata: { ...event.metadata, schema: definition.schema } };
}

export function definitionOf(event: RecordedEvent): EventDefinition {
  const definition = CATALOGUE.get(event.type);
  if (!definition) throw new UnreadableEvent(event, 'no such type of event');
  return definition;
}
