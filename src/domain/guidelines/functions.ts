/**
 * The functions a guideline speaks of. A pack says which local office or group has each of them; rules know functions
 * only, so that another municipality changes its pack and no rule.
 */
export const OFFICE_FUNCTIONS = {
  'chief-executive': 'Kommundirektör',
  'finance-director': 'Ekonomidirektör',
  'communications-director': 'Kommunikationsdirektör',
  'head-of-it': 'Chef för IT-enheten',
  coordinator: 'Samordnare (IT-strateg)',
  'development-officer': 'Utvecklingsledare vid kommunstyrelsens kansli',
  /** Of offices recorded before the procurement centre was a unit; a pack names it among its units. */
  'procurement-centre': 'Upphandlingscenter',
} as const;

export const GROUP_FUNCTIONS = {
  'decision-body': 'Beslutande grupp',
  'preparatory-body': 'Beredande grupp och remissinstans',
  'system-owners-body': 'Systemägarnas grupp',
  'financing-body': 'Finansieringsgrupp',
  'management-team': 'Kommunens ledningsgrupp',
} as const;

/** Units that the guideline gives duties or has contacted by name: S036, S052, S151. */
export const UNIT_FUNCTIONS = {
  'it-unit': 'IT-enhet',
  'procurement-centre': 'Upphandlingscenter',
  'communications-unit': 'Kommunikationsavdelning',
} as const;

/** The functions that an office may have in a pack: those that are no unit's. */
export const PACK_OFFICE_FUNCTIONS = (({ 'procurement-centre': _unit, ...offices }) => offices)(
  OFFICE_FUNCTIONS,
);

/** Without these a guideline of this kind cannot be judged by. */
export const REQUIRED_GROUPS = [
  'decision-body',
  'preparatory-body',
  'system-owners-body',
  'financing-body',
] as const;

/** What a group may be entrusted with: S062–S066, S084, S168 and the groups' chapters. */
export const MANDATES = {
  'principled-matters': 'Frågor av övergripande och principiell karaktär',
  'long-term-budget': 'Långsiktiga budget- och finansieringsfrågor',
  coordination: 'Samordning av e-förvaltningsutvecklingen',
  'approve-shared': 'Godkänna kommungemensamma lösningar',
  'approve-operational': 'Godkänna verksamhetssystem',
  'central-funds': 'Besluta om centrala medel',
  'financing-principles': 'Besluta om finansieringsprinciper',
  'rental-charge': 'Bestämma hyreskostnaden',
  'strategic-forum': 'Forum för strategiska utvecklingsfrågor',
} as const;

export type OfficeFunction = keyof typeof OFFICE_FUNCTIONS;
export type PackOfficeFunction = keyof typeof PACK_OFFICE_FUNCTIONS;
export type GroupFunction = keyof typeof GROUP_FUNCTIONS;
export type UnitFunction = keyof typeof UNIT_FUNCTIONS;
export type Mandate = keyof typeof MANDATES;
