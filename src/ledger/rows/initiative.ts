import { correctAmong } from '../../domain/corrections/correct.js';
import * as corrections from '../../domain/corrections/correction.commands.js';
import * as deviations from '../../domain/deviations/deviation.commands.js';
import { deviate } from '../../domain/deviations/deviate.js';
import * as carryingOut from '../../domain/initiatives/carrying-out.commands.js';
import * as around from '../../domain/initiatives/decision.commands.js';
import * as funding from '../../domain/initiatives/funding.commands.js';
import * as initiativeCommands from '../../domain/initiatives/initiative.commands.js';
import * as initiatives from '../../domain/initiatives/initiative.decider.js';
import * as preparation from '../../domain/initiatives/preparation.commands.js';
import * as prepared from '../../domain/initiatives/preparation.decider.js';
import * as carryingOutEvents from '../../domain/initiatives/carrying-out.events.js';
import * as decisionEvents from '../../domain/initiatives/decision.events.js';
import * as fundingEvents from '../../domain/initiatives/funding.events.js';
import * as initiativeEvents from '../../domain/initiatives/initiative.events.js';
import * as preparationEvents from '../../domain/initiatives/preparation.events.js';
import { rowsOf } from '../command-row.js';

const initiative = rowsOf('initiative', 'registrar', 'public', () => initiatives.initiative);

