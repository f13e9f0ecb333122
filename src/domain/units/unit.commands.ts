import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import type { CodeOf } from '../field.js';
import * as u from './unit.fields.js';

export class EstablishUnit extends LedgerCommand {
  @Is(u.UnitCode) code!: string;
  @Is(u.UnitName) name!: string;
  @Is(u.UnitKind) kind!: CodeOf<typeof u.UnitKind>;
}

export class RecordUnitAlias extends LedgerCommand {
  @Is(u.Alias) alias!: string;
  @Is(u.Certainty) certainty!: CodeOf<typeof u.Certainty>;
  @Is(f.DeciderOffice, 'optional') deciderOffice?: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class SetUnitResponsibilities extends LedgerCommand {
  @Is(u.Responsibilities) responsibilities!: CodeOf<typeof u.Responsibilities>;
  @Is(u.From) from!: string;
}

export class RecordUnitReachability extends LedgerCommand {
  @Is(u.Reachable) reachable!: boolean;
  @Is(u.From) from!: string;
}

export class EndUnit extends LedgerCommand {
  @Is(u.EndedOn) on!: string;
  @Is(u.Successor, 'optional') successor?: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}
