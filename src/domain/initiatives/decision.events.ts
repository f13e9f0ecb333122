import * as f from '../fields.js';
import * as d from '../deviations/deviation.fields.js';
import * as p from './initiative.fields.js';
import { defineEvent } from '../event-definition.js';

const source = { source: f.SourceRow };

/** Somebody told of a conflict of interest: KL 6:28–30, for employees through KL 7:4. */
export const RecusalDeclared = defineEvent({
  type: 'RecusalDeclared',
  sv: 'Jäv anmält',
  schema: 1,
  required: { person: p.RecusedPerson, ground: p.RecusalGround, round: f.Round },
  optional: { note: f.Summary, ...source },
});

/** The question of disqualification was decided. */
export const RecusalDecided = defineEvent({
  type: 'RecusalDecided',
  sv: 'Jävsfråga avgjord',
  schema: 1,
  required: { person: p.RecusedPerson, outcome: p.RecusalOutcome, round: f.Round },
  optional: { decider: f.Decider, deciderOffice: f.DeciderOffice, reasons: f.Reasons, ...source },
});

/** The decision was taken out of the forum that normally makes it: S148. Never without a reason. */
export const DecisionEscalated = defineEvent({
  type: 'DecisionEscalated',
  sv: 'Beslut lyft',
  schema: 1,
  required: { to: p.EscalatedTo, reasons: p.EscalationReasons, round: f.Round },
  optional: { assessedBy: p.AssessedBy, ...source },
});

/** An official's dissenting opinion. */
export const DissentRecorded = defineEvent({
  type: 'DissentRecorded',
  sv: 'Avvikande mening införd',
  schema: 1,
  required: { person: p.DissentingPerson, dissent: p.DissentText, round: f.Round },
  optional: { ...source },
});

/** A delegated decision was reported to its committee: KL 6:40, 7:8. */
export const DelegatedDecisionReported = defineEvent({
  type: 'DelegatedDecisionReported',
  sv: 'Delegationsbeslut anmält',
  schema: 1,
  required: { decision: d.ConcernedEvent, committee: p.Committee, reportedOn: p.ReportedOn },
  optional: { meetingReference: f.MeetingReference, ...source },
});
