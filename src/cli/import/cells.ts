import type { TSchema } from 'typebox';
import { isMoment } from '../../domain/dates.js';
import type { CommandField } from '../../domain/field.js';
import { MISSING } from '../../domain/follow-up/survey.fields.js';
import type { Json, JsonObject } from '../../domain/json.js';
import { isMoney } from './columns.js';
import { insteadOfCell } from './instead.js';
import { formOf, numbered } from './lists.js';
import type { Meaning, MoneyUnit } from './meaning.js';
import type { Names } from './names.js';

type Shape = TSchema &
  Readonly<{
    type?: string;
    format?: string;
    'x-ref'?: 'person' | 'office' | 'event';
    'x-labels'?: Readonly<Record<string, string>>;
    anyOf?: unknown;
    items?: Shape;
    properties?: Readonly<Record<string, Shape>>;
  }>;

const SEPARATOR = /\s*[|;\n]\s*/;

const parts = (text: string): string[] => text.split(SEPARATOR).filter((part) => part !== '');

/** A cell as the value of a field. JSON's own lists and objects are taken as they are: the field's schema checks them. */
export function meaningOf(field: CommandField, unit: MoneyUnit, cell: Json, names: Names): Meaning {
  if (typeof cell === 'object' || typeof cell === 'boolean') return { value: cell };
  const text = String(cell);
  const shape = field.field.schema as Shape;
  const { labels } = field.field;
  if (labels)
    return shape.type === 'array'
      ? each(parts(text), (part) => names.choice(labels, part))
      : names.choice(labels, text);
  if (shape['x-ref'] === 'person') return names.person(text);
  if (shape['x-ref'] === 'office') return names.office(text);
  // JSON writes its decimals with a dot, which can mean nothing else there.
  if (isMoney(field)) return money(typeof cell === 'number' ? text.replace('.', ',') : text, unit);
  if (shape.format === 'day' || shape.format === 'moment') return date(text);
  if (shape.type === 'integer') return wholeNumber(text);
  if (shape.type === 'number') return decimal(text);
  if (shape.type === 'boolean') return truth(text);
  const instead = insteadOfCell(field);
  if (instead) return { code: 'not-in-a-cell', details: instead };
  if (shape.anyOf) return { value: loose(text) };
  if (field.property === 'points') return points(text, shape, names);
  if (field.property === 'answers') return answers(text);
  if (shape.type === 'array') return list(text, unit, field, names);
  if (shape.type === 'object') return composed(text, shape, field.field.example as JsonObject);
  return { value: text };
}

const date = (text: string): Meaning =>
  isMoment(text) ? { value: text } : { code: 'malformed-date', details: { value: text } };

const wholeNumber = (text: string): Meaning =>
  /^-?\d{1,15}$/.test(text)
    ? { value: Number(text) }
    : { code: 'malformed-number', details: { value: text } };

/** A number with a decimal comma; JSON's own dot is taken too. */
const decimal = (text: string): Meaning =>
  /^-?\d{1,9}(?:[.,]\d{1,6})?$/.test(text)
    ? { value: Number(text.replace(',', '.')) }
    : { code: 'malformed-number', details: { value: text } };

const BLANKS = /[ \u00A0\u2007\u2009\u202F]/g;
const KRONOR = /^(\d{1,3}(?: \d{3})+|\d+)(?:[,](\d+))?$/;

/**
 * An amount as öre, exactly: digits are moved, nothing is multiplied. Kronor have a decimal comma and blanks between
 * thousands; a dot is refused, since it could mean either.
 */
export function money(text: string, unit: MoneyUnit): Meaning {
  const plain = text
    .replaceAll(BLANKS, ' ')
    .replace(/ ?(kr|:-)$/i, '')
    .trim();
  const match = KRONOR.exec(plain);
  if (!match) return { code: 'malformed-money', details: { value: text } };
  const [, whole = '', fraction = ''] = match;
  const digits = whole.replaceAll(' ', '');
  if (fraction.length > (unit === 'kr' ? 2 : 0)) return { code: 'fraction-of-ore', details: { value: text } };
  return { value: Number(unit === 'kr' ? digits + fraction.padEnd(2, '0') : digits) };
}

const TRUTH: Readonly<Record<string, boolean>> = {
  ja: true,
  yes: true,
  true: true,
  nej: false,
  no: false,
  false: false,
};

function truth(text: string): Meaning {
  const value = TRUTH[text.toLowerCase()];
  return value === undefined
    ? { code: 'unknown-choice', details: { value: text, known: 'ja, nej', knownEn: 'yes, no' } }
    : { value };
}

