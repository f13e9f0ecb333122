import Type, { type Static, type TObject, type TOptional, type TSchema } from 'typebox';
import type { Field, Fields } from './field.js';
import type { JsonObject } from './json.js';
import type { Refusal } from './refusal.js';

/** Data of an older schema version as data of the next one. Pure, and total for everything ever recorded. */
export type Upcaster = (data: JsonObject) => JsonObject;

export interface EventDefinition<S extends TSchema = TSchema> {
  readonly type: string;
  /** What the event is called, for people. */
  readonly sv: string;
  /** The current version of the data's schema. */
  readonly schema: number;
  readonly fields: Fields;
  readonly data: S;
  /** What must add up beyond the shape, e.g. that shares sum to the total. A method, so that definitions of all shapes fit one list. */
  check?(data: Static<S>): Refusal | undefined;
  /** From version n to n + 1, by n. */
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
}

type Schemas<F extends Fields> = { [K in keyof F]: F[K]['schema'] };
type OptionalSchemas<F extends Fields> = { [K in keyof F]: TOptional<F[K]['schema']> };
type DataSchema<R extends Fields, O extends Fields> = TObject<Schemas<R> & OptionalSchemas<O>>;

/** Defines an event from fields: the shape is closed, so that nothing unknown is ever kept. */
export function defineEvent<R extends Fields, O extends Fields>(definition: {
  type: string;
  sv: string;
  schema: number;
  required: R;
  optional: O;
  check?: (data: Static<DataSchema<R, O>>) => Refusal | undefined;
  upcasters?: Readonly<Record<number, Upcaster>>;
}): EventDefinition<DataSchema<R, O>> {
  const { required, optional, ...rest } = definition;
  const properties = {
    ...Object.fromEntries(Object.entries(required).map(([name, field]) => [name, field.schema])),
    ...Object.fromEntries(
      Object.entries(optional).map(([name, field]) => [name, Type.Optional(field.schema)]),
    ),
  };
  const data = Type.Object(properties, { additionalProperties: false }) as unknown as DataSchema<R, O>;
  return { ...rest, fields: { ...required, ...optional } as Record<string, Field>, data };
}

export type DataOf<D extends EventDefinition> = Static<D['data']>;
