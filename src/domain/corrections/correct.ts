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
    const asked = command.changes as readonly Change[];
    const events = effective(circumstances.history).filter(({ type }) => type !== CorrectionRecorded.type);
    const target = events.find(({ id }) => id === command.corrects);
    const recording = recordings.get(target?.type ?? '');
    if (!target || !recording?.makes) throw new Refusal('unknown-event', { event: command.corrects });
    checkPlaces(target, asked);
    const streamed = { evolution: evolution as Evolution<unknown>, recordings, circumstances };
    checkTogether(recording.makes, withChanges(target, asked), circumstances.today);
    checkName(recording, target, withChanges(target, asked));
    const changes = withDay(events, target, asked, streamed);
    const corrected = withChanges(target, changes);
    const refusal = kept?.(corrected, state) ?? contradiction(events, corrected, streamed);
    if (refusal) throw refusal;
    if (changes.every(({ pointer }) => sameJson(valueAt(target, pointer), valueAt(corrected, pointer))))
      throw new Refusal('correction-changes-nothing');
    const { corrects, reason, approvedBy } = command;
    return [
      fact(CorrectionRecorded, {
        corrects,
        changes: changes as { pointer: string; value?: unknown }[],
        reason,
        approvedBy,
      }),
    ];
  };
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
