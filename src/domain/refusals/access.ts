import type { RefusalTexts } from './texts.js';

/** Refusals about who may do what. */
export const ACCESS_REFUSALS = {
  'unknown-grant': {
    status: 404,
    sv: (d) => `Behörigheten ${d['grant']} finns inte. «liggare token list» visar dem som finns.`,
    en: (d) => `There is no grant ${d['grant']}. "liggare token list" shows those there are.`,
  },
  'already-revoked': {
    status: 409,
    sv: () => 'Behörigheten är redan återkallad.',
    en: () => 'The grant is revoked already.',
  },
  'too-many-requests': {
    status: 429,
    sv: () => 'För många förfrågningar på kort tid. Vänta en minut och försök igen.',
    en: () => 'Too many requests in a short time. Wait a minute and try again.',
  },
  'not-authenticated': {
    status: 401,
    sv: () => 'Ange en giltig nyckel som «Authorization: Bearer …». «liggare token create» skapar en.',
    en: () => 'Give a valid token as "Authorization: Bearer …". "liggare token create" makes one.',
  },
  'token-revoked': {
    status: 401,
    sv: () => 'Nyckeln är återkallad. Be en administratör om en ny.',
    en: () => 'The token is revoked. Ask an administrator for a new one.',
  },
  'token-expired': {
    status: 401,
    sv: (d) => `Nyckeln gällde till ${d['until']}. Be en administratör om en ny.`,
    en: (d) => `The token was valid until ${d['until']}. Ask an administrator for a new one.`,
  },
  'not-allowed': {
    status: 403,
    sv: (d) => `Rollen ${d['role']} får inte göra detta; det kräver ${d['needed']}.`,
    en: (d) => `The role ${d['role']} may not do this; it takes ${d['needed']}.`,
  },
  'access-unconfirmed': {
    status: 503,
    sv: () => 'Behörigheterna har inte kunnat bekräftas de senaste tio sekunderna. Försök igen om en stund.',
    en: () => 'Access grants could not be confirmed for the last ten seconds. Try again in a while.',
  },
} as const satisfies RefusalTexts;
