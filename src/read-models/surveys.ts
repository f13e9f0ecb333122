import type { Scale } from '../domain/follow-up/questions.fields.js';
import { Refusal } from '../domain/refusal.js';
import {
  answersOf,
  closingOf,
  planOf,
  wordFor,
  type Answered,
  type PlannedAction,
} from '../../projections/survey-answers.js';
import type { SurveyRound } from '../../projections/survey-round.js';
import { JudgedLedger, type Judgeable } from './judged-ledger.js';
import { yearOf } from './queries.js';

/** A question with what the ledger shows and what the group answered, and how far they lie apart (Q33). */
export type ShownAnswer = Readonly<{
  question: string;
  area: string;
  text: string;
  proposed?: string;
  evidence?: string;
  decided?: string;
  meetingDate?: string;
  comment?: string;
  corrected?: string;
  reasons?: string;
  gap?: number;
  /** How the gap reads. */
  apart?: string;
  events: readonly string[];
}>;
export type ShownAction = Readonly<{
  action: string;
  text?: string;
  question?: string;
  responsible: string;
  due: string;
  state: string;
  event: string;
}>;
export type ShownSurvey = Readonly<{
  year: string;
  questionSet: string;
  version: string;
  closedOn?: string;
  answeredBy?: string;
  answers: readonly ShownAnswer[];
  actions: readonly ShownAction[];
}>;

/** A year's follow-up as known at a time. @throws Refusal unknown-survey, unknown-year, malformed-field */
export async function survey(
  opened: Judgeable,
  { year, knownAt }: Readonly<{ year: string; knownAt?: string }>,
  now: Date,
): Promise<ShownSurvey> {
  yearOf(year);
  const ledger = await JudgedLedger.from(opened, knownAt === undefined ? {} : { knownAt }, now);
  const round = ledger.facts.roll('survey', year);
  if (!round) throw new Refusal('unknown-survey', { year });
  const closed = closingOf(round)?.data;
  return {
    year,
    questionSet: round.questionSet,
    version: round.version,
    ...(closed ? { closedOn: closed.meetingDate, answeredBy: closed.answeredBy } : {}),
    answers: answersOf(round).map((answered) => shownAnswer(round, answered)),
    actions: planOf(round).map((action) => shownAction(round, action)),
  };
}

function shownAnswer(
  { said }: SurveyRound,
  { question, scale, proposed, decided, corrected, gap }: Answered,
): ShownAnswer {
  const { id, area, text } = question;
  const comment = decided && said[decided.event];
  const reasons = corrected && said[corrected.event];
  const acts = [proposed, decided, corrected].filter((act) => act !== undefined);
  return {
    question: id,
    area,
    text,
    ...(proposed ? { proposed: wordFor(scale, proposed.data.answer) } : {}),
    ...(proposed?.data.evidence === undefined ? {} : { evidence: proposed.data.evidence }),
    ...(decided
      ? { decided: wordFor(scale, decided.data.answer), meetingDate: decided.data.meetingDate }
      : {}),
    ...(comment === undefined ? {} : { comment }),
    ...(corrected ? { corrected: wordFor(scale, corrected.data.answer) } : {}),
    ...(reasons === undefined ? {} : { reasons }),
    ...(gap === undefined ? {} : { gap, apart: gapAsText(gap, scale) }),
    events: acts.map(({ event }) => event),
  };
}

function shownAction({ said }: SurveyRound, { planned, followed, closed }: PlannedAction): ShownAction {
  const { action, question, responsible, due } = planned.data;
  const text = said[planned.event];
  return {
    action,
    ...(text === undefined ? {} : { text }),
    ...(question === undefined ? {} : { question }),
    responsible,
    due,
    state: closed?.data.outcome ?? followed?.data.state ?? 'not-begun',
    event: planned.event,
  };
}

/** How a gap reads: the answer above, below or in step with what the ledger shows. */
export function gapAsText(gap: number, { kind }: Pick<Scale, 'kind'>): string {
  if (gap === 0) return 'lika';
  const size = String(Math.abs(Math.round(gap * 10) / 10)).replace('.', ',');
  const words = {
    choice: size === '1' ? 'ett steg' : `${size} steg`,
    percent: size === '1' ? 'en procentenhet' : `${size} procentenheter`,
    number: size,
  };
  return `svaret ${words[kind]} ${gap > 0 ? 'högre' : 'lägre'}`;
}
