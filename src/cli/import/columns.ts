import { CATALOGUE } from '../../domain/catalogue.js';
import { commandFields, type CommandField } from '../../domain/field.js';
import { OccurredAt } from '../../domain/fields.js';
import type { MoneyUnit } from './meaning.js';
import { insteadOfCell } from './instead.js';
import { formOf, holdsAmounts } from './lists.js';
import { STEPS, type ImportStep } from './steps.js';

/** What a column says about the row itself, beside the fields of its step. */
export type Control =
  'case' | 'step' | 'occurredAt' | 'registered' | 'key' | 'number' | 'corrects' | 'field' | 'newValue';

/** What a column means in a row of a certain step. */
export type Column = Readonly<{ control: Control; place: number }> | FieldColumn;
export type FieldColumn = Readonly<{ field: CommandField; unit: MoneyUnit }>;

type ControlTexts = Readonly<{ control: Control; names: readonly string[]; help: string }>;

export const CONTROLS: readonly ControlTexts[] = [
  {
    control: 'case',
    names: [
      'Ärende',
      'Case',
      'Kod',
      'Code',
      'Befattningskod',
      'Office code',
      'Gruppkod',
      'Systemkod',
      'Enhetskod',
      'Bolagskod',
      'År',
      'Year',
    ],
    help: 'ärendets beteckning i källan; för befattningar, grupper, system, bolag och riktlinjer deras kod, för budgetår och uppföljningar året',
  },
  { control: 'step', names: ['Steg', 'Step'], help: 'vad som hände' },
  {
    control: 'occurredAt',
    names: ['Datum', 'Date', OccurredAt.sv, OccurredAt.en, 'occurredAt'],
    help: 'när det hände: 2025-03-14 eller 2025-03-14T13:30',
  },
  {
    control: 'registered',
    names: ['Registrerad', 'Registered'],
    help: 'när källan registrerade det, om det är känt: samma form',
  },
  { control: 'key', names: ['Nyckel', 'Key'], help: 'radens egen nyckel inom ärendet, om källan har en' },
  {
    control: 'number',
    names: ['Nummer', 'Number'],
    help: 'numret på ett initiativ som redan finns i liggaren',
  },
  { control: 'corrects', names: ['Rättar', 'Corrects'], help: 'steget som rättas: Beslut, Kontakt/2 …' },
  { control: 'field', names: ['Fält', 'Field'], help: 'rubriken på uppgiften som rättas; fler som Fält 2 …' },
  {
    control: 'newValue',
    names: ['Nytt värde', 'New value'],
    help: 'det rätta värdet, tomt för att ta bort; fler som Nytt värde 2 …',
  },
];

/** Fields that an import fills in itself, or that a control column stands for. */
const OWN = new Set(['source', 'occurredAt', 'corrects', 'changes', 'together', 'deviations']);

const columnFields = ({ row }: ImportStep): readonly CommandField[] =>
  commandFields(row.command).filter(({ property }) => !OWN.has(property) && property !== row.creates);

const UNIT = / ?\((kr|öre)\)$/;

/** One way to write a heading: composed letters, small ones, single blanks. */
export const normalised = (heading: string): string =>
  heading
    .normalize('NFC')
    .replaceAll(/[\s\u00A0]+/g, ' ')
    .trim()
    .toLowerCase();

export const isMoney = ({ property }: CommandField): boolean => property.endsWith('Ore');
const holdsMoney = (field: CommandField): boolean => isMoney(field) || holdsAmounts(field);

/** Fields are named by their property, or by their Swedish or English label with or without its unit. */
const namesOf = ({ property, field }: CommandField): Set<string> =>
  new Set(
    [property, field.sv, field.en, field.sv.replace(UNIT, ''), field.en.replace(UNIT, '')].map(normalised),
  );

function byName(fields: readonly CommandField[]): ReadonlyMap<string, CommandField> {
  // A property's own name wins over another field's label, as `kind` does over the English label Kind.
  const named = fields.flatMap((field) => [...namesOf(field)].map((name) => [name, field] as const));
  return new Map([...named, ...fields.map((field) => [normalised(field.property), field] as const)]);
}

const tables = new Map(STEPS.map((step) => [step, byName(columnFields(step))]));

