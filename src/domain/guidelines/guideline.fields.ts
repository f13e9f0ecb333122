import Type from 'typebox';
import { Forum } from '../fields.js';
import { choice, Day, field, line, OfficeReference } from '../shapes.js';
import type { Json } from '../json.js';

/** Guidelines and their parameters. */

export const GuidelineId = field({
  schema: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
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
  schema: Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,59}$' }),
  sv: 'Parameter',
  en: 'Parameter',
  example: 'lateRecordingDays',
});
export const ParameterSetting = field({
  schema: Type.Unsafe<Json>(
    Type.Union([
      Type.Integer({ minimum: 0 }),
      Type.Boolean(),
      Type.String({ pattern: '^\\d{2}-\\d{2}$' }),
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
