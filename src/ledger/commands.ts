import type { LedgerCommand } from '../domain/command.js';
import type { StreamKind } from '../domain/catalogue.js';
import type { Decide, Evolution } from '../domain/decider.js';
import type { RoleCode } from '../domain/access/access.decider.js';
import * as corrections from '../domain/corrections/correction.commands.js';
import * as deviations from '../domain/deviations/deviation.commands.js';
import { deviate } from '../domain/deviations/deviate.js';
import { VERSIONS } from '../guideline/rules.js';
import * as accessCommands from '../domain/access/access.commands.js';
import * as access from '../domain/access/access.decider.js';
import * as groupCommands from '../domain/groups/group.commands.js';
import * as groups from '../domain/groups/group.decider.js';
import { AdoptGuideline, SetParameter } from '../domain/guidelines/guideline.commands.js';
import * as guidelines from '../domain/guidelines/guideline.decider.js';
import * as carryingOut from '../domain/initiatives/carrying-out.commands.js';
import * as around from '../domain/initiatives/decision.commands.js';
import * as funding from '../domain/initiatives/funding.commands.js';
import * as preparation from '../domain/initiatives/preparation.commands.js';
import * as prepared from '../domain/initiatives/preparation.decider.js';
import * as initiativeCommands from '../domain/initiatives/initiative.commands.js';
import * as initiatives from '../domain/initiatives/initiative.decider.js';
import * as ledgerCommands from '../domain/ledger/ledger.commands.js';
import * as ledgers from '../domain/ledger/ledger.decider.js';
import * as officeCommands from '../domain/offices/office.commands.js';
import * as offices from '../domain/offices/office.decider.js';
import * as systemCommands from '../domain/systems/system.commands.js';
import * as systems from '../domain/systems/system.decider.js';

/** One row per command. REST routes, CLI sub-commands, import columns and command handlers all come from here. */
export type CommandRow = Readonly<{
  kind: StreamKind;
  /** The verb, as in `POST /api/initiatives/{number}/decide` and `liggare initiative decide`. */
  name: string;
  /** What it does, in Swedish, for help texts. */
  sv: string;
  en: string;
  command: new () => LedgerCommand;
  evolution: () => Evolution<unknown>;
  decide: Decide<never, unknown>;
  /** What a new stream of the kind is named after: a field of the command, or the command's id. Rows without it need a target. */
  creates?: string | 'command-id';
  role: RoleCode;
  /** Rows without a door of their own are used by an application service that adds what a person must not type. */
  door: 'public' | 'internal';
}>;

type RowTexts = Pick<CommandRow, 'name' | 'sv' | 'en'> & Partial<Pick<CommandRow, 'creates'>>;

/** Ties the command's class, its decision and its kind together, checked against each other. */
function rowsOf<State>(
  kind: StreamKind,
  role: RoleCode,
  door: CommandRow['door'],
  evolution: () => Evolution<State>,
) {
  return <Command extends LedgerCommand>(
    command: new () => Command,
    decide: Decide<Command, State>,
    texts: RowTexts,
  ): CommandRow => ({
    kind,
    role,
    door,
    command,
    decide: decide as unknown as CommandRow['decide'],
    evolution: evolution as unknown as CommandRow['evolution'],
    ...texts,
  });
}

const initiative = rowsOf('initiative', 'registrar', 'public', () => initiatives.initiative);
const office = rowsOf('office', 'registrar', 'public', () => offices.office);
const group = rowsOf('group', 'registrar', 'public', () => groups.group);
const system = rowsOf('system', 'registrar', 'public', () => systems.system);
const guideline = rowsOf('guideline', 'admin', 'public', () => guidelines.guideline);
const person = rowsOf('access', 'admin', 'internal', () => ({
  initial: access.emptyAccess(),
  evolve: access.evolveAccess,
}));
const ledger = rowsOf('ledger', 'admin', 'internal', () => ledgers.ledgerStream);

