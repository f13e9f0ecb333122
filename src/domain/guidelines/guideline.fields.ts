import Type from 'typebox';
import { Forum } from '../fields.js';
import { formed } from '../forms.js';
import { choice, Day, field, GuidelineIdText, line, OfficeReference } from '../shapes.js';
import type { Json } from '../json.js';

/** Guidelines and their parameters. */

export const GuidelineId = field({
  schema: GuidelineIdText,
  sv: 'Riktlinje',
  en: 'Guideline',
  example: 'norrkoping-it-styrning',
});
export const GuidelineVersion = field({ schema: line(40), sv: 'Version', en: 'Version', example: '1' });
export const InForceFrom = field({
  schema: Day,
  sv: 'Gäller från',
  en: 'In force from',
  example: '2012-01-01',
});
export const Pack = field({
  schema: Type.Record(Type.String(), Type.Unknown()),
  sv: 'Regelpaket',
  en: 'Pack',
  example: {},
});
export const ParameterName = field({
  schema: formed(
    '^[a-z][A-Za-z0-9]{0,59}$',
    'namnet på en parameter, som lateRecordingDays; «liggare guideline parameters» visar dem',
    'the name of a parameter, as lateRecordingDays; "liggare guideline parameters" shows them',
  ),
  sv: 'Parameter',
  en: 'Parameter',
  example: 'lateRecordingDays',
});
export const ParameterSetting = field({
  schema: Type.Unsafe<Json>(
    Type.Union([
      Type.Integer({ minimum: 0 }),
      Type.Boolean(),
      formed(
        '^\\d{2}-\\d{2}$',
        'ett heltal, ja eller nej, en dag på året som 10-15, eller en lista av texter som ["A","B"]',
        'a whole number, true or false, a day of the year as 10-15, or a list of texts as ["A","B"]',
      ),
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 100 }),
    ]),
  ),
  sv: 'Värde',
  en: 'Value',
  example: 14,
});

/** Who formulates steering documents (S031): an office, never a name. */
export const DraftedBy = field({
  schema: OfficeReference,
  sv: 'Formulerad av befattning',
  en: 'Drafted by office',
  example: 'it-strategist',
});
export const ReferredTo = field({
  ...Forum,
  sv: 'Remissinstans',
  en: 'Consultative body',
  example: 'it-preparatory-group' as const,
});
export const AnswerBy = field({ schema: Day, sv: 'Svar senast', en: 'Answer by', example: '2025-04-01' });
export const Position = field(
  choice('Remissvar', 'Position', {
    supports: 'Tillstyrker',
    'supports-with-remarks': 'Tillstyrker med synpunkter',
    opposes: 'Avstyrker',
    'no-opinion': 'Avstår',
  }),
);
/** Where a version is made known: S069 names both. */
export const PublicationChannel = field(
  choice('Kanal', 'Channel', {
    internal: 'Interna webbplatsen',
    external: 'Externa webbplatsen',
  }),
);
export const PublicationReference = field({
  schema: line(200),
  sv: 'Publicerad som',
  en: 'Published as',
  example: 'Styrande dokument, IT-styrning',
});
export const DocumentReference = field({
  schema: line(200),
  sv: 'Handling',
  en: 'Document',
  example: 'Beslut KD 2025/14',
});
export const RepealedFrom = field({
  schema: Day,
  sv: 'Upphör från',
  en: 'Repealed from',
  example: '2030-01-01',
});
