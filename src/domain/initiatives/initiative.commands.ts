import { InitiativeCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as n from './need.fields.js';
import * as m from './money.fields.js';
import type { CodeOf } from '../field.js';

export class ReportNeed extends InitiativeCommand {
  @Is(f.Title) title!: string;
  @Is(f.SystemCategory) category!: CodeOf<typeof f.SystemCategory>;
  @Is(f.InitiativeKind) kind!: CodeOf<typeof f.InitiativeKind>;
  @Is(f.Administration) administration!: string;
  @Is(f.BusinessNeed, 'optional') businessNeed?: string;
  @Is(f.ExpectedEffect, 'optional') expectedEffect?: string;
  @Is(f.SystemName, 'optional') systemName?: string;
  @Is(f.SystemId, 'optional') systemId?: string;
  @Is(f.ReportingOffice, 'optional') reportingOffice?: string;
  @Is(f.ReportedBy, 'optional') reportedBy?: string;
  @Is(f.ReporterCapacity, 'optional') reporterCapacity?: CodeOf<typeof f.ReporterCapacity>;
  @Is(f.CapacityJustification, 'optional') capacityJustification?: string;
  @Is(f.GoalReferences, 'optional') goalRefs?: string[];
  @Is(f.EstimatedCost, 'optional') estimatedCostOre?: number;
  @Is(f.ExternalNumbers, 'optional') externalNumbers?: string[];
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
  @Is(n.OrderKind, 'optional') orderKind?: CodeOf<typeof n.OrderKind>;
  @Is(n.EquipmentClass, 'optional') equipmentClass?: CodeOf<typeof n.EquipmentClass>;
}

export class Consult extends InitiativeCommand {
  @Is(f.ConsultedOffice) consultedOffice!: string;
  @Is(f.ConsultedPerson, 'optional') consultedPerson?: string;
  @Is(n.ConsultedParty, 'optional') party?: CodeOf<typeof n.ConsultedParty>;
  @Is(f.ContactForm, 'optional') form?: CodeOf<typeof f.ContactForm>;
  @Is(f.Summary, 'optional') note?: string;
}

export class ContactParty extends InitiativeCommand {
  @Is(f.ContactedParty) party!: CodeOf<typeof f.ContactedParty>;
  @Is(f.ContactForm, 'optional') form?: CodeOf<typeof f.ContactForm>;
  @Is(f.Summary, 'optional') note?: string;
}

export class Anchor extends InitiativeCommand {
  @Is(f.AnchoringBody) body!: CodeOf<typeof f.AnchoringBody>;
  @Is(f.AnchoringOutcome) outcome!: CodeOf<typeof f.AnchoringOutcome>;
  @Is(n.CoordinationGains, 'optional') coordinationGains?: CodeOf<typeof n.CoordinationGains>;
  @Is(n.CoordinationAssessment, 'optional') coordinationAssessment?: string;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(f.Summary, 'optional') note?: string;
}

export class Decide extends InitiativeCommand {
  @Is(f.DecisionOutcome) outcome!: CodeOf<typeof f.DecisionOutcome>;
  @Is(f.Forum) forum!: CodeOf<typeof f.Forum>;
  /** Defaults to the approval of the initiative. */
  @Is(f.DecisionKind, 'optional') kind?: CodeOf<typeof f.DecisionKind>;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(f.Decider, 'optional') decider?: string;
  @Is(f.DeciderOffice, 'optional') deciderOffice?: string;
  @Is(f.Delegation, 'optional') delegation?: string;
  @Is(f.LegalNature, 'optional') legalNature?: CodeOf<typeof f.LegalNature>;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class Postpone extends InitiativeCommand {
  @Is(f.Forum) forum!: CodeOf<typeof f.Forum>;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(f.PostponedUntil, 'optional') until?: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class ReferBack extends InitiativeCommand {
  @Is(f.Forum) forum!: CodeOf<typeof f.Forum>;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(f.ReferredTo, 'optional') referredTo?: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class DecideFinancing extends InitiativeCommand {
  @Is(f.FinancingPrinciple) principle!: CodeOf<typeof f.FinancingPrinciple>;
  @Is(m.BudgetYear) budgetYear!: number;
  @Is(m.BudgetKind) budget!: CodeOf<typeof m.BudgetKind>;
  @Is(m.Recurrence) recurrence!: CodeOf<typeof m.Recurrence>;
  @Is(m.Total) totalOre!: number;
  @Is(m.Shares) shares!: { unit: string; amountOre: number }[];
  @Is(f.Decider, 'optional') decider?: string;
  @Is(f.DeciderOffice, 'optional') deciderOffice?: string;
  @Is(m.Mandate, 'optional') mandate?: string;
  @Is(m.AllocationKey, 'optional') allocationKey?: { name: string; version: string; baseDate: string };
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class Withdraw extends InitiativeCommand {
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class Close extends InitiativeCommand {
  @Is(f.ClosingOutcome) outcome!: CodeOf<typeof f.ClosingOutcome>;
  @Is(f.Reasons, 'optional') reasons?: string;
}
