import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import * as e from '../src/domain/follow-up/questions.events.js';
import type { Act } from './act.js';
import type { Projection } from './projection.js';

export type QuestionSet = Readonly<{
  code: string;
  name: string;
  versions: readonly Readonly<{ version: string; title: string; event: string }>[];
  acts: readonly Act[];
  revision: string;
}>;

export type QuestionSetRow = Readonly<{ question_set: string; version: string; title: string }>;

function evolved(set: QuestionSet | undefined, event: RecordedEvent): QuestionSet | undefined {
  if (event.type !== e.QuestionSetAdopted.type) return set;
  const { code, version, title } = dataOf(e.QuestionSetAdopted, event);
  const versions = [...(set?.versions ?? []), { version, title, event: event.id }];
  return { code, name: title, versions, acts: [], revision: '0' };
}

/** The versions of each question set, whole: an answer is read by the version it was given in. */
export const questionSets: Projection<QuestionSet, QuestionSetRow> = {
  name: 'question-sets',
  version: 1,
  of: 'questions',
  evolve: (set, event) => {
    const next = evolved(set, event);
    return next && { ...next, revision: String(event.revision) };
  },
  rows: {
    columns: { question_set: 'text', version: 'text', title: 'text' },
    indexes: [],
    of: ({ code, versions }) =>
      versions.map(({ version, title }) => ({ question_set: code, version, title })),
  },
};
