import type { RecordedEvent } from '../event.js';
import type { Json, JsonObject } from '../json.js';
import { dataOf } from '../decider.js';
import { CorrectionRecorded } from './correction.events.js';

export type Change = Readonly<{ pointer: string; value?: Json }>;

/** A JSON pointer's steps, RFC 6901. */
function stepsOf(pointer: string): string[] {
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A list's index as a pointer writes it: no sign, no leading zero. */
const INDEX = /^(0|[1-9]\d*)$/;

function replaceIn(
  value: Json | undefined,
  steps: readonly string[],
  by: Json | undefined,
): Json | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return by;
  if (Array.isArray(value)) return replaceInList(value as readonly Json[], step, rest, by);
  const members = typeof value === 'object' && value !== null ? (value as JsonObject) : {};
  const { [step]: old, ...others } = members;
  const replaced = replaceIn(old, rest, by);
  return replaced === undefined ? others : { ...others, [step]: replaced };
}

/** A place that the list does not have leaves it as it is; the one right after its end is where it grows. */
function replaceInList(
  list: readonly Json[],
  step: string,
  rest: readonly string[],
  by: Json | undefined,
): readonly Json[] {
  const at = INDEX.test(step) ? Number(step) : Infinity;
  if (at > list.length) return list;
  const replaced = replaceIn(list[at], rest, by);
  return [...list.slice(0, at), ...(replaced === undefined ? [] : [replaced]), ...list.slice(at + 1)];
}

/** What a pointer names in an event: the value, or undefined. */
export function valueAt(event: RecordedEvent, pointer: string): Json | undefined {
  if (pointer === '/occurredAt') return event.metadata.occurredAt;
  let value: Json | undefined = event.data;
  for (const step of stepsOf(pointer).slice(1)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, Json | undefined>)[step];
  }
  return value;
}

/** The event with the changes made. Neither the event nor the changes are altered. */
export function withChanges(event: RecordedEvent, changes: readonly Change[]): RecordedEvent {
  return changes.reduce((changed, { pointer, value }) => {
    if (pointer === '/occurredAt')
      return {
        ...changed,
        metadata: { ...changed.metadata, occurredAt: typeof value === 'string' ? value : '' },
      };
    const data = replaceIn(changed.data, stepsOf(pointer).slice(1), value) as JsonObject;
    return { ...changed, data };
  }, event);
}

/**
 * A stream's events with every correction made in them: the one place where corrections are applied, for deciders,
 * projections and rules alike. The corrections themselves stay in the list; the later one of a pointer wins.
 */
export function effective(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  if (!events.some((event) => event.type === CorrectionRecorded.type)) return events;
  const result = [...events];
  const placeOf = new Map(events.map((event, place) => [event.id, place]));
  for (const event of events) {
    if (event.type !== CorrectionRecorded.type) continue;
    const { corrects, changes } = dataOf(CorrectionRecorded, event);
    const place = placeOf.get(corrects);
    const target = place === undefined ? undefined : result[place];
    if (place === undefined || target === undefined) continue;
    result[place] = withChanges(target, changes as readonly Change[]);
  }
  return result;
}
