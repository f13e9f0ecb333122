import { GuardedCommand, LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import type { CodeOf } from '../field.js';
import * as o from './office.fields.js';

export class EstablishOffice extends LedgerCommand {
  @Is(o.OfficeCode) code!: string;
  @Is(o.OfficeName) name!: string;
  @Is(f.OfficeFunction, 'optional') function?: string;
  @Is(f.Administration, 'optional') administration?: string;
}

export class AppointHolder extends LedgerCommand {
  @Is(o.Holder) person!: string;
  @Is(f.HoldsFrom) from!: string;
  @Is(f.HoldsTo, 'optional') to?: string;
}

export class EndHolding extends LedgerCommand {
  @Is(o.Holder) person!: string;
  @Is(f.HoldsTo) to!: string;
}

export class AppointSubstitute extends LedgerCommand {
  @Is(o.Substitute) person!: string;
  @Is(f.HoldsFrom) from!: string;
  @Is(f.HoldsTo, 'optional') to?: string;
}

export class GrantDelegation extends LedgerCommand {
  @Is(o.DelegationReference) delegation!: string;
  @Is(o.DelegatedMatter) matter!: CodeOf<typeof o.DelegatedMatter>;
  @Is(o.GivenBy) givenBy!: string;
  @Is(f.HoldsFrom) from!: string;
  @Is(f.HoldsTo, 'optional') to?: string;
  @Is(o.Limit, 'optional') limitOre?: number;
  @Is(o.MayPassOn, 'optional') mayPassOn?: boolean;
  @Is(o.ForSubstitutes, 'optional') forSubstitutes?: boolean;
  @Is(o.ReportedTo, 'optional') reportedTo?: string;
}

export class PassDelegationOn extends GuardedCommand {
  @Is(o.DelegationReference) delegation!: string;
  @Is(o.Receiver) receiver!: string;
  @Is(f.HoldsFrom) from!: string;
  @Is(f.HoldsTo, 'optional') to?: string;
  @Is(o.Limit, 'optional') limitOre?: number;
  @Is(o.ReportedTo, 'optional') reportedTo?: string;
}

export class RevokeDelegation extends LedgerCommand {
  @Is(o.DelegationReference) delegation!: string;
  @Is(f.HoldsTo) to!: string;
  @Is(o.Receiver, 'optional') receiver?: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class ReportFollowUp extends LedgerCommand {
  @Is(o.ReportedRecipients) recipients!: string[];
  @Is(o.CoversFrom) from!: string;
  @Is(o.CoversTo) to!: string;
  @Is(o.ReportDocument, 'optional') document?: string;
  @Is(f.Summary, 'optional') note?: string;
}
