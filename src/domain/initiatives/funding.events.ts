import * as f from '../fields.js';
import * as p from './initiative.fields.js';
import { defineEvent } from '../event-definition.js';
import { sharesSum } from './shares.js';

const source = { source: f.SourceRow };

const financing = {
  principle: f.FinancingPrinciple,
  budgetYear: f.BudgetYear,
  budget: f.BudgetKind,
  recurrence: f.Recurrence,
  totalOre: f.Total,
  shares: f.Shares,
};

/** Who is proposed to pay: not yet a decision. */
export const FinancingProposed = defineEvent({
  type: 'FinancingProposed',
  sv: 'Finansiering föreslagen',
  schema: 1,
  required: financing,
  optional: {
    proposingOffice: p.AssessingOffice,
    allocationKey: f.AllocationKey,
    reasons: f.Reasons,
    ...source,
  },
  check: sharesSum,
});

/** Central funds are asked for, for a part, in a special case with coordination gains: S165, S166. */
export const CentralFundingRequested = defineEvent({
  type: 'CentralFundingRequested',
  sv: 'Centrala medel sökta',
  schema: 1,
  required: { requestedOre: p.Requested, totalOre: f.Total },
  optional: {
    specialCase: p.SpecialCase,
    criteria: p.Criteria,
    coordinationGain: p.CoordinationGain,
    related: p.Related,
    motive: p.FundingMotive,
    ...source,
  },
});

/** Central funds are granted: S167, S168. The decision itself is a DecisionMade of kind central-funding. */
export const CentralFundsGranted = defineEvent({
  type: 'CentralFundsGranted',
  sv: 'Centrala medel beviljade',
  schema: 1,
  required: { grantedOre: p.Granted, totalOre: f.Total, budgetYear: f.BudgetYear },
  optional: { motive: p.FundingMotive, reasons: f.Reasons, ...source },
});

/** A financing that was decided is changed. Its shares are the new total, to the öre. */
export const FinancingChanged = defineEvent({
  type: 'FinancingChanged',
  sv: 'Finansiering ändrad',
  schema: 1,
  required: financing,
  optional: {
    decider: f.Decider,
    deciderOffice: f.DeciderOffice,
    mandate: f.Mandate,
    allocationKey: f.AllocationKey,
    reasons: f.Reasons,
    ...source,
  },
  check: sharesSum,
});
