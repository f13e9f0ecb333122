import * as v from '../../src/domain/follow-up/survey.events.js';
import { step, type Steps } from './told.js';

/** The year's follow-up in the world that the tests share: two questions, answered by the group at a meeting and closed there. */
export const SURVEY_MEETING = '2025-03-12';
const scales = [
  {
    code: 'three-steps',
    name: 'Tre steg',
    kind: 'choice' as const,
    values: [
      { code: 'not', sv: 'Nej' },
      { code: 'fully', sv: 'Helt' },
    ],
  },
];
const question = (id: string) => ({
  id,
  area: 'Styrning',
  text: `Fråga ${id}?`,
  scale: 'three-steps',
  evidence: 'ledger' as const,
});
export const answered = (id: string, meetingDate = SURVEY_MEETING) =>
  step(v.AnswerDecided, { question: id, answer: 'fully', meetingDate }, meetingDate);
export const closing = (meetingDate = SURVEY_MEETING) =>
  step(v.SurveyRoundClosed, { meetingDate, answeredBy: 'it-preparatory-group' }, meetingDate);

export const ROUND: Steps = {
  opened: step(
    v.SurveyRoundOpened,
    {
      year: '2025',
      questionSet: 'skl-internal-work',
      version: '1',
      scales,
      questions: [question('q01'), question('q02')],
    },
    '2025-01-20',
  ),
  'q01 answered': answered('q01'),
  'q02 answered': answered('q02'),
  closed: closing(),
};
