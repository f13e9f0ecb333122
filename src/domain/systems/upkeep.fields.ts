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
  UnitReference,
  Year,
} from '../shapes.js';

/** How a system is kept: who manages, runs and answers for it, what it is made of, and how it is maintained. */

/** What sort of shared system it is: S128. The guideline says it of the platform alone (A20). */
export const SubKind = field(
  choice('Systemets slag', 'Sort of system', {
    'administrative-support': 'Administrativt stödsystem',
    'supply-register': 'Försörjningsregister',
    platform: 'Plattform',
  }),
);
export const ManagerOffice = field({
  schema: OfficeReference,
  sv: 'Systemansvarig befattning',
  en: 'Managing office',
  example: 'head-of-it',
});
export const ManagerPerson = field({
  schema: PersonReference,
  sv: 'Systemansvarig',
  en: 'System manager',
  example: 'p-7Q2MA1B2',
});
/** Where the manager works, which may be another unit than the owner's: S049. */
export const PlacedAt = field({
  schema: UnitReference,
  sv: 'Systemansvarig placerad på (enhetskod)',
  en: 'Manager placed at',
  example: 'it-unit',
});
export const OperatingUnit = field({
  schema: UnitReference,
  sv: 'Utförs av enhet (enhetskod)',
  en: 'Carried out by unit',
  example: 'it-unit',
});
export const Supplier = field({
  schema: line(120),
  sv: 'Leverantör',
  en: 'Supplier',
  example: 'Exempeldrift AB',
});
/** The three duties of keeping a system: S037, S050. */
export const DUTIES = { operation: 'Drift', development: 'Utveckling', maintenance: 'Förvaltning' } as const;
export const OperationDuties = field({
  schema: Type.Array(Type.Enum(Object.keys(DUTIES) as (keyof typeof DUTIES)[]), {
    minItems: 1,
    maxItems: 3,
    uniqueItems: true,
  }),
  sv: 'Uppgifter',
  en: 'Duties',
  labels: DUTIES,
  example: ['operation', 'development', 'maintenance'] as (keyof typeof DUTIES)[],
});
export const RunAt = field(
  choice('Driftställe', 'Where it is run', {
    own: 'Kommunens egen drift',
    supplier: 'Hos leverantör',
    cloud: 'Molntjänst',
  }),
);
export const ResponsibleUnit = field({
  schema: UnitReference,
  sv: 'Ansvarig enhet (enhetskod)',
  en: 'Responsible unit',
  example: 'communications-department',
});
export const MaintenanceObject = field({
  schema: line(120),
  sv: 'Förvaltningsobjekt',
  en: 'Maintenance object',
  example: 'Dokument och ärenden',
});
/** The guideline calls pm3 “PÅ-modellen”: S103. */
export const MaintenanceModel = field(
  choice('Förvaltningsmodell', 'Maintenance model', { pm3: 'pm3 (På-modellen)', other: 'Annan modell' }),
);
export const PlanYear = field({ schema: Year, sv: 'Plan för år', en: 'Plan for year', example: '2026' });
export const PlanBudget = field({
  schema: Ore,
  sv: 'Förvaltningsbudget (öre)',
  en: 'Maintenance budget (öre)',
  example: 45_000_000,
});
export const ComponentCode = field({
  schema: Code,
  sv: 'Delens kod',
  en: 'Component code',
  example: 'switchboard',
});
export const ComponentName = field({
  schema: line(120),
  sv: 'Systemdel',
  en: 'Component',
  example: 'Telefonväxeln',
});
/** What a part of the platform is for: S038, S139. The guideline's list is open. */
export const COMPONENT_FUNCTIONS = {
  'data-storage': 'Datalagring',
  'customer-service': 'Kundservice',
  'data-communication': 'Datakommunikation',
  network: 'Kommunikationsnät',
  switchboard: 'Telefonväxel',
  other: 'Annat',
} as const;
export const ComponentFunction = field(choice('Delens funktion', 'Component function', COMPONENT_FUNCTIONS));
export const ClassifiedOn = field({
  schema: Day,
  sv: 'Klassat',
  en: 'Classified on',
  example: '2025-02-10',
  past: true,
});
export const Lifecycle = field(
  choice('Livscykel', 'Life cycle', {
    planned: 'Planerat',
    'in-use': 'I bruk',
    'phasing-out': 'Under avveckling',
  }),
);
