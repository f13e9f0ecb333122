import { commandFields } from '../../domain/field.js';
import { rowOf, type CommandRow } from '../../ledger/commands.js';

/** A step as a spreadsheet names it, and the command it stands for. */
export type ImportStep = Readonly<{ sv: string; en: string; row: CommandRow; order: number }>;

/**
 * The one list of step names. Its order is the natural order of steps that happened on the same day, so that a file may
 * be sorted in any way.
 */
export const STEPS: readonly ImportStep[] = (
  [
    ['Utkast till riktlinje', 'Guideline draft', 'guideline', 'draft'],
    ['Remiss av riktlinje', 'Guideline referral', 'guideline', 'refer'],
    ['Remissvar om riktlinje', 'Guideline referral answer', 'guideline', 'answer-referral'],
    ['Förslag till riktlinje', 'Proposed guideline', 'guideline', 'propose'],
    ['Riktlinje', 'Guideline', 'guideline', 'adopt'],
    ['Styrdokument', 'Steering document', 'guideline', 'adopt-document'],
    ['Publicering', 'Publication', 'guideline', 'publish'],
    ['Upphävd riktlinje', 'Repealed guideline', 'guideline', 'repeal'],
    ['Parameter', 'Parameter', 'guideline', 'set-parameter'],
    ['Befattning', 'Office', 'office', 'establish'],
    ['Tillträde', 'Appointment', 'office', 'appoint'],
    ['Avgång', 'Departure', 'office', 'end'],
    ['Ersättare', 'Substitute', 'office', 'appoint-substitute'],
    ['Delegation', 'Delegation', 'office', 'grant-delegation'],
    ['Vidaredelegation', 'Sub-delegation', 'office', 'pass-delegation-on'],
    ['Återkallad delegation', 'Revoked delegation', 'office', 'revoke-delegation'],
    ['Uppföljningsrapport', 'Follow-up report', 'office', 'report-follow-up'],
    ['Enhet', 'Unit', 'unit', 'establish'],
    ['Enhetens andra namn', 'Alias of the unit', 'unit', 'record-alias'],
    ['Enhetens ansvar', 'Responsibilities of the unit', 'unit', 'set-responsibilities'],
    ['Enhetens nåbarhet', 'Reachability of the unit', 'unit', 'record-reachability'],
    ['Enhet upphör', 'Unit ends', 'unit', 'end'],
    ['Bolag', 'Company', 'company', 'register'],
    ['Ändrad ägarandel', 'Changed ownership', 'company', 'change-ownership'],
    ['Nåbarhet för bolag', 'Reachability of a company', 'company', 'record-reachability'],
    ['Nätanslutning för bolag', 'Network use of a company', 'company', 'record-network-use'],
    ['Grupp', 'Group', 'group', 'establish'],
    ['Ledamot', 'Member', 'group', 'appoint-member'],
    ['Ledamot avgår', 'Member leaves', 'group', 'end-membership'],
    ['Ordförande', 'Chair', 'group', 'appoint-chair'],
    ['Systemregistrering', 'System registration', 'system', 'register'],
    ['Systemkategori', 'System category', 'system', 'set-category'],
    ['Systemägare', 'System owner', 'system', 'appoint-owner'],
    ['Systemägare avgår', 'System owner leaves', 'system', 'end-ownership'],
    ['Verksamhetskritiskhet', 'Criticality', 'system', 'set-criticality'],
    [
      'Systemets finansieringsprincip',
      'Financing principle of the system',
      'system',
      'set-financing-principle',
    ],
    ['Systemets slag', 'Sort of system', 'system', 'set-sub-kind'],
    ['Systemansvarig', 'System manager', 'system', 'appoint-manager'],
    ['Systemansvarig avgår', 'System manager leaves', 'system', 'end-management'],
    ['Systemets drift', 'Operation of the system', 'system', 'set-operation'],
    ['Systemets ansvariga enhet', 'Responsible unit of the system', 'system', 'set-responsible-unit'],
    ['Förvaltningsobjekt', 'Maintenance object', 'system', 'set-maintenance-object'],
    ['Förvaltningsplan', 'Maintenance plan', 'system', 'adopt-maintenance-plan'],
    ['Systemdel', 'Component', 'system', 'add-component'],
    ['Systemdel borttagen', 'Component removed', 'system', 'remove-component'],
    ['Systemets klassning', 'Classification of the system', 'system', 'classify'],
    ['Livscykel', 'Life cycle', 'system', 'set-lifecycle'],
    ['Avveckling', 'Retirement', 'system', 'retire'],
    ['Budgetår', 'Budget year', 'economy', 'open'],
    ['Fördelningsnyckel', 'Allocation key', 'economy', 'set-allocation-key'],
    ['Ram', 'Frame', 'economy', 'set-frame'],
    ['Kostnadsnivåer', 'Cost levels', 'economy', 'present-cost-levels'],
    ['Hyressystemet redovisat', 'Rental system presented', 'economy', 'present-rental-system'],
    ['Finansiering av IT-plattformen', 'Financing of the platform', 'economy', 'propose-financing'],
    ['Budgetförslag', 'Budget proposal', 'economy', 'adopt-budget-proposal'],
    ['Plattformsplan', 'Platform plan', 'economy', 'adopt-platform-plan'],
    ['Hyra', 'Rent', 'economy', 'decide-price-list'],
    ['Ändrad hyra', 'Changed rent', 'economy', 'change-price-list'],
    ['Hyresunderlag', 'Rental base', 'economy', 'record-rental-base'],
    ['Inköp av hyresutrustning', 'Equipment purchases', 'economy', 'record-equipment-purchases'],
    ['Beställningar', 'Orders', 'economy', 'record-orders'],
    ['Frågeuppsättning', 'Question set', 'questions', 'adopt'],
    ['Uppföljning', 'Survey', 'survey', 'open'],
    ['Jämförelse', 'Comparison', 'survey', 'record-comparison'],
    ['Uppfattning', 'Perception', 'survey', 'measure-perception'],
    ['Föreslaget svar', 'Proposed answer', 'survey', 'propose-answer'],
    ['Svar', 'Answer', 'survey', 'decide-answer'],
    ['Uppföljning stängd', 'Survey closed', 'survey', 'close'],
    ['Rättat svar', 'Corrected answer', 'survey', 'correct-answer'],
    ['Åtgärd', 'Action', 'survey', 'plan-action'],
    ['Uppföljd åtgärd', 'Action followed up', 'survey', 'follow-up-action'],
    ['Avslutad åtgärd', 'Action closed', 'survey', 'close-action'],
    ['Behov', 'Need', 'initiative', 'report-need'],
    ['Komplettering', 'Supplement', 'initiative', 'supplement-need'],
    ['Kategoribedömning', 'Category assessment', 'initiative', 'assess-category'],
    ['Storleksbedömning', 'Size assessment', 'initiative', 'assess-change-size'],
    ['Information', 'Information', 'initiative', 'forward-information'],
    ['Stöd', 'Support', 'initiative', 'give-support'],
    ['Samråd', 'Consultation', 'initiative', 'consult'],
    ['Kontakt', 'Contact', 'initiative', 'contact-party'],
    ['Klassning', 'Classification', 'initiative', 'record-classification'],
    ['Tillgänglighet', 'Accessibility', 'initiative', 'assess-accessibility'],
    ['Risk och nytta', 'Risk and benefit', 'initiative', 'record-risk-benefit'],
    ['Remiss', 'Referral', 'initiative', 'send-referral'],
    ['Remissvar', 'Referral answer', 'initiative', 'answer-referral'],
    ['Remiss avstådd', 'Referral waived', 'initiative', 'waive-referral'],
    ['Produktval', 'Product choice', 'initiative', 'refer-product-choice'],
    ['Förankring', 'Anchoring', 'initiative', 'anchor'],
    ['Förankringsbedömning', 'Anchoring assessment', 'initiative', 'assess-anchoring-need'],
    ['Jävsanmälan', 'Recusal', 'initiative', 'declare-recusal'],
    ['Jävsbeslut', 'Recusal decision', 'initiative', 'decide-recusal'],
    ['Lyft beslut', 'Escalation', 'initiative', 'escalate'],
    ['Bordläggning', 'Postponement', 'initiative', 'postpone'],
    ['Återremiss', 'Referral back', 'initiative', 'refer-back'],
    ['Beslut', 'Decision', 'initiative', 'decide'],
    ['Avvikande mening', 'Dissent', 'initiative', 'record-dissent'],
    ['Anmält delegationsbeslut', 'Reported delegated decision', 'initiative', 'report-delegated-decision'],
    ['Finansieringsförslag', 'Proposed financing', 'initiative', 'propose-financing'],
    ['Ansökan om centrala medel', 'Request for central funds', 'initiative', 'request-central-funding'],
    ['Beviljade centrala medel', 'Granted central funds', 'initiative', 'grant-central-funds'],
    ['Finansiering', 'Financing', 'initiative', 'decide-financing'],
    ['Ändrad finansiering', 'Changed financing', 'initiative', 'change-financing'],
    ['Upphandling', 'Procurement', 'initiative', 'link-procurement'],
    ['Projekt', 'Project', 'initiative', 'initiate-project'],
    ['Status', 'Status', 'initiative', 'report-status'],
    ['Resurs', 'Resource', 'initiative', 'allocate-resource'],
    ['Samband', 'Relation', 'initiative', 'relate'],
    ['Nyttouppföljning', 'Benefit follow-up', 'initiative', 'follow-up-benefit'],
    ['Handling', 'Document', 'initiative', 'link-document'],
    ['Avsteg', 'Deviation', 'initiative', 'record-deviation'],
    ['Återkallelse', 'Withdrawal', 'initiative', 'withdraw'],
    ['Avslut', 'Closing', 'initiative', 'close'],
    ['Makulering', 'Cancellation', 'initiative', 'cancel'],
    ['Rättelse', 'Correction', 'initiative', 'correct'],
    ['Mötesplan', 'Meeting plan', 'group', 'plan-meetings'],
    ['Kallelse', 'Agenda', 'group', 'issue-agenda'],
    ['Möte', 'Meeting', 'group', 'hold-meeting'],
    ['Minnesanteckningar', 'Notes', 'group', 'finish-notes'],
    ['Informerad ledningsgrupp', 'Informed management team', 'group', 'inform-management-team'],
    ['Utskick till systemägare', 'Information to system owners', 'group', 'distribute-information'],
    ['Möte med bolag', 'Meeting with a company', 'company', 'hold-meeting'],
    ['Avsteg i grupp', 'Deviation of a group', 'group', 'record-deviation'],
    ['Avsteg i befattning', 'Deviation of an office', 'office', 'record-deviation'],
    ['Avsteg för system', 'Deviation of a system', 'system', 'record-deviation'],
    ['Avsteg för enhet', 'Deviation of a unit', 'unit', 'record-deviation'],
    ['Avsteg för bolag', 'Deviation of a company', 'company', 'record-deviation'],
    ['Avsteg för budgetår', 'Deviation of a budget year', 'economy', 'record-deviation'],
    ['Rättelse för budgetår', 'Correction of a budget year', 'economy', 'correct'],
    ['Avsteg för riktlinje', 'Deviation of a guideline', 'guideline', 'record-deviation'],
    ['Avsteg för uppföljning', 'Deviation of a survey', 'survey', 'record-deviation'],
  ] as const
).map(([sv, en, kind, name], order) => ({ sv, en, row: rowOf(kind, name), order }));

