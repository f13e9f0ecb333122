import * as f from '../fields.js';
import * as g from './guideline.fields.js';
import { defineEvent } from '../event-definition.js';

/** A guideline comes into force, the whole pack with it, so that every decision can be judged by the rules of its day. */
export const GuidelineAdopted = defineEvent({
  type: 'GuidelineAdopted',
  sv: 'Riktlinje antagen',
  schema: 1,
  required: {
    guideline: g.GuidelineId,
    version: g.GuidelineVersion,
    title: f.Title,
    inForceFrom: g.InForceFrom,
    pack: g.Pack,
  },
  optional: { decider: f.Decider, deciderOffice: f.DeciderOffice, documentReference: g.DocumentReference },
});

/**
 * Another steering document than one that rules judge by is adopted: a rule for e-government or for how IT is used
 * (S068), with no pack behind it.
 */
export const SteeringDocumentAdopted = defineEvent({
  type: 'SteeringDocumentAdopted',
  sv: 'Styrdokument antaget',
  schema: 1,
  required: {
    guideline: g.GuidelineId,
    version: g.GuidelineVersion,
    title: f.Title,
    inForceFrom: g.InForceFrom,
    decider: f.Decider,
    deciderOffice: f.DeciderOffice,
  },
  optional: { documentReference: g.DocumentReference },
});

/** A version is formulated (S031). It may be the first that is known of its guideline. */
export const GuidelineDrafted = defineEvent({
  type: 'GuidelineDrafted',
  sv: 'Riktlinje formulerad',
  schema: 1,
  required: { guideline: g.GuidelineId, version: g.GuidelineVersion, title: f.Title, draftedBy: g.DraftedBy },
  optional: { documentReference: g.DocumentReference },
});

/** A version is sent to a body that is to give its opinion (S086). */
export const GuidelineReferred = defineEvent({
  type: 'GuidelineReferred',
  sv: 'Riktlinje på remiss',
  schema: 1,
  required: { version: g.GuidelineVersion, body: g.ReferredTo },
  optional: { answerBy: g.AnswerBy },
});

export const GuidelineReferralAnswered = defineEvent({
  type: 'GuidelineReferralAnswered',
  sv: 'Remissvar om riktlinje',
  schema: 1,
  required: { version: g.GuidelineVersion, body: g.ReferredTo, position: g.Position },
  optional: { meetingDate: f.MeetingDate },
});

/** A group has worked a version out and proposes that it be adopted (S068). */
export const GuidelineProposed = defineEvent({
  type: 'GuidelineProposed',
  sv: 'Riktlinje föreslagen',
  schema: 1,
  required: { version: g.GuidelineVersion, forum: f.Forum, meetingDate: f.MeetingDate },
  optional: {},
});

/** An adopted version is made available on one of the municipality's sites (S069). */
export const GuidelinePublished = defineEvent({
  type: 'GuidelinePublished',
  sv: 'Riktlinje publicerad',
  schema: 1,
  required: { version: g.GuidelineVersion, channel: g.PublicationChannel },
  optional: { reference: g.PublicationReference },
});

/** A version is no longer in force from a day on, and nothing has taken its place. */
export const GuidelineRepealed = defineEvent({
  type: 'GuidelineRepealed',
  sv: 'Riktlinje upphävd',
  schema: 1,
  required: { version: g.GuidelineVersion, repealedFrom: g.RepealedFrom },
  optional: { decider: f.Decider, deciderOffice: f.DeciderOffice, reasons: f.Reasons },
});

/** The municipality sets, from a day, what the guideline leaves open (domain §6.7). */
export const ParameterSet = defineEvent({
  type: 'ParameterSet',
  sv: 'Parameter satt',
  schema: 1,
  required: { parameter: g.ParameterName, value: g.ParameterSetting, from: g.InForceFrom },
  optional: { reasons: f.Reasons, forum: f.Forum },
});
