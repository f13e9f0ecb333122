import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import type { CodeOf } from '../field.js';
import * as f from '../fields.js';

export class OpenLedger extends LedgerCommand {
  @Is(f.LedgerId) ledger!: string;
  @Is(f.Municipality) municipality!: string;
  @Is(f.TimeZone) timeZone!: string;
  @Is(f.LedgerKind) kind!: CodeOf<typeof f.LedgerKind>;
}

export class StartImport extends LedgerCommand {
  @Is(f.ImportId) import!: string;
  @Is(f.FileHash) fileHash!: string;
  @Is(f.RowCount) rows!: number;
}

export class FinishImport extends LedgerCommand {
  @Is(f.ImportId) import!: string;
  @Is(f.FileHash) fileHash!: string;
  @Is(f.RowCount) commands!: number;
}

export class MoveLedger extends LedgerCommand {
  @Is(f.MovedTo) to!: string;
}

export class ContinueLedger extends LedgerCommand {
  @Is(f.MovedFrom) from!: string;
  @Is(f.RowCount) events!: number;
  @Is(f.LogHash) hash!: string;
}
