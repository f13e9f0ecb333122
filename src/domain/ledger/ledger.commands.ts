import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import type { CodeOf } from '../field.js';
import * as l from './ledger.fields.js';

export class OpenLedger extends LedgerCommand {
  @Is(l.LedgerId) ledger!: string;
  @Is(l.Municipality) municipality!: string;
  @Is(l.TimeZone) timeZone!: string;
  @Is(l.LedgerKind) kind!: CodeOf<typeof l.LedgerKind>;
}

export class StartImport extends LedgerCommand {
  @Is(l.ImportId) import!: string;
  @Is(l.FileHash) fileHash!: string;
  @Is(l.RowCount) rows!: number;
}

export class FinishImport extends LedgerCommand {
  @Is(l.ImportId) import!: string;
  @Is(l.FileHash) fileHash!: string;
  @Is(l.RowCount) commands!: number;
}

export class MoveLedger extends LedgerCommand {
  @Is(l.MovedTo) to!: string;
}

export class ContinueLedger extends LedgerCommand {
  @Is(l.MovedFrom) from!: string;
  @Is(l.RowCount) events!: number;
  @Is(l.LogHash) hash!: string;
}

export class AnnounceKey extends LedgerCommand {
  @Is(l.SigningKey) key!: string;
  @Is(l.KeyAlgorithm) algorithm!: CodeOf<typeof l.KeyAlgorithm>;
  @Is(l.KeyReason) reason!: CodeOf<typeof l.KeyReason>;
}

export class OpenEpoch extends LedgerCommand {
  @Is(l.Epoch) epoch!: number;
  @Is(l.Origin) previousOrigin!: string;
  @Is(l.KeptSize) keptSize!: number;
  @Is(l.KeptRoot) keptRoot!: string;
  @Is(l.LastKnownCheckpoint, 'optional') lastKnownCheckpoint?: string;
}
