import { rowOf, type CommandRow } from '../../ledger/commands.js';

/** A step as a spreadsheet names it, and the command it stands for. */
export type ImportStep = Readonly<{ sv: string; en: string; row: CommandRow; order: number }>;

/**
 * The one list of step names. Its order is the natural order of steps that happened on the same day, so that a file may
 * be sorted in any way.
 */
export const STEPS: readonly ImportStep[] = (
  [
    ['Befattning', 'Office', 'office', 'establish'],
    ['Tillträde', 'Appointment', 'office', 'appoint'],
    ['Avgång', 'Departure', 'office', 'end'],
    ['Behov', 'Need', 'initiative', 'report-need'],
    ['Samråd', 'Consultation', 'initiative', 'consult'],
    ['Kontakt', 'Contact', 'initiative', 'contact-party'],
    ['Förankring', 'Anchoring', 'initiative', 'anchor'],
    ['Bordläggning', 'Postponement', 'initiative', 'postpone'],
    ['Återremiss', 'Referral back', 'initiative', 'refer-back'],
    ['Beslut', 'Decision', 'initiative', 'decide'],
    ['Finansiering', 'Financing', 'initiative', 'decide-financing'],
    ['Återkallelse', 'Withdrawal', 'initiative', 'withdraw'],
    ['Avslut', 'Closing', 'initiative', 'close'],
    ['Rättelse', 'Correction', 'initiative', 'correct'],
  ] as const
).map(([sv, en, kind, name], order) => ({ sv, en, row: rowOf(kind, name), order }));

/** The step that establishes an office. */
export const ESTABLISH = STEPS.find(({ row }) => row === rowOf('office', 'establish')) as ImportStep;

const byName = new Map(
  STEPS.flatMap((step) => [step.sv, step.en, step.row.name].map((name) => [name.toLowerCase(), step])),
);

/** The step with this Swedish or English name, or its command's, in any case of letters. */
export const stepNamed = (text: string): ImportStep | undefined =>
  byName.get(text.normalize('NFC').trim().toLowerCase());

/** Whether a step begins what its case is about. */
export const begins = ({ row }: ImportStep): boolean => row.creates !== undefined;

export const corrects = ({ row }: ImportStep): boolean => row.name === 'correct';
