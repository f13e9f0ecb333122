import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Set as setFormat } from 'typebox/format';
import { isDay, isMoment } from './dates.js';

setFormat('day', isDay);
setFormat('moment', isMoment);

/** Where a value breaks its schema: a JSON pointer into the value, and a short reason in both languages. */
export type Problem = Readonly<{ pointer: string; sv: string; en: string }>;

const compiled = new WeakMap<TSchema, ReturnType<typeof Compile>>();

/** The problems of a value against a schema; none when it fits. Schemas are compiled once, when first asked. */
export function problemsOf(schema: TSchema, value: unknown): readonly Problem[] {
  let validator = compiled.get(schema);
  if (!validator) compiled.set(schema, (validator = Compile(schema)));
  if (validator.Check(value)) return [];
  const problems: Problem[] = [];
  for (const error of toldOnce(validator.Errors(value))) {
    const [sv, en] = sentence(error.keyword, error.params as Record<string, unknown>, error.message);
    problems.push({ pointer: error.instancePath, sv, en });
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

const list = (values: unknown): string => (Array.isArray(values) ? values.join(', ') : String(values));

/** The reason in Swedish and in English. */
function sentence(keyword: string, params: Record<string, unknown>, message: string): [string, string] {
  switch (keyword) {
    case 'additionalProperties':
      return [
        `har okända fält: ${list(params['additionalProperties'])}`,
        `has unknown members: ${list(params['additionalProperties'])}`,
      ];
    case 'required':
      return [`saknar ${list(params['requiredProperties'])}`, `lacks ${list(params['requiredProperties'])}`];
    case 'enum':
      return [
        `ska vara något av: ${list(params['allowedValues'])}`,
        `must be one of: ${list(params['allowedValues'])}`,
      ];
    case 'format':
      return params['format'] === 'moment'
        ? [
            'ska vara en dag eller en lokal tid som finns, som 2025-03-14 eller 2025-03-14T13:30',
            'must be a day or a local time that exists, as 2025-03-14 or 2025-03-14T13:30',
          ]
        : ['ska vara en dag som finns, som 2025-03-14', 'must be a day that exists, as 2025-03-14'];
    case 'type':
      return [`ska vara av typen ${list(params['type'])}`, `must be of type ${list(params['type'])}`];
    case 'anyOf':
      return [
        `ska vara av någon av typerna ${list(params['types'])}`,
        `must be of one of the types ${list(params['types'])}`,
      ];
    case 'minLength':
    case 'minItems':
      return ['får inte vara tomt eller för kort', 'must not be empty or too short'];
    case 'maxLength':
    case 'maxItems':
      return [
        `är för långt (högst ${list(params['limit'])})`,
        `is too long (at most ${list(params['limit'])})`,
      ];
    case 'minimum':
    case 'exclusiveMinimum':
      return [`ska vara minst ${list(params['limit'])}`, `must be at least ${list(params['limit'])}`];
    case 'maximum':
      return [`ska vara högst ${list(params['limit'])}`, `must be at most ${list(params['limit'])}`];
    case 'pattern':
      return ['har fel form', 'has the wrong form'];
    default:
      return [message, message];
  }
}
