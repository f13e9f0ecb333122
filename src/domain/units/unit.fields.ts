import { choice, Code, field, UnitName as Name } from '../shapes.js';

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
