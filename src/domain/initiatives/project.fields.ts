import Type from 'typebox';
import { choice, Day, field, InitiativeNumberText, line, OfficeReference, UnitName } from '../shapes.js';
import { Forum } from '../fields.js';

/** Projects, what they are tied to, and whom they draw on. */

/** Two initiatives are connected, one depends on the other, or they are the same thing twice: S105. */
export const RelationKind = field(
  choice('Sambandets art', 'Kind of relation', {
    connection: 'Samband',
    dependency: 'Beroende',
    duplicate: 'Dubblett',
  }),
);
export const RelatedInitiative = field({
  schema: InitiativeNumberText,
  sv: 'Annat initiativ',
  en: 'Other initiative',
  example: '2025-0017',
});

/** The item of the adopted assignment plan that a project carries out: S034. */
export const PlanItem = field({
  schema: line(60),
  sv: 'Punkt i uppdragsplan',
  en: 'Item of the assignment plan',
  example: 'KS-2025-4',
});
export const InitiatingOffice = field({
  schema: OfficeReference,
  sv: 'Startat av befattning',
  en: 'Initiating office',
  example: 'it-strategist',
});
/** Whether the municipality's common model is used: S107. */
export const ProjectModel = field(
  choice('Projektmodell', 'Project model', {
    common: 'Kommunens gemensamma modell',
    other: 'Annan modell',
    none: 'Ingen modell',
  }),
);

/** Where the status was told, to whom beside, and who told it: S091, S092. */
export const StatusForum = field({
  ...Forum,
  sv: 'Rapporterat i',
  en: 'Reported in',
  example: 'it-preparatory-group' as const,
});
export const ReportingUnit = field({
  schema: UnitName,
  sv: 'Rapporterande enhet',
  en: 'Reporting unit',
  example: 'Utbildningskontoret',
});

export const AllocatedUnit = field({
  schema: UnitName,
  sv: 'Resurs från',
  en: 'Resource from',
  example: 'IT-enheten',
});
export const AllocatedHours = field({
  schema: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  sv: 'Timmar',
  en: 'Hours',
  example: 120,
});
export const AllocatedFrom = field({
  schema: Day,
  sv: 'Resurs från och med',
  en: 'Resource from (inclusive)',
  example: '2025-09-01',
});
export const AllocatedTo = field({
  schema: Day,
  sv: 'Resurs till (dagen efter sista dagen)',
  en: 'Resource to (exclusive)',
  example: '2026-01-01',
});

/** A company or organisation, never a person. */
export const Supplier = field({
  schema: line(120),
  sv: 'Leverantör (företag eller organisation)',
  en: 'Supplier (company or organisation)',
  example: 'Exempelsystem AB',
});

/** How far a digital service keeps the accessibility requirements: the statement of the Act 2018:1937, S060. */
export const Accessibility = field(
  choice('Tillgänglighet', 'Accessibility', {
    full: 'Uppfyller kraven',
    partial: 'Uppfyller kraven delvis',
    none: 'Uppfyller inte kraven',
    'not-covered': 'Omfattas inte av lagen',
  }),
);

/** The offices that were told, by name of office: a system's owner among them, S108. */
export const InformedOffices = field({
  schema: Type.Array(OfficeReference, { minItems: 1, maxItems: 100, uniqueItems: true }),
  sv: 'Till befattningar',
  en: 'Informed offices',
  example: ['system-owner'],
});
