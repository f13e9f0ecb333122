import * as f from '../fields.js';
import * as m from './money.fields.js';
import * as p from './initiative.fields.js';
import { defineEvent } from '../event-definition.js';
import { sharesSum } from './shares.js';

const source = { source: f.SourceRow };

/** Who is proposed to pay: not yet a decision. */
export const FinancingProposed = defineEvent({
  type: 'FinancingProposed',
  sv: 'Finansiering föreslagen',
  schema: 1,
  required: m.financing,
  optional: {
    proposingOffice: p.ProposingOffice,
    allocationKey: m.AllocationKey,
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
  required: { requestedOre: p.Requested, totalOre: m.Total },
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
  required: { grantedOre: p.Granted, totalOre: m.Total, budgetYear: m.BudgetYear },
  optional: { motive: p.FundingMotive, reasons: f.Reasons, ...source },
});

/** A financing that was decided is changed. Its shares are the new total, to the öre. */
export const FinancingChanged = defineEvent({
  type: 'FinancingChanged',
  sv: 'Finansiering ändrad',
  schema: 1,
  required: m.financing,
  optional: {
    decider: f.Decider,
    deciderOffice: f.DeciderOffice,
    mandate: m.Mandate,
    allocationKey: m.AllocationKey,
    reasons: f.Reasons,
    ...source,
  },
  check: sharesSum,
});
