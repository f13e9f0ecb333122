import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import * as e from '../src/domain/guidelines/guideline.events.js';
import type { GuidelinePack } from '../src/domain/guidelines/pack.js';
import type { Json } from '../src/domain/json.js';
import { actOf, type Act } from './act.js';
import { judgedRoll } from './judged-roll.js';
import type { Projection } from './projection.js';

export type GuidelineRow = Readonly<{
  guideline: string;
  version: string;
  title: string;
  in_force_from: string;
  event: string;
}>;

export type AdoptedVersion = Readonly<{
  version: string;
  title: string;
  inForceFrom: string;
  event: string;
  pack: GuidelinePack;
  /** The day from which it was repealed without anything in its place. */
  repealedFrom?: string;
}>;

/** Another steering document that was adopted, without a pack. */
export type AdoptedDocument = Omit<AdoptedVersion, 'pack'>;

export type SetValue = Readonly<{ parameter: string; value: Json; from: string; event: string }>;

export type GuidelineRoll = Readonly<{
  guideline: string;
  versions: readonly AdoptedVersion[];
  documents: readonly AdoptedDocument[];
  parameters: readonly SetValue[];
  acts: readonly Act[];
  revision: string;
}>;

/**
 * What a rule may judge: the document's way from draft to publication. An adoption is told without its pack, which rules
 * ask the facts for.
 */
const JUDGED: ReadonlySet<string> = new Set([
  e.GuidelineDrafted.type,
  e.GuidelineReferred.type,
  e.GuidelineReferralAnswered.type,
  e.GuidelineProposed.type,
  e.GuidelineAdopted.type,
  e.SteeringDocumentAdopted.type,
  e.GuidelinePublished.type,
  e.GuidelineRepealed.type,
  DeviationRecorded.type,
]);

const judgedAct = (event: RecordedEvent): Act => {
  const act = actOf(event);
  if (event.type !== e.GuidelineAdopted.type) return act;
  const { pack: _pack, ...data } = act.data;
  return { ...act, data };
};

const OPENING: readonly string[] = [
  e.GuidelineDrafted.type,
  e.GuidelineAdopted.type,
  e.SteeringDocumentAdopted.type,
];

/** A guideline begins with whatever was first recorded of it: a draft, or an adoption. */
const opened = ({ type, data }: RecordedEvent): GuidelineRoll | undefined =>
  OPENING.includes(type)
    ? {
        guideline: String(data['guideline']),
        versions: [],
        documents: [],
        parameters: [],
        acts: [],
        revision: '0',
      }
    : undefined;

function evolved(roll: GuidelineRoll, event: RecordedEvent): GuidelineRoll {
  if (event.type === e.GuidelineAdopted.type) {
    const { version, title, inForceFrom, pack } = dataOf(e.GuidelineAdopted, event);
    const adopted = { version, title, inForceFrom, event: event.id, pack: pack as unknown as GuidelinePack };
    return { ...roll, versions: [...roll.versions, adopted] };
  }
  if (event.type === e.SteeringDocumentAdopted.type) {
    const { version, title, inForceFrom } = dataOf(e.SteeringDocumentAdopted, event);
    return { ...roll, documents: [...roll.documents, { version, title, inForceFrom, event: event.id }] };
  }
  if (event.type === e.ParameterSet.type) {
    const { parameter, value, from } = dataOf(e.ParameterSet, event);
    return { ...roll, parameters: [...roll.parameters, { parameter, value, from, event: event.id }] };
  }
  if (event.type !== e.GuidelineRepealed.type) return roll;
  const { version, repealedFrom } = dataOf(e.GuidelineRepealed, event);
  const ended = <One extends AdoptedDocument>(one: One): One =>
    one.version === version ? { ...one, repealedFrom } : one;
  return { ...roll, versions: roll.versions.map(ended), documents: roll.documents.map(ended) };
}

/** Which version of which guideline is in force from when, whole, and what the municipality has set itself. */
export const guidelineRoll: Projection<GuidelineRoll, GuidelineRow> = {
  name: 'guideline-roll',
  version: 4,
  of: 'guideline',
  evolve: judgedRoll(
    JUDGED,
    (roll, event) => {
      const begun = roll ?? opened(event);
      return begun && evolved(begun, event);
    },
    judgedAct,
  ),
  rows: {
    columns: { guideline: 'text', version: 'text', title: 'text', in_force_from: 'text', event: 'text' },
    indexes: [],
    of: ({ guideline, versions }) =>
      versions.map(({ version, title, inForceFrom, event }) => ({
        guideline,
        version,
        title,
        in_force_from: inForceFrom,
        event,
      })),
  },
};
