import Type from 'typebox';
import {
  choice,
  Day,
  EventReference,
  field,
  line,
  OfficeReference,
  Ore,
  PersonReference,
  RuleReference,
  SystemReference,
  text,
  UnitName,
  Uuid,
} from './shapes.js';
import type { Json, JsonObject } from './json.js';

/** Every field once. Labels are what people read; codes are what is kept. Money is öre exclusive of VAT; days are ISO. */

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
  }),
);
export const Forum = field(
  choice('Forum', 'Forum', {
    'it-steering-group': 'IT-styrgruppen',
    'it-preparatory-group': 'IT-strategiska beredningsgruppen',
    'system-owners-group': 'Systemägargruppen',
    'financing-group': 'Finansieringsgruppen',
    'management-team': 'Kommunens ledningsgrupp',
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
export const Mandate = field({
  schema: line(200),
  sv: 'Mandat',
  en: 'Mandate',
  example: 'Attesträtt enligt nämndens beslut',
});
export const BudgetYear = field({
  schema: Type.Integer({ minimum: 1990, maximum: 2200 }),
  sv: 'Budgetår',
  en: 'Budget year',
  example: 2025,
});
export const BudgetKind = field(
  choice('Budget', 'Budget', { investment: 'Investering', operating: 'Drift' }),
);
export const Recurrence = field(choice('Återkommer', 'Recurrence', { once: 'En gång', yearly: 'Årligen' }));
export const Total = field({ schema: Ore, sv: 'Belopp (öre)', en: 'Total (öre)', example: 125_000_000 });
export const Shares = field({
  schema: Type.Array(Type.Object({ unit: UnitName, amountOre: Ore }, { additionalProperties: false }), {
    minItems: 1,
    maxItems: 200,
  }),
  sv: 'Fördelning',
  en: 'Shares',
  example: [
    { unit: 'Utbildningskontoret', amountOre: 75_000_000 },
    { unit: 'Vård- och omsorgskontoret', amountOre: 50_000_000 },
  ],
});
export const AllocationKey = field({
  schema: Type.Object({ name: line(120), version: line(40), baseDate: Day }, { additionalProperties: false }),
  sv: 'Fördelningsnyckel',
  en: 'Allocation key',
  example: { name: 'Antal anställda', version: '2025', baseDate: '2024-11-01' },
});

// The end, and corrections --------------------------------------------------------------------------------------

export const ClosingOutcome = field(
  choice('Avslutat som', 'Closed as', {
    completed: 'Genomfört',
    discontinued: 'Avbrutet',
    'no-action': 'Ingen åtgärd',
  }),
);
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
        pointer: Type.String({ minLength: 1, maxLength: 200, pattern: '^(/occurredAt|/data(/[^/]+)+)$' }),
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

// Offices, persons, access --------------------------------------------------------------------------------------

export const OfficeCode = field({
  schema: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
  sv: 'Befattningskod',
  en: 'Office code',
  example: 'it-strategist',
});
export const OfficeName = field({
  schema: line(120),
  sv: 'Befattning',
  en: 'Office',
  example: 'Kommunens IT-strateg',
});
export const OfficeFunction = field({
  schema: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
  sv: 'Funktion i riktlinjen',
  en: "Guideline's function",
  example: 'coordinator',
});
export const Holder = field({
  schema: PersonReference,
  sv: 'Innehavare',
  en: 'Holder',
  example: 'p-7Q2MA1B2',
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
export const Person = field({
  schema: Type.String({ pattern: '^p-[0-9A-HJKMNP-TV-Z]{8}$' }),
  sv: 'Person',
  en: 'Person',
  example: 'p-7Q2MA1B2',
});
export const NameCommitment = field({
  schema: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  sv: 'Namnets åtagande',
  en: 'Name commitment',
  example: 'ab'.repeat(32),
});
export const GrantId = field({
  schema: Type.String({ pattern: '^g-[0-9A-HJKMNP-TV-Z]{8}$' }),
  sv: 'Behörighet',
  en: 'Grant',
  example: 'g-3K9XA1B2',
});
export const TokenHash = field({
  schema: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  sv: 'Nyckelns hash',
  en: 'Token hash',
  example: 'cd'.repeat(32),
});
export const GrantedTo = field({
  schema: PersonReference,
  sv: 'Behörig',
  en: 'Granted to',
  example: 'p-7Q2MA1B2',
});
export const Role = field(
  choice('Roll', 'Role', {
    admin: 'Administratör',
    registrar: 'Registrator',
    auditor: 'Revisor',
    reader: 'Läsare',
  }),
);
export const ValidUntil = field({
  schema: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' }),
  sv: 'Gäller till',
  en: 'Valid until',
  example: '2026-03-14T08:00:00.000Z',
});

// Deviations ----------------------------------------------------------------------------------------------------

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

// The ledger itself ---------------------------------------------------------------------------------------------

export const LedgerId = field({
  schema: Uuid,
  sv: 'Liggarens id',
  en: 'Ledger id',
  example: '00000000-0000-4000-8000-000000000001',
});
export const Municipality = field({
  schema: line(80),
  sv: 'Kommun',
  en: 'Municipality',
  example: 'Norrköpings kommun',
});
export const TimeZone = field({
  schema: line(60),
  sv: 'Tidszon',
  en: 'Time zone',
  example: 'Europe/Stockholm',
});
export const LedgerKind = field(
  choice('Slag av liggare', 'Ledger kind', { real: 'Skarp', example: 'Exempel' }),
);
export const MovedTo = field({
  schema: line(300),
  sv: 'Flyttad till',
  en: 'Moved to',
  example: 'esdb://db.example.se/liggare.main',
});
export const MovedFrom = field({
  schema: line(300),
  sv: 'Flyttad från',
  en: 'Moved from',
  example: 'sqlite:ledger.db',
});
export const LogHash = field({
  schema: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  sv: 'Loggens hash',
  en: 'Log hash',
  example: 'ab'.repeat(32),
});
export const ImportId = field({ schema: line(60), sv: 'Import', en: 'Import', example: 'ärendelista-2025' });
export const FileHash = field({
  schema: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  sv: 'Filens hash',
  en: 'File hash',
  example: 'ef'.repeat(32),
});
export const RowCount = field({
  schema: Type.Integer({ minimum: 0 }),
  sv: 'Antal rader',
  en: 'Row count',
  example: 60,
});
export const InitiativeId = field({
  schema: Uuid,
  sv: 'Initiativets id',
  en: 'Initiative id',
  example: '6f1c0c1e-2a6b-5c3d-9e4f-0123456789ab',
});
export const InitiativeNumber = field({
  schema: Type.String({ pattern: '^\\d{4}-\\d{4,}$' }),
  sv: 'Nummer',
  en: 'Number',
  example: '2026-0017',
});
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
      Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 100 }),
    ]),
  ),
  sv: 'Värde',
  en: 'Value',
  example: 14,
});
