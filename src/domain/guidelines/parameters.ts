import Type, { type TSchema } from 'typebox';
import { formed } from '../forms.js';
import { line } from '../shapes.js';

/** A value the guideline leaves open, which a municipality sets itself (S-rows say which; `local` values are ours). */
export type Parameter = Readonly<{
  kind: 'days' | 'boolean' | 'words' | 'number' | 'day-of-year';
  schema: TSchema;
  sv: string;
  en: string;
}>;

const days = (sv: string, en: string): Parameter => ({
  kind: 'days',
  schema: Type.Integer({ minimum: 0, maximum: 3_650 }),
  sv,
  en,
});
const words = (sv: string, en: string): Parameter => ({
  kind: 'words',
  schema: Type.Array(line(200), { maxItems: 100, uniqueItems: true }),
  sv,
  en,
});
const number = (sv: string, en: string, least: number, most: number): Parameter => ({
  kind: 'number',
  schema: Type.Integer({ minimum: least, maximum: most }),
  sv,
  en,
});
const yesNo = (sv: string, en: string): Parameter => ({ kind: 'boolean', schema: Type.Boolean(), sv, en });

/** A day of every year, as `10-15`; the leap day is no day of every year. */
const dayOfYear = (sv: string, en: string): Parameter => ({
  kind: 'day-of-year',
  schema: formed(
    '^(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)$',
    'en dag på året som alla år har, som 10-15',
    'a day that every year has, as 10-15',
  ),
  sv,
  en,
});

/** Every parameter there is. Rules ask for them by name; a pack or an event sets them. */
export const PARAMETERS = {
  forwardInformationDays: days(
    'Dagar inom vilka information om ett behov ska föras vidare',
    'Days within which information about a need is forwarded',
  ),
  lateRecordingDays: days(
    'Dagar efter händelsen då en införing räknas som sen',
    'Days after the event from which its recording counts as late',
  ),
  reportDelegatedDecisionDays: days(
    'Dagar inom vilka ett delegationsbeslut ska anmälas till nämnden',
    'Days within which a delegated decision is reported to the committee',
  ),
  decideFinancingDays: days(
    'Dagar efter godkännandet inom vilka finansieringen ska vara beslutad',
    'Days after the approval within which the financing is decided',
  ),
  informManagementTeamDays: days(
    'Dagar efter ett möte inom vilka enhetens ledningsgrupp ska ha informerats',
    "Days after a meeting within which the unit's management team is informed",
  ),
  finishNotesDays: days(
    'Dagar efter ett möte inom vilka minnesanteckningarna ska vara färdiga',
    'Days after a meeting within which its notes are finished',
  ),
  publishRulesDays: days(
    'Dagar efter antagandet inom vilka ett styrdokument ska vara publicerat',
    'Days after the adoption within which a steering document is published',
  ),
  executiveBoardUnits: words(
    'Enheter som räknas som kommunstyrelsens budget',
    'Units that count as the executive board’s budget',
  ),
  centralFundsUnits: words('Enheter som räknas som centrala medel', 'Units that count as central funds'),
  budgetProposalDue: dayOfYear(
    'Dag på året då förslaget till nästa års budget för IT-plattformen ska vara antaget',
    'Day of the year by which the proposed budget of next year’s platform is adopted',
  ),
  commonTelephoneNumber: words(
    'Kommunens gemensamma telefonnummer',
    'The common telephone number of the municipality',
  ),
  anchoringRequiredForOperational: yesNo(
    'Förankring krävs även för verksamhetssystem',
    'Anchoring is required for operational systems too',
  ),
  statusAtEachMeeting: yesNo(
    'Pågående projekts läge rapporteras till varje möte i beredningsgruppen',
    'The status of running projects is reported to every meeting of the preparatory group',
  ),
  statusIntervalDays: days(
    'Dagar mellan rapporterna om ett pågående projekts läge',
    'Days between the reports of a running project’s status',
  ),
  informSystemOwnerDays: days(
    'Dagar inom vilka systemägaren ska ha fått veta IT-styrgruppens beslut',
    'Days within which a system’s owner is told of the steering group’s decision',
  ),
  followUpReportDays: days(
    'Dagar mellan IT-strategens rapporter om uppföljningen',
    'Days between the reports of the coordinator’s follow-up',
  ),
  networkCompanyShare: number(
    'Minsta ägarandel, i hundradels procent, från vilken ett bolag ska vara med i nät och växel',
    'The least owned share, in hundredths of a per cent, from which a company is to be on the network and switchboard',
    1,
    10_000,
  ),
  perceptionEveryYears: number(
    'Antal år inom vilka medborgares och företags uppfattning ska mätas på nytt',
    'Years within which the perception of residents and companies is measured anew',
    1,
    10,
  ),
} as const satisfies Readonly<Record<string, Parameter>>;

export type ParameterName = keyof typeof PARAMETERS;
export const isParameter = (name: string): name is ParameterName => Object.hasOwn(PARAMETERS, name);
