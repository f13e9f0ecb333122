import * as f from '../fields.js';
import * as n from './need.fields.js';
import * as m from './money.fields.js';
import { defineEvent } from '../event-definition.js';
import { sharesSum } from './shares.js';

const source = { source: f.SourceRow };
const meeting = { meetingDate: f.MeetingDate, meetingReference: f.MeetingReference };

/** A need is reported, guideline rows S145 and S154. */
export const NeedReported = defineEvent({
  type: 'NeedReported',
  sv: 'Behov anmält',
  schema: 1,
  required: {
    title: f.Title,
    category: f.SystemCategory,
    kind: f.InitiativeKind,
    administration: f.Administration,
  },
  optional: {
    businessNeed: f.BusinessNeed,
    expectedEffect: f.ExpectedEffect,
    systemName: f.SystemName,
    systemId: f.SystemId,
    reportingOffice: f.ReportingOffice,
    reportedBy: f.ReportedBy,
    reporterCapacity: f.ReporterCapacity,
    capacityJustification: f.CapacityJustification,
    goalRefs: f.GoalReferences,
    estimatedCostOre: f.EstimatedCost,
    externalNumbers: f.ExternalNumbers,
    ...n.needContext,
    orderKind: n.OrderKind,
    equipmentClass: n.EquipmentClass,
    ...source,
  },
});

/** Somebody was consulted, as the IT strategist shall be: S146, S155. */
export const ConsultationHeld = defineEvent({
  type: 'ConsultationHeld',
  sv: 'Samråd hållet',
  schema: 1,
  required: { consultedOffice: f.ConsultedOffice },
  optional: {
    consultedPerson: f.ConsultedPerson,
    party: n.ConsultedParty,
    form: f.ContactForm,
    note: f.Summary,
    ...source,
  },
});

/** The procurement centre or the IT unit was contacted, S151, S157; or those who know the web, S056, S060. */
export const PartyContacted = defineEvent({
  type: 'PartyContacted',
  sv: 'Part kontaktad',
  schema: 1,
  required: { party: f.ContactedParty },
  optional: { form: f.ContactForm, note: f.Summary, ...source },
});

/** A body took up the initiative before the decision: S149, S150. */
export const InitiativeAnchored = defineEvent({
  type: 'InitiativeAnchored',
  sv: 'Initiativ förankrat',
  schema: 1,
  required: { body: f.AnchoringBody, outcome: f.AnchoringOutcome },
  optional: {
    ...meeting,
    coordinationGains: n.CoordinationGains,
    coordinationAssessment: n.CoordinationAssessment,
    note: f.Summary,
    ...source,
  },
});

/** A decision: the forum that handled it, and the one person who can decide by law (S147, S148, S156; KL 6:37). */
export const DecisionMade = defineEvent({
  type: 'DecisionMade',
  sv: 'Beslut fattat',
  schema: 1,
  required: { round: f.Round, kind: f.DecisionKind, outcome: f.DecisionOutcome, forum: f.Forum },
  optional: {
    ...meeting,
    decider: f.Decider,
    deciderOffice: f.DeciderOffice,
    delegation: f.Delegation,
    legalNature: f.LegalNature,
    reasons: f.Reasons,
    ...source,
  },
});

export const DecisionPostponed = defineEvent({
  type: 'DecisionPostponed',
  sv: 'Beslut bordlagt',
  schema: 1,
  required: { round: f.Round, forum: f.Forum },
  optional: { ...meeting, until: f.PostponedUntil, reasons: f.Reasons, ...source },
});

export const InitiativeReferredBack = defineEvent({
  type: 'InitiativeReferredBack',
  sv: 'Initiativ återremitterat',
  schema: 1,
  required: { round: f.Round, forum: f.Forum },
  optional: { ...meeting, referredTo: f.ReferredTo, reasons: f.Reasons, ...source },
});

/** Who pays, by which principle: S158–S164. The shares are the total, to the öre. */
export const FinancingDecided = defineEvent({
  type: 'FinancingDecided',
  sv: 'Finansiering beslutad',
  schema: 1,
  required: {
    round: f.Round,
    ...m.financing,
  },
  optional: {
    decider: f.Decider,
    deciderOffice: f.DeciderOffice,
    mandate: m.Mandate,
    allocationKey: m.AllocationKey,
    reasons: f.Reasons,
    ...source,
  },
  check: sharesSum,
});

export const NeedWithdrawn = defineEvent({
  type: 'NeedWithdrawn',
  sv: 'Behov återkallat',
  schema: 1,
  required: {},
  optional: { reasons: f.Reasons, ...source },
});

export const InitiativeClosed = defineEvent({
  type: 'InitiativeClosed',
  sv: 'Initiativ avslutat',
  schema: 1,
  required: { outcome: f.ClosingOutcome },
  optional: { reasons: f.Reasons, ...source },
});
