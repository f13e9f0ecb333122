import { InitiativeCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as d from '../deviations/deviation.fields.js';
import * as p from './initiative.fields.js';
import type { CodeOf } from '../field.js';

export class DeclareRecusal extends InitiativeCommand {
  @Is(p.RecusedPerson) person!: string;
  @Is(p.RecusalGround) ground!: CodeOf<typeof p.RecusalGround>;
  @Is(f.Summary, 'optional') note?: string;
}

export class DecideRecusal extends InitiativeCommand {
  @Is(p.RecusedPerson) person!: string;
  @Is(p.RecusalOutcome) outcome!: CodeOf<typeof p.RecusalOutcome>;
  @Is(f.Decider, 'optional') decider?: string;
  @Is(f.DeciderOffice, 'optional') deciderOffice?: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class Escalate extends InitiativeCommand {
  @Is(p.EscalatedTo) to!: string;
  @Is(p.EscalationReasons) reasons!: string;
  @Is(p.AssessedBy, 'optional') assessedBy?: string;
}

export class RecordDissent extends InitiativeCommand {
  @Is(p.DissentingPerson) person!: string;
  @Is(p.DissentText) dissent!: string;
}

export class ReportDelegatedDecision extends InitiativeCommand {
  @Is(d.ConcernedEvent) decision!: string;
  @Is(p.Committee) committee!: string;
  @Is(p.ReportedOn) reportedOn!: string;
  @Is(f.MeetingReference, 'optional') meetingReference?: string;
}
