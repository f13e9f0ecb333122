import Type from 'typebox';
import { formed } from '../forms.js';
import { closed, EventReference, field, PersonReference, text } from '../shapes.js';

/** What was recorded wrongly, and what stands instead. */

export const CorrectedEvent = field({
  schema: EventReference,
  sv: 'Rättad händelse',
  en: 'Corrected event',
  example: '00000000-0000-4000-8000-000000000001',
});
export const Changes = field({
  schema: Type.Array(
    Type.Object(
      {
        pointer: formed(
          '^(/occurredAt|/data(/[^/]+)+)$',
          'en plats i händelsen: /occurredAt eller /data/ och uppgiftens namn, som /data/title',
          'a place in the event: /occurredAt, or /data/ and the name of the field, as /data/title',
          { minLength: 1, maxLength: 200 },
        ),
        value: Type.Optional(Type.Unknown()),
      },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 50 },
  ),
  sv: 'Ändringar',
  en: 'Changes',
  example: [{ pointer: '/data/title', value: 'Nytt diarie- och ärendesystem' }],
});
/** What hangs together is corrected together, as a meeting's day and that of its notes: neither would stand alone. */
export const Together = field({
  schema: Type.Array(closed({ corrects: EventReference, changes: Changes.schema }), {
    minItems: 1,
    maxItems: 50,
  }),
  sv: 'Rättas samtidigt',
  en: 'Corrected together',
  example: [
    {
      corrects: '00000000-0000-4000-8000-000000000002',
      changes: [{ pointer: '/data/meetingDate', value: '2025-04-03' }],
    },
  ],
});
export const CorrectionReason = field({
  schema: text(2_000),
  sv: 'Skäl till rättelsen',
  en: 'Reason for the correction',
  example: 'Skrivfel i rubriken.',
});
export const ApprovedBy = field({
  schema: PersonReference,
  sv: 'Godkänd av',
  en: 'Approved by',
  example: 'p-7Q2MA1B2',
});
