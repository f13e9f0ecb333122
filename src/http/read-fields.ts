import type { CommandField, Field } from '../domain/field.js';
import type { JsonObject } from '../domain/json.js';
import { Refusal } from '../domain/refusal.js';
import { problemsInField } from '../ledger/read-command.js';

/** The parameters of a query, or the body of a request that is no command: each a field. */
export type FieldList = readonly CommandField[];

export function fieldList(
  required: Readonly<Record<string, Field>>,
  optional: Readonly<Record<string, Field>> = {},
): FieldList {
  const listed = (fields: Readonly<Record<string, Field>>, isRequired: boolean): CommandField[] =>
    Object.entries(fields).map(([property, field]) => ({ property, field, required: isRequired }));
  return [...listed(required, true), ...listed(optional, false)];
}

/**
 * Holds input to its fields as a command's is: nothing unknown is dropped, and all problems are told at once.
 * @throws Refusal malformed-request, malformed-field, unknown-field, malformed-text
 */
export function readFields(fields: FieldList, input: unknown): JsonObject {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new Refusal('malformed-request', {
      reason: 'a JSON object is expected',
      reasonSv: 'innehållet ska vara ett JSON-objekt',
    });
  const values = input as JsonObject;
  const known = fields.map(({ property }) => property);
  const problems = [
    ...Object.keys(values)
      .filter((name) => !known.includes(name))
      .map((name) => new Refusal('unknown-field', { field: name, known: known.join(', ') })),
    ...fields.flatMap((field) => problemsInField(field, values[field.property])),
  ];
  const [first] = problems;
  if (first) throw new Refusal(first.code, first.details, problems.length > 1 ? problems : []);
  if (Object.values(values).some((value) => typeof value === 'string' && !value.isWellFormed()))
    throw new Refusal('malformed-text');
  return values;
}

/** As `readFields`, from a query string, where numbers are text. */
export function readQuery(fields: FieldList, query: unknown): JsonObject {
  const numbers = new Set(
    fields
      .filter(({ field }) => (field.schema as { type?: string }).type === 'integer')
      .map(({ property }) => property),
  );
  const given = Object.entries(query as JsonObject).map(([name, value]) => [
    name,
    numbers.has(name) && typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value,
  ]);
  return readFields(fields, Object.fromEntries(given));
}
