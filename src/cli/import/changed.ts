import { CATALOGUE } from '../../domain/catalogue.js';
import { commandFields } from '../../domain/field.js';
import type { RecordedEvent } from '../../domain/event.js';
import type { Json, JsonObject } from '../../domain/json.js';
import { jcs } from '../../proof/jcs.js';
import { placeOf } from './drafts.js';
import { problem, type RowProblem } from './problems.js';
import type { Placed } from './placed.js';

const CONTROL_LABELS: Readonly<Record<string, string>> = {
  occurredAt: 'Datum',
  source: 'Registrerad',
  corrects: 'Rättar',
  changes: 'Nytt värde',
};

/** Tells which fields of a row are no longer what the ledger recorded of it. */
export function changedRow({ draft }: Placed, command: object, event: RecordedEvent | undefined): RowProblem {
  const given = command as JsonObject;
  const recorded: JsonObject = { ...event?.data, occurredAt: event?.metadata.occurredAt ?? '' };
  const decided =
    (CATALOGUE.get(event?.type ?? '')?.data as { required?: string[] } | undefined)?.required ?? [];
  const differing = commandFields(draft.step.row.command)
    .filter(({ property }) => {
      const value = given[property] as Json | undefined;
      // What the row leaves to the decision, or to the meeting's day, is no change.
      const isLeft = value === undefined && (decided.includes(property) || property === 'occurredAt');
      const isOffice = property === 'office' || property === 'onBehalfOf';
      return !isLeft && !isOffice && jcs(value ?? null) !== jcs(recorded[property] ?? null);
    })
    .map(({ property, field }) => [property, CONTROL_LABELS[property] ?? field.sv] as const);
  const [property = 'step', label = 'Steg'] = differing[0] ?? [];
  const place = placeOf(draft, property, label);
  const fields = differing.map(([name, otherwise]) => draft.headings.get(name) ?? otherwise).join(', ');
  return problem('row-changed', place, { fields: fields || 'Steg' });
}
