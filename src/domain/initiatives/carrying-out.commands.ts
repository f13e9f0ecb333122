import { InitiativeCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as pr from './project.fields.js';
import * as p from './initiative.fields.js';
import type { CodeOf } from '../field.js';

export class LinkProcurement extends InitiativeCommand {
  @Is(p.ProcurementReference) procurement!: string;
  @Is(p.ProcurementForm) procurementForm!: CodeOf<typeof p.ProcurementForm>;
  @Is(p.ContractedOn, 'optional') contractedOn?: string;
  @Is(f.EstimatedCost, 'optional') valueOre?: number;
  @Is(pr.Supplier, 'optional') supplier?: string;
}

export class InitiateProject extends InitiativeCommand {
  @Is(p.Project) project!: string;
  @Is(p.ProjectPeriod, 'optional') period?: { from: string; to?: string };
  @Is(pr.PlanItem, 'optional') planItem?: string;
  @Is(pr.InitiatingOffice, 'optional') initiatingOffice?: string;
  @Is(pr.ProjectModel, 'optional') model?: CodeOf<typeof pr.ProjectModel>;
  @Is(f.Summary, 'optional') note?: string;
}

export class ReportStatus extends InitiativeCommand {
  @Is(p.ProjectStatus) status!: CodeOf<typeof p.ProjectStatus>;
  @Is(pr.ReportingUnit, 'optional') unit?: string;
  @Is(pr.StatusForum, 'optional') forum?: CodeOf<typeof pr.StatusForum>;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(p.Recipients, 'optional') recipients?: string[];
  @Is(f.Summary, 'optional') note?: string;
}

export class AllocateResource extends InitiativeCommand {
  @Is(pr.AllocatedUnit) unit!: string;
  @Is(pr.AllocatedHours) hours!: number;
  @Is(pr.AllocatedFrom, 'optional') from?: string;
  @Is(pr.AllocatedTo, 'optional') to?: string;
  @Is(f.Summary, 'optional') note?: string;
}

export class Relate extends InitiativeCommand {
  @Is(pr.RelatedInitiative) initiative!: string;
  @Is(pr.RelationKind) relation!: CodeOf<typeof pr.RelationKind>;
  @Is(f.Reasons, 'optional') reasons?: string;
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
