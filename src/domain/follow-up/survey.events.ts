import * as q from './questions.fields.js';
import * as s from './survey.fields.js';
import { defineEvent } from '../event-definition.js';

/** A calendar year's round is opened with a version of a question set: S170. */
export const SurveyRoundOpened = defineEvent({
  type: 'SurveyRoundOpened',
  sv: 'Uppföljning öppnad',
  schema: 1,
  required: { year: s.SurveyYear, questionSet: s.AskedSet, version: q.QuestionSetVersion },
  optional: {},
});
