import * as l from './ledger.fields.js';
import { defineEvent } from '../event-definition.js';

/** The first event of all. */
export const LedgerOpened = defineEvent({
  type: 'LedgerOpened',
  sv: 'Liggare öppnad',
  schema: 1,
  required: { ledger: l.LedgerId, municipality: l.Municipality, timeZone: l.TimeZone, kind: l.LedgerKind },
  optional: {},
});

export const ImportStarted = defineEvent({
  type: 'ImportStarted',
  sv: 'Import påbörjad',
  schema: 1,
  required: { import: l.ImportId, fileHash: l.FileHash, rows: l.RowCount },
  optional: {},
});

export const ImportFinished = defineEvent({
  type: 'ImportFinished',
  sv: 'Import avslutad',
  schema: 1,
  required: { import: l.ImportId, fileHash: l.FileHash, commands: l.RowCount },
  optional: {},
});

/** The move to another store is finished: this ledger takes no more events (design §4). */
export const LedgerMoved = defineEvent({
  type: 'LedgerMoved',
  sv: 'Liggare flyttad',
  schema: 1,
  required: { to: l.MovedTo },
  optional: {},
});

/**
 * The ledger goes on in this store after a move. It stands only in the target, so that source and target can be told
 * apart wherever their files are carried; it says what was copied: how many events, and the running hash over them.
 */
export const LedgerContinued = defineEvent({
  type: 'LedgerContinued',
  sv: 'Liggare fortsatt',
  schema: 1,
  required: { from: l.MovedFrom, events: l.RowCount, hash: l.LogHash },
  optional: {},
});

/**
 * From here on heads of the log are signed with this key, whose private half no event has. Earlier keys stay valid for
 * what they signed (design §9).
 */
export const SigningKeyAnnounced = defineEvent({
  type: 'SigningKeyAnnounced',
  sv: 'Nyckel för underskrift införd',
  schema: 1,
  required: { key: l.SigningKey, algorithm: l.KeyAlgorithm, reason: l.KeyReason },
  optional: {},
});

/**
 * The ledger goes on from a backup after a loss, under a new name: the log begins with the events that were kept, and what
 * came after them in the earlier epoch is lost. The newest checkpoint that is known from before says how much (design §9).
 */
export const EpochOpened = defineEvent({
  type: 'EpochOpened',
  sv: 'Ny epok efter återställning',
  schema: 1,
  required: { epoch: l.Epoch, previousOrigin: l.Origin, keptSize: l.KeptSize, keptRoot: l.KeptRoot },
  optional: { lastKnownCheckpoint: l.LastKnownCheckpoint },
});
