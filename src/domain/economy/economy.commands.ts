import { GuardedCommand, LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import type { CodeOf } from '../field.js';
import * as m from './economy.fields.js';

export class OpenBudgetYear extends LedgerCommand {
  @Is(m.BudgetYear) year!: string;
}

export class PresentCostLevels extends GuardedCommand {
  @Is(f.MeetingDate) meetingDate!: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(m.PresentedBy) presentedBy!: string[];
  @Is(m.CostLevels) levels!: CodeOf<typeof m.CostLevels>;
  @Is(m.Reference, 'optional') reference?: string;
}

export class ProposePlatformFinancing extends GuardedCommand {
  @Is(m.ProposedBy) proposedBy!: string;
  @Is(m.Consulted) consulted!: CodeOf<typeof m.Consulted>;
  @Is(m.Amount) amountOre!: number;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(m.Reference, 'optional') reference?: string;
}

export class AdoptBudgetProposal extends GuardedCommand {
  @Is(f.Forum) forum!: CodeOf<typeof f.Forum>;
  @Is(f.MeetingDate) meetingDate!: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(m.Investment) investmentOre!: number;
  @Is(m.Operating) operatingOre!: number;
  @Is(m.Reference, 'optional') reference?: string;
}

export class AdoptPlatformPlan extends GuardedCommand {
  @Is(m.PeriodFrom) from!: string;
  @Is(m.PeriodTo) to!: string;
  @Is(f.Forum) forum!: CodeOf<typeof f.Forum>;
  @Is(f.MeetingDate) meetingDate!: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(m.Reference, 'optional') reference?: string;
}

export class SetFrame extends GuardedCommand {
  @Is(m.FrameKind) kind!: CodeOf<typeof m.FrameKind>;
  @Is(m.Amount) amountOre!: number;
  @Is(f.Forum, 'optional') forum?: CodeOf<typeof f.Forum>;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.Decider, 'optional') decider?: string;
  @Is(f.DeciderOffice, 'optional') deciderOffice?: string;
  @Is(m.Reference, 'optional') reference?: string;
}

export class RecordEquipmentPurchases extends GuardedCommand {
  @Is(m.PeriodFrom) from!: string;
  @Is(m.PeriodTo) to!: string;
  @Is(m.Amount) amountOre!: number;
  @Is(m.Reference, 'optional') reference?: string;
}

export class RecordOrders extends GuardedCommand {
  @Is(m.OrderKind) orderKind!: CodeOf<typeof m.OrderKind>;
  @Is(m.OrderCount) count!: number;
  @Is(m.OrderNote, 'optional') note?: string;
  @Is(m.Reference, 'optional') reference?: string;
}

export class SetAllocationKey extends GuardedCommand {
  @Is(m.KeyName) key!: string;
  @Is(m.KeyVersion) version!: string;
  @Is(m.BaseDate) baseDate!: string;
  @Is(m.Weights) weights!: { unit: string; weight: number }[];
  @Is(m.Reference, 'optional') reference?: string;
}
