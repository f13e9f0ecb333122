import { dayOf, isMoment } from '../dates.js';
import { fact, type Circumstances, type Evolution, type Fact } from '../decider.js';
import { problemsOfData } from '../event-check.js';
import type { EventDefinition } from '../event-definition.js';
import type { RecordedEvent } from '../event.js';
import { sameJson } from '../json.js';
import { Refusal } from '../refusal.js';
import { CorrectionRecorded } from './correction.events.js';
import type { Correct } from './correction.commands.js';
import { effective, valueAt, withChanges, type Change } from './effective.js';
import { contradiction, withDay, type Recording } from './recorded-again.js';

/** What keeps a corrected event from being corrected in its stream as it is now, beyond what would not have been recorded. */
type Kept<State> = (corrected: RecordedEvent, state: State) => Refusal | undefined;

/**
 * Decides a correction in a stream whose events are recorded in the given ways. What the correction leaves must be what
 * people could have recorded: it is held to the conditions of the commands themselves, from the corrected event on.
 */
export function correctAmong<State>(
  evolution: Evolution<State>,
  rows: readonly Recording[],
  kept?: Kept<State>,
) {
  const recordings = new Map(rows.flatMap((row) => (row.makes ? [[row.makes.type, row] as const] : [])));
  return (command: Correct, state: State, circumstances: Circumstances): readonly Fact[] => {
    const { corrects, changes: asked, together = [], reason, approvedBy } = command;
    const streamed = { evolution: evolution as Evolution<unknown>, recordings, circumstances };
    const stood = effective(circumstances.history).filter(({ type }) => type !== CorrectionRecorded.type);
    let stands = stood;
    const facts: Fact[] = [];
    for (const one of [{ corrects, changes: asked }, ...together]) {
      const target = stands.find(({ id }) => id === one.corrects);
      const recording = recordings.get(target?.type ?? '');
      if (!target || !recording) throw new Refusal('unknown-event', { event: one.corrects });
      checkAlone(recording, target, one.changes as readonly Change[], circumstances.today);
      const changes = withDay(stood, stands, target, one.changes as readonly Change[], streamed);
      const corrected = withChanges(target, changes);
      const refusal = kept?.(corrected, state);
      if (refusal) throw refusal;
      stands = stands.map((event) => (event === target ? corrected : event));
      const data = { corrects: one.corrects, changes: changes as Correct['changes'], reason, approvedBy };
      facts.push(fact(CorrectionRecorded, data));
    }
    const refusal = contradiction(stood, stands, streamed);
    if (refusal) throw refusal;
    return facts;
  };
}

/** What is wrong with a correction whatever else there is in the stream. */
function checkAlone(
  recording: Recording,
  target: RecordedEvent,
  changes: readonly Change[],
  today: string,
): void {
  checkPlaces(target, changes);
  const corrected = withChanges(target, changes);
  checkTogether(recording.makes as EventDefinition, corrected, today);
  checkName(recording, target, corrected);
  if (changes.every(({ pointer }) => sameJson(valueAt(target, pointer), valueAt(corrected, pointer))))
    throw new Refusal('correction-changes-nothing');
}

/** A value that is not found where the pointer says stands nowhere, or somewhere else than was meant. */
function checkPlaces(target: RecordedEvent, changes: readonly Change[]): void {
  let event = target;
  for (const change of changes) {
    event = withChanges(event, [change]);
    const { pointer, value } = change;
    if (value !== undefined && !sameJson(valueAt(event, pointer), value))
      throw new Refusal('correction-does-not-fit', {
        problemSv: `${pointer} pekar inte på något som kan ha värdet`,
        problemEn: `${pointer} points at nothing that can have the value`,
      });
  }
}

/** What the stream is named after is what everything else knows it by: it is that stream, and no other. */
function checkName({ makes, creates }: Recording, target: RecordedEvent, corrected: RecordedEvent): void {
  const named = creates === undefined ? undefined : makes?.fields[creates];
  if (creates === undefined || !named) return;
  const value = corrected.data[creates];
  const { stream } = target;
  // Back to the stream's own name, which an older program let it lose, it may be corrected.
  if (value === target.data[creates] || value === stream.slice(stream.indexOf('-') + 1)) return;
  throw new Refusal('correction-of-name', {
    field: creates,
    label: named.sv,
    labelEn: named.en,
    value: String(target.data[creates]),
  });
}

function checkTogether(definition: EventDefinition, corrected: RecordedEvent, today: string): void {
  const { occurredAt } = corrected.metadata;
  const problem = isMoment(occurredAt)
    ? problemsOfData(definition, corrected.data)
    : new Refusal('malformed-field', {
        field: 'occurredAt',
        label: 'Hände',
        problemSv: 'ska vara en dag som finns',
        problemEn: 'must be a day that exists',
      });
  if (problem) throw new Refusal('correction-does-not-fit', { problemSv: problem.sv, problemEn: problem.en });
  const past = Object.entries(definition.fields)
    .filter(([, field]) => field.past)
    .map(([name]) => [name, corrected.data[name]] as const);
  for (const [field, value] of [['occurredAt', occurredAt] as const, ...past])
    if (typeof value === 'string' && dayOf(value) > today)
      throw new Refusal('date-in-future', { field, value, today });
}
