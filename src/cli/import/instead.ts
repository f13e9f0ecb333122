import type { CommandField } from '../../domain/field.js';
import { formOf } from './lists.js';

/** Things with parts that have a way of their own to be written in a cell. */
const WRITTEN = new Set(['points', 'answers']);

type Instead = Readonly<Record<'what' | 'whatEn' | 'insteadSv' | 'insteadEn', string>>;

/** What to do instead with a field that no cell can hold: a whole guideline, or a list of things with many parts. */
export function insteadOfCell(of: CommandField): Instead | undefined {
  const { property, field } = of;
  const { type, items, properties } = field.schema as {
    type?: string;
    items?: { type?: string };
    properties?: object;
  };
  const isOpen = type === 'object' && properties === undefined;
  const isOfParts = type === 'array' && items?.type === 'object' && formOf(of) === undefined;
  if (WRITTEN.has(property) || !(isOpen || isOfParts)) return undefined;
  return {
    what: field.sv,
    whatEn: field.en,
    ...(property === 'pack'
      ? {
          insteadSv:
            'anta riktlinjen med «liggare guideline adopt --pack @riktlinje.json», eller för in en JSON-fil',
          insteadEn:
            'adopt the guideline with "liggare guideline adopt --pack @riktlinje.json", or import a JSON file',
        }
      : {
          insteadSv: 'för in raden från en JSON-fil, eller med kommandot och --json',
          insteadEn: 'import the row from a JSON file, or record it with the command and --json',
        }),
  };
}
