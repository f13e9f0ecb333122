import Type from 'typebox';
import {
  choice,
  closed,
  Day,
  field,
  line,
  OfficeReference,
  Ore,
  PersonReference,
  Sha256,
  text,
  UnitName,
} from '../shapes.js';
import { Forum } from '../fields.js';

/** What is assessed, asked and answered before a decision. An assessment names its author; no number is invented. */

export const AssessingOffice = field({
  schema: OfficeReference,
  sv: 'Bedömt av befattning',
  en: 'Assessing office',
  example: 'it-strategist',
});
export const ProposingOffice = field({
  schema: OfficeReference,
  sv: 'Föreslaget av',
  en: 'Proposed by',
  example: 'it-strategist',
});
export const AssessedBy = field({
  schema: PersonReference,
  sv: 'Bedömt av',
  en: 'Assessed by',
  example: 'p-7Q2MA1B2',
});
export const Principled = field({
  schema: Type.Boolean(),
  sv: 'Principiell fråga',
  en: 'Matter of principle',
  example: false,
});
export const ChangeSize = field(
  choice('Förändringens storlek', 'Size of the change', {
    new: 'Nytt system',
    major: 'Större förändring',
    minor: 'Mindre förändring',
  }),
);
export const Criteria = field({
  schema: Type.Array(line(200), { minItems: 1, maxItems: 50, uniqueItems: true }),
  sv: 'Kriterier',
  en: 'Criteria',
  example: ['Berör fler än en förvaltning'],
});
export const Recipients = field({
  schema: Type.Array(UnitName, { minItems: 1, maxItems: 100, uniqueItems: true }),
  sv: 'Till',
  en: 'Recipients',
  example: ['IT-styrgruppen', 'Utbildningskontoret'],
});
export const SupportKind = field(
  choice('Stödets art', 'Kind of support', {
    'outside-knowledge': 'Omvärldskunskap',
    technical: 'Teknikstöd',
    method: 'Metodstöd',
    procurement: 'Upphandlingsstöd',
    financing: 'Finansiering',
    other: 'Annat stöd',
  }),
);
export const SupportedUnit = field({
  schema: UnitName,
  sv: 'Stöd till',
  en: 'Supported unit',
  example: 'Utbildningskontoret',
});
export const AskedOn = field({
  schema: Day,
  sv: 'Efterfrågat',
  en: 'Asked for on',
  example: '2025-03-01',
  past: true,
});
export const ReferralBody = field({
  ...Forum,
  sv: 'Remissinstans',
  en: 'Consultative body',
  example: 'it-preparatory-group' as const,
});
export const AnswerBy = field({ schema: Day, sv: 'Svar senast', en: 'Answer by', example: '2025-04-01' });
export const ReferralPosition = field(
  choice('Remissvar', 'Position', {
    supports: 'Tillstyrker',
    'supports-with-remarks': 'Tillstyrker med synpunkter',
    opposes: 'Avstyrker',
    'no-opinion': 'Avstår',
  }),
);
export const AssessedBody = field({
  ...Forum,
  sv: 'Förankring i',
  en: 'Anchoring in',
  example: 'management-team' as const,
});
export const Needed = field({ schema: Type.Boolean(), sv: 'Behövs', en: 'Needed', example: true });
export const ReferenceBody = field({
  ...Forum,
  sv: 'Referensgrupp',
  en: 'Reference group',
  example: 'it-preparatory-group' as const,
});
const level = (sv: string, en: string) =>
  field({ schema: Type.Integer({ minimum: 0, maximum: 4 }), sv, en, example: 2 });
export const Confidentiality = level('Konfidentialitet (0–4)', 'Confidentiality (0–4)');
export const Integrity = level('Riktighet (0–4)', 'Integrity (0–4)');
export const Availability = level('Tillgänglighet (0–4)', 'Availability (0–4)');
export const Traceability = level('Spårbarhet (0–4)', 'Traceability (0–4)');
export const MethodVersion = field({
  schema: line(80),
  sv: 'Metod och version',
  en: 'Method and version',
  example: 'KLASSA 4.0',
});
export const DocumentReference = field({
  schema: line(200),
  sv: 'Handling',
  en: 'Document',
  example: 'KS 2025/0123-4',
});
export const RiskSummary = field({
  schema: text(20_000),
  sv: 'Risker',
  en: 'Risks',
  example: 'Överföringen av gamla handlingar kan dra ut på tiden.',
  disposable: true,
});
export const BenefitSummary = field({
  schema: text(20_000),
  sv: 'Nyttor',
  en: 'Benefits',
  example: 'Två timmars kortare handläggning per ärende.',
  disposable: true,
});

// What surrounds the decision -----------------------------------------------------------------------------------

