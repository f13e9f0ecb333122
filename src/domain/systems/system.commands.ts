import { GuardedCommand, LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as p from '../initiatives/initiative.fields.js';
import type { CodeOf } from '../field.js';
import * as s from './system.fields.js';
import * as u from './upkeep.fields.js';

/** Done by the opening of a ledger, for what the guideline lists. */
export class ListSystem extends LedgerCommand {
  @Is(s.SystemCode) system!: string;
  @Is(s.RegisteredName) name!: string;
  @Is(s.SystemType) systemType!: string;
  @Is(s.EffectiveFrom) from!: string;
  @Is(u.SubKind, 'optional') subKind?: CodeOf<typeof u.SubKind>;
}

export class RegisterSystem extends GuardedCommand {
  @Is(s.SystemCode) system!: string;
  @Is(s.RegisteredName) name!: string;
  @Is(s.SystemType) systemType!: string;
  @Is(s.RegisteredCategory) category!: CodeOf<typeof s.RegisteredCategory>;
  @Is(s.InUseFrom) inUseFrom!: string;
  @Is(f.Administration, 'optional') administration?: string;
  @Is(s.IntendedUsers, 'optional') intendedUsers?: CodeOf<typeof s.IntendedUsers>;
  @Is(s.Replaces, 'optional') replaces?: string;
  @Is(s.MigrationUntil, 'optional') migrationUntil?: string;
  @Is(s.ByDecision, 'optional') initiative?: string;
}

export class SetCategory extends GuardedCommand {
  @Is(s.RegisteredCategory) category!: CodeOf<typeof s.RegisteredCategory>;
  @Is(s.EffectiveFrom) from!: string;
  @Is(f.Administration, 'optional') administration?: string;
  @Is(s.IntendedUsers, 'optional') intendedUsers?: CodeOf<typeof s.IntendedUsers>;
  @Is(s.ByDecision, 'optional') initiative?: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class AppointOwner extends LedgerCommand {
  @Is(s.OwnerOffice, 'optional') owner?: string;
  @Is(s.OwnerPerson, 'optional') person?: string;
  @Is(f.HoldsFrom) from!: string;
  @Is(f.HoldsTo, 'optional') to?: string;
  @Is(s.ByDecision, 'optional') initiative?: string;
  @Is(f.DeciderOffice, 'optional') deciderOffice?: string;
}

export class EndOwnership extends LedgerCommand {
  @Is(s.OwnerOffice, 'optional') owner?: string;
  @Is(s.OwnerPerson, 'optional') person?: string;
  @Is(f.HoldsTo) to!: string;
}

export class SetCriticality extends LedgerCommand {
  @Is(s.Criticality) criticality!: CodeOf<typeof s.Criticality>;
  @Is(s.EffectiveFrom) from!: string;
  @Is(p.AssessingOffice) assessingOffice!: string;
  @Is(s.Larger, 'optional') larger?: boolean;
  @Is(p.Criteria, 'optional') criteria?: string[];
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class SetFinancingPrinciple extends GuardedCommand {
  @Is(s.SystemPrinciple) principle!: CodeOf<typeof s.SystemPrinciple>;
  @Is(s.EffectiveFrom) from!: string;
  @Is(s.PrincipleForum, 'optional') forum?: CodeOf<typeof s.PrincipleForum>;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.Decider, 'optional') decider?: string;
  @Is(f.DeciderOffice, 'optional') deciderOffice?: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class RetireSystem extends LedgerCommand {
  @Is(s.RetiredOn) on!: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}
