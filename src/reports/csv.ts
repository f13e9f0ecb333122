import { stringify } from 'csv-stringify/sync';

/** A spreadsheet would run what begins like a formula; an apostrophe makes it text. */
const safe = (text: string): string =>
  /^[=+\-@\t\r]/.test(text) && !/^-\d+(?:,\d+)?$/.test(text) ? `'${text}` : text;

/** A table for a spreadsheet: semicolons, UTF-8 with a byte order mark (RFC 4180 but for the separator). */
export const csvOf = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify([headings, ...rows.map((cells) => cells.map(safe))], {
    delimiter: ';',
    bom: true,
    record_delimiter: '\r\n',
  });
