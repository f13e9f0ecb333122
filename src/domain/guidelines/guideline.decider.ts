import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { correctAmong } from '../corrections/correct.js';
import { Refusal } from '../refusal.js';
import type { AdoptGuideline } from './guideline.commands.js';
import * as e from './guideline.events.js';

/** The versions of one guideline that have been adopted, in the order of adoption. */
export type Guideline = Readonly<{ versions: readonly string[] }>;

export const guideline: Evolution<Guideline> = {
  initial: { versions: [] },
  evolve: (state, event) =>
    event.type === e.GuidelineAdopted.type
      ? { versions: [...state.versions, dataOf(e.GuidelineAdopted, event).version] }
      : state,
};

export function adoptGuideline(
  { guideline: id, version, title, inForceFrom, pack }: AdoptGuideline,
  state: Guideline,
): readonly Fact[] {
  if (state.versions.includes(version)) throw new Refusal('guideline-overlaps', { guideline: id, version });
  return [fact(e.GuidelineAdopted, { guideline: id, version, title, inForceFrom, pack })];
}

export const correctGuideline = correctAmong(Object.values(e));
