import { Option } from 'commander';
import type { TSchema } from 'typebox';
import type { CommandField } from '../domain/field.js';
import type { Json, JsonObject } from '../domain/json.js';
import { Refusal } from '../domain/refusal.js';
import { readJson } from '../ledger/read-json.js';
import { packOf, readPack } from './pack-file.js';
import { gather } from './sub-commands/parts.js';
import { nameOf, readText } from './text-file.js';

type Shape = TSchema & {
  type?: string;
  'x-ref'?: string;
  items?: Shape;
  anyOf?: unknown;
  enum?: readonly string[];
};

/** A field's option, as it is written: `--meeting-date`. */
export const optionNameOf = (property: string): string =>
  `--${property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A list of texts is told one an option; what has parts, or may be of several kinds, is told as JSON. */
function kindOf({ field }: CommandField): 'texts' | 'json' | 'plain' {
  const shape = field.schema as Shape;
  if (shape.type === 'array')
    return shape.items?.type === 'string' || shape.items?.enum !== undefined ? 'texts' : 'json';
  return shape.type === 'object' || shape.anyOf !== undefined ? 'json' : 'plain';
}

const LONGEST_SHAPE = 160;

/** What a field's option takes: codes are listed, money is öre, what has parts is JSON of a shape that is shown. */
export function optionOf(of: CommandField): Option {
  const { property, field } = of;
  const codes = field.labels
    ? ` (${Object.entries(field.labels)
        .map(([code, label]) => `${code} = ${label}`)
        .join(', ')})`
    : '';
  const warning = field.disposable ? '; inga personnamn' : '';
  const kind = kindOf(of);
  const form = FORMS[property];
  if (form)
    return new Option(
      `${optionNameOf(property)} <${form.shown}>`,
      `${field.sv}: «${form.shown}», kan upprepas, eller hela listan som JSON${warning}`,
    ).argParser(gather);
  const shape = JSON.stringify(field.example);
  const shown =
    shape.length > 2 && shape.length <= LONGEST_SHAPE && /[[{]/.test(shape) ? ` som ${shape}` : '';
  const how = { json: `, som JSON eller @fil${shown}`, texts: ', kan upprepas', plain: plainly(field) }[kind];
  const option = new Option(
    `${optionNameOf(property)} <${kind === 'json' ? 'json' : 'värde'}>`,
    `${field.sv}${codes}${how}${warning}`,
  );
  return kind === 'texts' ? option.argParser(gather) : option;
}

function plainly({ schema }: CommandField['field']): string {
  const { type, 'x-ref': to } = schema as Shape;
  if (to === 'unit-word') return ', enhetens kod eller namn';
  return type === 'boolean' ? ', ja eller nej' : '';
}

/** A field's example as it is written at the command line: a list of texts as options repeated. */
export function written(of: CommandField, example: unknown = of.field.example): string {
  const { property } = of;
  const form = FORMS[property];
  const values = form
    ? (example as JsonObject[]).map((one) => form.written(one))
    : kindOf(of) === 'texts'
      ? (example as string[])
      : [property === 'pack' ? '@riktlinje.json' : example];
  return values.map((value) => `${optionNameOf(property)} ${quoted(value)}`).join(' ');
}

function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (/^[\w.:@-]+$/.test(text)) return text;
  return typeof value === 'string' ? `"${text}"` : `'${text}'`;
}

/** How a list of things with parts is written at the command line, one part of the list an option. */
type Form = Readonly<{
  shown: string;
  read: (text: string) => JsonObject;
  written: (one: JsonObject) => string;
}>;

const FORMS: Readonly<Record<string, Form>> = {
  shares: {
    shown: 'enhet=öre',
    read: (text) => {
      const [, unit, ore] = /^(.*)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
      return { unit: unit ?? text, ...(ore === undefined ? {} : { amountOre: Number(ore) }) };
    },
    written: ({ unit, amountOre }) => `${String(unit)}=${String(amountOre)}`,
  },
  deviations: {
    shown: 'regel[@person]=skäl',
    read: (text) => {
      const [, rule, acceptedBy, reasons] = /^([^@=]*)(?:@([^=]*))?=(.*)$/s.exec(text) ?? [];
      return {
        rule: rule ?? text,
        ...(reasons === undefined ? {} : { reasons }),
        ...(acceptedBy === undefined ? {} : { acceptedBy }),
      };
    },
    written: ({ rule, reasons }) => `${String(rule)}=${String(reasons)}`,
  },
};

const TRUTH: Readonly<Record<string, boolean>> = { true: true, ja: true, false: false, nej: false };

/** A text from the command line as the value its field takes; what does not fit is left for the field's own check to name. */
export function valueOf({ property, field }: CommandField, given: string | readonly string[]): Json {
  const { type, anyOf } = field.schema as Shape;
  if (typeof given !== 'string') return given.flatMap((text) => partsOf(property, text));
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
  const truth = TRUTH[given.toLowerCase()];
  if (type === 'boolean') return truth ?? given;
  if (truth !== undefined && anyOf) return truth;
  if (type !== 'object' && type !== 'array' && !anyOf) return given;
  // A guideline is read as a pack, so that what is wrong in it is told with its line.
  if (property === 'pack')
    return (given.startsWith('@')
      ? readPack(given.slice(1))
      : packOf(given, optionNameOf(property))) as unknown as JsonObject;
  if (given.startsWith('@')) return readJson(readText(given.slice(1)), nameOf(given.slice(1)));
  return anyOf && !/^([[{"]|-?\d+$)/.test(given) ? given : readJson(given, optionNameOf(property));
}

/**
 * The parts of a list that one option tells: a part, or the whole list as JSON. A text that begins as a list and is none
 * would be recorded for ever as it stands, with its brackets.
 */
function partsOf(property: string, text: string): Json[] {
  if (!text.startsWith('[')) return [FORMS[property]?.read(text) ?? text];
  const option = optionNameOf(property);
  let list: Json;
  try {
    list = readJson(text, option);
  } catch (error) {
    throw error instanceof Refusal && error.code === 'malformed-request' ? listExpected(option, text) : error;
  }
  return list as Json[];
}

const listExpected = (option: string, text: string): Refusal =>
  new Refusal('malformed-request', {
    reason: `${option} begins as a JSON list but is none: ${text}. Repeat the option, one value each, or write the list as ["A","B"]`,
    reasonSv: `${option} börjar som en JSON-lista men är ingen: ${text}. Upprepa flaggan med ett värde i taget, eller skriv listan som ["A","B"]`,
  });
