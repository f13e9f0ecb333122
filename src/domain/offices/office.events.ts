import * as f from '../fields.js';
import { defineEvent } from '../event-definition.js';
import { Refusal } from '../refusal.js';

/** A local office, and the function in the guideline that it holds. */
export const OfficeEstablished = defineEvent({
  type: 'OfficeEstablished',
  sv: 'Befattning upplagd',
  schema: 1,
  required: { code: f.OfficeCode, name: f.OfficeName },
  optional: { function: f.OfficeFunction, administration: f.Administration },
});

/** Who holds the office from a day until (not including) another, or until further notice. */
export const HolderAppointed = defineEvent({
  type: 'HolderAppointed',
  sv: 'Innehavare utsedd',
  schema: 1,
  required: { person: f.Holder, from: f.HoldsFrom },
  optional: { to: f.HoldsTo },
  check: ({ from, to }) =>
    to !== undefined && to <= from ? new Refusal('period-is-empty', { from, to }) : undefined,
});

/** The holder's last day was the day before `to`. */
export const HolderLeft = defineEvent({
  type: 'HolderLeft',
  sv: 'Innehavare avgått',
  schema: 1,
  required: { person: f.Holder, to: f.HoldsTo },
  optional: {},
});
