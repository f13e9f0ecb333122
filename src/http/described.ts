import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  type ApiResponseOptions,
} from '@nestjs/swagger';
import type { CommandField } from '../domain/field.js';
import type { JsonObject } from '../domain/json.js';
import { describe, exampleOf, schemaOf } from './schema-of.js';

/** Decorators that tell the documentation what the fields already say. The answers' schemas are named in answers.ts. */

type Schema = NonNullable<Extract<ApiResponseOptions, { schema: unknown }>['schema']>;

export const schemaNamed = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** What a route does, in English with the Swedish beneath it. */
export const Does = (en: string, sv: string, more = ''): MethodDecorator =>
  ApiOperation({ summary: en, description: [sv, more].filter(Boolean).join('\n\n') });

export const Answers = (status: number, schema: string, description: string): MethodDecorator =>
  ApiResponse({ status, description, schema: schemaNamed(schema) }) as MethodDecorator;

/** The parameters of a query string. */
export const AskedBy = (fields: readonly CommandField[]): MethodDecorator =>
  applyDecorators(
    ...fields.map(({ property, field, required }) =>
      ApiQuery({
        name: property,
        required,
        description: describe(field),
        schema: schemaOf(field) as Schema,
      }),
    ),
  );

export const InPath = (name: string, description: string, example: string): MethodDecorator =>
  ApiParam({ name, description, schema: { type: 'string' }, example }) as MethodDecorator;

/** A body of fields, documented under a name, with an example of the least and one of everything. */
export const TakesBody = (name: string, fields: readonly CommandField[]): MethodDecorator =>
  TakesExamples(name, exampleOf(fields, 'required'), exampleOf(fields, 'all'));

/** As `TakesBody`, with examples of its own: not all that may be told may be told together. */
export function TakesExamples(name: string, least: JsonObject, all: JsonObject): MethodDecorator {
  const examples: Record<string, { summary: string; value: JsonObject }> = {
    least: { summary: 'What must be there', value: least },
    all: { summary: 'Everything', value: all },
  };
  const required = Object.keys(least).length > 0;
  return ApiBody({ schema: schemaNamed(name), required, examples }) as MethodDecorator;
}

/** The position that a request must not be answered from before: rules judge a command by what the node shows. */
export const WaitsForPosition = (): MethodDecorator =>
  ApiHeader({
    name: 'Ledger-Position',
    required: false,
    description:
      'A position from an earlier answer: the request waits, bounded, until this node shows it; otherwise 503 `read-models-behind`.',
    schema: { type: 'string', pattern: '^\\d{1,20}$' },
  }) as MethodDecorator;

/** The headers that go with every command. */
export const TakesCommandHeaders = (): MethodDecorator =>
  applyDecorators(
    WaitsForPosition(),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'A UUID, or 1–200 visible characters that count together with you. The same request with the same key is recorded once and acknowledged alike; another request with it is refused.',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
      example: '5b0e9c1e-6a0b-4b0c-9d57-0d1b5c1b7c11',
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision you have read, from `ETag`: refused with 412 when somebody was faster.',
      schema: { type: 'string', pattern: '^"\\d+"$' },
    }),
    ApiHeader({
      name: 'X-Correlation-Id',
      required: false,
      description: 'A UUID that ties several commands together; kept with the event.',
      schema: { type: 'string', format: 'uuid' },
    }),
  );
