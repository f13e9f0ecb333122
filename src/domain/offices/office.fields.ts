import Type from 'typebox';
import {
  choice,
  Code,
  Day,
  field,
  line,
  OfficeReference,
  Ore,
  PersonReference,
  UnitName,
} from '../shapes.js';

export const Substitute = field({
  schema: PersonReference,
  sv: 'Ersättare',
  en: 'Substitute',
  example: 'p-7Q2MA1B2',
});
export const DelegationReference = field({
  schema: line(80),
  sv: 'Delegation',
  en: 'Delegation',
  example: 'KS delegationsordning 4.2',
});
/** What a delegation lets its holder decide. */
export const DelegatedMatter = field(
  choice('Gäller', 'Matter', {
    approval: 'Godkännande av initiativ',
    financing: 'Finansiering',
    'central-funding': 'Centrala medel',
    any: 'Alla IT-beslut',
  }),
);
export const Limit = field({
  schema: Ore,
  sv: 'Beloppsgräns (öre)',
  en: 'Limit (öre)',
  example: 100_000_000,
});
export const GivenBy = field({
  schema: UnitName,
  sv: 'Givet av',
  en: 'Given by',
  example: 'Kommunstyrelsen',
});
export const MayPassOn = field({
  schema: Type.Boolean(),
  sv: 'Får vidaredelegeras',
  en: 'May be passed on',
  example: false,
});
export const ForSubstitutes = field({
  schema: Type.Boolean(),
  sv: 'Gäller även ersättare',
  en: 'Holds for substitutes too',
  example: true,
});
export const ReportedTo = field({
  schema: UnitName,
  sv: 'Anmäls till nämnd',
  en: 'Reported to committee',
  example: 'Kommunstyrelsen',
});
export const Receiver = field({
  schema: OfficeReference,
  sv: 'Mottagande befattning',
  en: 'Receiving office',
  example: 'head-of-it',
});
export const OfficeCode = field({
  schema: Code,
  sv: 'Befattningskod',
  en: 'Office code',
  example: 'it-strategist',
});
export const OfficeName = field({
  schema: line(120),
  sv: 'Befattning',
  en: 'Office',
  example: 'Kommunens IT-strateg',
});
export const Holder = field({
  schema: PersonReference,
  sv: 'Innehavare',
  en: 'Holder',
  example: 'p-7Q2MA1B2',
});

/** What a follow-up report tells of, and whom: S033. Half-open, as every period. */
export const ReportedRecipients = field({
  schema: Type.Array(UnitName, { minItems: 1, maxItems: 100, uniqueItems: true }),
  sv: 'Rapporterat till',
  en: 'Reported to',
  example: ['IT-styrgruppen'],
});
export const CoversFrom = field({
  schema: Day,
  sv: 'Avser från och med',
  en: 'Covers from (inclusive)',
  example: '2025-01-01',
});
export const CoversTo = field({
  schema: Day,
  sv: 'Avser till (dagen efter sista dagen)',
  en: 'Covers to (exclusive)',
  example: '2025-05-01',
});
export const ReportDocument = field({
  schema: line(200),
  sv: 'Handling',
  en: 'Document',
  example: 'KS 2025/0123-4',
});