/** What a heading means in rows of a step, or undefined when the step has no such field. */
export function columnOf(heading: string, step: ImportStep): Column | undefined {
  return controlOf(heading) ?? columnAmong(heading, tables.get(step) ?? new Map());
}

/** The field that a heading names among the fields of an event type, as a correction needs it. */
export function fieldOfEvent(heading: string, type: string): FieldColumn | undefined {
  const fields = Object.entries(CATALOGUE.get(type)?.fields ?? {});
  return columnAmong(
    heading,
    byName(fields.map(([property, field]) => ({ property, field, required: false }))),
  );
}

function columnAmong(heading: string, fields: ReadonlyMap<string, CommandField>): FieldColumn | undefined {
  const name = normalised(heading);
  const unit = UNIT.exec(name)?.[1];
  const exact = fields.get(name);
  const field = exact ?? (unit === undefined ? undefined : fields.get(name.replace(UNIT, '')));
  if (!field || (unit !== undefined && !holdsMoney(field))) return undefined;
  const inOre = unit === 'öre' || (isMoney(field) && name === normalised(field.property));
  return { field, unit: inOre ? 'ore' : 'kr' };
}

const controlsByName = new Map(
  CONTROLS.flatMap(({ control, names }) => names.map((name) => [normalised(name), control] as const)),
);

const CONTROL_NAME = /^(.*?)(?: (\d{1,2}))?$/;

/** What a heading says about rows of any step. */
export function controlOf(heading: string): Extract<Column, { control: Control }> | undefined {
  const [, name = '', place] = CONTROL_NAME.exec(normalised(heading)) ?? [];
  const control = controlsByName.get(name);
  if (!control) return undefined;
  const many = control === 'field' || control === 'newValue';
  if (place !== undefined && !many) return undefined;
  return { control, place: Number(place ?? 1) };
}

/** Two headings that would fill the same thing in rows of a step are one too many. */
export function identityOf(column: Column): string {
  return 'control' in column ? `${column.control} ${column.place}` : column.field.property;
}

export const isKnown = (heading: string): boolean =>
  STEPS.some((step) => columnOf(heading, step) !== undefined);

/** A field's column heading as examples and problems show it. */
export const headingOf = (field: CommandField): string =>
  isMoney(field) ? field.field.sv.replace(UNIT, ' (kr)') : field.field.sv;

export type ColumnHelp = Readonly<{ heading: string; property: string; required: boolean; help: string }>;

/** What the codes of a choice, and what stands in an example, are called to whoever reads the help. */
type Called = Readonly<{
  choices: (labels: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  text: (example: string) => string;
}>;

/** The columns of a step, as `liggare import --columns` and the README show them. */
export const columnsOf = (step: ImportStep, called: Called): readonly ColumnHelp[] =>
  columnFields(step).map((field) => ({
    heading: headingOf(field),
    property: field.property,
    required: field.required,
    help: helpOf(field, called),
  }));

function helpOf({ property, field }: CommandField, called: Called): string {
  const labels = field.labels && Object.values(called.choices(field.labels)).join(', ');
  const schema = field.schema as { 'x-ref'?: string; type?: string };
  if (labels) return schema.type === 'array' ? `${labels}; flera skilda med |` : labels;
  if (schema['x-ref'] === 'person') return 'namn eller personreferens';
  if (schema['x-ref'] === 'office') return 'befattningens namn eller kod';
  if (schema['x-ref'] === 'unit-word') return 'enhetens namn eller kod';
  if (schema['x-ref'] === 'event') return 'steget det gäller: Beslut, Kontakt/2 …';
  if (property.endsWith('Ore')) return 'kronor, som 1 250 000,50';
  if (property === 'answers')
    return 'q01=fully | q02=-; -, . och .. är bortfall, ej tillämpligt och sekretess';
  if (property === 'shares') return 'Enhet=kronor | Enhet=kronor';
  const instead = insteadOfCell({ property, field, required: false });
  if (instead) return `går inte i en cell: ${instead.insteadSv}`;
  const form = formOf({ property, field, required: false });
  if (form !== undefined) return form;
  if (schema.type === 'array') return 'flera skilda med |';
  if (schema.type === 'object') return 'delar skilda med |';
  return `som ${called.text(String(field.example))}${field.disposable ? '; inga personnamn' : ''}`;
}
