import { stringify } from 'csv-stringify/sync';
import { ASSET_CLASSES } from '../domain/economy/rental.fields.js';
import type { Rent } from '../read-models/economy.js';

const HEADINGS = ['År', 'Prislista', 'Enhetskod', 'Enhet', 'Hyr', 'Antal', 'Öre per styck', 'Årshyra i öre'];

/** A spreadsheet would run what begins like a formula; an apostrophe makes it text. */
const safe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/**
 * The rent as a table for a spreadsheet: what each unit has of each class, also what has no price, the total, from when
 * the list holds, and the events it rests on.
 */
export function rentAsCsv(rent: Rent): string {
  const { year, version } = rent;
  const rented = (
    { unit, assetClass, count }: Rent['unpriced'][number],
    price: string,
    amount: string,
  ): readonly string[] => [
    year,
    safe(version),
    unit,
    safe(rent.names[unit] ?? unit),
    ASSET_CLASSES[assetClass],
    String(count),
    price,
    amount,
  ];
  const lines = rent.lines.map((one) => rented(one, String(one.pricePerUnitOre), String(one.amountOre)));
  const unpriced = rent.unpriced.map((one) => rented(one, 'Pris saknas', ''));
  const from = [year, safe(version), '', 'Prislistan gäller från', rent.from, '', '', ''];
  const total = [year, safe(version), '', 'Summa', '', '', '', String(rent.totalOre)];
  const events = rent.events.map((event) => [
    year,
    safe(version),
    '',
    'Vilar på händelsen',
    event,
    '',
    '',
    '',
  ]);
  return stringify([HEADINGS, ...lines, ...unpriced, total, from, ...events], {
    delimiter: ';',
    bom: true,
    record_delimiter: '\r\n',
  });
}