export const RecusedPerson = field({
  schema: PersonReference,
  sv: 'Jävig person',
  en: 'Disqualified person',
  example: 'p-7Q2MA1B2',
});
/** The grounds of KL 6:28, which apply to employees by KL 7:4. */
export const RecusalGround = field(
  choice('Jävsgrund', 'Ground', {
    'own-interest': 'Angår personen själv eller någon närstående',
    'legal-representative': 'Ställföreträdare för den saken angår',
    oversight: 'Tillsyn över en verksamhet som personen är knuten till',
    'agent-or-assistant': 'Ombud eller biträde mot ersättning',
    other: 'Annan särskild omständighet',
  }),
);
export const RecusalOutcome = field(
  choice('Jävsfrågan', 'Recusal outcome', { disqualified: 'Jäv föreligger', 'not-disqualified': 'Inte jäv' }),
);
export const EscalatedTo = field({
  schema: OfficeReference,
  sv: 'Lyft till befattning',
  en: 'Escalated to office',
  example: 'chief-executive',
});
export const EscalationReasons = field({
  schema: text(2_000),
  sv: 'Skäl att lyfta beslutet',
  en: 'Reasons for the escalation',
  example: 'Avtalet löper ut före nästa möte.',
  disposable: true,
});
export const DissentingPerson = field({
  schema: PersonReference,
  sv: 'Avvikande mening av',
  en: 'Dissenting person',
  example: 'p-7Q2MA1B2',
});
export const DissentText = field({
  schema: text(20_000),
  sv: 'Avvikande mening',
  en: 'Dissenting opinion',
  example: 'Kostnaden bör prövas på nytt.',
  disposable: true,
});
export const Committee = field({
  schema: UnitName,
  sv: 'Nämnd',
  en: 'Committee',
  example: 'Kommunstyrelsen',
});
export const ReportedOn = field({
  schema: Day,
  sv: 'Anmält vid sammanträde',
  en: 'Reported on',
  example: '2025-05-12',
  past: true,
});

// Central funds -------------------------------------------------------------------------------------------------

export const SpecialCase = field({
  schema: Type.Boolean(),
  sv: 'Särskilt fall',
  en: 'Special case',
  example: true,
});
export const CoordinationGain = field({
  schema: text(20_000),
  sv: 'Samordningsvinst',
  en: 'Coordination gain',
  example: 'Lösningen kan användas av tre förvaltningar.',
  disposable: true,
});
export const Related = field({
  schema: Type.Array(line(120), { minItems: 1, maxItems: 50, uniqueItems: true }),
  sv: 'Samordnas med system eller projekt',
  en: 'Related systems or projects',
  example: ['E-arkiv'],
});
export const FundingMotive = field(
  choice('Motiv', 'Motive', {
    coordination: 'Samordningsvinster',
    innovation: 'Nytt arbetssätt som kan spridas',
    'common-platform': 'Gemensam plattform',
    'legal-requirement': 'Nya lagkrav',
  }),
);
export const Requested = field({
  schema: Ore,
  sv: 'Sökt belopp (öre)',
  en: 'Requested (öre)',
  example: 20_000_000,
});
export const Granted = field({
  schema: Ore,
  sv: 'Beviljat belopp (öre)',
  en: 'Granted (öre)',
  example: 20_000_000,
});

// Carrying out --------------------------------------------------------------------------------------------------

export const ProcurementForm = field(
  choice('Upphandlingsform', 'Form of procurement', {
    procurement: 'Upphandling',
    'call-off': 'Avrop',
    'direct-award': 'Direktupphandling',
    'own-work': 'Egen regi',
  }),
);
export const ProcurementReference = field({
  schema: line(120),
  sv: 'Upphandling',
  en: 'Procurement',
  example: 'UPP 2025/041',
});
export const ContractedOn = field({
  schema: Day,
  sv: 'Avtal tecknat',
  en: 'Contracted on',
  example: '2025-06-01',
  past: true,
});
export const Project = field({ schema: line(120), sv: 'Projekt', en: 'Project', example: 'Diarie 2.0' });
export const ProjectPeriod = field({
  schema: closed({ from: Day, to: Type.Optional(Day) }),
  sv: 'Projekttid',
  en: 'Project period',
  example: { from: '2025-08-01', to: '2026-03-01' },
});
export const ProjectStatus = field(
  choice('Projektläge', 'Project status', {
    'on-track': 'Enligt plan',
    'at-risk': 'Risk för avvikelse',
    'off-track': 'Avviker från plan',
    completed: 'Genomfört',
  }),
);
export const BenefitAchieved = field(
  choice('Nyttan', 'Benefit', {
    fully: 'Uppnådd',
    partly: 'Delvis uppnådd',
    'not-yet': 'Inte ännu',
    no: 'Inte uppnådd',
  }),
);
export const DocumentTitle = field({
  schema: line(200),
  sv: 'Handlingens rubrik',
  en: "Document's title",
  example: 'Beslutsunderlag',
});
export const DocumentHash = field({
  schema: Sha256,
  sv: 'Handlingens kontrollsumma (SHA-256)',
  en: "Document's SHA-256",
  example: 'ab'.repeat(32),
});
