import { formed } from '../forms.js';
import { choice, field, NewPersonReference, PersonReference, Sha256 } from '../shapes.js';

/** Persons and what they may do. */

export const Person = field({
  schema: NewPersonReference,
  sv: 'Person',
  en: 'Person',
  example: 'p-7Q2MA1B2',
});
export const NameCommitment = field({
  schema: Sha256,
  sv: 'Namnets åtagande',
  en: 'Name commitment',
  example: 'ab'.repeat(32),
});
export const GrantId = field({
  schema: formed(
    '^g-[0-9A-HJKMNP-TV-Z]{8}$',
    'en behörighets id: g- och åtta tecken, som g-3K9XA1B2',
    'the id of a grant: g- and eight characters, as g-3K9XA1B2',
  ),
  sv: 'Behörighet',
  en: 'Grant',
  example: 'g-3K9XA1B2',
});
export const TokenHash = field({
  schema: Sha256,
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
  schema: formed(
    '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
    'en tidpunkt i UTC, som 2026-03-14T08:00:00.000Z',
    'an instant in UTC, as 2026-03-14T08:00:00.000Z',
  ),
  sv: 'Gäller till',
  en: 'Valid until',
  example: '2026-03-14T08:00:00.000Z',
});
