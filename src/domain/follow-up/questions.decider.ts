import { dataOf, fact, type Evolution, type Fact } from '../decider.js';
import { Refusal } from '../refusal.js';
import type { QuestionSetData } from './question-set.js';
import type * as c from './questions.commands.js';
import * as e from './questions.events.js';

export type QuestionSets = Readonly<{ versions: readonly QuestionSetData[] }>;

export const questions: Evolution<QuestionSets> = {
  initial: { versions: [] },
  evolve: (state, event) =>
    event.type === e.QuestionSetAdopted.type
      ? { versions: [...state.versions, dataOf(e.QuestionSetAdopted, event)] }
      : state,
};

/** Adopts a version whole. The event's own check says everything that is wrong with it. */
export function adoptQuestionSet(command: c.AdoptQuestionSet, state: QuestionSets): readonly Fact[] {
  const { code, version, title, questionSource, scales, questions: asked } = command;
  if (state.versions.some((one) => one.version === version))
    throw new Refusal('already-exists', { what: `${code} version ${version}` });
  const { equivalenceNote, mappings, conversions } = command;
  return [
    fact(e.QuestionSetAdopted, {
      code,
      version,
      title,
      questionSource,
      scales,
      questions: asked,
      equivalenceNote,
      mappings,
      conversions,
    }),
  ];
}
