import * as accessCommands from '../../domain/access/access.commands.js';
import * as access from '../../domain/access/access.decider.js';
import * as ledgerCommands from '../../domain/ledger/ledger.commands.js';
import * as ledgers from '../../domain/ledger/ledger.decider.js';
import { rowsOf } from '../command-row.js';

const person = rowsOf('access', 'admin', 'internal', () => ({
  initial: access.emptyAccess(),
  evolve: access.evolveAccess,
}));
const ledger = rowsOf('ledger', 'admin', 'internal', () => ledgers.ledgerStream);

/** What application services do, adding what a person must not type. */
export const internalRows = [
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
  ledger(ledgerCommands.OpenEpoch, ledgers.openEpoch, {
    name: 'open-epoch',
    sv: 'Öppna en ny epok efter en återställning',
    en: 'Open a new epoch after a restore',
  }),
  ledger(ledgerCommands.AnnounceKey, ledgers.announceKey, {
    name: 'announce-key',
    sv: 'Inför en nyckel för underskrift',
    en: 'Introduce a key for signing',
  }),
];
