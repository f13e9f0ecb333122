import type { EventDefinition } from './event-definition.js';
import { Refusal } from './refusal.js';
import { problemsOf } from './schema-check.js';

/** What is wrong with an event's data: shape first, then sums. */
export function problemsOfData(definition: EventDefinition, data: unknown): Refusal | undefined {
  const [first] = problemsOf(definition.data, data);
  if (first) {
    const field = first.pointer.slice(1);
    return new Refusal('malformed-field', {
      field: field || definition.type,
      label: definition.fields[field.split('/')[0] ?? '']?.sv ?? definition.sv,
      problemSv: first.sv,
      problemEn: first.en,
    });
  }
  return definition.check?.(data);
}
