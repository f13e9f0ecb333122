import Type from 'typebox';
import { Code, Day, field, line } from '../shapes.js';

/** Companies that the municipality owns, wholly or in part (S024, S141, A06). */

export const CompanyCode = field({
  schema: Code,
  sv: 'Bolagskod',
  en: 'Company code',
  example: 'energy-company',
});
export const CompanyName = field({
  schema: line(120),
  sv: 'Bolag',
  en: 'Company',
  example: 'Norrvikens Energi AB',
});
/** In hundredths of a per cent, so that a third of a company is a whole number too. */
export const OwnedShare = field({
  schema: Type.Integer({ minimum: 0, maximum: 10_000 }),
  sv: 'Ägarandel (hundradels procent)',
  en: 'Owned share (hundredths of a per cent)',
  example: 10_000,
});
export const OwnedFrom = field({ schema: Day, sv: 'Ägt från', en: 'Owned from', example: '2015-01-01' });
