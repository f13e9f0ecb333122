import Type from 'typebox';
import { choice, Code, Day, field, UnitName as Name, UnitReference } from '../shapes.js';

/** The municipality's own units: offices of the operations, departments, and what the guideline calls by name (A02, A03). */

export const UnitCode = field({
  schema: Code,
  sv: 'Enhetskod',
  en: 'Unit code',
  example: 'education-office',
});
/** The name by which initiatives, seats and shares mean the unit. */
export const UnitName = field({ schema: Name, sv: 'Enhet', en: 'Unit', example: 'Utbildningskontoret' });
export const UnitKind = field(
  choice('Enhetens slag', 'Kind of unit', {
    'operations-office': 'Verksamhetskontor',
    department: 'Avdelning eller enhet',
    other: 'Annan',
  }),
);
/** Another name that may mean the unit: Informationskontoret for Kommunikationsavdelningen (A02). */
export const Alias = field({
  schema: Name,
  sv: 'Kallas också',
  en: 'Also called',
  example: 'Informationskontoret',
});
/** How sure it is that the name means the unit. Nothing is ever merged because of it. */
export const Certainty = field(
  choice('Säkerhet', 'Certainty', { certain: 'Säkert', probable: 'Troligen', unsure: 'Osäkert' }),
);
export const From = field({
  schema: Day,
  sv: 'Från och med',
  en: 'From (inclusive)',
  example: '2025-01-01',
});
export const EndedOn = field({
  schema: Day,
  sv: 'Upphör (dagen efter sista dagen)',
  en: 'Ends (exclusive)',
  example: '2026-01-01',
});
export const Successor = field({
  schema: UnitReference,
  sv: 'Efterträds av (enhetskod)',
  en: 'Succeeded by',
  example: 'communications-department',
});
/** Whether the unit is reached through the common switchboard: S143. */
export const Reachable = field({
  schema: Type.Boolean(),
  sv: 'Nås via växeln',
  en: 'Reachable through the switchboard',
  example: true,
});
/** What units answer for or are experts in, as far as the guideline says it: S037, S050, S055, S058–S060. */
export const RESPONSIBILITIES = {
  'it-platform': 'Drift, utveckling och förvaltning av IT-plattformen',
  'managed-systems':
    'Drift, utveckling och förvaltning av system vars systemansvariga är placerade på enheten',
  website: 'Utformning, innehåll och utveckling av webbplatsen',
  'web-publishing-tool': 'Expert på webbpubliceringsverktyget',
  'publication-form': 'Expert på form, stil och uttryckssätt vid publicering',
  'accessible-pages': 'Expert på utformning av webbsidor utifrån tillgänglighet',
  other: 'Annat',
} as const;
export type Responsibility = keyof typeof RESPONSIBILITIES;
export const Responsibilities = field({
  schema: Type.Array(Type.Enum(Object.keys(RESPONSIBILITIES) as Responsibility[]), {
    maxItems: 20,
    uniqueItems: true,
  }),
  sv: 'Ansvarsområden',
  en: 'Responsibilities',
  labels: RESPONSIBILITIES,
  example: ['website'] as Responsibility[],
});
