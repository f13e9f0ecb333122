import { dayOf, isMoment } from '../dates.js';
import { fact, type Circumstances, type Fact } from '../decider.js';
import { problemsOfData } from '../event-check.js';
import type { EventDefinition } from '../event-definition.js';
import type { RecordedEvent } from '../event.js';
import { Refusal } from '../refusal.js';
import { CorrectionRecorded } from './correction.events.js';
import type { Correct } from './correction.commands.js';
import { effective, valueAt, withChanges, type Change } from './effective.js';

/** What else must hold of a corrected event in its stream. */
type Holds = (corrected: RecordedEvent, history: readonly RecordedEvent[]) => Refusal | undefined;

/** Decides a correction in any stream whose events are among the given definitions. */
export function correctAmong(definitions: readonly EventDefinition[], holds?: Holds) {
  return (command: Correct, _state: unknown, { history, today }: Circumstances): readonly Fact[] => {
    const changes = command.changes as readonly Change[];
    const target = effective(history).find((event) => event.id === command.corrects);
    const definition = definitions.find(({ type }) => type === target?.type);
    if (!target || !definition) throw new Refusal('unknown-event', { event: command.corrects });
    checkPlaces(target, changes);
    const corrected = withChanges(target, changes);
    checkTogether(definition, corrected, today);
    const refusal = holds?.(corrected, history);
    if (refusal) throw refusal;
    if (changes.every(({ pointer }) => same(valueAt(target, pointer), valueAt(corrected, pointer))))
      throw new Refusal('correction-changes-nothing');
    const { corrects, reason, approvedBy } = command;
    return [
      fact(CorrectionRecorded, {
        corrects,
        changes: command.changes as { pointer: string; value?: unknown }[],
        reason,
        approvedBy,
      }),
    ];
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A value that is not found where the pointer says stands nowhere, or somewhere else than was meant. */
function checkPlaces(target: RecordedEvent, changes: readonly Change[]): void {
  let event = target;
  for (const change of changes) {
    event = withChanges(event, [change]);
    const { pointer, value } = change;
    if (value !== undefined && !same(valueAt(event, pointer), value))
      throw new Refusal('correction-does-not-fit', {
        problemSv: `${pointer} pekar inte på något som kan ha värdet`,
        problemEn: `${pointer} points at nothing that can have the value`,
      });
  }
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
