import * as u from './unit.fields.js';
import { defineEvent } from '../event-definition.js';

/** A unit of the municipality's, under the name by which initiatives and seats mean it: S036, S052, S094–S097 (A03). */
export const UnitEstablished = defineEvent({
  type: 'UnitEstablished',
  sv: 'Enhet upplagd',
  schema: 1,
  required: { code: u.UnitCode, name: u.UnitName, kind: u.UnitKind },
  optional: {},
});
