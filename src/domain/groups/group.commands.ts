import { GuardedCommand, LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import type { CodeOf } from '../field.js';
import * as g from './group.fields.js';

export class EstablishGroup extends LedgerCommand {
  @Is(g.GroupCode) code!: string;
  @Is(g.GroupName) name!: string;
  @Is(f.OfficeFunction, 'optional') function?: string;
}

export class AppointMember extends LedgerCommand {
  @Is(g.MemberOffice, 'optional') member?: string;
  @Is(g.MemberPerson, 'optional') person?: string;
  @Is(f.HoldsFrom) from!: string;
  @Is(f.HoldsTo, 'optional') to?: string;
  @Is(g.MemberUnit, 'optional') unit?: string;
  @Is(g.MemberCapacity, 'optional') capacity?: CodeOf<typeof g.MemberCapacity>;
  @Is(g.InManagementTeam, 'optional') managementTeam?: boolean;
}

export class EndMembership extends LedgerCommand {
  @Is(g.MemberOffice, 'optional') member?: string;
  @Is(g.MemberPerson, 'optional') person?: string;
  @Is(f.HoldsTo) to!: string;
}

export class AppointChair extends LedgerCommand {
  @Is(g.MemberOffice, 'optional') member?: string;
  @Is(g.MemberPerson, 'optional') person?: string;
  @Is(f.HoldsFrom) from!: string;
  @Is(f.HoldsTo, 'optional') to?: string;
  @Is(g.AppointedBy, 'optional') appointedBy?: string;
}

export class HoldMeeting extends GuardedCommand {
  @Is(f.MeetingDate) meetingDate!: string;
  @Is(g.Present) present!: string[];
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(g.ConvenedBy, 'optional') convenedBy?: string;
  @Is(g.MeetingChair, 'optional') chair?: string;
  @Is(g.Absent, 'optional') absent?: string[];
  @Is(g.Points, 'optional') points?: {
    point: string;
    title?: string;
    initiative?: string;
    steppedAside?: string[];
  }[];
}

export class FinishNotes extends LedgerCommand {
  @Is(f.MeetingDate) meetingDate!: string;
  @Is(g.NotesReference) notes!: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
}

export class PlanMeetings extends LedgerCommand {
  @Is(g.PlannedYear) year!: string;
  @Is(g.PlannedDates) meetingDates!: string[];
}

export class IssueAgenda extends LedgerCommand {
  @Is(g.AgendaFor) meetingDate!: string;
  @Is(g.AgendaPoints) points!: {
    point: string;
    title?: string;
    initiative?: string;
    preparedBy?: string;
    preparedByUnit?: string;
  }[];
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(g.ConvenedBy, 'optional') convenedBy?: string;
}

export class InformManagementTeam extends LedgerCommand {
  @Is(f.MeetingDate) meetingDate!: string;
  @Is(g.InformedUnit) unit!: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
}

export class DistributeInformation extends LedgerCommand {
  @Is(g.InformedSystems, 'optional') systems?: string[];
  @Is(g.AllOwners, 'optional') allOwners?: boolean;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
  @Is(g.DistributedInformation, 'optional') information?: string;
}
