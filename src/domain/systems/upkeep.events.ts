import * as f from '../fields.js';
import * as p from '../initiatives/initiative.fields.js';
import * as s from './system.fields.js';
import * as u from './upkeep.fields.js';
import { defineEvent } from '../event-definition.js';
import { Refusal } from '../refusal.js';
import { hasDays, named } from './seats.js';

/** What sort of shared system it is, once somebody has said it: S128 (A20). */
export const SubKindSet = defineEvent({
  type: 'SubKindSet',
  sv: 'Systemets slag satt',
  schema: 1,
  required: { subKind: u.SubKind, from: s.EffectiveFrom },
  optional: { reasons: f.Reasons },
});

/** The system manager (systemansvarig), and the unit where they are placed: S049. */
export const ManagerAppointed = defineEvent({
  type: 'ManagerAppointed',
  sv: 'Systemansvarig utsedd',
  schema: 1,
  required: { from: f.HoldsFrom },
  optional: { office: u.ManagerOffice, person: u.ManagerPerson, unit: u.PlacedAt, to: f.HoldsTo },
  check: (data) => named(data) ?? hasDays(data),
});

export const ManagerLeft = defineEvent({
  type: 'ManagerLeft',
  sv: 'Systemansvarig avgått',
  schema: 1,
  required: { to: f.HoldsTo },
  optional: { office: u.ManagerOffice, person: u.ManagerPerson },
  check: named,
});

/** Who runs, develops or maintains it from a day, and where: S037, S050. A unit may do it with a supplier's help. */
export const OperationSet = defineEvent({
  type: 'OperationSet',
  sv: 'Systemets drift satt',
  schema: 1,
  required: { duties: u.OperationDuties, from: s.EffectiveFrom },
  optional: { unit: u.OperatingUnit, supplier: u.Supplier, runAt: u.RunAt },
  check: ({ unit, supplier }) =>
    unit === undefined && supplier === undefined ? new Refusal('operator-not-named') : undefined,
});

/** The unit that answers for what the system holds, as the communications department for the website: S055. */
export const ResponsibleUnitSet = defineEvent({
  type: 'ResponsibleUnitSet',
  sv: 'Ansvarig enhet satt',
  schema: 1,
  required: { unit: u.ResponsibleUnit, from: s.EffectiveFrom },
  optional: { reasons: f.Reasons },
});

/** By which model the system is maintained, and in which object: S103. */
export const MaintenanceObjectSet = defineEvent({
  type: 'MaintenanceObjectSet',
  sv: 'Förvaltningsobjekt satt',
  schema: 1,
  required: {
    maintenanceModel: u.MaintenanceModel,
    maintenanceObject: u.MaintenanceObject,
    from: s.EffectiveFrom,
  },
  optional: {},
});

/** The year's maintenance plan: S104. */
export const MaintenancePlanAdopted = defineEvent({
  type: 'MaintenancePlanAdopted',
  sv: 'Förvaltningsplan antagen',
  schema: 1,
  required: { planYear: u.PlanYear },
  optional: {
    budgetOre: u.PlanBudget,
    meetingDate: f.MeetingDate,
    decider: f.Decider,
    deciderOffice: f.DeciderOffice,
    document: p.DocumentReference,
  },
});

/** A part of a system that is many, as the platform is: S038, S127, S139. It has the category of the whole. */
export const ComponentAdded = defineEvent({
  type: 'ComponentAdded',
  sv: 'Systemdel införd',
  schema: 1,
  required: {
    component: u.ComponentCode,
    name: u.ComponentName,
    function: u.ComponentFunction,
    from: s.EffectiveFrom,
  },
  optional: {},
});

export const ComponentRemoved = defineEvent({
  type: 'ComponentRemoved',
  sv: 'Systemdel borttagen',
  schema: 1,
  required: { component: u.ComponentCode, to: f.HoldsTo },
  optional: {},
});

/** How much protection the information in the system needs. */
export const SystemClassified = defineEvent({
  type: 'SystemClassified',
  sv: 'System informationsklassat',
  schema: 1,
  required: {
    classifiedOn: u.ClassifiedOn,
    confidentiality: p.Confidentiality,
    integrity: p.Integrity,
    availability: p.Availability,
  },
  optional: { traceability: p.Traceability, method: p.MethodVersion, document: p.DocumentReference },
});

export const LifecycleSet = defineEvent({
  type: 'LifecycleSet',
  sv: 'Livscykel satt',
  schema: 1,
  required: { lifecycle: u.Lifecycle, from: s.EffectiveFrom },
  optional: { reasons: f.Reasons },
});
