import type { EventDefinition } from '../event-definition.js';
import { effective } from '../corrections/effective.js';
import { dataOf, fact, type Circumstances, type Fact } from '../decider.js';
import type { JsonObject } from '../json.js';
import { Refusal } from '../refusal.js';
import * as prepared from './preparation.events.js';
import * as around from './decision.events.js';
import * as funding from './funding.events.js';
import * as carried from './carrying-out.events.js';
import { content, notDecided, reported, type Initiative } from './initiative.decider.js';
import type { ReportDelegatedDecision } from './decision.commands.js';

/** Most of what happens to an initiative contradicts nothing: it is recorded as it was told. */
const recorded =
  (definition: EventDefinition) =>
  (command: object, state: Initiative): readonly Fact[] => {
    reported(state);
    const { meetingDate } = command as { meetingDate?: string };
    return [fact(definition, content(command) as JsonObject, meetingDate)];
  };

/** As above, in the round that is going on. */
const recordedInRound =
  (definition: EventDefinition) =>
  (command: object, state: Initiative): readonly Fact[] => {
    const { round } = reported(state);
    return [fact(definition, { ...content(command), round } as JsonObject)];
  };

const as = (definition: { type: string }): EventDefinition => definition as EventDefinition;

export const supplementNeed = recorded(as(prepared.NeedSupplemented));
export const assessCategory = recorded(as(prepared.CategoryAssessed));
export const assessChangeSize = recorded(as(prepared.ChangeSizeAssessed));
export const forwardInformation = recorded(as(prepared.InformationForwarded));
export const giveSupport = recorded(as(prepared.SupportGiven));
export const sendReferral = recorded(as(prepared.ReferralSent));
export const answerReferral = recorded(as(prepared.ReferralAnswered));
export const waiveReferral = recorded(as(prepared.ReferralWaived));
export const assessAnchoringNeed = recorded(as(prepared.AnchoringNeedAssessed));
export const referProductChoice = recorded(as(prepared.ProductChoiceReferred));
export const recordClassification = recorded(as(prepared.ClassificationRecorded));
export const assessAccessibility = recorded(as(prepared.AccessibilityAssessed));
export const recordRiskBenefit = recorded(as(prepared.RiskBenefitRecorded));

export const declareRecusal = recordedInRound(as(around.RecusalDeclared));
export const decideRecusal = recordedInRound(as(around.RecusalDecided));
export const escalate = recordedInRound(as(around.DecisionEscalated));
export const recordDissent = recordedInRound(as(around.DissentRecorded));

/** What is reported to a committee is a decision of this initiative, once at one sitting. */
export function reportDelegatedDecision(
  command: ReportDelegatedDecision,
  state: Initiative,
  { history }: Circumstances,
): readonly Fact[] {
  reported(state);
  const { decision, committee, reportedOn } = command;
  const refusal = notDecided(decision, history);
  if (refusal) throw refusal;
  const before = effective(history).filter(({ type }) => type === around.DelegatedDecisionReported.type);
  const same = before
    .map((event) => dataOf(around.DelegatedDecisionReported, event))
    .some((one) => one.decision === decision && one.committee === committee && one.reportedOn === reportedOn);
  if (same) throw new Refusal('already-exists', { what: `${committee}, ${reportedOn}` });
  return [fact(around.DelegatedDecisionReported, content(command), command.reportedOn)];
}

export const proposeFinancing = recorded(as(funding.FinancingProposed));
export const requestCentralFunding = recorded(as(funding.CentralFundingRequested));
export const grantCentralFunds = recorded(as(funding.CentralFundsGranted));

/** Only a financing that was decided can be changed. */
export function changeFinancing(command: object, state: Initiative): readonly Fact[] {
  if (!reported(state).everFinanced) throw new Refusal('not-financed');
  return recorded(as(funding.FinancingChanged))(command, state);
}

export const linkProcurement = recorded(as(carried.ProcurementLinked));
export const initiateProject = recorded(as(carried.ProjectInitiated));
export const reportStatus = recorded(as(carried.StatusReported));
export const allocateResource = recorded(as(carried.ResourceAllocated));
export const relate = recorded(as(carried.InitiativeRelated));
export const followUpBenefit = recorded(as(carried.BenefitFollowedUp));
export const linkDocument = recorded(as(carried.DocumentLinked));
