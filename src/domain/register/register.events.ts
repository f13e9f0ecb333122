import * as r from './register.fields.js';
import { defineEvent } from '../event-definition.js';

/** The year's register gives an initiative its number: an unbroken series, decided once. */
export const NumberAssigned = defineEvent({
  type: 'NumberAssigned',
  sv: 'Nummer tilldelat',
  schema: 1,
  required: { initiative: r.InitiativeId, number: r.InitiativeNumber },
  optional: {},
});
