import Type from 'typebox';
import { Day, field, line } from '../shapes.js';
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
