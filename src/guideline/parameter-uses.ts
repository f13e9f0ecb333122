import { PARAMETERS, type ParameterName } from '../domain/guidelines/parameters.js';
import type { Json } from '../domain/json.js';
import type { Facts } from './facts.js';
import { NORRKOPING } from './packs/norrkoping.js';
import { rowsIn } from './pack-rows.js';
import { RULES } from './rules.js';
import { rulesUsedBy } from './rules-in-use.js';
import { worded } from './wording.js';

/** The rules that ask for a parameter: what would be found, or be due, otherwise when it is set. */
export const PARAMETER_USES: Readonly<Partial<Record<ParameterName, readonly string[]>>> = {
  forwardInformationDays: ['information-forwarded'],
  lateRecordingDays: ['recorded-in-time'],
  reportDelegatedDecisionDays: ['delegated-decision-reported'],
  decideFinancingDays: ['financing-decided-in-time'],
  informManagementTeamDays: [
    'preparatory-group-informs-management-teams',
    'system-owners-group-informs-management-teams',
  ],
  finishNotesDays: ['notes-finished'],
  publishRulesDays: ['steering-document-published'],
  statusAtEachMeeting: ['project-status-reported'],
  statusIntervalDays: ['project-status-reported'],
  informSystemOwnerDays: ['system-owner-informed'],
  followUpReportDays: ['coordinator-reports-follow-up'],
  budgetProposalDue: ['platform-budget-proposed-in-time'],
  perceptionEveryYears: ['perception-measured'],
  networkCompanyShare: ['companies-on-the-network', 'companies-reachable'],
  commonTelephoneNumber: ['one-common-telephone-number'],
  executiveBoardUnits: ['executive-board-budget-is-one-share', 'own-systems-paid-by-their-own'],
  centralFundsUnits: [
    'central-funds-only-when-granted',
    'central-funds-are-a-part',
    'own-systems-paid-by-their-own',
  ],
  anchoringRequiredForOperational: ['referred-before-decision', 'operational-decision-referred'],
};

/** What a parameter is worth on a day, by what, and what depends on it. */
export type ParameterInForce = Readonly<{
  parameter: ParameterName;
  sv: string;
  en: string;
  rows: readonly string[];
  rules: readonly string[];
  /** Absent where nobody has set it: then nothing is late, and nothing is demanded. */
  value?: Json;
  from?: string;
  /** What set it: the pack in force, or an event of the municipality's own. */
  by?: Readonly<{ guideline: string } | { event: string }>;
}>;

/**
 * All parameters there are, as they are in force on a day, in the names of the guideline then and with what of them it
 * uses: one whose rules and rows it does not have governs nothing.
 */
export function parametersOn(facts: Facts, day: string): readonly ParameterInForce[] {
  const pack = facts.on(day).guideline?.pack;
  const used = pack && rulesUsedBy(pack);
  return (Object.keys(PARAMETERS) as ParameterName[]).map((parameter) => {
    const rules = (PARAMETER_USES[parameter] ?? []).filter((id) => used === undefined || used.has(id));
    const rows = RULES.filter(({ id }) => rules.includes(id)).flatMap((rule) => rule.rows);
    return {
      parameter,
      ...worded(PARAMETERS[parameter], pack ?? NORRKOPING),
      rows: [...new Set(pack ? rowsIn(pack, rows) : rows)].sort(),
      rules,
      ...facts.on(day).settingOf(parameter),
    };
  });
}
