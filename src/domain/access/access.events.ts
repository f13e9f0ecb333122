import * as f from '../fields.js';
import { defineEvent } from '../event-definition.js';

/** A person exists under a reference; the commitment binds the name without telling it (design §4). */
export const PersonRegistered = defineEvent({
  type: 'PersonRegistered',
  sv: 'Person registrerad',
  schema: 1,
  required: { person: f.Person, commitment: f.NameCommitment },
  optional: {},
});

export const AccessGranted = defineEvent({
  type: 'AccessGranted',
  sv: 'Behörighet given',
  schema: 1,
  required: {
    grant: f.GrantId,
    person: f.GrantedTo,
    role: f.Role,
    tokenHash: f.TokenHash,
    until: f.ValidUntil,
  },
  optional: {},
});

export const AccessRevoked = defineEvent({
  type: 'AccessRevoked',
  sv: 'Behörighet återkallad',
  schema: 1,
  required: { grant: f.GrantId },
  optional: { reasons: f.Reasons },
});
