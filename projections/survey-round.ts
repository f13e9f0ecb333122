import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import type { Question, Scale } from '../src/domain/follow-up/questions.fields.js';
import * as e from '../src/domain/follow-up/survey.events.js';
import type { Act } from './act.js';
import { judgedRoll } from './judged-roll.js';
import type { Projection } from './projection.js';

export type SurveyRound = Readonly<{
  year: string;
  questionSet: string;
  version: string;
  /** What is asked and on which scales, as it was when the year was opened. */
  questions: readonly Question[];
  scales: readonly Scale[];
  /** What was written beside: evidence, comments, reasons, what an action is; by event. No rule reads it. */
  said: Readonly<Record<string, string>>;
  acts: readonly Act[];
  revision: string;
}>;

export type SurveyRow = Readonly<{
  year: string;
  question_set: string;
  version: string;
  closed_on: string | null;
  answered_by: string | null;
}>;

/** What a rule may judge. */
const JUDGED: ReadonlySet<string> = new Set([
  e.SurveyRoundOpened.type,
  e.AnswerProposed.type,
  e.AnswerDecided.type,
  e.SurveyRoundClosed.type,
  e.SurveyAnswerCorrected.type,
  e.ComparisonRecorded.type,
  e.PerceptionMeasured.type,
  e.ActionPlanned.type,
  e.ActionFollowedUp.type,
  e.ActionClosed.type,
  DeviationRecorded.type,
]);

const TEXTS = ['evidence', 'comment', 'reasons', 'text', 'note'] as const;

function evolved(round: SurveyRound | undefined, event: RecordedEvent): SurveyRound | undefined {
  if (event.type === e.SurveyRoundOpened.type) {
    const { year, questionSet, version, questions, scales } = dataOf(e.SurveyRoundOpened, event);
    return { year, questionSet, version, questions, scales, said: {}, acts: [], revision: '0' };
  }
  const text = TEXTS.map((name) => event.data[name]).find((value) => typeof value === 'string');
  return round && text !== undefined && JUDGED.has(event.type)
    ? { ...round, said: { ...round.said, [event.id]: String(text) } }
    : round;
}

/** A year's follow-up: what was asked, answered, measured and planned. */
export const surveyRound: Projection<SurveyRound, SurveyRow> = {
  name: 'survey-round',
  version: 3,
  of: 'survey',
  evolve: judgedRoll(JUDGED, evolved),
  rows: {
    columns: {
      year: 'text',
      question_set: 'text',
      version: 'text',
      closed_on: 'text',
      answered_by: 'text',
    },
    indexes: [['year']],
    of: ({ year, questionSet, version, acts }) => {
      const closed = acts.find(({ type }) => type === e.SurveyRoundClosed.type);
      const { meetingDate, answeredBy } = (closed?.data ?? {}) as Partial<Record<string, string>>;
      return [
        {
          year,
          question_set: questionSet,
          version,
          closed_on: meetingDate ?? null,
          answered_by: answeredBy ?? null,
        },
      ];
    },
  },
};
