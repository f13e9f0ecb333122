import { stringify } from 'csv-stringify/sync';

const NUMBER = /^-\d+(?:,\d+)?$/;

/** A spreadsheet would run what begins like a formula; an apostrophe makes it text. */
export const asText = (text: string): string =>
  /^'*[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;

/** What a cell says whose apostrophe is there to make it text: `asText` the other way. */
export const fromText = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

/** A table for a spreadsheet: semicolons, UTF-8 with a byte order mark (RFC 4180 but for the separator). */
export const csvOf = (headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  stringify([headings, ...rows.map((cells) => cells.map((cell) => asText(String(cell))))], {
    delimiter: ';',
    bom: true,
    record_delimiter: '\r\n',
  });
