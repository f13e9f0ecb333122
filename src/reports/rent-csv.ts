import { ASSET_CLASSES } from '../domain/economy/rental.fields.js';
import { csvOf } from '../read-models/csv.js';
import type { Rent } from '../read-models/economy.js';

const HEADINGS = ['År', 'Prislista', 'Enhetskod', 'Enhet', 'Hyr', 'Antal', 'Öre per styck', 'Årshyra i öre'];

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
    version,
    unit,
    rent.names[unit] ?? unit,
    ASSET_CLASSES[assetClass],
    String(count),
    price,
    amount,
  ];
  const lines = rent.lines.map((one) => rented(one, String(one.pricePerUnitOre), String(one.amountOre)));
  const unpriced = rent.unpriced.map((one) => rented(one, 'Pris saknas', ''));
  const from = [year, version, '', 'Prislistan gäller från', rent.from, '', '', ''];
  const total = [year, version, '', 'Summa', '', '', '', String(rent.totalOre)];
  const events = rent.events.map((event) => [year, version, '', 'Vilar på händelsen', event, '', '', '']);
  return csvOf(HEADINGS, [...lines, ...unpriced, total, from, ...events]);
}
