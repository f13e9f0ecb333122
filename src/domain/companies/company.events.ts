import * as c from './company.fields.js';
import { defineEvent } from '../event-definition.js';

/** A company that the municipality owns the whole or a part of, from a day: S024, S141, S143. */
export const CompanyRegistered = defineEvent({
  type: 'CompanyRegistered',
  sv: 'Bolag registrerat',
  schema: 1,
  required: { code: c.CompanyCode, name: c.CompanyName, share: c.OwnedShare, from: c.OwnedFrom },
  optional: {},
});
