import type { ColumnType } from '../../projections/projection.js';
import type { JsonObject } from '../domain/json.js';
import { camelCase } from './rows.js';

/** What the schemas of the answers are made of. */

export const schemaNamed = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
export const text = { type: 'string' } as const;
export const texts = { type: 'array', items: text } as const;
export const truth = { type: 'boolean' } as const;
export const whole = { type: 'integer' } as const;
export const anything = { type: 'object' } as const;
export const person = { type: 'string', pattern: '^p-[0-9A-HJKMNP-TV-Z]{8}$' } as const;

export const object = (properties: JsonObject, required = Object.keys(properties)): JsonObject => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});

export const list = (items: JsonObject): JsonObject => ({ type: 'array', items });

export const shownPerson = object({ person, name: text, verified: truth });

/** Names by reference; left out for readers. */
export const persons: JsonObject = {
  type: 'object',
  description: 'The names behind the references, for auditors, registrars and administrators.',
  additionalProperties: shownPerson,
};

/** A row of a read model: what is empty is left out. */
export function rowOf(columns: Readonly<Record<string, ColumnType>>, more: JsonObject = {}): JsonObject {
  const properties = Object.entries(columns).map(([column, type]) => [
    camelCase(column),
    type === 'text' ? text : whole,
  ]);
  return object({ ...more, ...(Object.fromEntries(properties) as JsonObject) }, []);
}

export const page = (row: JsonObject): JsonObject =>
  object({ rows: list(row), total: whole, page: whole, size: whole, persons }, [
    'rows',
    'total',
    'page',
    'size',
  ]);
