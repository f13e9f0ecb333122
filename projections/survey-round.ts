import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import * as e from '../src/domain/follow-up/survey.events.js';
import { actOf, type Act } from './act.js';
import type { Projection } from './projection.js';

export type SurveyRound = Readonly<{
  year: string;
  questionSet: string;
  version: string;
  acts: readonly Act[];
  revision: string;
}>;

export type SurveyRow = Readonly<{ year: string; question_set: string; version: string }>;

/** What a rule may judge. */
const JUDGED: ReadonlySet<string> = new Set([e.SurveyRoundOpened.type, DeviationRecorded.type]);

function evolved(round: SurveyRound | undefined, event: RecordedEvent): SurveyRound | undefined {
  if (event.type === e.SurveyRoundOpened.type)
    return { ...dataOf(e.SurveyRoundOpened, event), acts: [], revision: '0' };
  return round;
}

/** A year's follow-up: what was asked, answered, measured and planned. */
export const surveyRound: Projection<SurveyRound, SurveyRow> = {
  name: 'survey-round',
  version: 1,
  of: 'survey',
  evolve: (round, event) => {
    const next = evolved(round, event);
    if (!next) return next;
    const acts = JUDGED.has(event.type) ? [...next.acts, actOf(event)] : next.acts;
    return { ...next, acts, revision: String(event.revision) };
  },
  rows: {
    columns: { year: 'text', question_set: 'text', version: 'text' },
    indexes: [['year']],
    of: ({ year, questionSet, version }) => [{ year, question_set: questionSet, version }],
  },
};