/** A value of several kinds: a number, yes or no, a day of every year, or a list of texts. */
function loose(text: string): Json {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (/^\d\d-\d\d$/.test(text)) return text;
  return TRUTH[text.toLowerCase()] ?? parts(text);
}

/** A list: of what has a number each, of persons or offices by name, of codes, or of texts. */
function list(text: string, unit: MoneyUnit, field: CommandField, names: Names): Meaning {
  const { items } = field.field.schema as Shape;
  const form = formOf(field);
  const given = parts(text);
  if (items?.type === 'object')
    return numbered(given, unit, items, form ?? '', {
      money,
      choice: (chosen, part) => names.choice(chosen, part),
      whole: (number) => wholeNumber(number.replaceAll(BLANKS, '')),
    });
  const labels = items?.['x-labels'];
  if (labels) return each(given, (part) => names.choice(labels, part));
  if (items?.['x-ref'] === 'person') return each(given, (part) => names.person(part));
  if (items?.['x-ref'] === 'office') return each(given, (part) => names.office(part));
  return { value: given };
}

/** All of them, or the first that means nothing. */
function each(given: readonly string[], of: (part: string) => Meaning): Meaning {
  const values: Json[] = [];
  for (const part of given) {
    const meaning = of(part);
    if (!('value' in meaning)) return meaning;
    values.push(meaning.value);
  }
  return { value: values };
}

/**
 * `4 Nytt diariesystem = 2026-0017 / Alva Exempel | 5 …`: a point, its matter (by number, or as its case is called), and
 * who stepped aside from it; in an agenda who prepared it, an office or `enhet` and a unit's code.
 */
function points(text: string, { items }: Shape, names: Names): Meaning {
  const isAgenda = items?.properties?.['preparedBy'] !== undefined;
  const values: JsonObject[] = [];
  for (const part of parts(text)) {
    const [, point, title, initiative, by] =
      /^(\S+)(?: ([^=/]+?))?(?:\s*=\s*([^/]+?))?(?:\s*\/\s*(.+))?$/.exec(part) ?? [];
    if (point === undefined)
      return { code: 'malformed-parts', details: { value: part, form: pointsForm(isAgenda) } };
    const who = by === undefined ? { value: {} } : isAgenda ? preparer(by, names) : aside(by, names);
    if (!('value' in who)) return who;
    values.push({
      point,
      ...(title === undefined ? {} : { title }),
      ...(initiative === undefined ? {} : { initiative }),
      ...(who.value as JsonObject),
    });
  }
  return { value: values };
}

/** `q01=fully | q02=-`: answers by question; Kolada's codes say why one is missing. */
function answers(text: string): Meaning {
  const values: JsonObject[] = [];
  for (const part of parts(text)) {
    const [, question, answer] = /^([^=\s]+)\s*=\s*(\S.*)$/.exec(part) ?? [];
    if (question === undefined || answer === undefined)
      return { code: 'malformed-parts', details: { value: part, form: 'q01=fully | q02=-' } };
    values.push({ question, ...(Object.hasOwn(MISSING, answer) ? { missing: answer } : { answer }) });
  }
  return { value: values };
}

const pointsForm = (isAgenda: boolean): string =>
  isAgenda
    ? '4 Rubrik = 2026-0017 / Befattning | 5 Rubrik / enhet education-office'
    : '4 Rubrik = 2026-0017 / Namn, Namn';

function aside(by: string, names: Names): Meaning {
  const persons: Json[] = [];
  for (const name of by.split(/\s*,\s*/)) {
    const meaning = names.person(name);
    if (!('value' in meaning)) return meaning;
    persons.push(meaning.value);
  }
  return { value: { steppedAside: persons } };
}

function preparer(by: string, names: Names): Meaning {
  const [, unit] = /^enhet (\S+)$/i.exec(by) ?? [];
  if (unit !== undefined) return { value: { preparedByUnit: unit } };
  const meaning = names.office(by);
  return 'value' in meaning ? { value: { preparedBy: meaning.value } } : meaning;
}

/** An object of texts, its parts in the order of its schema. */
function composed(text: string, shape: Shape, example: JsonObject): Meaning {
  const members = Object.keys(shape.properties ?? {});
  const given = parts(text);
  if (given.length !== members.length) {
    const form = members.map((member) => String(example[member])).join(' | ');
    return { code: 'malformed-parts', details: { value: text, form } };
  }
  return { value: Object.fromEntries(members.map((member, place) => [member, given[place] ?? ''])) };
}
