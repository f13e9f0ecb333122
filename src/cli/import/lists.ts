import type { TSchema } from 'typebox';
import type { CommandField } from '../../domain/field.js';
import type { Json, JsonObject } from '../../domain/json.js';
import { grouped } from '../../reports/figures.js';
import type { Meaning, MoneyUnit } from './meaning.js';

/** Lists whose every part says one number of something: `Enhet = 1 250 000,50`, `education-office / Dator = 640`. */

type Labels = Readonly<Record<string, string>>;
type Item = TSchema & Readonly<{ properties?: Readonly<Record<string, TSchema & { 'x-labels'?: Labels }>> }>;

const itemOf = ({ field }: CommandField): Item | undefined => {
  const { items } = field.schema as { items?: Item };
  return items?.properties ? items : undefined;
};

const labelsOf = (schema: TSchema | undefined): Labels | undefined =>
  (schema as { 'x-labels'?: Labels } | undefined)?.['x-labels'];

const isMoney = (member: string): boolean => member.endsWith('Ore');
const lastOf = (item: Item): string => Object.keys(item.properties ?? {}).at(-1) ?? '';

/** Whether each part of the list is an amount, so that its heading may say kronor or öre. */
export const holdsAmounts = (field: CommandField): boolean => {
  const item = itemOf(field);
  return item !== undefined && isMoney(lastOf(item));
};

/** How the list is written, by the field's own example; undefined when its parts are not of this kind. */
export function formOf(field: CommandField): string | undefined {
  const item = itemOf(field);
  const example = field.field.example as readonly JsonObject[];
  const number = item && example[0]?.[lastOf(item)];
  if (!item || typeof number !== 'number') return undefined;
  const last = lastOf(item);
  return example
    .map((one) => {
      const named = Object.entries(item.properties ?? {})
        .filter(([member]) => member !== last)
        .map(([member, schema]) => labelsOf(schema)?.[String(one[member])] ?? String(one[member]));
      const value = Number(one[last]);
      return `${named.join(' / ')}=${grouped(isMoney(last) ? value / 100 : value)}`;
    })
    .join(' | ')
    .replaceAll('\u00A0', ' ');
}

type Numbers = Readonly<{
  money: (text: string, unit: MoneyUnit) => Meaning;
  whole: (text: string) => Meaning;
  choice: (labels: Labels, text: string) => Meaning;
}>;

/** The parts of such a list as objects: what stands before the sign of equality by name, the number last. */
export function numbered(
  given: readonly string[],
  unit: MoneyUnit,
  item: Item,
  form: string,
  { money, whole, choice }: Numbers,
): Meaning {
  const members = Object.entries(item.properties ?? {});
  const last = lastOf(item);
  const values: JsonObject[] = [];
  for (const part of given) {
    const [, who, how] = /^(.+?)\s*=\s*([^=]*)$/.exec(part) ?? [];
    const named = members.length > 2 ? (who?.split(/\s+\/\s+/) ?? []) : who === undefined ? [] : [who];
    if (how === undefined || named.length !== members.length - 1)
      return { code: 'malformed-parts', details: { value: part, form } };
    const one: Record<string, Json> = {};
    for (const [place, [member, schema]] of members.slice(0, -1).entries()) {
      const labels = labelsOf(schema);
      const meaning = labels ? choice(labels, named[place] ?? '') : { value: named[place] ?? '' };
      if (!('value' in meaning)) return meaning;
      one[member] = meaning.value;
    }
    const number = isMoney(last) ? money(how, unit) : whole(how);
    if (!('value' in number)) return number;
    values.push({ ...one, [last]: number.value });
  }
  return { value: values };
}
