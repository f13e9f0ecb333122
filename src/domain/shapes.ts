import Type, { type TEnum, type TSchema } from 'typebox';
import type { Field } from './field.js';
import { formed } from './forms.js';

/** What fields are made of. */

/** Keeps the schema's own type while checking that the field is whole. */
export const field = <S extends Field>(definition: S): S => definition;

export const line = (max: number, more: Readonly<object> = {}) =>
  formed(
    '^(?!\\s)[^\\u0000-\\u001F\\u007F]*(?<!\\s)$',
    'en enda rad, utan mellanslag först eller sist',
    'a single line, without blanks first or last',
    { minLength: 1, maxLength: max, ...more },
  );
export const text = (max: number) =>
  formed('\\S', 'en text med något annat än mellanslag', 'a text of more than blanks', {
    minLength: 1,
    maxLength: max,
  });

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

const code = (more?: Readonly<object>) =>
  formed(
    '^[a-z][a-z0-9-]{0,39}$',
    'en kod: en liten bokstav a–z och sedan små bokstäver, siffror och bindestreck, högst 40 tecken, som it-strategist',
    'a code: a small letter a–z and then small letters, digits and hyphens, 40 characters at most, as it-strategist',
    more,
  );
const uuid = (more?: Readonly<object>) =>
  formed(
    '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    'ett UUID, som 6f1c0c1e-2a6b-4c3d-9e4f-0123456789ab',
    'a UUID, as 6f1c0c1e-2a6b-4c3d-9e4f-0123456789ab',
    more,
  );
export const Code = code();
export const Day = formed('^\\d{4}-\\d{2}-\\d{2}$', 'en dag, som 2025-03-14', 'a day, as 2025-03-14', {
  format: 'day',
});
export const Uuid = uuid();
/** An event of the same stream. */
export const EventReference = uuid({ 'x-ref': 'event' });
export const InitiativeNumberText = formed(
  '^\\d{4}-\\d{4,}$',
  'ett initiativs nummer, som 2025-0007',
  "an initiative's number, as 2025-0007",
);
/** SHA-256 in hex, as a hash is kept. */
export const Sha256 = formed(
  '^[0-9a-f]{64}$',
  'en SHA-256: 64 hexadecimala siffror med små bokstäver',
  'a SHA-256: 64 hexadecimal digits in small letters',
);
export const GuidelineIdText = formed(
  '^[a-z][a-z0-9-]{0,59}$',
  'ett id: en liten bokstav a–z och sedan små bokstäver, siffror och bindestreck, högst 60 tecken, som sjovik-it-styrning',
  'an id: a small letter a–z and then small letters, digits and hyphens, 60 characters at most, as sjovik-it-styrning',
);
/** A row of a guideline. */
export const RowId = formed(
  '^S\\d{3}$',
  'en rad: S och tre siffror, som S001',
  'a row: S and three digits, as S001',
);
export const Ore = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
export const UnitName = line(80);

const person = (more?: Readonly<object>) =>
  formed(
    '^p-[0-9A-HJKMNP-TV-Z]{8}$',
    'en personreferens: p- och åtta tecken, som p-7Q2MA1B2; «liggare person list» visar dem',
    'a person reference: p- and eight characters, as p-7Q2MA1B2; "liggare person list" shows them',
    more,
  );
/** A person's reference that refers to nothing yet. */
export const NewPersonReference = person();

/** References: `x-ref` says what must be known to the ledger before a command that names it is accepted. */
export const PersonReference = person({ 'x-ref': 'person' });
export const OfficeReference = code({ 'x-ref': 'office' });
export const SystemReference = code({ 'x-ref': 'system' });
export const RuleReference = formed(
  '^[a-z][a-z0-9-]{0,79}$',
  'en regels id, som consulted-before-decision; «liggare rules» visar dem',
  'the id of a rule, as consulted-before-decision; "liggare rules" shows them',
  { 'x-ref': 'rule' },
);
export const UnitReference = code({ 'x-ref': 'unit' });
/** A unit by its code or by what people call it: its name, or a guideline's own word for it. */
export const UnitWord = line(80, { 'x-ref': 'unit-word' });
export const CompanyReference = code({ 'x-ref': 'company' });
export const QuestionSetReference = code({ 'x-ref': 'questions' });
/** A calendar year in the ledger's time zone. */
export const Year = formed(
  '^(19|20|21)\\d{2}$',
  'ett år med fyra siffror, som 2025',
  'a year of four digits, as 2025',
);
