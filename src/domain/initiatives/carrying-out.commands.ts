import { InitiativeCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as p from './initiative.fields.js';
import type { CodeOf } from '../field.js';

export class LinkProcurement extends InitiativeCommand {
  @Is(p.ProcurementReference) procurement!: string;
  @Is(p.ProcurementForm) procurementForm!: CodeOf<typeof p.ProcurementForm>;
  @Is(p.ContractedOn, 'optional') contractedOn?: string;
  @Is(f.EstimatedCost, 'optional') valueOre?: number;
}

export class InitiateProject extends InitiativeCommand {
  @Is(p.Project) project!: string;
  @Is(p.ProjectPeriod, 'optional') period?: { from: string; to?: string };
  @Is(f.Summary, 'optional') note?: string;
}

export class ReportStatus extends InitiativeCommand {
  @Is(p.ProjectStatus) status!: CodeOf<typeof p.ProjectStatus>;
  @Is(f.Summary, 'optional') note?: string;
}

export class FollowUpBenefit extends InitiativeCommand {
  @Is(p.BenefitAchieved) achieved!: CodeOf<typeof p.BenefitAchieved>;
  @Is(p.BenefitSummary, 'optional') benefits?: string;
  @Is(f.EstimatedCost, 'optional') valueOre?: number;
}

export class LinkDocument extends InitiativeCommand {
  @Is(p.DocumentTitle) documentTitle!: string;
  @Is(p.DocumentReference) document!: string;
  @Is(p.DocumentHash, 'optional') hash?: string;
}

export class Cancel extends InitiativeCommand {
  @Is(f.Reasons) reasons!: string;
}
