import * as f from '../fields.js';
import * as o from './office.fields.js';
import { defineEvent } from '../event-definition.js';
import { Refusal } from '../refusal.js';

/** A period is half-open and has at least one day. */
function hasDays({ from, to }: Readonly<{ from: string; to?: string }>): Refusal | undefined {
  return to !== undefined && to <= from ? new Refusal('period-is-empty', { from, to }) : undefined;
}

/** A local office, and the function in the guideline that it holds. */
export const OfficeEstablished = defineEvent({
  type: 'OfficeEstablished',
  sv: 'Befattning upplagd',
  schema: 1,
  required: { code: o.OfficeCode, name: o.OfficeName },
  optional: { function: f.OfficeFunction, administration: f.Administration },
});

/** Who holds the office from a day until (not including) another, or until further notice. */
export const HolderAppointed = defineEvent({
  type: 'HolderAppointed',
  sv: 'Innehavare utsedd',
  schema: 1,
  required: { person: o.Holder, from: f.HoldsFrom },
  optional: { to: f.HoldsTo },
  check: hasDays,
});

/** The holder's last day was the day before `to`. */
export const HolderLeft = defineEvent({
  type: 'HolderLeft',
  sv: 'Innehavare avgått',
  schema: 1,
  required: { person: o.Holder, to: f.HoldsTo },
  optional: {},
});

/** Who acts in the office when its holder does not, from a day until another. */
export const SubstituteAppointed = defineEvent({
  type: 'SubstituteAppointed',
  sv: 'Ersättare utsedd',
  schema: 1,
  required: { person: o.Substitute, from: f.HoldsFrom },
  optional: { to: f.HoldsTo },
  check: hasDays,
});

/** A committee lets whoever holds the office decide: KL 6:37, 7:5. What is reported to whom: KL 6:40. */
export const DelegationGranted = defineEvent({
  type: 'DelegationGranted',
  sv: 'Delegation given',
  schema: 1,
  required: {
    delegation: o.DelegationReference,
    matter: o.DelegatedMatter,
    givenBy: o.GivenBy,
    from: f.HoldsFrom,
  },
  optional: {
    to: f.HoldsTo,
    limitOre: o.Limit,
    mayPassOn: o.MayPassOn,
    forSubstitutes: o.ForSubstitutes,
    reportedTo: o.ReportedTo,
  },
  check: hasDays,
});

/** The office passes a delegation of its own on to another: KL 7:6. */
export const DelegationPassedOn = defineEvent({
  type: 'DelegationPassedOn',
  sv: 'Delegation vidaredelegerad',
  schema: 1,
  required: { delegation: o.DelegationReference, receiver: o.Receiver, from: f.HoldsFrom },
  optional: { to: f.HoldsTo, limitOre: o.Limit, reportedTo: o.ReportedTo },
  check: hasDays,
});

/** How development goes, as the office that coordinates it follows it up and tells others: S033. */
export const FollowUpReported = defineEvent({
  type: 'FollowUpReported',
  sv: 'Uppföljning rapporterad',
  schema: 1,
  required: { recipients: o.ReportedRecipients, from: o.CoversFrom, to: o.CoversTo },
  optional: { document: o.ReportDocument, note: f.Summary },
  check: hasDays,
});

/** A delegation to the office, or one it passed on to the receiver named, ends. */
export const DelegationRevoked = defineEvent({
  type: 'DelegationRevoked',
  sv: 'Delegation återkallad',
  schema: 1,
  required: { delegation: o.DelegationReference, to: f.HoldsTo },
  optional: { receiver: o.Receiver, reasons: f.Reasons },
});
