import Type from 'typebox';
import { choice, Code, Day, field, InitiativeNumberText, line, OfficeReference } from '../shapes.js';

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
/** The whole of a company, in hundredths of a per cent, so that a third of a company is a whole number too. */
export const WHOLE = 10_000;
/** A share as people write it: 5 100 is 51 %. */
export const inPerCent = (share: number): string => `${String(share / 100).replace('.', ',')} %`;
/** More than the whole can be written and is refused with a sentence of its own, which a schema could not say. */
export const OwnedShare = field({
  schema: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  sv: 'Ägarandel (hundradels procent)',
  en: 'Owned share (hundredths of a per cent)',
  example: WHOLE,
});
export const ChangedShare = field({ ...OwnedShare, example: 5_100 });
export const OwnedFrom = field({ schema: Day, sv: 'Ägt från', en: 'Owned from', example: '2015-01-01' });
export const ChangedFrom = field({ ...OwnedFrom, example: '2025-07-01' });

/** In which office somebody met the company. */
export const MetBy = field({
  schema: OfficeReference,
  sv: 'Träffat av befattning',
  en: 'Met by office',
  example: 'it-strategist',
});
/** What the yearly meeting is for: S025. */
export const PURPOSES = {
  coordination: 'Möjligheter till samordning',
  needs: 'Utvecklingsbehov',
  'ongoing-projects': 'Pågående utvecklingsprojekt',
} as const;
const purpose = choice('Tog upp', 'Topics', PURPOSES);
export const Topics = field({
  ...purpose,
  schema: Type.Array(purpose.schema, { minItems: 1, uniqueItems: true }),
  example: ['coordination', 'needs', 'ongoing-projects'] as (keyof typeof PURPOSES)[],
});
/** The initiatives that the company's needs became (A35: who pays is said in each of them). */
export const CapturedNeeds = field({
  schema: Type.Array(InitiativeNumberText, { minItems: 1, maxItems: 100, uniqueItems: true }),
  sv: 'Fångade behov',
  en: 'Captured needs',
  example: ['2026-0017'],
});
export const Reachable = field({
  schema: Type.Boolean(),
  sv: 'Nås genom växeln',
  en: 'Reached through the switchboard',
  example: true,
});
export const UsesNetwork = field({
  schema: Type.Boolean(),
  sv: 'Använder kommunens nät',
  en: "Uses the municipality's network",
  example: true,
});
export const HoldsSince = field({
  schema: Day,
  sv: 'Från och med',
  en: 'From (inclusive)',
  example: '2025-01-01',
});
