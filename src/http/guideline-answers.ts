import type { JsonObject } from '../domain/json.js';
import { anything, list, object, text, texts } from './answer-parts.js';

/** The schemas of what is told about guidelines. */

const carrier = object({
  kind: { enum: ['rule', 'duty', 'metric', 'event', 'field', 'pack', 'parameter'] },
  name: text,
});

export const guidelineSchemas: Readonly<Record<string, JsonObject>> = {
  GuidelinePack: {
    ...object({ guideline: text, version: text, title: text, rows: list(anything) }),
    description: 'A guideline pack; `liggare guideline pack` prints the one that comes with the program.',
  },
  GuidelineDifferences: object({ from: text, to: text, differences: texts }),
  Parameters: object({
    on: text,
    parameters: list(
      object(
        {
          parameter: text,
          sv: text,
          en: text,
          rows: texts,
          rules: texts,
          value: { description: 'A number of days, yes or no, or words. Absent when nobody has set it.' },
          from: text,
          by: { ...object({ guideline: text, event: text }, []), description: 'The pack, or an own event.' },
        },
        ['parameter', 'sv', 'en', 'rows', 'rules'],
      ),
    ),
  }),
  Coverage: object({
    guideline: text,
    rows: list(
      object({ row: text, section: text, lines: text, quote: text, by: list(carrier), tests: texts }),
    ),
  }),
};
