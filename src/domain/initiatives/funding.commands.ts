import { InitiativeCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as m from './money.fields.js';
import * as p from './initiative.fields.js';
import { DecideFinancing } from './initiative.commands.js';
import type { CodeOf } from '../field.js';

export class ProposeFinancing extends InitiativeCommand {
  @Is(f.FinancingPrinciple) principle!: CodeOf<typeof f.FinancingPrinciple>;
  @Is(m.BudgetYear) budgetYear!: number;
  @Is(m.BudgetKind) budget!: CodeOf<typeof m.BudgetKind>;
  @Is(m.Recurrence) recurrence!: CodeOf<typeof m.Recurrence>;
  @Is(m.Total) totalOre!: number;
  @Is(m.Shares) shares!: { unit: string; amountOre: number }[];
  @Is(p.ProposingOffice, 'optional') proposingOffice?: string;
  @Is(m.AllocationKey, 'optional') allocationKey?: { name: string; version: string; baseDate: string };
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class RequestCentralFunding extends InitiativeCommand {
  @Is(p.Requested) requestedOre!: number;
  @Is(m.Total) totalOre!: number;
  @Is(p.SpecialCase, 'optional') specialCase?: boolean;
  @Is(p.Criteria, 'optional') criteria?: string[];
  @Is(p.CoordinationGain, 'optional') coordinationGain?: string;
  @Is(p.Related, 'optional') related?: string[];
  @Is(p.FundingMotive, 'optional') motive?: CodeOf<typeof p.FundingMotive>;
}

export class GrantCentralFunds extends InitiativeCommand {
  @Is(p.Granted) grantedOre!: number;
  @Is(m.Total) totalOre!: number;
  @Is(m.BudgetYear) budgetYear!: number;
  @Is(p.FundingMotive, 'optional') motive?: CodeOf<typeof p.FundingMotive>;
  @Is(f.Reasons, 'optional') reasons?: string;
}

/** What is decided anew is the whole financing, in the same words. */
export class ChangeFinancing extends DecideFinancing {}
