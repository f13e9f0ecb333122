import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';

export class EstablishOffice extends LedgerCommand {
  @Is(f.OfficeCode) code!: string;
  @Is(f.OfficeName) name!: string;
  @Is(f.OfficeFunction, 'optional') function?: string;
  @Is(f.Administration, 'optional') administration?: string;
}

export class AppointHolder extends LedgerCommand {
  @Is(f.Holder) person!: string;
  @Is(f.HoldsFrom) from!: string;
  @Is(f.HoldsTo, 'optional') to?: string;
}

export class EndHolding extends LedgerCommand {
  @Is(f.Holder) person!: string;
  @Is(f.HoldsTo) to!: string;
}
