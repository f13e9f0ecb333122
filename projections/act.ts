import { CATALOGUE } from '../src/domain/catalogue.js';
import type { RecordedEvent } from '../src/domain/event.js';
import type { DataOf, EventDefinition } from '../src/domain/event-definition.js';
import type { JsonObject } from '../src/domain/json.js';

/**
 * Something that was done, as far as a rule can ask about it: the event without its free text. Which free texts were
 * filled in is kept, what they say is not.
 */
export type Act<Data = JsonObject> = Readonly<{
  event: string;
  type: string;
  /** When it happened, as exactly as is known. */
  at: string;
  /** A UTC instant. */
  recordedAt: string;
  actor: string;
  office?: string;
  onBehalfOf?: string;
  door: string;
  commandId: string;
  data: Data;
  texts: readonly string[];
}>;

/** The act of an event of this definition. Disposable members may be missing from its data, whatever its type says. */
export type ActOf<D extends EventDefinition> = Act<DataOf<D>>;

const disposableOf = new Map<string, readonly string[]>();

function disposable(type: string): readonly string[] {
  let names = disposableOf.get(type);
  if (!names) {
    const fields = Object.entries(CATALOGUE.get(type)?.fields ?? {});
    names = fields.filter(([, field]) => field.disposable).map(([name]) => name);
    disposableOf.set(type, names);
  }
  return names;
}

const acts = new WeakMap<RecordedEvent, Act>();

/** The act of an event, made once. */
export function actOf(event: RecordedEvent): Act {
  let act = acts.get(event);
  if (!act) acts.set(event, (act = made(event)));
  return act;
}

function made({ id, type, data, metadata }: RecordedEvent): Act {
  const texts = disposable(type).filter((name) => data[name] !== undefined);
  const { occurredAt, recordedAt, actor, office, onBehalfOf, door, commandId } = metadata;
  return {
    event: id,
    type,
    at: occurredAt,
    recordedAt,
    actor,
    ...(office === undefined ? {} : { office }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    door,
    commandId,
    data:
      texts.length === 0
        ? data
        : Object.fromEntries(Object.entries(data).filter(([name]) => !texts.includes(name))),
    texts,
  };
}
