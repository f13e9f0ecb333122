import { fact, type Fact } from '../decider.js';
import { Refusal } from '../refusal.js';
import type * as c from './guideline.commands.js';
import { isAdopted, type Guideline } from './guideline.decider.js';
import * as e from './guideline.events.js';

/** The way of a steering document: formulated, referred, proposed, adopted without a pack, published, repealed. */

/** A version is formulated once, and before it is adopted or after: what was done first may be told last. */
export function draftGuideline(
  { guideline, version, title, draftedBy, documentReference }: c.DraftGuideline,
  state: Guideline,
): readonly Fact[] {
  if (state.drafts.includes(version)) throw new Refusal('guideline-overlaps', { guideline, version });
  return [fact(e.GuidelineDrafted, { guideline, version, title, draftedBy, documentReference })];
}

export function referGuideline(
  { version, body, answerBy }: c.ReferGuideline,
  state: Guideline,
): readonly Fact[] {
  known(state, version);
  return [fact(e.GuidelineReferred, { version, body, answerBy })];
}

export function answerGuidelineReferral(
  { version, body, position, meetingDate }: c.AnswerGuidelineReferral,
  state: Guideline,
): readonly Fact[] {
  known(state, version);
  return [fact(e.GuidelineReferralAnswered, { version, body, position, meetingDate }, meetingDate)];
}

export function proposeGuideline(
  { version, forum, meetingDate }: c.ProposeGuideline,
  state: Guideline,
): readonly Fact[] {
  known(state, version);
  return [fact(e.GuidelineProposed, { version, forum, meetingDate }, meetingDate)];
}

export function adoptSteeringDocument(command: c.AdoptSteeringDocument, state: Guideline): readonly Fact[] {
  const { guideline, version, title, inForceFrom, decider, deciderOffice, documentReference } = command;
  if (isAdopted(state, version)) throw new Refusal('guideline-overlaps', { guideline, version });
  return [
    fact(e.SteeringDocumentAdopted, {
      guideline,
      version,
      title,
      inForceFrom,
      decider,
      deciderOffice,
      documentReference,
    }),
  ];
}

export function publishGuideline(
  { version, channel, reference }: c.PublishGuideline,
  state: Guideline,
): readonly Fact[] {
  adopted(state, version);
  return [fact(e.GuidelinePublished, { version, channel, reference })];
}

export function repealGuideline(
  { version, repealedFrom, decider, deciderOffice, reasons }: c.RepealGuideline,
  state: Guideline,
): readonly Fact[] {
  adopted(state, version);
  if (state.repealed.includes(version)) throw new Refusal('version-repealed', { version });
  return [fact(e.GuidelineRepealed, { version, repealedFrom, decider, deciderOffice, reasons })];
}

/** @throws Refusal unknown-guideline for a stream that is not there, unknown-version for a version it does not have */
function known(state: Guideline, version: string): void {
  begun(state);
  if (!state.drafts.includes(version) && !isAdopted(state, version)) throw unknown(state, version);
}

/** Only what is adopted is published or repealed. @throws Refusal version-not-adopted for a draft, and as `known` */
function adopted(state: Guideline, version: string): void {
  known(state, version);
  if (!isAdopted(state, version)) throw new Refusal('version-not-adopted', { version });
}

function begun({ versions, documents, drafts }: Guideline): void {
  if (versions.length + documents.length + drafts.length === 0)
    throw new Refusal('unknown-guideline', { guideline: '?' });
}

const unknown = ({ drafts, versions, documents }: Guideline, version: string): Refusal =>
  new Refusal('unknown-version', {
    version,
    known: [...new Set([...drafts, ...versions, ...documents])].join(', '),
  });
