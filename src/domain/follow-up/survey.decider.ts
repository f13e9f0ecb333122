import { fact, type Evolution, type Fact } from '../decider.js';
import { correctAmong } from '../corrections/correct.js';
import { Refusal } from '../refusal.js';
import type * as c from './survey.commands.js';
import * as e from './survey.events.js';

export type Survey = Readonly<{ name: 'unopened' }> | Readonly<{ name: 'open' }>;

export const survey: Evolution<Survey> = {
  initial: { name: 'unopened' },
  evolve: (state, event) => (event.type === e.SurveyRoundOpened.type ? { name: 'open' } : state),
};

export function openSurveyRound(
  { year, questionSet, version }: c.OpenSurveyRound,
  state: Survey,
): readonly Fact[] {
  if (state.name !== 'unopened') throw new Refusal('already-exists', { what: year });
  return [fact(e.SurveyRoundOpened, { year, questionSet, version })];
}

export const correctSurvey = correctAmong(Object.values(e));
