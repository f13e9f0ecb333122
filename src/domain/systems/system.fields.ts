import Type from 'typebox';
import {
  choice,
  Code,
  Day,
  field,
  InitiativeNumberText,
  line,
  OfficeReference,
  PersonReference,
  SystemReference,
} from '../shapes.js';
import { FinancingPrinciple, Forum } from '../fields.js';

export const SystemCode = field({
  schema: Code,
  sv: 'Systemkod',
  en: 'System code',
  example: 'case-register',
});
export const RegisteredName = field({
  schema: line(120),
  sv: 'System',
  en: 'System',
  example: 'Diariesystem',
});
export const SystemType = field({
  schema: line(80),
  sv: 'Systemtyp',
  en: 'System type',
  example: 'Diariesystem',
});
/** The two categories there are: S124. */
export const RegisteredCategory = field(
  choice('Systemkategori', 'System category', {
    shared: 'Kommungemensamt system',
    operational: 'Verksamhetssystem',
  }),
);
export const IntendedUsers = field(
  choice('Avsedda användare', 'Intended users', {
    all: 'Hela kommunens organisation',
    operation: 'En viss verksamhet',
  }),
);
export const InUseFrom = field({ schema: Day, sv: 'I bruk från', en: 'In use from', example: '2020-01-01' });
export const RetiredOn = field({
  schema: Day,
  sv: 'Ur bruk (dagen efter sista dagen)',
  en: 'Retired (exclusive)',
  example: '2026-01-01',
});
export const Replaces = field({
  schema: SystemReference,
  sv: 'Ersätter',
  en: 'Replaces',
  example: 'old-case-register',
});
export const MigrationUntil = field({
  schema: Day,
  sv: 'Överföring pågår till',
  en: 'Migration until',
  example: '2026-06-01',
});
export const EffectiveFrom = field({
  schema: Day,
  sv: 'Från och med',
  en: 'From (inclusive)',
  example: '2025-01-01',
});
export const ByDecision = field({
  schema: InitiativeNumberText,
  sv: 'Beslutat i initiativ',
  en: 'Decided in initiative',
  example: '2026-0017',
});
export const OwnerOffice = field({
  schema: OfficeReference,
  sv: 'Systemägande befattning',
  en: 'Owning office',
  example: 'finance-director',
});
export const OwnerPerson = field({
  schema: PersonReference,
  sv: 'Systemägare',
  en: 'Owner',
  example: 'p-7Q2MA1B2',
});
export const Criticality = field(
  choice('Verksamhetskritiskt', 'Criticality', {
    critical: 'Mest verksamhetskritiskt',
    important: 'Viktigt',
    ordinary: 'Ordinärt',
  }),
);
export const Larger = field({
  schema: Type.Boolean(),
  sv: 'Större system',
  en: 'Larger system',
  example: true,
});
export const SystemPrinciple = field({
  ...FinancingPrinciple,
  sv: 'Finansieringsprincip',
  en: 'Financing principle',
  example: 'distributed' as const,
});
export const PrincipleForum = field({
  ...Forum,
  sv: 'Beslutat i',
  en: 'Decided in',
  example: 'it-steering-group' as const,
});
