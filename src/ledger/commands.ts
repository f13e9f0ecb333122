import type { LedgerCommand } from '../domain/command.js';
import type { StreamKind } from '../domain/catalogue.js';
import type { Decide, Evolution } from '../domain/decider.js';
import type { RoleCode } from '../domain/access/access.decider.js';
import { CorrectInitiative, CorrectOffice } from '../domain/corrections/correction.commands.js';
import * as accessCommands from '../domain/access/access.commands.js';
import * as access from '../domain/access/access.decider.js';
import { AdoptGuideline } from '../domain/guidelines/guideline.commands.js';
import * as guidelines from '../domain/guidelines/guideline.decider.js';
import * as initiativeCommands from '../domain/initiatives/initiative.commands.js';
import * as initiatives from '../domain/initiatives/initiative.decider.js';
import * as ledgerCommands from '../domain/ledger/ledger.commands.js';
import * as ledgers from '../domain/ledger/ledger.decider.js';
import * as officeCommands from '../domain/offices/office.commands.js';
import * as offices from '../domain/offices/office.decider.js';

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
const guideline = rowsOf('guideline', 'admin', 'internal', () => guidelines.guideline);
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
  initiative(initiativeCommands.Anchor, initiatives.anchor, {
    name: 'anchor',
    sv: 'För in en förankring',
    en: 'Record an anchoring',
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
  initiative(initiativeCommands.DecideFinancing, initiatives.decideFinancing, {
    name: 'decide-financing',
    sv: 'För in ett finansieringsbeslut',
    en: 'Record a financing decision',
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
  initiative(CorrectInitiative, initiatives.correctInitiative, {
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
  office(CorrectOffice, offices.correctOffice, {
    name: 'correct',
    sv: 'Rätta en tidigare händelse',
    en: 'Correct an earlier event',
  }),

  guideline(AdoptGuideline, guidelines.adoptGuideline, {
    name: 'adopt',
    sv: 'Anta en riktlinje',
    en: 'Adopt a guideline',
    creates: 'guideline',
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
