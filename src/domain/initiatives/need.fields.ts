import Type from 'typebox';
import { choice, CompanyReference, field, line, text, UnitName } from '../shapes.js';

/** What a need says of itself beside what it is called: where it comes from, what it is part of, whom it is for. */

/** The levels on which development is coordinated: S007. */
export const CoordinationLevel = field(
  choice('Samordningsnivå', 'Level of coordination', {
    'municipality-wide': 'Kommunövergripande',
    'between-administrations': 'Mellan förvaltningar',
    'within-administration': 'Inom förvaltningen',
  }),
);

const part = (sv: string, en: string, example: string) =>
  field({ schema: text(20_000), sv, en, example, disposable: true });

/** The three parts that make e-government of a change, in the words of S008. */
export const TechnologyPart = part('Teknik', 'Technology', 'Ansökan görs i en e-tjänst med e-legitimation.');
export const OrganisationPart = part(
  'Organisatorisk förändring',
  'Organisational change',
  'Handläggarna arbetar i gemensam kö över enheterna.',
);
export const CompetencePart = part(
  'Ny kompetens',
  'New competence',
  'Handläggarna utbildas i klarspråk för e-tjänster.',
);

/** Development is not tied to a system that is bought: S011, S012. */
export const DeliveryForm = field(
  choice('Leveransform', 'Form of delivery', {
    'own-system': 'Eget system',
    'third-party-service': 'Tjänst från tredjepartsleverantör',
    'cooperating-municipality': 'Samverkande kommun',
    'e-service': 'E-tjänst',
    other: 'Annan form',
  }),
);

/** Whose idea it was: S025, S047, S048. */
export const Origin = field(
  choice('Ursprung', 'Origin', {
    operations: 'Verksamheten',
    company: 'Kommunalt bolag',
    'it-unit-proposal': 'IT-enhetens eget förslag',
    'it-strategist': 'IT-strategen',
    residents: 'Invånare',
    businesses: 'Företag och föreningar',
  }),
);
export const NeedingCompany = field({
  schema: CompanyReference,
  sv: 'Bolag',
  en: 'Company',
  example: 'energy-company',
});
/** A company is a legal person of its own: who pays must be said (A35). */
export const Payer = field({
  schema: UnitName,
  sv: 'Betalare',
  en: 'Payer',
  example: 'Norrvikens Energi AB',
});
export const UsersMeant = field(
  choice('Avsedda användare', 'Intended users', {
    all: 'Hela kommunens organisation',
    operation: 'En viss verksamhet',
    public: 'Invånare, företag och föreningar',
  }),
);
export const OperationalPlans = field({
  schema: Type.Array(line(60), { minItems: 1, maxItems: 50, uniqueItems: true }),
  sv: 'Verksamhetsplan',
  en: 'Operational plans',
  example: ['Utbildningskontorets verksamhetsplan 2025, 4.2'],
});
/** A net or a telephone exchange beside the municipality's own: S140. */
export const SeparateNetwork = field({
  schema: Type.Boolean(),
  sv: 'Eget nät eller egen telefoni',
  en: 'Separate network or telephony',
  example: false,
});
/** What the operations order from the service desk instead: S039. */
export const OrderKind = field(
  choice('Beställning av', 'What is ordered', {
    'computer-or-telephone': 'Dator eller telefoni',
    printer: 'Skrivare',
    'system-access': 'Behörighet till system',
    similar: 'Liknande',
  }),
);

/** What kind of equipment it is. Telephony is ordered as the rest but not among what is rented (A31). */
export const EquipmentClass = field(
  choice('Utrustningens slag', 'Class of equipment', {
    computer: 'Dator',
    screen: 'Skärm',
    printer: 'Skrivare',
    telephony: 'Telefoni',
    other: 'Annan utrustning',
  }),
);

/** Whom the IT strategist works together with, beside the office that is consulted: S032. */
export const ConsultedParty = field(
  choice('Samverkan med', 'Cooperation with', {
    'municipal-management': 'Kommunledningen',
    'operations-management': 'Verksamhetsledningen',
    'it-unit': 'IT-enheten',
    'company-management': 'Bolagsledningen',
    other: 'Annan part',
  }),
);

/** Whether the body that anchored it saw gains in coordinating it with something else: S085. */
export const CoordinationGains = field(
  choice('Samordningsvinster', 'Gains of coordination', {
    yes: 'Ja',
    no: 'Nej',
    unknown: 'Går inte att bedöma',
  }),
);
export const CoordinationAssessment = field({
  schema: text(20_000),
  sv: 'Bedömning av samordning',
  en: 'Assessment of coordination',
  example: 'Kan samordnas med bygglovsenhetens e-tjänst.',
  disposable: true,
});

/** What every need may say, when it is reported or afterwards. */
export const needContext = {
  coordinationLevel: CoordinationLevel,
  technology: TechnologyPart,
  organisation: OrganisationPart,
  competence: CompetencePart,
  deliveryForm: DeliveryForm,
  origin: Origin,
  company: NeedingCompany,
  payer: Payer,
  intendedUsers: UsersMeant,
  operationalPlans: OperationalPlans,
  separateNetwork: SeparateNetwork,
} as const;
