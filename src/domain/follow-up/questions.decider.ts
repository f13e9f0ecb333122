import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { correctAmong } from '../corrections/correct.js';
import { Refusal } from '../refusal.js';
import type * as c from './questions.commands.js';
import * as e from './questions.events.js';

export type QuestionSets = Readonly<{ versions: readonly string[] }>;

export const questions: Evolution<QuestionSets> = {
  initial: { versions: [] },
  evolve: (state, event) =>
    event.type === e.QuestionSetAdopted.type
      ? { versions: [...state.versions, dataOf(e.QuestionSetAdopted, event).version] }
      : state,
};

export function adoptQuestionSet(
  { code, version, title }: c.AdoptQuestionSet,
  state: QuestionSets,
): readonly Fact[] {
  if (state.versions.includes(version))
    throw new Refusal('already-exists', { what: `${code} version ${version}` });
  return [fact(e.QuestionSetAdopted, { code, version, title })];
}

export const correctQuestions = correctAmong(Object.values(e));
