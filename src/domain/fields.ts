import Type from 'typebox';
import {
  choice,
  Code,
  Day,
  field,
  line,
  OfficeReference,
  Ore,
  PersonReference,
  SystemReference,
  text,
  UnitName,
} from './shapes.js';

/**
 * Fields that several kinds of streams share, and those of an initiative's main steps; the others lie in the folder of
 * their kind. Labels are what people read; codes are what is kept. Money is öre exclusive of VAT; days are ISO.
 */

// When and for whom ---------------------------------------------------------------------------------------------

export const OccurredAt = field({
  schema: Type.String({ format: 'moment' }),
  sv: 'Hände',
  en: 'Occurred at',
  example: '2025-03-14',
  past: true,
});
export const ActingOffice = field({
  schema: OfficeReference,
  sv: 'I befattning',
  en: 'In office',
  example: 'it-strategist',
});
export const OnBehalfOf = field({
  schema: line(80),
  sv: 'För',
  en: 'On behalf of',
  example: 'it-steering-group',
});
export const SourceRow = field({
  schema: Type.Object(
    { name: line(120), key: line(120), registeredOn: Type.Optional(Day) },
    { additionalProperties: false },
  ),
  sv: 'Källa',
  en: 'Source',
  example: { name: 'ärendelista-2025', key: '17', registeredOn: '2025-03-17' },
});

// The initiative ------------------------------------------------------------------------------------------------

export const Title = field({ schema: line(200), sv: 'Rubrik', en: 'Title', example: 'Nytt diariesystem' });
export const SystemCategory = field(
  choice('Systemkategori', 'System category', {
    shared: 'Kommungemensamt system',
    operational: 'Verksamhetssystem',
    'no-system': 'Inget system',
  }),
);
export const InitiativeKind = field(
  choice('Slag', 'Kind', {
    purchase: 'Systeminköp',
    upgrade: 'Uppgradering',
    'major-change': 'Större förändring',
    'e-service': 'E-tjänst',
    development: 'Verksamhetsutveckling',
    'product-choice': 'Produktval',
    rules: 'Regler och riktlinjer',
    'it-platform': 'IT-plattform',
    equipment: 'Utrustning',
    network: 'Nät och telefoni',
    order: 'Beställning via kundservice',
  }),
);
export const BusinessNeed = field({
  schema: text(20_000),
  sv: 'Verksamhetens behov',
  en: 'Business need',
  example: 'Dagens system saknar stöd för e-arkiv.',
  disposable: true,
});
export const ExpectedEffect = field({
  schema: text(20_000),
  sv: 'Förväntad nytta',
  en: 'Expected effect',
  example: 'Handlingar kan lämnas ut samma dag.',
  disposable: true,
});
export const SystemId = field({
  schema: SystemReference,
  sv: 'System i registret',
  en: 'Registered system',
  example: 'case-register',
});
export const SystemName = field({ schema: line(120), sv: 'System', en: 'System', example: 'Diariesystem' });
export const Administration = field({
  schema: UnitName,
  sv: 'Förvaltning',
  en: 'Administration',
  example: 'Utbildningskontoret',
});
export const ReportingOffice = field({
  schema: OfficeReference,
  sv: 'Anmälande befattning',
  en: 'Reporting office',
  example: 'system-owner',
});
export const ReportedBy = field({
  schema: PersonReference,
  sv: 'Anmäld av',
  en: 'Reported by',
  example: 'p-7Q2MA1B2',
});
export const ReporterCapacity = field(
  choice('Anmäld i egenskap av', 'Reporter capacity', {
    'system-owner': 'Systemägare',
    'head-of-operation': 'Verksamhetschef',
    equivalent: 'Motsvarande',
    other: 'Annan',
  }),
);
export const CapacityJustification = field({
  schema: text(2_000),
  sv: 'Varför motsvarande',
  en: 'Why equivalent',
  example: 'Tjänsten som systemägare är vakant.',
  disposable: true,
});
export const GoalReferences = field({
  schema: Type.Array(line(60), { minItems: 1, maxItems: 50, uniqueItems: true }),
  sv: 'Mål i uppdragsplan',
  en: 'Goal references',
  example: ['UN-2025-3'],
});
export const EstimatedCost = field({
  schema: Ore,
  sv: 'Uppskattad kostnad (öre)',
  en: 'Estimated cost (öre)',
  example: 125_000_000,
});
export const ExternalNumbers = field({
  schema: Type.Array(line(60), { minItems: 1, maxItems: 50, uniqueItems: true }),
  sv: 'Andra diarienummer',
  en: 'External numbers',
  example: ['KS 2025/0123'],
});

// Preparation ---------------------------------------------------------------------------------------------------

