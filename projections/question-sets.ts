import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import type { QuestionSetData } from '../src/domain/follow-up/question-set.js';
import * as e from '../src/domain/follow-up/questions.events.js';
import type { Act } from './act.js';
import type { Projection } from './projection.js';

export type AdoptedSet = QuestionSetData & Readonly<{ event: string }>;

export type QuestionSet = Readonly<{
  code: string;
  name: string;
  versions: readonly AdoptedSet[];
  acts: readonly Act[];
  revision: string;
}>;

export type QuestionSetRow = Readonly<{
  question_set: string;
  version: string;
  title: string;
  source: string;
  questions: number;
}>;

function evolved(set: QuestionSet | undefined, event: RecordedEvent): QuestionSet | undefined {
  if (event.type !== e.QuestionSetAdopted.type) return set;
  const adopted = { ...dataOf(e.QuestionSetAdopted, event), event: event.id };
  const versions = [...(set?.versions ?? []), adopted];
  return { code: adopted.code, name: adopted.title, versions, acts: [], revision: '0' };
}

/** The versions of each question set, whole: an answer is read by the version it was given in. */
export const questionSets: Projection<QuestionSet, QuestionSetRow> = {
  name: 'question-sets',
  version: 2,
  of: 'questions',
  evolve: (set, event) => {
    const next = evolved(set, event);
    return next && { ...next, revision: String(event.revision) };
  },
  rows: {
    columns: {
      question_set: 'text',
      version: 'text',
      title: 'text',
      source: 'text',
      questions: 'integer',
    },
    indexes: [],
    of: ({ code, versions }) =>
      versions.map(({ version, title, questionSource, questions }) => ({
        question_set: code,
        version,
        title,
        source: questionSource,
        questions: questions.length,
      })),
  },
};
