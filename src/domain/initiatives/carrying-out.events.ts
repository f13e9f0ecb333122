import * as f from '../fields.js';
import * as pr from './project.fields.js';
import * as p from './initiative.fields.js';
import { defineEvent } from '../event-definition.js';
import { Refusal } from '../refusal.js';

const source = { source: f.SourceRow };

export const ProcurementLinked = defineEvent({
  type: 'ProcurementLinked',
  sv: 'Upphandling kopplad',
  schema: 1,
  required: { procurement: p.ProcurementReference, procurementForm: p.ProcurementForm },
  optional: { contractedOn: p.ContractedOn, valueOre: f.EstimatedCost, supplier: pr.Supplier, ...source },
});

export const ProjectInitiated = defineEvent({
  type: 'ProjectInitiated',
  sv: 'Projekt startat',
  schema: 1,
  required: { project: p.Project },
  optional: {
    period: p.ProjectPeriod,
    planItem: pr.PlanItem,
    initiatingOffice: pr.InitiatingOffice,
    model: pr.ProjectModel,
    note: f.Summary,
    ...source,
  },
  check: ({ period }) =>
    period?.to !== undefined && period.to <= period.from
      ? new Refusal('period-is-empty', { from: period.from, to: period.to })
      : undefined,
});

/** How the project stands, as each office reports it to the coordinator and the preparatory group: S091, S092. */
export const StatusReported = defineEvent({
  type: 'StatusReported',
  sv: 'Status rapporterad',
  schema: 1,
  required: { status: p.ProjectStatus },
  optional: {
    unit: pr.ReportingUnit,
    forum: pr.StatusForum,
    meetingDate: f.MeetingDate,
    meetingReference: f.MeetingReference,
    recipients: p.Recipients,
    note: f.Summary,
    ...source,
  },
});

/** Somebody's hours in the project, most often the IT unit's: S051. */
export const ResourceAllocated = defineEvent({
  type: 'ResourceAllocated',
  sv: 'Resurs avsatt',
  schema: 1,
  required: { unit: pr.AllocatedUnit, hours: pr.AllocatedHours },
  optional: { from: pr.AllocatedFrom, to: pr.AllocatedTo, note: f.Summary, ...source },
  check: ({ from, to }) =>
    from !== undefined && to !== undefined && to <= from
      ? new Refusal('period-is-empty', { from, to })
      : undefined,
});

/** It is connected with another initiative, waits for it, or is the same thing: S105. */
export const InitiativeRelated = defineEvent({
  type: 'InitiativeRelated',
  sv: 'Samband infört',
  schema: 1,
  required: { initiative: pr.RelatedInitiative, relation: pr.RelationKind },
  optional: { reasons: f.Reasons, ...source },
});

/** Whether the expected effect came: S010. */
export const BenefitFollowedUp = defineEvent({
  type: 'BenefitFollowedUp',
  sv: 'Nytta uppföljd',
  schema: 1,
  required: { achieved: p.BenefitAchieved },
  optional: { benefits: p.BenefitSummary, valueOre: f.EstimatedCost, ...source },
});

export const DocumentLinked = defineEvent({
  type: 'DocumentLinked',
  sv: 'Handling kopplad',
  schema: 1,
  required: { documentTitle: p.DocumentTitle, document: p.DocumentReference },
  optional: { hash: p.DocumentHash, ...source },
});

/** It was registered in error: there is no such initiative. */
export const InitiativeCancelled = defineEvent({
  type: 'InitiativeCancelled',
  sv: 'Initiativ makulerat',
  schema: 1,
  required: { reasons: f.Reasons },
  optional: { ...source },
});