export const ConsultedOffice = field({
  schema: OfficeReference,
  sv: 'Samråd med',
  en: 'Consulted office',
  example: 'it-strategist',
});
export const ConsultedPerson = field({
  schema: PersonReference,
  sv: 'Samråd med person',
  en: 'Consulted person',
  example: 'p-7Q2MA1B2',
});
export const ContactForm = field(
  choice('Form', 'Form', {
    meeting: 'Möte',
    telephone: 'Telefon',
    email: 'E-post',
    workshop: 'Arbetsmöte',
    written: 'Skriftligt',
  }),
);
export const Summary = field({
  schema: text(20_000),
  sv: 'Anteckning',
  en: 'Note',
  example: 'Samordning med e-arkivet förordas.',
  disposable: true,
});
export const ContactedParty = field(
  choice('Kontaktad part', 'Contacted party', {
    'procurement-centre': 'Upphandlingscentret',
    'it-unit': 'IT-enheten',
    communications: 'Kommunikationsavdelningen',
    informants: 'Verksamhetens informatör',
  }),
);
/** The forums that are groups of the guideline: the codes that a pack gives its own. */
export const GROUP_FORUMS = {
  'it-steering-group': 'IT-styrgruppen',
  'it-preparatory-group': 'IT-strategiska beredningsgruppen',
  'system-owners-group': 'Systemägargruppen',
  'financing-group': 'Finansieringsgruppen',
  'management-team': 'Kommunens ledningsgrupp',
} as const;
export const Forum = field(
  choice('Forum', 'Forum', {
    ...GROUP_FORUMS,
    'chief-executive': 'Kommundirektören',
    'executive-board': 'Kommunstyrelsen',
    committee: 'Nämnd',
    council: 'Kommunfullmäktige',
    official: 'Enskild tjänsteperson',
  }),
);
export const AnchoringBody = field({
  ...Forum,
  sv: 'Förankrat i',
  en: 'Anchoring body',
  example: 'it-preparatory-group' as const,
});
export const MeetingDate = field({
  schema: Day,
  sv: 'Mötesdag',
  en: 'Meeting date',
  example: '2025-04-02',
  past: true,
});
export const MeetingReference = field({
  schema: line(80),
  sv: 'Möte',
  en: 'Meeting',
  example: 'Möte 3, punkt 4',
});
export const AnchoringOutcome = field(
  choice('Utfall', 'Outcome', {
    supported: 'Tillstyrkt',
    'supported-with-remarks': 'Tillstyrkt med synpunkter',
    'not-supported': 'Avstyrkt',
    interrupted: 'Avbrutet',
  }),
);

// Decision ------------------------------------------------------------------------------------------------------

export const Round = field({
  schema: Type.Integer({ minimum: 1, maximum: 1000 }),
  sv: 'Omgång',
  en: 'Round',
  example: 1,
});
export const DecisionKind = field(
  choice('Beslutet gäller', 'Decision kind', {
    approval: 'Godkännande av initiativet',
    'central-funding': 'Delfinansiering med centrala medel',
  }),
);
export const DecisionOutcome = field(
  choice('Beslut', 'Decision', { approved: 'Godkänt', rejected: 'Avslaget' }),
);
export const Decider = field({
  schema: PersonReference,
  sv: 'Beslutsfattare',
  en: 'Legal decider',
  example: 'p-7Q2MA1B2',
});
export const DeciderOffice = field({
  schema: OfficeReference,
  sv: 'Beslutsfattarens befattning',
  en: "Decider's office",
  example: 'chief-executive',
});
export const Delegation = field({
  schema: line(80),
  sv: 'Delegation',
  en: 'Delegation',
  example: 'KS delegationsordning 4.2',
});
export const LegalNature = field(
  choice('Beslutets rättsliga karaktär', 'Legal nature', {
    'internal-steering': 'Intern styrning (verkställighet)',
    delegated: 'Delegationsbeslut',
    committee: 'Nämndbeslut',
  }),
);
export const Reasons = field({
  schema: text(20_000),
  sv: 'Skäl',
  en: 'Reasons',
  example: 'Behovet är styrkt och samordnat.',
  disposable: true,
});
export const PostponedUntil = field({
  schema: Day,
  sv: 'Bordlagt till',
  en: 'Postponed until',
  example: '2025-05-07',
});
export const ReferredTo = field({
  schema: UnitName,
  sv: 'Återremitterat till',
  en: 'Referred back to',
  example: 'Utbildningskontoret',
});

// Money ---------------------------------------------------------------------------------------------------------

export const FinancingPrinciple = field(
  choice('Finansieringsprincip', 'Financing principle', {
    'own-use': 'Egen finansiering (eget nyttjande)',
    'executive-board-budget': 'Kommunstyrelsens budget',
    distributed: 'Fördelas på verksamheterna',
    'central-co-financing': 'Delfinansiering med centrala medel',
    rental: 'Hyressystemet',
  }),
);

// The end -------------------------------------------------------------------------------------------------------

export const ClosingOutcome = field(
  choice('Avslutat som', 'Closed as', {
    completed: 'Genomfört',
    discontinued: 'Avbrutet',
    'no-action': 'Ingen åtgärd',
    'service-desk': 'Hänvisat till IT-kundservice',
  }),
);

// What is held -------------------------------------------------------------------------------------------------

export const OfficeFunction = field({
  schema: Code,
  sv: 'Funktion i riktlinjen',
  en: "Guideline's function",
  example: 'coordinator',
});
export const HoldsFrom = field({
  schema: Day,
  sv: 'Från och med',
  en: 'From (inclusive)',
  example: '2025-01-01',
});
export const HoldsTo = field({
  schema: Day,
  sv: 'Till (dagen efter sista dagen)',
  en: 'To (exclusive)',
  example: '2026-01-01',
});
