import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as c from './company.fields.js';

export class RegisterCompany extends LedgerCommand {
  @Is(c.CompanyCode) code!: string;
  @Is(c.CompanyName) name!: string;
  @Is(c.OwnedShare) share!: number;
  @Is(c.OwnedFrom) from!: string;
}

export class ChangeOwnership extends LedgerCommand {
  @Is(c.ChangedShare) share!: number;
  @Is(c.ChangedFrom) from!: string;
}

export class MeetCompany extends LedgerCommand {
  @Is(f.MeetingDate) meetingDate!: string;
  @Is(c.MetBy) metBy!: string;
  @Is(c.Topics) topics!: (keyof typeof c.PURPOSES)[];
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(c.CapturedNeeds, 'optional') initiatives?: string[];
  @Is(f.Summary, 'optional') note?: string;
}

export class RecordReachability extends LedgerCommand {
  @Is(c.Reachable) reachable!: boolean;
  @Is(c.HoldsSince) from!: string;
}

export class RecordNetworkUse extends LedgerCommand {
  @Is(c.UsesNetwork) usesNetwork!: boolean;
  @Is(c.HoldsSince) from!: string;
}
