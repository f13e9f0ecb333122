import { dayOf, daysUntil } from '../src/domain/dates.js';
import { CATALOGUE } from '../src/domain/catalogue.js';
import { CorrectionRecorded } from '../src/domain/corrections/correction.events.js';
import { effective, valueAt, withChanges, type Change } from '../src/domain/corrections/effective.js';
import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import type { Json, JsonObject } from '../src/domain/json.js';
import { knownInstant, type LateRun } from './known-from.js';
import { caseFile, stageOf, type CaseFile, type Stage } from './case-file.js';

/** A value that a correction replaced: what stood, what stands, why, and who approved it. */
export type Corrected = Readonly<{
  by: string;
  recordedAt: string;
  pointer: string;
  before?: Json;
  after?: Json;
  reason: string;
  approvedBy?: string;
}>;

/** One step of an initiative's history, as it is known and in force. Times are as in the event; late is in calendar days. */
export type Step = Readonly<{
  event: string;
  revision: string;
  type: string;
  /** What happened, in Swedish. */
  what: string;
  occurredAt: string;
  recordedAt: string;
  recordedLateDays: number;
  actor: string;
  office?: string;
  onBehalfOf?: string;
  door: string;
  data: JsonObject;
  corrected: readonly Corrected[];
  stage: Stage;
}>;

export type CaseHistory = Readonly<{
  file: CaseFile;
  stage: Stage;
  revision: string;
  steps: readonly Step[];
}>;

export type When = Readonly<{
  timeZone: string;
  /** A UTC instant, inclusive: only what was recorded by then. */
  knownAt?: string;
  /** A local day, inclusive: only what had happened by then. */
  inForceOn?: string;
}>;

/** A stream's events known at an instant: those before the first one that is known later (`known-from`). */
export function knownBy(
  events: readonly RecordedEvent[],
  knownAt: string | undefined,
  late: readonly LateRun[] = [],
): readonly RecordedEvent[] {
  if (knownAt === undefined) return events;
  const first = events.findIndex(
    ({ position, metadata }) => knownInstant(position, metadata.recordedAt, late) > knownAt,
  );
  return first < 0 ? events : events.slice(0, first);
}

/** What each correction replaced, by the event it corrects. */
function correctionsIn(events: readonly RecordedEvent[]): Map<string, Corrected[]> {
  const byEvent = new Map<string, Corrected[]>();
  const current = new Map(events.map((event) => [event.id, event]));
  for (const event of events) {
    if (event.type !== CorrectionRecorded.type) continue;
    const { corrects, changes, reason, approvedBy } = dataOf(CorrectionRecorded, event);
    const target = current.get(corrects);
    if (!target) continue;
    const after = withChanges(target, changes as readonly Change[]);
    current.set(corrects, after);
    const replaced = changes.map(({ pointer }) => ({
      by: event.id,
      recordedAt: event.metadata.recordedAt,
      pointer,
      ...member('before', valueAt(target, pointer)),
      ...member('after', valueAt(after, pointer)),
      reason,
      ...(approvedBy === undefined ? {} : { approvedBy }),
    }));
    byEvent.set(corrects, [...(byEvent.get(corrects) ?? []), ...replaced]);
  }
  return byEvent;
}

const member = (name: 'before' | 'after', value: Json | undefined) =>
  value === undefined ? {} : { [name]: value };

/**
 * The whole history of one initiative from its events (decoded, as recorded): who, when, in which forum, recorded how
 * late, what was corrected. Undefined when nothing was known or in force.
 */
export function caseHistory(
  events: readonly RecordedEvent[],
  { timeZone, knownAt, inForceOn }: When,
): CaseHistory | undefined {
  const known = knownBy(events, knownAt);
  const corrections = correctionsIn(known);
  const inForce = effective(known).filter(
    ({ metadata }) => inForceOn === undefined || dayOf(metadata.occurredAt) <= inForceOn,
  );
  const projection = caseFile(timeZone);
  const steps: Step[] = [];
  let file: (CaseFile & { initiative: string }) | undefined;
  for (const event of inForce) {
    file = projection.evolve(file, event);
    if (!file) continue;
    const { occurredAt, recordedAt, actor, office, onBehalfOf, door } = event.metadata;
    steps.push({
      event: event.id,
      revision: String(event.revision),
      type: event.type,
      what: CATALOGUE.get(event.type)?.sv ?? event.type,
      occurredAt,
      recordedAt,
      recordedLateDays: Math.max(0, daysUntil(occurredAt, recordedAt, timeZone)),
      actor,
      ...(office === undefined ? {} : { office }),
      ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
      door,
      data: event.data,
      corrected: corrections.get(event.id) ?? [],
      stage: stageOf(file),
    });
  }
  return file && { file, stage: stageOf(file), revision: String(events.at(-1)?.revision ?? 0n), steps };
}

export type HistoryChange<S extends Step = Step> = Readonly<{
  event: string;
  what: string;
  kind: 'new' | 'changed' | 'gone';
  before?: S;
  after?: S;
}>;

/**
 * What one history shows that another does not: new steps, steps whose content was corrected, and steps no longer in
 * force. Histories that say more of a step than it says itself name what else counts as content.
 */
export function compareHistories<S extends Step>(
  before: Readonly<{ steps: readonly S[] }> | undefined,
  after: Readonly<{ steps: readonly S[] }> | undefined,
  more: (step: S) => unknown = () => undefined,
): readonly HistoryChange<S>[] {
  const content = (step: S): string =>
    JSON.stringify([step.occurredAt, step.data, step.corrected, more(step)]);
  const earlier = new Map((before?.steps ?? []).map((step) => [step.event, step]));
  const changes: HistoryChange<S>[] = [];
  for (const step of after?.steps ?? []) {
    const old = earlier.get(step.event);
    earlier.delete(step.event);
    if (!old) changes.push({ event: step.event, what: step.what, kind: 'new', after: step });
    else if (content(old) !== content(step))
      changes.push({ event: step.event, what: step.what, kind: 'changed', before: old, after: step });
  }
  for (const step of earlier.values())
    changes.push({ event: step.event, what: step.what, kind: 'gone', before: step });
  return changes;
}
