import * as q from './questions.fields.js';
import * as f from '../fields.js';
import { defineEvent } from '../event-definition.js';
import { refusalOfSet } from './question-set.js';

/** A version of a question set, whole; it is never edited: a change is another version (S169, S171). */
export const QuestionSetAdopted = defineEvent({
  type: 'QuestionSetAdopted',
  sv: 'Frågeuppsättning antagen',
  schema: 1,
  required: {
    code: q.QuestionSetCode,
    version: q.QuestionSetVersion,
    title: f.Title,
    questionSource: q.QuestionSource,
    scales: q.Scales,
    questions: q.Questions,
  },
  optional: {
    equivalenceNote: q.EquivalenceNote,
    mappings: q.Mappings,
    conversions: q.Conversions,
  },
  check: refusalOfSet,
});
