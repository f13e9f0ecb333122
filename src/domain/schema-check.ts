import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Set as setFormat } from 'typebox/format';
import { formOf } from './forms.js';
import { isDay, isMoment } from './dates.js';

setFormat('day', isDay);
setFormat('moment', isMoment);

/** Where a value breaks its schema: a JSON pointer into the value, and a short reason in both languages. */
export type Problem = Readonly<{
  pointer: string;
  sv: string;
  en: string;
  /** Members of the value there that its schema does not know, where that is what is wrong. */
  unknown?: readonly string[];
}>;

const compiled = new WeakMap<TSchema, ReturnType<typeof Compile>>();

/** The problems of a value against a schema; none when it fits. Schemas are compiled once, when first asked. */
export function problemsOf(schema: TSchema, value: unknown): readonly Problem[] {
  let validator = compiled.get(schema);
  if (!validator) compiled.set(schema, (validator = Compile(schema)));
  if (validator.Check(value)) return [];
  const problems: Problem[] = [];
  for (const error of first(toldOnce(validator.Errors(value)))) {
    const [sv, en] = sentence(error);
    const { additionalProperties: unknown } = error.params as { additionalProperties?: readonly string[] };
    problems.push({ pointer: error.instancePath, sv, en, ...(unknown ? { unknown } : {}) });
  }
  return problems;
}

type SchemaError = Readonly<{
  keyword: string;
  schemaPath: string;
  instancePath: string;
  params: object;
  message: string;
}>;

/**
 * Of a value that may be of several kinds, what is wrong with it as the kind it is; as none of them, which kinds there
 * are. A forbidden member itself says nothing: the object that forbids it names it.
 */
function toldOnce(errors: readonly SchemaError[]): SchemaError[] {
  const within = ({ schemaPath }: SchemaError): SchemaError[] =>
    errors.filter((error) => error.schemaPath.startsWith(`${schemaPath}/anyOf/`));
  const unions = errors.filter(({ keyword }) => keyword === 'anyOf');
  const ofAnotherKind = new Set(
    unions.flatMap((union) =>
      within(union).filter(
        ({ keyword, instancePath }) => keyword === 'type' && instancePath === union.instancePath,
      ),
    ),
  );
  const ofNoKind = (union: SchemaError): boolean => within(union).every((error) => ofAnotherKind.has(error));
  return errors.flatMap((error) => {
    if (error.keyword === 'boolean' || ofAnotherKind.has(error)) return [];
    if (error.keyword !== 'anyOf') return [error];
    const types = within(error).map(({ params }) => (params as { type?: string }).type);
    return ofNoKind(error) ? [{ ...error, params: { types } }] : [];
  });
}

/** Keywords that say one thing of a text: which of them says it best comes first. */
const OF_TEXTS = ['minLength', 'maxLength', 'format', 'pattern'];

/** Of several things that are wrong with one text, the first: a day of another form is no day that exists either. */
const first = (errors: readonly SchemaError[]): readonly SchemaError[] =>
  errors.filter(({ keyword, instancePath }) => {
    const better = OF_TEXTS.slice(0, Math.max(0, OF_TEXTS.indexOf(keyword)));
    return !errors.some((other) => other.instancePath === instancePath && better.includes(other.keyword));
  });

const list = (values: unknown): string => (Array.isArray(values) ? values.join(', ') : String(values));

type Params = Readonly<Record<string, unknown>>;
type Sentence = (params: Params) => readonly [sv: string, en: string];

/** What a value is, in words. */
const TYPES: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  object: ['ett objekt {…}', 'an object {…}'],
  array: ['en lista […]', 'a list […]'],
  string: ['en text', 'a text'],
  boolean: ['ja eller nej (true eller false)', 'true or false'],
  integer: ['ett heltal', 'a whole number'],
  number: ['ett tal', 'a number'],
  null: ['null', 'null'],
};

const typeNamed = (type: unknown, language: 0 | 1): string => TYPES[String(type)]?.[language] ?? String(type);

function oneOf(types: unknown, language: 0 | 1): string {
  const words = (Array.isArray(types) ? types : [types]).map((type) => typeNamed(type, language));
  const last = words.pop() ?? '';
  const or = language === 0 ? 'eller' : 'or';
  return words.length === 0 ? last : `${words.join(', ')} ${or} ${last}`;
}

const many = (count: unknown, one: string, more: string): string =>
  `${String(count)} ${count === 1 ? one : more}`;

/** The end of the sentence about a value, by the keyword of the schema that it breaks. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  additionalProperties: ({ additionalProperties: unknown }) => [
    `har okända fält: ${list(unknown)}`,
    `has unknown members: ${list(unknown)}`,
  ],
  required: ({ requiredProperties: lacking }) => [`saknar ${list(lacking)}`, `lacks ${list(lacking)}`],
  enum: ({ allowedValues }) => [
    `ska vara något av: ${list(allowedValues)}`,
    `must be one of: ${list(allowedValues)}`,
  ],
  format: ({ format }) =>
    format === 'moment'
      ? [
          'ska vara en dag eller en lokal tid som finns, som 2025-03-14 eller 2025-03-14T13:30',
          'must be a day or a local time that exists, as 2025-03-14 or 2025-03-14T13:30',
        ]
      : ['ska vara en dag som finns, som 2025-03-14', 'must be a day that exists, as 2025-03-14'],
  pattern: ({ pattern }) => {
    const form = formOf(String(pattern));
    return form ? [`ska vara ${form.sv}`, `must be ${form.en}`] : ['har fel form', 'has the wrong form'];
  },
  type: ({ type }) => [`ska vara ${oneOf(type, 0)}`, `must be ${oneOf(type, 1)}`],
  anyOf: ({ types }) => [`ska vara ${oneOf(types, 0)}`, `must be ${oneOf(types, 1)}`],
  minLength: ({ limit }) =>
    limit === 1
      ? ['får inte vara tomt', 'must not be empty']
      : [`ska ha minst ${String(limit)} tecken`, `must have at least ${String(limit)} characters`],
  maxLength: ({ limit }) => [
    `är för långt (högst ${String(limit)} tecken)`,
    `is too long (at most ${String(limit)} characters)`,
  ],
  minItems: ({ limit }) => [
    `ska ha minst ${many(limit, 'del', 'delar')}`,
    `must have at least ${many(limit, 'part', 'parts')}`,
  ],
  maxItems: ({ limit }) => [
    `har för många delar (högst ${String(limit)})`,
    `has too many parts (at most ${String(limit)})`,
  ],
  uniqueItems: () => ['får inte ha samma del två gånger', 'must not have the same part twice'],
  minimum: ({ limit }) => [`ska vara minst ${list(limit)}`, `must be at least ${list(limit)}`],
  exclusiveMinimum: ({ limit }) => [`ska vara mer än ${list(limit)}`, `must be more than ${list(limit)}`],
  maximum: ({ limit }) => [`ska vara högst ${list(limit)}`, `must be at most ${list(limit)}`],
};

/** Keywords of a schema that have sentences: no schema has others. */
export const TOLD_KEYWORDS: ReadonlySet<string> = new Set(Object.keys(SENTENCES));

/** The reason in Swedish and in English. */
const sentence = ({ keyword, params, message }: SchemaError): readonly [string, string] =>
  SENTENCES[keyword]?.(params as Params) ?? [message, message];
