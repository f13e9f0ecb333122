import { correctAmong } from '../../domain/corrections/correct.js';
import * as corrections from '../../domain/corrections/correction.commands.js';
import * as commands from '../../domain/follow-up/questions.commands.js';
import * as decide from '../../domain/follow-up/questions.decider.js';
import * as questionsEvents from '../../domain/follow-up/questions.events.js';
import { rowsOf } from '../command-row.js';

const questions = rowsOf('questions', 'registrar', 'public', () => decide.questions);

/** What is recorded in the stream, and corrected there. */
const recording = [
  questions(commands.AdoptQuestionSet, decide.adoptQuestionSet, {
    makes: questionsEvents.QuestionSetAdopted,
    name: 'adopt',
    sv: 'Anta en frågeuppsättning',
    en: 'Adopt a question set',
    creates: 'code',
  }),
];

export const questionRows = [
  ...recording,
  questions(corrections.CorrectQuestions, correctAmong(decide.questions, recording), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),
];
