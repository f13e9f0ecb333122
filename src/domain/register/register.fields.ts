import { field, InitiativeNumberText, Uuid } from '../shapes.js';

/** Numbers. */

export const InitiativeId = field({
  schema: Uuid,
  sv: 'Initiativets id',
  en: 'Initiative id',
  example: '6f1c0c1e-2a6b-5c3d-9e4f-0123456789ab',
});
export const InitiativeNumber = field({
  schema: InitiativeNumberText,
  sv: 'Nummer',
  en: 'Number',
  example: '2026-0017',
});
