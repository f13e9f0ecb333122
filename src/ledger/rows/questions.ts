import * as corrections from '../../domain/corrections/correction.commands.js';
import * as commands from '../../domain/follow-up/questions.commands.js';
import * as decide from '../../domain/follow-up/questions.decider.js';
import { rowsOf } from '../command-row.js';

const questions = rowsOf('questions', 'registrar', 'public', () => decide.questions);

export const questionRows = [
  questions(commands.AdoptQuestionSet, decide.adoptQuestionSet, {
    name: 'adopt',
    sv: 'Anta en frågeuppsättning',
    en: 'Adopt a question set',
    creates: 'code',
  }),
  questions(corrections.CorrectQuestions, decide.correctQuestions, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),
];
