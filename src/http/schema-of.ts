import type { CommandField, Field } from '../domain/field.js';
import type { Json, JsonObject } from '../domain/json.js';

/** Plain JSON Schema (OpenAPI 3.1 speaks it): what TypeBox keeps for itself is left behind. */
const plain = (schema: object): JsonObject => JSON.parse(JSON.stringify(schema)) as JsonObject;

/** Our own formats, as the rest of the world knows them; a moment has no name there and is told in words. */
function known(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(known);
  if (typeof value !== 'object' || value === null) return value;
  const { format, 'x-ref': _reference, 'x-labels': labels, ...rest } = value as JsonObject;
  return {
    ...(labels === undefined ? {} : { description: codesIn(labels as Readonly<Record<string, string>>) }),
    ...Object.fromEntries(Object.entries(rest).map(([name, member]) => [name, known(member)])),
    ...(format === 'day' ? { format: 'date' } : {}),
  };
}

const codesIn = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([code, label]) => `\`${code}\` ${label}`)
    .join(', ');

/** A field for people who read the documentation: what it is called, what its codes mean, and what to keep out of it. */
export function describe({ sv, en, labels, disposable, past, schema }: Field): string {
  const codes = codesIn(labels ?? {});
  const { format, 'x-ref': to } = schema as { format?: string; 'x-ref'?: string };
  return [
    `${en} (${sv}).`,
    ...(codes === '' ? [] : [`${codes}.`]),
    ...(format === 'moment'
      ? ['A day, or a local time of the ledger: `2025-03-14` or `2025-03-14T13:30`.']
      : []),
    ...(to === 'unit-word' ? ["The unit's code or its name."] : []),
    ...(past ? ['Not in the future.'] : []),
    ...(disposable ? ['Free text: no personal names.'] : []),
  ].join(' ');
}

/** A field's schema with its Swedish label, description and example. */
export const schemaOf = (field: Field): JsonObject => ({
  ...(known(plain(field.schema)) as JsonObject),
  title: field.sv,
  description: describe(field),
  examples: [field.example as Json],
});

/** The schema of an object of fields; nothing else may stand in it. */
export function bodySchemaOf(fields: readonly CommandField[]): JsonObject {
  const required = fields.filter((field) => field.required).map(({ property }) => property);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(fields.map(({ property, field }) => [property, schemaOf(field)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** An example of an object of fields: all of them, or those that must be there. */
export const exampleOf = (fields: readonly CommandField[], which: 'all' | 'required'): JsonObject =>
  Object.fromEntries(
    fields
      .filter(({ required }) => required || which === 'all')
      .map(({ property, field }) => [property, field.example as Json]),
  );
