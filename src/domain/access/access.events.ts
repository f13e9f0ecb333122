import * as f from '../fields.js';
import * as a from './access.fields.js';
import { defineEvent } from '../event-definition.js';

/** A person exists under a reference; the commitment binds the name without telling it (design §4). */
export const PersonRegistered = defineEvent({
  type: 'PersonRegistered',
  sv: 'Person registrerad',
  schema: 1,
  required: { person: a.Person, commitment: a.NameCommitment },
  optional: {},
});

export const AccessGranted = defineEvent({
  type: 'AccessGranted',
  sv: 'Behörighet given',
  schema: 1,
  required: {
    grant: a.GrantId,
    person: a.GrantedTo,
    role: a.Role,
    tokenHash: a.TokenHash,
    until: a.ValidUntil,
  },
  optional: {},
});

export const AccessRevoked = defineEvent({
  type: 'AccessRevoked',
  sv: 'Behörighet återkallad',
  schema: 1,
  required: { grant: a.GrantId },
  optional: { reasons: f.Reasons },
});
