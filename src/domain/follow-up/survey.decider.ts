import { dataOf, fact, type Circumstances, type Evolution, type Fact } from '../decider.js';
import type { RecordedEvent } from '../event.js';
import { Refusal } from '../refusal.js';
import { isOn, valueOf, valuesOf } from './question-set.js';
import { questions as questionSets, type QuestionSets } from './questions.decider.js';
import type { Question, Scale } from './questions.fields.js';
import type * as c from './survey.commands.js';
import * as e from './survey.events.js';

/** What is asked, as it stands in the opening of the round. */
type Asked = Readonly<{
  questionSet: string;
  version: string;
  questions: readonly Question[];
  scales: readonly Scale[];
}>;

type Opened = Readonly<{
  name: 'open' | 'closed';
  asked: Asked;
  /** The day it was closed, as the meeting has it. */
  closed?: string;
  answers: ReadonlyMap<string, string>;
  actions: ReadonlyMap<string, 'planned' | 'closed'>;
}>;
export type Survey = Readonly<{ name: 'unopened' }> | Opened;

export const survey: Evolution<Survey> = {
  initial: { name: 'unopened' },
  evolve: (state, event) => {
    if (event.type === e.SurveyRoundOpened.type) {
      const { questionSet, version, questions, scales } = dataOf(e.SurveyRoundOpened, event);
      const asked = { questionSet, version, questions, scales };
      return { name: 'open', asked, answers: new Map(), actions: new Map() };
    }
    return state.name === 'unopened' ? state : changed(state, event);
  },
};

function changed(state: Opened, event: RecordedEvent): Opened {
  switch (event.type) {
    case e.AnswerDecided.type:
    case e.SurveyAnswerCorrected.type: {
      const { question, answer } = dataOf(e.AnswerDecided, event);
      return { ...state, answers: new Map(state.answers).set(question, answer) };
    }
    case e.SurveyRoundClosed.type:
      return { ...state, name: 'closed', closed: dataOf(e.SurveyRoundClosed, event).meetingDate };
    case e.ActionPlanned.type: {
      const { action } = dataOf(e.ActionPlanned, event);
      return { ...state, actions: new Map(state.actions).set(action, 'planned') };
    }
    case e.ActionClosed.type: {
      const { action } = dataOf(e.ActionClosed, event);
      return { ...state, actions: new Map(state.actions).set(action, 'closed') };
    }
    default:
      return state;
  }
}

function opened(state: Survey): Opened {
  if (state.name === 'unopened') throw new Refusal('unknown-survey', { year: '?' });
  return state;
}

function stillOpen(state: Survey): Opened {
  const round = opened(state);
  if (round.name === 'closed') throw new Refusal('round-closed', { closed: round.closed ?? '' });
  return round;
}

const nameOf = ({ questionSet, version }: Asked): string => `${questionSet} version ${version}`;

const unknownQuestion = (asked: Asked, question: string): Refusal =>
  new Refusal('unknown-question', { field: 'question', question, set: nameOf(asked) });

/** What keeps an answer from being one: the question is not asked, or its scale has no such value. */
function offScale(asked: Asked, question: string, answer: string): Refusal | undefined {
  const found = asked.questions.find(({ id }) => id === question);
  if (!found) return unknownQuestion(asked, question);
  const scale = asked.scales.find(({ code }) => code === found.scale);
  if (!scale || isOn(scale, answer)) return undefined;
  return new Refusal('answer-off-scale', {
    field: 'answer',
    answer,
    scale: scale.name,
    values: valuesOf(scale),
  });
}

/** The answer as a value of its question's scale. @throws Refusal unknown-question, answer-off-scale */
function onScale(asked: Asked, question: string, given: string): string {
  const of = asked.questions.find(({ id }) => id === question)?.scale;
  const scale = asked.scales.find(({ code }) => code === of);
  const answer = scale ? valueOf(scale, given) : given;
  const refusal = offScale(asked, question, answer);
  if (refusal) throw refusal;
  return answer;
}

/** Opens a year with a version that has been adopted, and keeps what it asks. */
export function openSurveyRound(
  { year, questionSet, version }: c.OpenSurveyRound,
  state: Survey,
  { referred }: Circumstances,
): readonly Fact[] {
  if (state.name !== 'unopened') throw new Refusal('already-exists', { what: year });
  const { versions } = (referred?.get(`questions-${questionSet}`) as QuestionSets) ?? questionSets.initial;
  const set = versions.find((one) => one.version === version);
  if (!set)
    throw new Refusal('unknown-question-set-version', {
      field: 'version',
      questions: questionSet,
      version,
      known: versions.map((one) => one.version).join(', ') || '–',
    });
  const { scales, questions } = set;
  return [
    fact(e.SurveyRoundOpened, {
      year,
      questionSet,
      version,
      scales: [...scales],
      questions: [...questions],
    }),
  ];
}

