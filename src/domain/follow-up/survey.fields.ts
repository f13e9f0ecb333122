import { field, QuestionSetReference, Year } from '../shapes.js';

/** The yearly follow-up: one round a calendar year (S169–S173). */

export const SurveyYear = field({ schema: Year, sv: 'Uppföljningsår', en: 'Survey year', example: '2025' });
export const AskedSet = field({
  schema: QuestionSetReference,
  sv: 'Frågeuppsättning',
  en: 'Question set',
  example: 'skl-internal-work',
});
