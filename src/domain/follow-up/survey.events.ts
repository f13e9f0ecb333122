import * as q from './questions.fields.js';
import * as s from './survey.fields.js';
import * as f from '../fields.js';
import { defineEvent } from '../event-definition.js';
import { Refusal } from '../refusal.js';

/**
 * A calendar year's round is opened with a version of a question set: S170. The questions and their scales stand in the
 * event as they were asked, so that the year can be read by itself.
 */
export const SurveyRoundOpened = defineEvent({
  type: 'SurveyRoundOpened',
  sv: 'Uppföljning öppnad',
  schema: 1,
  required: {
    year: s.SurveyYear,
    questionSet: s.AskedSet,
    version: q.QuestionSetVersion,
    scales: q.Scales,
    questions: q.Questions,
  },
  optional: {},
});

/** What the ledger's own figures, or somebody, suggest as the answer. The group decides. */
export const AnswerProposed = defineEvent({
  type: 'AnswerProposed',
  sv: 'Svar föreslaget',
  schema: 1,
  required: { question: s.AskedQuestion, answer: s.Answer, proposedBy: s.ProposedBy },
  optional: { evidence: s.AnswerEvidence },
});

/** What the preparatory group answers, at one of its meetings: S170. */
export const AnswerDecided = defineEvent({
  type: 'AnswerDecided',
  sv: 'Svar bestämt',
  schema: 1,
  required: { question: s.AskedQuestion, answer: s.Answer, meetingDate: f.MeetingDate },
  optional: { comment: s.AnswerComment },
});

/** The year is answered, and is not opened again: S170. */
export const SurveyRoundClosed = defineEvent({
  type: 'SurveyRoundClosed',
  sv: 'Uppföljning stängd',
  schema: 1,
  required: { meetingDate: f.MeetingDate, answeredBy: s.AnsweredBy },
  optional: {},
});

/** An answer of a closed year is changed, visibly. */
export const SurveyAnswerCorrected = defineEvent({
  type: 'SurveyAnswerCorrected',
  sv: 'Svar rättat efter stängning',
  schema: 1,
  required: { question: s.AskedQuestion, answer: s.Answer, reasons: f.Reasons },
  optional: { meetingDate: f.MeetingDate },
});

/** Another municipality's answers, or the municipality's own of an earlier year, to compare with. */
export const ComparisonRecorded = defineEvent({
  type: 'ComparisonRecorded',
  sv: 'Jämförelse införd',
  schema: 1,
  required: {
    municipality: s.ComparedMunicipality,
    comparedYear: s.ComparedYear,
    questionSet: s.AskedSet,
    version: q.QuestionSetVersion,
    answers: s.ComparedAnswers,
  },
  optional: {},
  check: ({ answers }) => {
    const neither = answers.find(({ answer, missing }) => (answer === undefined) === (missing === undefined));
    return neither && new Refusal('answer-or-missing', { question: neither.question });
  },
});

/** What residents or companies think of the e-services, and how it was measured: S172, S173. */
export const PerceptionMeasured = defineEvent({
  type: 'PerceptionMeasured',
  sv: 'Uppfattning mätt',
  schema: 1,
  required: {
    population: s.Population,
    instrument: s.Instrument,
    measuredFrom: s.MeasuredFrom,
    measuredTo: s.MeasuredTo,
    result: s.MeasuredResult,
    scale: s.MeasuredScale,
    respondents: s.Respondents,
  },
  optional: { reference: s.MeasurementReference },
  check: ({ measuredFrom, measuredTo }) =>
    measuredTo < measuredFrom
      ? new Refusal('period-is-empty', { from: measuredFrom, to: measuredTo })
      : undefined,
});

/** What is to be done about an answer, by whom and when. */
export const ActionPlanned = defineEvent({
  type: 'ActionPlanned',
  sv: 'Åtgärd planerad',
  schema: 1,
  required: { action: s.ActionCode, text: s.ActionText, responsible: s.ResponsibleOffice, due: s.DueOn },
  optional: { question: s.AskedQuestion },
});

export const ActionFollowedUp = defineEvent({
  type: 'ActionFollowedUp',
  sv: 'Åtgärd följd upp',
  schema: 1,
  required: { action: s.ActionCode, state: s.ActionState },
  optional: { note: f.Summary },
});

export const ActionClosed = defineEvent({
  type: 'ActionClosed',
  sv: 'Åtgärd avslutad',
  schema: 1,
  required: { action: s.ActionCode, outcome: s.ActionOutcome },
  optional: { note: f.Summary },
});