export function proposeAnswer(
  { question, answer: given, proposedBy, evidence }: c.ProposeAnswer,
  state: Survey,
): readonly Fact[] {
  const answer = onScale(stillOpen(state).asked, question, given);
  return [fact(e.AnswerProposed, { question, answer, proposedBy, evidence })];
}

export function decideAnswer(
  { question, answer: given, meetingDate, comment }: c.DecideAnswer,
  state: Survey,
): readonly Fact[] {
  const answer = onScale(stillOpen(state).asked, question, given);
  return [fact(e.AnswerDecided, { question, answer, meetingDate, comment }, meetingDate)];
}

export function closeSurveyRound(
  { meetingDate, answeredBy }: c.CloseSurveyRound,
  state: Survey,
): readonly Fact[] {
  stillOpen(state);
  return [fact(e.SurveyRoundClosed, { meetingDate, answeredBy }, meetingDate)];
}

/** The one way to change an answer of a closed year. Nothing is recorded when the answer is that already. */
export function correctAnswer(
  { question, answer: given, reasons, meetingDate }: c.CorrectAnswer,
  state: Survey,
): readonly Fact[] {
  const { name, asked, answers } = opened(state);
  if (name === 'open') throw new Refusal('round-not-closed');
  const answer = onScale(asked, question, given);
  if (!answers.has(question)) throw new Refusal('not-answered', { question });
  if (answers.get(question) === answer) return [];
  return [fact(e.SurveyAnswerCorrected, { question, answer, reasons, meetingDate }, meetingDate)];
}

/** Answers to the very questions of this round are held to its scales; those of other versions cannot be. */
export function recordComparison(
  { municipality, comparedYear, questionSet, version, answers: given }: c.RecordComparison,
  state: Survey,
): readonly Fact[] {
  const { asked } = opened(state);
  const isAsked = questionSet === asked.questionSet && version === asked.version;
  const answers = isAsked ? given.map((one) => heldToScale(asked, one)) : given;
  return [fact(e.ComparisonRecorded, { municipality, comparedYear, questionSet, version, answers })];
}

type ComparedAnswer = c.RecordComparison['answers'][number];

/** A missing answer is on no scale, and its question must be asked all the same. */
function heldToScale(asked: Asked, one: ComparedAnswer): ComparedAnswer {
  const { question, answer } = one;
  if (answer !== undefined) return { ...one, answer: onScale(asked, question, answer) };
  holdToQuestions(asked, question);
  return one;
}

function holdToQuestions(asked: Asked, question: string): void {
  if (!asked.questions.some(({ id }) => id === question)) throw unknownQuestion(asked, question);
}

export function measurePerception(command: c.MeasurePerception, state: Survey): readonly Fact[] {
  opened(state);
  const { population, instrument, measuredFrom, measuredTo, result, scale, respondents, reference } = command;
  const measured = {
    population,
    instrument,
    measuredFrom,
    measuredTo,
    result,
    scale,
    respondents,
    reference,
  };
  return [fact(e.PerceptionMeasured, measured)];
}

export function planAction(
  { action, text, responsible, due, question }: c.PlanAction,
  state: Survey,
): readonly Fact[] {
  const { actions, asked } = opened(state);
  if (actions.has(action)) throw new Refusal('already-exists', { what: action });
  if (question !== undefined) holdToQuestions(asked, question);
  return [fact(e.ActionPlanned, { action, text, responsible, due, question })];
}

function planned(state: Survey, action: string): void {
  const found = opened(state).actions.get(action);
  if (!found) throw new Refusal('unknown-action', { field: 'action', action });
  if (found === 'closed') throw new Refusal('action-closed', { action });
}

export function followUpAction(
  { action, state: how, note }: c.FollowUpAction,
  state: Survey,
): readonly Fact[] {
  planned(state, action);
  return [fact(e.ActionFollowedUp, { action, state: how, note })];
}

export function closeAction({ action, outcome, note }: c.CloseAction, state: Survey): readonly Fact[] {
  planned(state, action);
  return [fact(e.ActionClosed, { action, outcome, note })];
}

/** A closed year's answers are changed in the open, never as a slip of the pen. */
export function keptAnswers(corrected: RecordedEvent, state: Survey): Refusal | undefined {
  const isAnswer = corrected.type === e.AnswerDecided.type || corrected.type === e.SurveyAnswerCorrected.type;
  return isAnswer && state.name === 'closed'
    ? new Refusal('round-closed', { closed: state.closed ?? '' })
    : undefined;
}
