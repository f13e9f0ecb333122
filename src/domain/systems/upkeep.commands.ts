import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as p from '../initiatives/initiative.fields.js';
import type { CodeOf } from '../field.js';
import * as s from './system.fields.js';
import * as u from './upkeep.fields.js';

export class SetSubKind extends LedgerCommand {
  @Is(u.SubKind) subKind!: CodeOf<typeof u.SubKind>;
  @Is(s.EffectiveFrom) from!: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class AppointManager extends LedgerCommand {
  @Is(u.ManagerOffice, 'optional') manager?: string;
  @Is(u.ManagerPerson, 'optional') person?: string;
  @Is(u.PlacedAt, 'optional') unit?: string;
  @Is(f.HoldsFrom) from!: string;
  @Is(f.HoldsTo, 'optional') to?: string;
}

export class EndManagement extends LedgerCommand {
  @Is(u.ManagerOffice, 'optional') manager?: string;
  @Is(u.ManagerPerson, 'optional') person?: string;
  @Is(f.HoldsTo) to!: string;
}

export class SetOperation extends LedgerCommand {
  @Is(u.OperationDuties) duties!: CodeOf<typeof u.OperationDuties>;
  @Is(s.EffectiveFrom) from!: string;
  @Is(u.OperatingUnit, 'optional') unit?: string;
  @Is(u.Supplier, 'optional') supplier?: string;
  @Is(u.RunAt, 'optional') runAt?: CodeOf<typeof u.RunAt>;
}

export class SetResponsibleUnit extends LedgerCommand {
  @Is(u.ResponsibleUnit) unit!: string;
  @Is(s.EffectiveFrom) from!: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class SetMaintenanceObject extends LedgerCommand {
  @Is(u.MaintenanceModel) maintenanceModel!: CodeOf<typeof u.MaintenanceModel>;
  @Is(u.MaintenanceObject) maintenanceObject!: string;
  @Is(s.EffectiveFrom) from!: string;
}

export class AdoptMaintenancePlan extends LedgerCommand {
  @Is(u.PlanYear) planYear!: string;
  @Is(u.PlanBudget, 'optional') budgetOre?: number;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.Decider, 'optional') decider?: string;
  @Is(f.DeciderOffice, 'optional') deciderOffice?: string;
  @Is(p.DocumentReference, 'optional') document?: string;
}

export class AddComponent extends LedgerCommand {
  @Is(u.ComponentCode) component!: string;
  @Is(u.ComponentName) name!: string;
  @Is(u.ComponentFunction) function!: CodeOf<typeof u.ComponentFunction>;
  @Is(s.EffectiveFrom) from!: string;
}

export class RemoveComponent extends LedgerCommand {
  @Is(u.ComponentCode) component!: string;
  @Is(f.HoldsTo) to!: string;
}

export class ClassifySystem extends LedgerCommand {
  @Is(u.ClassifiedOn) classifiedOn!: string;
  @Is(p.Confidentiality) confidentiality!: number;
  @Is(p.Integrity) integrity!: number;
  @Is(p.Availability) availability!: number;
  @Is(p.Traceability, 'optional') traceability?: number;
  @Is(p.MethodVersion, 'optional') method?: string;
  @Is(p.DocumentReference, 'optional') document?: string;
}

export class SetLifecycle extends LedgerCommand {
  @Is(u.Lifecycle) lifecycle!: CodeOf<typeof u.Lifecycle>;
  @Is(s.EffectiveFrom) from!: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}
