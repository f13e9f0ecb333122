import { isMoment } from '../../domain/dates.js';
import { problemsOfData } from '../../domain/event-check.js';
import { BEFORE_FIRST, type RecordedEvent } from '../../domain/event.js';
import { kindOf } from '../../domain/catalogue.js';
import { LedgerOpened } from '../../domain/ledger/ledger.events.js';
import { decode, definitionOf } from '../../event-store/codec.js';
import { IdSet, isUuid } from './id-set.js';
import { found, NOTHING, type Found, type Place } from './faults.js';

/** Checks that look at one event after another, in the order of the log, and keep as little as they can. */

export const placeOf = ({ position, id, stream, revision }: RecordedEvent, index: number): Place => ({
  index,
  position,
  event: id,
  stream,
  revision,
});

/** Positions increase, revisions of a stream are contiguous, no id stands twice, and the clock goes forward. Kept: a number for each stream, and 32 bytes for each id. */
export class OrderCheck {
  readonly revisions = new Map<string, bigint>();
  private readonly ids = new IdSet();
  private position = BEFORE_FIRST;
  private before = '';

  /** What is no event still has its place in its stream. */
  skip({ position, stream, revision }: Place): void {
    this.position = position;
    this.revisions.set(stream, revision);
  }

  see(event: RecordedEvent, place: Place): readonly Found[] {
    const finds: Found[] = [];
    const { position, stream, revision, id } = event;
    if (position <= this.position)
      finds.push(found('position-order', { found: String(position), before: String(this.position) }, place));
    this.position = position;
    const expected = (this.revisions.get(stream) ?? -1n) + 1n;
    if (revision !== expected)
      finds.push(found('revision-gap', { found: String(revision), expected: String(expected) }, place));
    this.revisions.set(stream, revision);
    if (!isUuid(id)) finds.push(found('id-malformed', {}, place));
    else if (this.ids.has(id)) finds.push(found('id-twice', {}, place));
    const { recordedAt } = event.metadata;
    if (typeof recordedAt !== 'string') return finds;
    // Only where it goes back: after a clock that ran ahead, everything would be told of.
    if (recordedAt < this.before)
      finds.push(found('clock-back', { found: recordedAt, before: this.before }, place));
    this.before = recordedAt;
    return finds;
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const text = (value: unknown): boolean => typeof value === 'string' && value !== '';
const uuid = (value: unknown): boolean => typeof value === 'string' && isUuid(value);

/** What an event's metadata must be, member by member (design §3). */
const METADATA: Readonly<Record<string, (value: unknown) => boolean>> = {
  schema: (value) => Number.isInteger(value) && Number(value) >= 1,
  occurredAt: (value) => typeof value === 'string' && isMoment(value),
  recordedAt: (value) => typeof value === 'string' && INSTANT.test(value),
  actor: text,
  door: text,
  commandId: uuid,
  correlationId: uuid,
  commandDigest: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
  salt: (value) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
};

export function checkMetadata({ metadata }: RecordedEvent, place: Place): readonly Found[] {
  const members = metadata as unknown as Readonly<Record<string, unknown>>;
  const wrong = Object.keys(METADATA).filter((member) => METADATA[member]?.(members[member]) !== true);
  return wrong.length === 0 ? NOTHING : wrong.map((member) => found('metadata-malformed', { member }, place));
}

/** The event as this program reads it, its data in the shape of today; undefined when it cannot be read. */
export function decoded(
  event: RecordedEvent,
  place: Place,
): Readonly<{ event: RecordedEvent | undefined; finds: readonly Found[] }> {
  try {
    const read = decode(event);
    const problem = problemsOfData(definitionOf(read), read.data);
    const finds = problem ? [found('data-malformed', { sv: problem.sv, en: problem.en }, place)] : NOTHING;
    return { event: read, finds };
  } catch {
    const details = { type: String(event.type), schema: String(event.metadata.schema) };
    return { event: undefined, finds: [found('event-undecodable', details, place)] };
  }
}

export function checkBeginning({ stream, type }: RecordedEvent, place: Place): readonly Found[] {
  const finds: Found[] = [];
  if (place.index === 0 && !(stream === 'ledger' && type === LedgerOpened.type))
    finds.push(found('not-opened-first', { found: `${type} (${stream})` }, place));
  if (kindOf(stream) === undefined) finds.push(found('stream-unknown', {}, place));
  return finds;
}