/** The step that establishes an office. */
export const ESTABLISH = STEPS.find(({ row }) => row === rowOf('office', 'establish')) as ImportStep;

/** The step that establishes a unit. */
export const ESTABLISH_UNIT = STEPS.find(({ row }) => row === rowOf('unit', 'establish')) as ImportStep;

/** A command's own name stands for the first step that has it; its Swedish and English names are nobody else's. */
const byName = new Map(
  [
    ...STEPS.map((step) => [step.row.name, step] as const).reverse(),
    ...STEPS.flatMap((step) => [[step.en, step] as const, [step.sv, step] as const]),
  ].map(([name, step]) => [name.toLowerCase(), step] as const),
);

/** The step with this Swedish or English name, or its command's, in any case of letters. */
export const stepNamed = (text: string): ImportStep | undefined =>
  byName.get(text.normalize('NFC').trim().toLowerCase());

/** Whether a step begins what its case is about. */
export const begins = ({ row }: ImportStep): boolean => row.creates !== undefined;

export const corrects = ({ row }: ImportStep): boolean => row.name === 'correct';

type Referring = { 'x-ref'?: string };

/** The field of a step that names another step of the same case, if it has one: what a deviation or a report is about. */
export const namesAStep = ({ row }: ImportStep): string | undefined =>
  commandFields(row.command).find(
    ({ property, field }) => property !== 'corrects' && (field.schema as Referring)['x-ref'] === 'event',
  )?.property;
