import Type from 'typebox';
import { choice, field, PersonReference } from '../shapes.js';

/** Persons and what they may do. */

export const Person = field({
  schema: Type.String({ pattern: '^p-[0-9A-HJKMNP-TV-Z]{8}$' }),
  sv: 'Person',
  en: 'Person',
  example: 'p-7Q2MA1B2',
});
export const NameCommitment = field({
  schema: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  sv: 'Namnets åtagande',
  en: 'Name commitment',
  example: 'ab'.repeat(32),
});
export const GrantId = field({
  schema: Type.String({ pattern: '^g-[0-9A-HJKMNP-TV-Z]{8}$' }),
  sv: 'Behörighet',
  en: 'Grant',
  example: 'g-3K9XA1B2',
});
export const TokenHash = field({
  schema: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  sv: 'Nyckelns hash',
  en: 'Token hash',
  example: 'cd'.repeat(32),
});
export const GrantedTo = field({
  schema: PersonReference,
  sv: 'Behörig',
  en: 'Granted to',
  example: 'p-7Q2MA1B2',
});
export const Role = field(
  choice('Roll', 'Role', {
    admin: 'Administratör',
    registrar: 'Registrator',
    auditor: 'Revisor',
    reader: 'Läsare',
    calendar: 'Kalender',
  }),
);
export const ValidUntil = field({
  schema: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }),
  sv: 'Gäller till',
  en: 'Valid until',
  example: '2026-03-14T08:00:00.000Z',
});
