import Type, { type TEnum, type TSchema } from 'typebox';
import type { Field } from './field.js';

/** What fields are made of. */

/** Keeps the schema's own type while checking that the field is whole. */
export const field = <S extends Field>(definition: S): S => definition;

export const line = (max: number) =>
  Type.String({ minLength: 1, maxLength: max, pattern: '^(?!\\s)[^\\u0000-\\u001F\\u007F]*(?<!\\s)$' });
export const text = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' });

/** A choice among codes, each with its Swedish word. */
export function choice<const L extends Readonly<Record<string, string>>>(sv: string, en: string, labels: L) {
  const codes = Object.keys(labels) as (keyof L & string)[];
  return {
    schema: Type.Enum(codes) as TEnum<(keyof L & string)[]>,
    sv,
    en,
    labels,
    example: codes[0] as keyof L & string,
  };
}

/** A closed object: nothing unknown is ever kept. */
export const closed = <P extends Record<string, TSchema>>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

const CODE = '^[a-z][a-z0-9-]{0,39}$';
export const Code = Type.String({ pattern: CODE });
export const Day = Type.String({ format: 'day', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const Uuid = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
});
/** An event of the same stream. */
export const EventReference = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  'x-ref': 'event',
});
export const InitiativeNumberText = Type.String({ pattern: '^\\d{4}-\\d{4,}$' });
export const Ore = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
export const UnitName = line(80);

/** References: `x-ref` says what must be known to the ledger before a command that names it is accepted. */
export const PersonReference = Type.String({ pattern: '^p-[0-9A-HJKMNP-TV-Z]{8}$', 'x-ref': 'person' });
export const OfficeReference = Type.String({ pattern: CODE, 'x-ref': 'office' });
export const SystemReference = Type.String({ pattern: CODE, 'x-ref': 'system' });
export const RuleReference = Type.String({ pattern: '^[a-z][a-z0-9-]{0,79}$', 'x-ref': 'rule' });
export const UnitReference = Type.String({ pattern: CODE, 'x-ref': 'unit' });
export const CompanyReference = Type.String({ pattern: CODE, 'x-ref': 'company' });
export const QuestionSetReference = Type.String({ pattern: CODE, 'x-ref': 'questions' });
/** A calendar year in the ledger's time zone. */
export const Year = Type.String({ pattern: '^(19|20|21)\\d{2}$' });
