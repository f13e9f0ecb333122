import type { Json, JsonObject } from '../domain/json.js';
import type { Paged } from '../read-models/queries.js';

/** Columns that hold JSON or a truth value, since SQLite knows neither. */
const PARSED: Readonly<Record<string, (value: string | number) => Json>> = {
  consultations: (value) => JSON.parse(String(value)) as Json,
  anchorings: (value) => JSON.parse(String(value)) as Json,
  financing_shares: (value) => JSON.parse(String(value)) as Json,
  corrected: (value) => value === 1,
  listed: (value) => value === 1,
};

export const camelCase = (column: string): string =>
  column.replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** A row of a read model as the commands write their fields; what is empty, and the store's own key, are left out. */
export const rowAsJson = (row: Readonly<Record<string, string | number | null>>): JsonObject =>
  Object.fromEntries(
    Object.entries(row)
      .filter((entry): entry is [string, string | number] => entry[1] !== null && entry[0] !== 'key')
      .map(([column, value]) => [camelCase(column), PARSED[column]?.(value) ?? value]),
  );

/** The pages before and after this one, as RFC 8288 has them, or undefined when there is only this one. */
export function linksOf(
  path: string,
  asked: JsonObject,
  { page, size, total }: Pick<Paged<unknown>, 'page' | 'size' | 'total'>,
): string | undefined {
  const link = (to: number, relation: string): string => {
    const query = new URLSearchParams(
      Object.entries({ ...asked, page: to, size }).map(([name, value]): [string, string] => [
        name,
        String(value),
      ]),
    );
    return `<${path}?${query.toString()}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page * size < total ? [link(page + 1, 'next')] : []),
  ];
  return links.length > 0 ? links.join(', ') : undefined;
}
