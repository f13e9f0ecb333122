import { correctAmong } from '../../domain/corrections/correct.js';
import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as commands from '../../domain/follow-up/survey.commands.js';
import * as decide from '../../domain/follow-up/survey.decider.js';
import * as surveyEvents from '../../domain/follow-up/survey.events.js';
import { rowsOf } from '../command-row.js';

const survey = rowsOf('survey', 'registrar', 'public', () => decide.survey);

/** What is recorded in the stream, and corrected there. */
const recording = [
  survey(commands.OpenSurveyRound, decide.openSurveyRound, {
    makes: surveyEvents.SurveyRoundOpened,
    name: 'open',
    sv: 'Öppna årets uppföljning',
    en: "Open the year's follow-up",
    creates: 'year',
  }),
  survey(commands.ProposeAnswer, decide.proposeAnswer, {
    makes: surveyEvents.AnswerProposed,
    name: 'propose-answer',
    sv: 'För in ett föreslaget svar',
    en: 'Record a proposed answer',
  }),
  survey(commands.DecideAnswer, decide.decideAnswer, {
    makes: surveyEvents.AnswerDecided,
    name: 'decide-answer',
    sv: 'För in gruppens svar på en fråga',
    en: "Record the group's answer to a question",
  }),
  survey(commands.CloseSurveyRound, decide.closeSurveyRound, {
    makes: surveyEvents.SurveyRoundClosed,
    name: 'close',
    sv: 'Stäng årets uppföljning',
    en: "Close the year's follow-up",
  }),
  survey(commands.CorrectAnswer, decide.correctAnswer, {
    makes: surveyEvents.SurveyAnswerCorrected,
    name: 'correct-answer',
    sv: 'För in ett ändrat svar i en stängd uppföljning',
    en: 'Record a changed answer of a closed follow-up',
  }),
  survey(commands.RecordComparison, decide.recordComparison, {
    makes: surveyEvents.ComparisonRecorded,
    name: 'record-comparison',
    sv: 'För in en annan kommuns eller ett äldre års svar',
    en: "Record another municipality's or an older year's answers",
  }),
  survey(commands.MeasurePerception, decide.measurePerception, {
    makes: surveyEvents.PerceptionMeasured,
    name: 'measure-perception',
    sv: 'För in hur medborgare eller företag uppfattar e-tjänsterna',
    en: 'Record how residents or companies perceive the e-services',
  }),
  survey(commands.PlanAction, decide.planAction, {
    makes: surveyEvents.ActionPlanned,
    name: 'plan-action',
    sv: 'För in en åtgärd i handlingsplanen',
    en: 'Record an action of the plan',
  }),
  survey(commands.FollowUpAction, decide.followUpAction, {
    makes: surveyEvents.ActionFollowedUp,
    name: 'follow-up-action',
    sv: 'För in hur det går med en åtgärd',
    en: 'Record how an action proceeds',
  }),
  survey(commands.CloseAction, decide.closeAction, {
    makes: surveyEvents.ActionClosed,
    name: 'close-action',
    sv: 'För in att en åtgärd är avslutad',
    en: 'Record that an action is closed',
  }),
];

export const surveyRows = [
  ...recording,
  survey(deviations.RecordSurveyDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  survey(corrections.CorrectSurvey, correctAmong(decide.survey, recording, decide.keptAnswers), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
    example: { changes: [{ pointer: '/occurredAt', value: '2025-03-14' }] },
  }),
];
