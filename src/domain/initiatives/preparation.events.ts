import * as f from '../fields.js';
import * as n from './need.fields.js';
import * as pr from './project.fields.js';
import * as p from './initiative.fields.js';
import { defineEvent } from '../event-definition.js';
import { Refusal } from '../refusal.js';

const source = { source: f.SourceRow };
const meeting = { meetingDate: f.MeetingDate, meetingReference: f.MeetingReference };
const author = { assessedBy: p.AssessedBy, criteria: p.Criteria, reasons: f.Reasons };

/** Something the need did not say at first. At least one thing is said. */
export const NeedSupplemented = defineEvent({
  type: 'NeedSupplemented',
  sv: 'Behov kompletterat',
  schema: 1,
  required: {},
  optional: {
    businessNeed: f.BusinessNeed,
    expectedEffect: f.ExpectedEffect,
    goalRefs: f.GoalReferences,
    estimatedCostOre: f.EstimatedCost,
    systemName: f.SystemName,
    systemId: f.SystemId,
    ...n.needContext,
    note: f.Summary,
    ...source,
  },
  check: ({ source: _source, ...said }) =>
    Object.keys(said).length === 0 ? new Refusal('nothing-said') : undefined,
});

/** Which of the two categories the matter concerns, and whether it is one of principle (S062, S124; KL 6:38). */
export const CategoryAssessed = defineEvent({
  type: 'CategoryAssessed',
  sv: 'Kategori bedömd',
  schema: 1,
  required: { category: f.SystemCategory, assessingOffice: p.AssessingOffice },
  optional: { principled: p.Principled, ...author, ...source },
});

/** Whether it is a "larger change", which the guideline does not measure: somebody's judgement, with its author (S144, S153). */
export const ChangeSizeAssessed = defineEvent({
  type: 'ChangeSizeAssessed',
  sv: 'Förändringens storlek bedömd',
  schema: 1,
  required: { size: p.ChangeSize, assessingOffice: p.AssessingOffice },
  optional: { ...author, ...source },
});

/** The IT strategist passed the information on to deciding bodies and affected operations, S023, or to owners, S108. */
export const InformationForwarded = defineEvent({
  type: 'InformationForwarded',
  sv: 'Information vidarebefordrad',
  schema: 1,
  required: { recipients: p.Recipients },
  optional: { offices: pr.InformedOffices, form: f.ContactForm, note: f.Summary, ...source },
});

/** Advice or support to an administration: S018–S020. */
export const SupportGiven = defineEvent({
  type: 'SupportGiven',
  sv: 'Stöd givet',
  schema: 1,
  required: { support: p.SupportKind, to: p.SupportedUnit },
  optional: { askedOn: p.AskedOn, note: f.Summary, ...source },
});

/** The matter was referred for comments: S086. */
export const ReferralSent = defineEvent({
  type: 'ReferralSent',
  sv: 'Remiss skickad',
  schema: 1,
  required: { body: p.ReferralBody },
  optional: { answerBy: p.AnswerBy, note: f.Summary, ...source },
});

export const ReferralAnswered = defineEvent({
  type: 'ReferralAnswered',
  sv: 'Remiss besvarad',
  schema: 1,
  required: { body: p.ReferralBody, position: p.ReferralPosition },
  optional: { ...meeting, note: f.Summary, ...source },
});

/** It was decided not to refer the matter. */
export const ReferralWaived = defineEvent({
  type: 'ReferralWaived',
  sv: 'Remiss avstådd',
  schema: 1,
  required: { body: p.ReferralBody, reasons: f.Reasons, assessingOffice: p.AssessingOffice },
  optional: { assessedBy: p.AssessedBy, ...source },
});

/** Whether anchoring elsewhere is needed too, as the guideline's "when needed" asks: S150. */
export const AnchoringNeedAssessed = defineEvent({
  type: 'AnchoringNeedAssessed',
  sv: 'Förankringsbehov bedömt',
  schema: 1,
  required: { body: p.AssessedBody, needed: p.Needed, assessingOffice: p.AssessingOffice },
  optional: { ...author, ...source },
});

/** A choice of product was put to the reference group: S087. */
export const ProductChoiceReferred = defineEvent({
  type: 'ProductChoiceReferred',
  sv: 'Produktval hänskjutet',
  schema: 1,
  required: { body: p.ReferenceBody },
  optional: { ...meeting, note: f.Summary, ...source },
});

/** The information's classification: levels of consequence from 0 to 4. */
export const ClassificationRecorded = defineEvent({
  type: 'ClassificationRecorded',
  sv: 'Informationsklassning införd',
  schema: 1,
  required: { confidentiality: p.Confidentiality, integrity: p.Integrity, availability: p.Availability },
  optional: {
    traceability: p.Traceability,
    method: p.MethodVersion,
    document: p.DocumentReference,
    ...source,
  },
});

/** How far a web page or e-service can be used by everybody: S060. */
export const AccessibilityAssessed = defineEvent({
  type: 'AccessibilityAssessed',
  sv: 'Tillgänglighet bedömd',
  schema: 1,
  required: { accessibility: pr.Accessibility },
  optional: { method: p.MethodVersion, document: p.DocumentReference, ...source },
});

export const RiskBenefitRecorded = defineEvent({
  type: 'RiskBenefitRecorded',
  sv: 'Risk- och nyttoanalys införd',
  schema: 1,
  required: {},
  optional: { risks: p.RiskSummary, benefits: p.BenefitSummary, document: p.DocumentReference, ...source },
  check: ({ source: _source, ...said }) =>
    Object.keys(said).length === 0 ? new Refusal('nothing-said') : undefined,
});
