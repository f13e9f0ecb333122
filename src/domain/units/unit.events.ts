import * as f from '../fields.js';
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

/** A name that may mean the unit, and how sure somebody is of it: S057 (A02, A03). It merges nothing. */
export const UnitAliasRecorded = defineEvent({
  type: 'UnitAliasRecorded',
  sv: 'Enhetens andra namn infört',
  schema: 1,
  required: { alias: u.Alias, certainty: u.Certainty },
  optional: { deciderOffice: f.DeciderOffice, reasons: f.Reasons },
});

/** What the unit answers for and is expert in from a day, all of it: S037, S055, S058, S059. */
export const UnitResponsibilitiesSet = defineEvent({
  type: 'UnitResponsibilitiesSet',
  sv: 'Enhetens ansvarsområden satta',
  schema: 1,
  required: { responsibilities: u.Responsibilities, from: u.From },
  optional: {},
});

/** Whether the unit is reached through the common switchboard: S143. */
export const UnitReachabilityRecorded = defineEvent({
  type: 'UnitReachabilityRecorded',
  sv: 'Enhetens nåbarhet via växeln införd',
  schema: 1,
  required: { reachable: u.Reachable, from: u.From },
  optional: {},
});

export const UnitEnded = defineEvent({
  type: 'UnitEnded',
  sv: 'Enhet upphör',
  schema: 1,
  required: { on: u.EndedOn },
  optional: { successor: u.Successor, reasons: f.Reasons },
});