/** What is recorded in the stream, and corrected there. */
const recording = [
  initiative(initiativeCommands.ReportNeed, initiatives.reportNeed, {
    makes: initiativeEvents.NeedReported,
    name: 'report-need',
    sv: 'Anmäl ett behov: initiativet får sitt nummer, efter året då det förs in',
    en: 'Report a need: the initiative gets its number, after the year it is recorded in',
    creates: 'command-id',
    example: {
      businessNeed: 'Dagens system saknar stöd för e-arkiv.',
      expectedEffect: 'Handlingar kan lämnas ut samma dag.',
      reporterCapacity: 'system-owner',
    },
  }),
  initiative(initiativeCommands.Consult, initiatives.consult, {
    makes: initiativeEvents.ConsultationHeld,
    name: 'consult',
    sv: 'För in ett samråd',
    en: 'Record a consultation',
  }),
  initiative(initiativeCommands.ContactParty, initiatives.contactParty, {
    makes: initiativeEvents.PartyContacted,
    name: 'contact-party',
    sv: 'För in att Upphandlingscentret, IT-enheten eller kommunikatörerna har kontaktats',
    en: 'Record that the procurement centre, the IT unit or those who know the web were contacted',
  }),
  initiative(preparation.SupplementNeed, prepared.supplementNeed, {
    makes: preparationEvents.NeedSupplemented,
    name: 'supplement-need',
    sv: 'Komplettera behovet',
    en: 'Supplement the need',
    example: { businessNeed: 'Dagens system saknar stöd för e-arkiv.' },
  }),
  initiative(preparation.AssessCategory, prepared.assessCategory, {
    makes: preparationEvents.CategoryAssessed,
    name: 'assess-category',
    sv: 'För in en bedömning av systemkategorin',
    en: 'Record an assessment of the system category',
  }),
  initiative(preparation.AssessChangeSize, prepared.assessChangeSize, {
    makes: preparationEvents.ChangeSizeAssessed,
    name: 'assess-change-size',
    sv: 'För in en bedömning av förändringens storlek',
    en: 'Record an assessment of the size of the change',
  }),
  initiative(preparation.ForwardInformation, prepared.forwardInformation, {
    makes: preparationEvents.InformationForwarded,
    name: 'forward-information',
    sv: 'För in att information förts vidare',
    en: 'Record that information was forwarded',
  }),
  initiative(preparation.GiveSupport, prepared.giveSupport, {
    makes: preparationEvents.SupportGiven,
    name: 'give-support',
    sv: 'För in råd eller stöd',
    en: 'Record advice or support',
  }),
  initiative(preparation.SendReferral, prepared.sendReferral, {
    makes: preparationEvents.ReferralSent,
    name: 'send-referral',
    sv: 'För in en remiss',
    en: 'Record a referral',
  }),
  initiative(preparation.AnswerReferral, prepared.answerReferral, {
    makes: preparationEvents.ReferralAnswered,
    name: 'answer-referral',
    sv: 'För in ett remissvar',
    en: 'Record the answer to a referral',
  }),
  initiative(preparation.WaiveReferral, prepared.waiveReferral, {
    makes: preparationEvents.ReferralWaived,
    name: 'waive-referral',
    sv: 'För in att remiss inte behövs, och varför',
    en: 'Record that no referral is needed, and why',
  }),
  initiative(preparation.AssessAnchoringNeed, prepared.assessAnchoringNeed, {
    makes: preparationEvents.AnchoringNeedAssessed,
    name: 'assess-anchoring-need',
    sv: 'För in en bedömning av om förankring behövs också på annat håll',
    en: 'Record an assessment of whether anchoring elsewhere is needed',
  }),
  initiative(preparation.ReferProductChoice, prepared.referProductChoice, {
    makes: preparationEvents.ProductChoiceReferred,
    name: 'refer-product-choice',
    sv: 'För in att ett produktval tagits upp i referensgruppen',
    en: 'Record that a choice of product was put to the reference group',
  }),
  initiative(preparation.RecordClassification, prepared.recordClassification, {
    makes: preparationEvents.ClassificationRecorded,
    name: 'record-classification',
    sv: 'För in informationsklassningen',
    en: 'Record the information classification',
  }),
  initiative(preparation.AssessAccessibility, prepared.assessAccessibility, {
    makes: preparationEvents.AccessibilityAssessed,
    name: 'assess-accessibility',
    sv: 'För in hur tillgänglig webbplatsen eller e-tjänsten är',
    en: 'Record how accessible the web page or e-service is',
  }),
  initiative(preparation.RecordRiskBenefit, prepared.recordRiskBenefit, {
    makes: preparationEvents.RiskBenefitRecorded,
    name: 'record-risk-benefit',
    sv: 'För in risk- och nyttoanalysen',
    en: 'Record the analysis of risks and benefits',
    someOf: ['risks', 'benefits', 'document'],
  }),
  initiative(initiativeCommands.Anchor, initiatives.anchor, {
    makes: initiativeEvents.InitiativeAnchored,
    name: 'anchor',
    sv: 'För in en förankring',
    en: 'Record an anchoring',
    example: { coordinationGains: 'no' },
  }),
  initiative(around.DeclareRecusal, prepared.declareRecusal, {
    makes: decisionEvents.RecusalDeclared,
    name: 'declare-recusal',
    sv: 'För in att någon anmält jäv',
    en: 'Record that somebody declared a conflict of interest',
  }),
  initiative(around.DecideRecusal, prepared.decideRecusal, {
    makes: decisionEvents.RecusalDecided,
    name: 'decide-recusal',
    sv: 'För in hur jävsfrågan avgjordes',
    en: 'Record how the question of disqualification was decided',
  }),
  initiative(around.Escalate, prepared.escalate, {
    makes: decisionEvents.DecisionEscalated,
    name: 'escalate',
    sv: 'För in att beslutet lyfts, och varför',
    en: 'Record that the decision was escalated, and why',
  }),
  initiative(initiativeCommands.Decide, initiatives.decide, {
    makes: initiativeEvents.DecisionMade,
    name: 'decide',
    sv: 'För in ett beslut',
    en: 'Record a decision',
  }),
  initiative(initiativeCommands.Postpone, initiatives.postpone, {
    makes: initiativeEvents.DecisionPostponed,
    name: 'postpone',
    sv: 'För in en bordläggning',
    en: 'Record a postponement',
  }),
  initiative(initiativeCommands.ReferBack, initiatives.referBack, {
    makes: initiativeEvents.InitiativeReferredBack,
    name: 'refer-back',
    sv: 'För in en återremiss',
    en: 'Record a referral back',
  }),
  initiative(around.RecordDissent, prepared.recordDissent, {
    makes: decisionEvents.DissentRecorded,
    name: 'record-dissent',
    sv: 'För in en avvikande mening',
    en: 'Record a dissenting opinion',
  }),
  initiative(around.ReportDelegatedDecision, prepared.reportDelegatedDecision, {
    makes: decisionEvents.DelegatedDecisionReported,
    name: 'report-delegated-decision',
    sv: 'För in att ett delegationsbeslut anmälts till nämnden',
    en: 'Record that a delegated decision was reported to the committee',
  }),
  initiative(funding.ProposeFinancing, prepared.proposeFinancing, {
    makes: fundingEvents.FinancingProposed,
    name: 'propose-financing',
    sv: 'För in ett finansieringsförslag',
    en: 'Record a proposed financing',
  }),
  initiative(funding.RequestCentralFunding, prepared.requestCentralFunding, {
    makes: fundingEvents.CentralFundingRequested,
    name: 'request-central-funding',
    sv: 'För in en ansökan om centrala medel',
    en: 'Record a request for central funds',
  }),
  initiative(funding.GrantCentralFunds, prepared.grantCentralFunds, {
    makes: fundingEvents.CentralFundsGranted,
    name: 'grant-central-funds',
    sv: 'För in att centrala medel beviljats',
    en: 'Record that central funds were granted',
  }),
  initiative(initiativeCommands.DecideFinancing, initiatives.decideFinancing, {
    makes: initiativeEvents.FinancingDecided,
    name: 'decide-financing',
    sv: 'För in ett finansieringsbeslut',
    en: 'Record a financing decision',
  }),
  initiative(funding.ChangeFinancing, prepared.changeFinancing, {
    makes: fundingEvents.FinancingChanged,
    name: 'change-financing',
    sv: 'För in en ändrad finansiering',
    en: 'Record a changed financing',
  }),
  initiative(carryingOut.LinkProcurement, prepared.linkProcurement, {
    makes: carryingOutEvents.ProcurementLinked,
    name: 'link-procurement',
    sv: 'Koppla en upphandling',
    en: 'Link a procurement',
  }),
  initiative(carryingOut.InitiateProject, prepared.initiateProject, {
    makes: carryingOutEvents.ProjectInitiated,
    name: 'initiate-project',
    sv: 'För in att ett projekt startat',
    en: 'Record that a project was started',
  }),
  initiative(carryingOut.ReportStatus, prepared.reportStatus, {
    makes: carryingOutEvents.StatusReported,
    name: 'report-status',
    sv: 'För in projektets läge',
    en: 'Record how the project stands',
  }),
  initiative(carryingOut.AllocateResource, prepared.allocateResource, {
    makes: carryingOutEvents.ResourceAllocated,
    name: 'allocate-resource',
    sv: 'För in timmar som någon avsatt i projektet',
    en: 'Record hours that somebody has set aside for the project',
  }),
  initiative(carryingOut.Relate, prepared.relate, {
    makes: carryingOutEvents.InitiativeRelated,
    name: 'relate',
    sv: 'För in ett samband med ett annat initiativ',
    en: 'Record a relation to another initiative',
  }),
  initiative(carryingOut.FollowUpBenefit, prepared.followUpBenefit, {
    makes: carryingOutEvents.BenefitFollowedUp,
    name: 'follow-up-benefit',
    sv: 'För in en uppföljning av nyttan',
    en: 'Record a follow-up of the benefit',
  }),
  initiative(carryingOut.LinkDocument, prepared.linkDocument, {
    makes: carryingOutEvents.DocumentLinked,
    name: 'link-document',
    sv: 'Koppla en handling',
    en: 'Link a document',
  }),
  initiative(initiativeCommands.Withdraw, initiatives.withdraw, {
    makes: initiativeEvents.NeedWithdrawn,
    name: 'withdraw',
    sv: 'För in att behovet återkallats',
    en: 'Record that the need was withdrawn',
  }),
  initiative(initiativeCommands.Close, initiatives.close, {
    makes: initiativeEvents.InitiativeClosed,
    name: 'close',
    sv: 'För in att initiativet avslutats',
    en: 'Record that the initiative was closed',
    example: { outcome: 'no-action' },
  }),
  initiative(carryingOut.Cancel, initiatives.cancel, {
    makes: carryingOutEvents.InitiativeCancelled,
    name: 'cancel',
    sv: 'Makulera ett initiativ som förts in av misstag',
    en: 'Cancel an initiative that was registered in error',
  }),
];

export const initiativeRows = [
  ...recording,
  initiative(deviations.RecordDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  initiative(corrections.CorrectInitiative, correctAmong(initiatives.initiative, recording), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),
];
