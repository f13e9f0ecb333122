import Type from 'typebox';
import { EventReference, field, PersonReference, RuleReference, text } from '../shapes.js';
import type { JsonObject } from '../json.js';

/** Deviations from a rule. */

export const Rule = field({
  schema: RuleReference,
  sv: 'Regel',
  en: 'Rule',
  example: 'anchored-before-decision',
});
export const RuleVersion = field({
  schema: Type.Integer({ minimum: 1, maximum: 1000 }),
  sv: 'Regelns version',
  en: 'Rule version',
  example: 1,
});
export const DeviationReasons = field({
  schema: text(2_000),
  sv: 'Skäl till avsteget',
  en: 'Reasons for the deviation',
  example: 'Avtalet löper ut före nästa möte.',
  disposable: true,
});
export const AcceptedBy = field({
  schema: PersonReference,
  sv: 'Accepterat av',
  en: 'Accepted by',
  example: 'p-7Q2MA1B2',
});
export const ConcernedEvent = field({
  schema: EventReference,
  sv: 'Gäller händelsen',
  en: 'Concerned event',
  example: '00000000-0000-4000-8000-000000000001',
});
/** Each rule that a command is known to break, with the reason why it is done all the same. */
export const Deviations = field({
  schema: Type.Array(
    Type.Object(
      { rule: RuleReference, reasons: text(2_000), acceptedBy: Type.Optional(PersonReference) },
      { additionalProperties: false },
    ),
    { minItems: 1, maxItems: 50 },
  ),
  sv: 'Avsteg',
  en: 'Deviations',
  example: [
    {
      rule: 'anchored-before-decision',
      reasons: 'Avtalet löper ut före nästa möte.',
      acceptedBy: 'p-7Q2MA1B2',
    },
  ],
  // The reasons may be destroyed one day and are kept in their own events; which rules, and by whom accepted, last.
  lasting: (value) =>
    (value as unknown as readonly JsonObject[]).map(({ reasons: _reasons, ...rest }) => rest),
});
