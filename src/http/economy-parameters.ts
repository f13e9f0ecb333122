import Type from 'typebox';
import { PriceListVersion } from '../domain/economy/rental.fields.js';
import { BudgetYear } from '../domain/economy/economy.fields.js';
import { formed } from '../domain/forms.js';
import { field } from '../domain/shapes.js';
import { KnownAt } from './parameters.js';
import { fieldList } from './read-fields.js';

/** What questions about the economy are asked by. */

const RentFormat = field({
  schema: Type.Enum(['json', 'csv']),
  sv: 'Format',
  en: 'Format, json unless told otherwise',
  example: 'csv',
});
/** As text, since a query string is: up to the largest whole number that is safe. */
const Amount = field({
  schema: formed(
    '^\\d{1,15}$',
    'ett belopp i hela öre, som 125000050',
    'an amount in whole öre, as 125000050',
  ),
  sv: 'Belopp (öre)',
  en: 'Amount in öre',
  example: '125000050',
});

export const knownParameters = fieldList({}, { knownAt: KnownAt });
export const rentParameters = fieldList(
  {},
  { version: PriceListVersion, format: RentFormat, knownAt: KnownAt },
);
export const priceListParameters = fieldList({}, { year: BudgetYear, knownAt: KnownAt });
export const distributionParameters = priceListParameters;
export const splitParameters = fieldList({ amount: Amount }, { knownAt: KnownAt });