export const COMMANDS: readonly CommandRow[] = [
  initiative(initiativeCommands.ReportNeed, initiatives.reportNeed, {
    name: 'report-need',
    sv: 'Anmäl ett behov: initiativet får sitt nummer',
    en: 'Report a need: the initiative gets its number',
    creates: 'command-id',
  }),
  initiative(initiativeCommands.Consult, initiatives.consult, {
    name: 'consult',
    sv: 'För in ett samråd',
    en: 'Record a consultation',
  }),
  initiative(initiativeCommands.ContactParty, initiatives.contactParty, {
    name: 'contact-party',
    sv: 'För in att Upphandlingscentret eller IT-enheten har kontaktats',
    en: 'Record that the procurement centre or the IT unit was contacted',
  }),
  initiative(preparation.SupplementNeed, prepared.supplementNeed, {
    name: 'supplement-need',
    sv: 'Komplettera behovet',
    en: 'Supplement the need',
  }),
  initiative(preparation.AssessCategory, prepared.assessCategory, {
    name: 'assess-category',
    sv: 'För in en bedömning av systemkategorin',
    en: 'Record an assessment of the system category',
  }),
  initiative(preparation.AssessChangeSize, prepared.assessChangeSize, {
    name: 'assess-change-size',
    sv: 'För in en bedömning av förändringens storlek',
    en: 'Record an assessment of the size of the change',
  }),
  initiative(preparation.ForwardInformation, prepared.forwardInformation, {
    name: 'forward-information',
    sv: 'För in att information förts vidare',
    en: 'Record that information was forwarded',
  }),
  initiative(preparation.GiveSupport, prepared.giveSupport, {
    name: 'give-support',
    sv: 'För in råd eller stöd',
    en: 'Record advice or support',
  }),
  initiative(preparation.SendReferral, prepared.sendReferral, {
    name: 'send-referral',
    sv: 'För in en remiss',
    en: 'Record a referral',
  }),
  initiative(preparation.AnswerReferral, prepared.answerReferral, {
    name: 'answer-referral',
    sv: 'För in ett remissvar',
    en: 'Record the answer to a referral',
  }),
  initiative(preparation.WaiveReferral, prepared.waiveReferral, {
    name: 'waive-referral',
    sv: 'För in att remiss inte behövs, och varför',
    en: 'Record that no referral is needed, and why',
  }),
  initiative(preparation.AssessAnchoringNeed, prepared.assessAnchoringNeed, {
    name: 'assess-anchoring-need',
    sv: 'För in en bedömning av om förankring behövs också på annat håll',
    en: 'Record an assessment of whether anchoring elsewhere is needed',
  }),
  initiative(preparation.ReferProductChoice, prepared.referProductChoice, {
    name: 'refer-product-choice',
    sv: 'För in att ett produktval tagits upp i referensgruppen',
    en: 'Record that a choice of product was put to the reference group',
  }),
  initiative(preparation.RecordClassification, prepared.recordClassification, {
    name: 'record-classification',
    sv: 'För in informationsklassningen',
    en: 'Record the information classification',
  }),
  initiative(preparation.RecordRiskBenefit, prepared.recordRiskBenefit, {
    name: 'record-risk-benefit',
    sv: 'För in risk- och nyttoanalysen',
    en: 'Record the analysis of risks and benefits',
  }),
  initiative(initiativeCommands.Anchor, initiatives.anchor, {
    name: 'anchor',
    sv: 'För in en förankring',
    en: 'Record an anchoring',
  }),
  initiative(around.DeclareRecusal, prepared.declareRecusal, {
    name: 'declare-recusal',
    sv: 'För in att någon anmält jäv',
    en: 'Record that somebody declared a conflict of interest',
  }),
  initiative(around.DecideRecusal, prepared.decideRecusal, {
    name: 'decide-recusal',
    sv: 'För in hur jävsfrågan avgjordes',
    en: 'Record how the question of disqualification was decided',
  }),
  initiative(around.Escalate, prepared.escalate, {
    name: 'escalate',
    sv: 'För in att beslutet lyfts, och varför',
    en: 'Record that the decision was escalated, and why',
  }),
  initiative(initiativeCommands.Decide, initiatives.decide, {
    name: 'decide',
    sv: 'För in ett beslut',
    en: 'Record a decision',
  }),
  initiative(initiativeCommands.Postpone, initiatives.postpone, {
    name: 'postpone',
    sv: 'För in en bordläggning',
    en: 'Record a postponement',
  }),
  initiative(initiativeCommands.ReferBack, initiatives.referBack, {
    name: 'refer-back',
    sv: 'För in en återremiss',
    en: 'Record a referral back',
  }),
  initiative(around.RecordDissent, prepared.recordDissent, {
    name: 'record-dissent',
    sv: 'För in en avvikande mening',
    en: 'Record a dissenting opinion',
  }),
  initiative(around.ReportDelegatedDecision, prepared.reportDelegatedDecision, {
    name: 'report-delegated-decision',
    sv: 'För in att ett delegationsbeslut anmälts till nämnden',
    en: 'Record that a delegated decision was reported to the committee',
  }),
  initiative(funding.ProposeFinancing, prepared.proposeFinancing, {
    name: 'propose-financing',
    sv: 'För in ett finansieringsförslag',
    en: 'Record a proposed financing',
  }),
  initiative(funding.RequestCentralFunding, prepared.requestCentralFunding, {
    name: 'request-central-funding',
    sv: 'För in en ansökan om centrala medel',
    en: 'Record a request for central funds',
  }),
  initiative(funding.GrantCentralFunds, prepared.grantCentralFunds, {
    name: 'grant-central-funds',
    sv: 'För in att centrala medel beviljats',
    en: 'Record that central funds were granted',
  }),
  initiative(initiativeCommands.DecideFinancing, initiatives.decideFinancing, {
    name: 'decide-financing',
    sv: 'För in ett finansieringsbeslut',
    en: 'Record a financing decision',
  }),
  initiative(funding.ChangeFinancing, prepared.changeFinancing, {
    name: 'change-financing',
    sv: 'För in en ändrad finansiering',
    en: 'Record a changed financing',
  }),
  initiative(carryingOut.LinkProcurement, prepared.linkProcurement, {
    name: 'link-procurement',
    sv: 'Koppla en upphandling',
    en: 'Link a procurement',
  }),
  initiative(carryingOut.InitiateProject, prepared.initiateProject, {
    name: 'initiate-project',
    sv: 'För in att ett projekt startat',
    en: 'Record that a project was started',
  }),
  initiative(carryingOut.ReportStatus, prepared.reportStatus, {
    name: 'report-status',
    sv: 'För in projektets läge',
    en: 'Record how the project stands',
  }),
  initiative(carryingOut.FollowUpBenefit, prepared.followUpBenefit, {
    name: 'follow-up-benefit',
    sv: 'För in en uppföljning av nyttan',
    en: 'Record a follow-up of the benefit',
  }),
  initiative(carryingOut.LinkDocument, prepared.linkDocument, {
    name: 'link-document',
    sv: 'Koppla en handling',
    en: 'Link a document',
  }),
  initiative(initiativeCommands.Withdraw, initiatives.withdraw, {
    name: 'withdraw',
    sv: 'För in att behovet återkallats',
    en: 'Record that the need was withdrawn',
  }),
  initiative(initiativeCommands.Close, initiatives.close, {
    name: 'close',
    sv: 'För in att initiativet avslutats',
    en: 'Record that the initiative was closed',
  }),
  initiative(carryingOut.Cancel, initiatives.cancel, {
    name: 'cancel',
    sv: 'Makulera ett initiativ som förts in av misstag',
    en: 'Cancel an initiative that was registered in error',
  }),
  initiative(deviations.RecordDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  initiative(corrections.CorrectInitiative, initiatives.correctInitiative, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),

  office(officeCommands.EstablishOffice, offices.establishOffice, {
    name: 'establish',
    sv: 'Lägg upp en befattning',
    en: 'Establish an office',
    creates: 'code',
  }),
  office(officeCommands.AppointHolder, offices.appointHolder, {
    name: 'appoint',
    sv: 'För in vem som innehar befattningen',
    en: 'Record who holds the office',
  }),
  office(officeCommands.EndHolding, offices.endHoldingOf, {
    name: 'end',
    sv: 'För in att en innehavare avgått',
    en: 'Record that a holder left',
  }),
  office(officeCommands.AppointSubstitute, offices.appointSubstitute, {
    name: 'appoint-substitute',
    sv: 'För in vem som är ersättare',
    en: 'Record who is a substitute',
  }),
  office(officeCommands.GrantDelegation, offices.grantDelegation, {
    name: 'grant-delegation',
    sv: 'För in en delegation till befattningen',
    en: 'Record a delegation to the office',
  }),
  office(officeCommands.PassDelegationOn, offices.passDelegationOn, {
    name: 'pass-delegation-on',
    sv: 'För in en vidaredelegation',
    en: 'Record that a delegation was passed on',
  }),
  office(officeCommands.RevokeDelegation, offices.revokeDelegation, {
    name: 'revoke-delegation',
    sv: 'För in att en delegation återkallats',
    en: 'Record that a delegation was revoked',
  }),
  office(deviations.RecordOfficeDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  office(corrections.CorrectOffice, offices.correctOffice, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),

  group(groupCommands.EstablishGroup, groups.establishGroup, {
    name: 'establish',
    sv: 'Inrätta en grupp',
    en: 'Establish a group',
    creates: 'code',
  }),
  group(groupCommands.AppointMember, groups.appointMember, {
    name: 'appoint-member',
    sv: 'För in vem som är ledamot',
    en: 'Record who is a member',
  }),
  group(groupCommands.EndMembership, groups.endMembership, {
    name: 'end-membership',
    sv: 'För in att en ledamot lämnat gruppen',
    en: 'Record that a member left the group',
  }),
  group(groupCommands.AppointChair, groups.appointChair, {
    name: 'appoint-chair',
    sv: 'För in vem som är ordförande',
    en: 'Record who chairs the group',
  }),
  group(groupCommands.HoldMeeting, groups.holdMeeting, {
    name: 'hold-meeting',
    sv: 'För in ett möte',
    en: 'Record a meeting',
  }),
  group(groupCommands.FinishNotes, groups.finishNotes, {
    name: 'finish-notes',
    sv: 'För in att minnesanteckningarna är färdiga',
    en: 'Record that the notes are finished',
  }),
  group(deviations.RecordGroupDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  group(corrections.CorrectGroup, groups.correctGroup, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),

  system(systemCommands.RegisterSystem, systems.registerSystem, {
    name: 'register',
    sv: 'Registrera ett system',
    en: 'Register a system',
    creates: 'system',
  }),
  system(systemCommands.SetCategory, systems.setCategory, {
    name: 'set-category',
    sv: 'För in att systemet bytt kategori',
    en: 'Record that the system changed category',
  }),
  system(systemCommands.AppointOwner, systems.appointOwner, {
    name: 'appoint-owner',
    sv: 'För in vem som är systemägare',
    en: 'Record who owns the system',
  }),
  system(systemCommands.EndOwnership, systems.endOwnership, {
    name: 'end-ownership',
    sv: 'För in att en systemägare avgått',
    en: 'Record that an owner left',
  }),
  system(systemCommands.SetCriticality, systems.setCriticality, {
    name: 'set-criticality',
    sv: 'För in hur verksamhetskritiskt systemet är',
    en: 'Record how critical the system is',
  }),
  system(systemCommands.SetFinancingPrinciple, systems.setFinancingPrinciple, {
    name: 'set-financing-principle',
    sv: 'För in systemets finansieringsprincip',
    en: 'Record the financing principle of the system',
  }),
  system(systemCommands.RetireSystem, systems.retireSystem, {
    name: 'retire',
    sv: 'För in att systemet avvecklats',
    en: 'Record that the system was retired',
  }),
  system(deviations.RecordSystemDeviation, deviate, {
    name: 'record-deviation',
    sv: 'För in skälet till ett avsteg i efterhand',
    en: 'Record the reason for a deviation afterwards',
  }),
  system(corrections.CorrectSystem, systems.correctSystem, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),

  guideline(AdoptGuideline, guidelines.adoptGuideline(VERSIONS), {
    name: 'adopt',
    sv: 'Anta en riktlinje',
    en: 'Adopt a guideline',
    creates: 'guideline',
  }),

  guideline(SetParameter, guidelines.setParameter, {
    name: 'set-parameter',
    sv: 'Sätt en parameter som riktlinjen lämnar öppen',
    en: 'Set a parameter that the guideline leaves open',
  }),
  guideline(corrections.CorrectGuideline, guidelines.correctGuideline(VERSIONS), {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),

  person(accessCommands.RegisterPerson, access.registerPerson, {
    name: 'register-person',
    sv: 'Registrera en person',
    en: 'Register a person',
  }),
  person(accessCommands.GrantAccess, access.grantAccess, {
    name: 'grant',
    sv: 'Ge behörighet',
    en: 'Grant access',
  }),
  person(accessCommands.RevokeAccess, access.revokeAccess, {
    name: 'revoke',
    sv: 'Återkalla behörighet',
    en: 'Revoke access',
  }),

  ledger(ledgerCommands.OpenLedger, ledgers.openLedger, {
    name: 'open',
    sv: 'Öppna liggaren',
    en: 'Open the ledger',
  }),
  ledger(ledgerCommands.StartImport, ledgers.startImport, {
    name: 'start-import',
    sv: 'Påbörja en import',
    en: 'Start an import',
  }),
  ledger(ledgerCommands.FinishImport, ledgers.finishImport, {
    name: 'finish-import',
    sv: 'Avsluta en import',
    en: 'Finish an import',
  }),
  ledger(ledgerCommands.MoveLedger, ledgers.moveLedger, {
    name: 'move',
    sv: 'Avsluta flytten av liggaren',
    en: 'Finish moving the ledger',
  }),
  ledger(ledgerCommands.ContinueLedger, ledgers.continueLedger, {
    name: 'continue',
    sv: 'Fortsätt liggaren efter en flytt',
    en: 'Continue the ledger after a move',
  }),
];

/** The row of a command by kind and verb. */
export function rowOf(kind: StreamKind, name: string): CommandRow {
  const row = COMMANDS.find((candidate) => candidate.kind === kind && candidate.name === name);
  if (!row) throw new Error(`the command table has no row ${kind} ${name}`);
  return row;
}
