import { Code, field, line } from '../shapes.js';

/** The questions that are answered each year, as versioned data: S169, S171. */

export const QuestionSetCode = field({
  schema: Code,
  sv: 'Frågeuppsättning',
  en: 'Question set',
  example: 'skl-internal-work',
});
export const QuestionSetVersion = field({
  schema: line(40),
  sv: 'Version',
  en: 'Version',
  example: '1',
});
