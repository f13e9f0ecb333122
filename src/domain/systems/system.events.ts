import * as f from '../fields.js';
import * as s from './system.fields.js';
import * as p from '../initiatives/initiative.fields.js';
import * as u from './upkeep.fields.js';
import { defineEvent } from '../event-definition.js';
import { hasDays, named } from './seats.js';

/**
 * A system that the guideline lists as shared: S129–S138. It stands in the register with what the guideline says of it
 * until the municipality registers it; who owns it the guideline does not say (A21).
 */
export const SystemListed = defineEvent({
  type: 'SystemListed',
  sv: 'System upptaget ur riktlinjen',
  schema: 1,
  required: {
    system: s.SystemCode,
    name: s.RegisteredName,
    systemType: s.SystemType,
    from: s.EffectiveFrom,
  },
  optional: { subKind: u.SubKind },
});

/** A system of the municipality's: S124, S125, S152. */
export const SystemRegistered = defineEvent({
  type: 'SystemRegistered',
  sv: 'System registrerat',
  schema: 1,
  required: {
    system: s.SystemCode,
    name: s.RegisteredName,
    systemType: s.SystemType,
    category: s.RegisteredCategory,
    inUseFrom: s.InUseFrom,
  },
  optional: {
    administration: f.Administration,
    intendedUsers: s.IntendedUsers,
    replaces: s.Replaces,
    migrationUntil: s.MigrationUntil,
    initiative: s.ByDecision,
  },
});

/** The system passes from one category to the other: S124. */
export const CategorySet = defineEvent({
  type: 'CategorySet',
  sv: 'Systemkategori satt',
  schema: 1,
  required: { category: s.RegisteredCategory, from: s.EffectiveFrom },
  optional: {
    administration: f.Administration,
    intendedUsers: s.IntendedUsers,
    initiative: s.ByDecision,
    reasons: f.Reasons,
  },
});

export const OwnerAppointed = defineEvent({
  type: 'OwnerAppointed',
  sv: 'Systemägare utsedd',
  schema: 1,
  required: { from: f.HoldsFrom },
  optional: {
    office: s.OwnerOffice,
    person: s.OwnerPerson,
    to: f.HoldsTo,
    initiative: s.ByDecision,
    deciderOffice: f.DeciderOffice,
  },
  check: (data) => named(data) ?? hasDays(data),
});

export const OwnerLeft = defineEvent({
  type: 'OwnerLeft',
  sv: 'Systemägare avgått',
  schema: 1,
  required: { to: f.HoldsTo },
  optional: { office: s.OwnerOffice, person: s.OwnerPerson },
  check: named,
});

/** Whether the system is one of the larger and most critical, which the guideline does not define: a judgement (A04). */
export const CriticalitySet = defineEvent({
  type: 'CriticalitySet',
  sv: 'Verksamhetskritiskhet bedömd',
  schema: 1,
  required: { criticality: s.Criticality, from: s.EffectiveFrom, assessingOffice: p.AssessingOffice },
  optional: { larger: s.Larger, criteria: p.Criteria, reasons: f.Reasons },
});

/** By which principle the system is paid for: S162–S164; who decided it: A16. */
export const FinancingPrincipleSet = defineEvent({
  type: 'FinancingPrincipleSet',
  sv: 'Finansieringsprincip satt',
  schema: 1,
  required: { principle: s.SystemPrinciple, from: s.EffectiveFrom },
  optional: {
    forum: s.PrincipleForum,
    meetingDate: f.MeetingDate,
    decider: f.Decider,
    deciderOffice: f.DeciderOffice,
    reasons: f.Reasons,
  },
});

export const SystemRetired = defineEvent({
  type: 'SystemRetired',
  sv: 'System avvecklat',
  schema: 1,
  required: { on: s.RetiredOn },
  optional: { reasons: f.Reasons },
});
