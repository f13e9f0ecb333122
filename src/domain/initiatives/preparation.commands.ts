import { InitiativeCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as n from './need.fields.js';
import * as pr from './project.fields.js';
import * as p from './initiative.fields.js';
import type { CodeOf } from '../field.js';

export class SupplementNeed extends InitiativeCommand {
  @Is(f.BusinessNeed, 'optional') businessNeed?: string;
  @Is(f.ExpectedEffect, 'optional') expectedEffect?: string;
  @Is(f.GoalReferences, 'optional') goalRefs?: string[];
  @Is(f.EstimatedCost, 'optional') estimatedCostOre?: number;
  @Is(f.SystemName, 'optional') systemName?: string;
  @Is(f.SystemId, 'optional') systemId?: string;
  @Is(n.CoordinationLevel, 'optional') coordinationLevel?: CodeOf<typeof n.CoordinationLevel>;
  @Is(n.TechnologyPart, 'optional') technology?: string;
  @Is(n.OrganisationPart, 'optional') organisation?: string;
  @Is(n.CompetencePart, 'optional') competence?: string;
  @Is(n.DeliveryForm, 'optional') deliveryForm?: CodeOf<typeof n.DeliveryForm>;
  @Is(n.Origin, 'optional') origin?: CodeOf<typeof n.Origin>;
  @Is(n.NeedingCompany, 'optional') company?: string;
  @Is(n.Payer, 'optional') payer?: string;
  @Is(n.UsersMeant, 'optional') intendedUsers?: CodeOf<typeof n.UsersMeant>;
  @Is(n.OperationalPlans, 'optional') operationalPlans?: string[];
  @Is(n.SeparateNetwork, 'optional') separateNetwork?: boolean;
  @Is(f.Summary, 'optional') note?: string;
}

export class AssessCategory extends InitiativeCommand {
  @Is(f.SystemCategory) category!: CodeOf<typeof f.SystemCategory>;
  @Is(p.AssessingOffice) assessingOffice!: string;
  @Is(p.Principled, 'optional') principled?: boolean;
  @Is(p.AssessedBy, 'optional') assessedBy?: string;
  @Is(p.Criteria, 'optional') criteria?: string[];
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class AssessChangeSize extends InitiativeCommand {
  @Is(p.ChangeSize) size!: CodeOf<typeof p.ChangeSize>;
  @Is(p.AssessingOffice) assessingOffice!: string;
  @Is(p.AssessedBy, 'optional') assessedBy?: string;
  @Is(p.Criteria, 'optional') criteria?: string[];
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class ForwardInformation extends InitiativeCommand {
  @Is(p.Recipients) recipients!: string[];
  @Is(pr.InformedOffices, 'optional') offices?: string[];
  @Is(f.ContactForm, 'optional') form?: CodeOf<typeof f.ContactForm>;
  @Is(f.Summary, 'optional') note?: string;
}

export class GiveSupport extends InitiativeCommand {
  @Is(p.SupportKind) support!: CodeOf<typeof p.SupportKind>;
  @Is(p.SupportedUnit) to!: string;
  @Is(p.AskedOn, 'optional') askedOn?: string;
  @Is(f.Summary, 'optional') note?: string;
}

export class SendReferral extends InitiativeCommand {
  @Is(p.ReferralBody) body!: CodeOf<typeof p.ReferralBody>;
  @Is(p.AnswerBy, 'optional') answerBy?: string;
  @Is(f.Summary, 'optional') note?: string;
}

export class AnswerReferral extends InitiativeCommand {
  @Is(p.ReferralBody) body!: CodeOf<typeof p.ReferralBody>;
  @Is(p.ReferralPosition) position!: CodeOf<typeof p.ReferralPosition>;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(f.Summary, 'optional') note?: string;
}

export class WaiveReferral extends InitiativeCommand {
  @Is(p.ReferralBody) body!: CodeOf<typeof p.ReferralBody>;
  @Is(f.Reasons) reasons!: string;
  @Is(p.AssessingOffice) assessingOffice!: string;
  @Is(p.AssessedBy, 'optional') assessedBy?: string;
}

export class AssessAnchoringNeed extends InitiativeCommand {
  @Is(p.AssessedBody) body!: CodeOf<typeof p.AssessedBody>;
  @Is(p.Needed) needed!: boolean;
  @Is(p.AssessingOffice) assessingOffice!: string;
  @Is(p.AssessedBy, 'optional') assessedBy?: string;
  @Is(p.Criteria, 'optional') criteria?: string[];
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class ReferProductChoice extends InitiativeCommand {
  @Is(p.ReferenceBody) body!: CodeOf<typeof p.ReferenceBody>;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(f.Summary, 'optional') note?: string;
}

export class RecordClassification extends InitiativeCommand {
  @Is(p.Confidentiality) confidentiality!: number;
  @Is(p.Integrity) integrity!: number;
  @Is(p.Availability) availability!: number;
  @Is(p.Traceability, 'optional') traceability?: number;
  @Is(p.MethodVersion, 'optional') method?: string;
  @Is(p.DocumentReference, 'optional') document?: string;
}

export class AssessAccessibility extends InitiativeCommand {
  @Is(pr.Accessibility) accessibility!: CodeOf<typeof pr.Accessibility>;
  @Is(p.MethodVersion, 'optional') method?: string;
  @Is(p.DocumentReference, 'optional') document?: string;
}

export class RecordRiskBenefit extends InitiativeCommand {
  @Is(p.RiskSummary, 'optional') risks?: string;
  @Is(p.BenefitSummary, 'optional') benefits?: string;
  @Is(p.DocumentReference, 'optional') document?: string;
}
