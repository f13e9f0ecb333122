import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as commands from '../../domain/follow-up/survey.commands.js';
import * as decide from '../../domain/follow-up/survey.decider.js';
import { rowsOf } from '../command-row.js';

const survey = rowsOf('survey', 'registrar', 'public', () => decide.survey);

export const surveyRows = [
  survey(commands.OpenSurveyRound, decide.openSurveyRound, {
    name: 'open',
    sv: 'Öppna årets uppföljning',
    en: "Open the year's follow-up",
    creates: 'year',
  }),
  survey(deviations.RecordSurveyDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  survey(corrections.CorrectSurvey, decide.correctSurvey, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),
];
