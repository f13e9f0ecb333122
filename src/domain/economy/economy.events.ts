import * as f from '../fields.js';
import * as m from './economy.fields.js';
import { defineEvent } from '../event-definition.js';
import { lasting, levelledOnce, weighed } from './sums.js';

/** A calendar year that money is planned for: what is decided about it lies in its stream, whenever it was decided. */
export const BudgetYearOpened = defineEvent({
  type: 'BudgetYearOpened',
  sv: 'Budgetår upplagt',
  schema: 1,
  required: { year: m.BudgetYear },
  optional: {},
});

/** Proposed cost levels for the coming years, told to the financing group in the stream of the first of them: S118, S119. */
export const CostLevelsPresented = defineEvent({
  type: 'CostLevelsPresented',
  sv: 'Kostnadsnivåer redovisade',
  schema: 1,
  required: { meetingDate: f.MeetingDate, presentedBy: m.PresentedBy, levels: m.CostLevels },
  optional: { meetingReference: f.MeetingReference, reference: m.Reference },
  check: levelledOnce,
});

/** How the platform is proposed to be paid for, worked out with those it serves: S035. */
export const PlatformFinancingProposed = defineEvent({
  type: 'PlatformFinancingProposed',
  sv: 'Finansiering av IT-plattformen föreslagen',
  schema: 1,
  required: { proposedBy: m.ProposedBy, consulted: m.Consulted, amountOre: m.Amount },
  optional: { meetingDate: f.MeetingDate, reference: m.Reference },
});

/** The steering group's proposed budget for the platform: S067. */
export const BudgetProposalAdopted = defineEvent({
  type: 'BudgetProposalAdopted',
  sv: 'Budgetförslag för IT-plattformen antaget',
  schema: 1,
  required: {
    forum: f.Forum,
    meetingDate: f.MeetingDate,
    investmentOre: m.Investment,
    operatingOre: m.Operating,
  },
  optional: { meetingReference: f.MeetingReference, reference: m.Reference },
});

/** The plan for how the platform develops, valid for a period, in the stream of the year it begins in: S071. */
export const PlatformPlanAdopted = defineEvent({
  type: 'PlatformPlanAdopted',
  sv: 'Utvecklingsplan för IT-plattformen antagen',
  schema: 1,
  required: { from: m.PeriodFrom, to: m.PeriodTo, forum: f.Forum, meetingDate: f.MeetingDate },
  optional: { meetingReference: f.MeetingReference, reference: m.Reference },
  check: lasting,
});

/** What may be spent in the year: the IT unit's investments in what it rents out (S046), or central funds (S167, A17). */
export const BudgetFrameSet = defineEvent({
  type: 'BudgetFrameSet',
  sv: 'Ram beslutad',
  schema: 1,
  required: { kind: m.FrameKind, amountOre: m.Amount },
  optional: {
    forum: f.Forum,
    meetingDate: f.MeetingDate,
    decider: f.Decider,
    deciderOffice: f.DeciderOffice,
    reference: m.Reference,
  },
});

/** What was bought for the rental system in a part of the year: S046. */
export const EquipmentPurchasesRecorded = defineEvent({
  type: 'EquipmentPurchasesRecorded',
  sv: 'Inköp av hyresutrustning införda',
  schema: 1,
  required: { from: m.PeriodFrom, to: m.PeriodTo, amountOre: m.Amount },
  optional: { reference: m.Reference },
  check: lasting,
});

/** How many orders of a kind the service desk had in the year: S039–S043. They are no initiatives. */
export const OrdersCounted = defineEvent({
  type: 'OrdersCounted',
  sv: 'Beställningar räknade',
  schema: 1,
  required: { orderKind: m.OrderKind, count: m.OrderCount },
  optional: { note: m.OrderNote, reference: m.Reference },
});

/** A version of an allocation key, which never changes: financing decisions name it by name and version (S164). */
export const AllocationKeySet = defineEvent({
  type: 'AllocationKeySet',
  sv: 'Fördelningsnyckel fastställd',
  schema: 1,
  required: { key: m.KeyName, version: m.KeyVersion, baseDate: m.BaseDate, weights: m.Weights },
  optional: { reference: m.Reference },
  check: weighed,
});
