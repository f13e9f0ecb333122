import { GuardedCommand, LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as g from './guideline.fields.js';
import type { CodeOf } from '../field.js';
import type { Json } from '../json.js';

/** Guarded: who adopts a later version is the guideline's own affair (S070). */
export class AdoptGuideline extends GuardedCommand {
  @Is(g.GuidelineId) guideline!: string;
  @Is(g.GuidelineVersion) version!: string;
  @Is(f.Title) title!: string;
  @Is(g.InForceFrom) inForceFrom!: string;
  @Is(g.Pack) pack!: Record<string, unknown>;
  @Is(f.Decider, 'optional') decider?: string;
  @Is(f.DeciderOffice, 'optional') deciderOffice?: string;
  @Is(g.DocumentReference, 'optional') documentReference?: string;
}

export class AdoptSteeringDocument extends GuardedCommand {
  @Is(g.GuidelineId) guideline!: string;
  @Is(g.GuidelineVersion) version!: string;
  @Is(f.Title) title!: string;
  @Is(g.InForceFrom) inForceFrom!: string;
  @Is(f.Decider) decider!: string;
  @Is(f.DeciderOffice) deciderOffice!: string;
  @Is(g.DocumentReference, 'optional') documentReference?: string;
}

export class DraftGuideline extends LedgerCommand {
  @Is(g.GuidelineId) guideline!: string;
  @Is(g.GuidelineVersion) version!: string;
  @Is(f.Title) title!: string;
  @Is(g.DraftedBy) draftedBy!: string;
  @Is(g.DocumentReference, 'optional') documentReference?: string;
}

export class ReferGuideline extends LedgerCommand {
  @Is(g.GuidelineVersion) version!: string;
  @Is(g.ReferredTo) body!: CodeOf<typeof g.ReferredTo>;
  @Is(g.AnswerBy, 'optional') answerBy?: string;
}

export class AnswerGuidelineReferral extends LedgerCommand {
  @Is(g.GuidelineVersion) version!: string;
  @Is(g.ReferredTo) body!: CodeOf<typeof g.ReferredTo>;
  @Is(g.Position) position!: CodeOf<typeof g.Position>;
  @Is(f.MeetingDate, 'optional') meetingDate?: string;
}

export class ProposeGuideline extends LedgerCommand {
  @Is(g.GuidelineVersion) version!: string;
  @Is(f.Forum) forum!: CodeOf<typeof f.Forum>;
  @Is(f.MeetingDate) meetingDate!: string;
}

export class PublishGuideline extends LedgerCommand {
  @Is(g.GuidelineVersion) version!: string;
  @Is(g.PublicationChannel) channel!: CodeOf<typeof g.PublicationChannel>;
  @Is(g.PublicationReference, 'optional') reference?: string;
}

export class RepealGuideline extends LedgerCommand {
  @Is(g.GuidelineVersion) version!: string;
  @Is(g.RepealedFrom) repealedFrom!: string;
  @Is(f.Decider, 'optional') decider?: string;
  @Is(f.DeciderOffice, 'optional') deciderOffice?: string;
  @Is(f.Reasons, 'optional') reasons?: string;
}

export class SetParameter extends LedgerCommand {
  @Is(g.ParameterName) parameter!: string;
  @Is(g.ParameterSetting) value!: Json;
  @Is(g.InForceFrom) from!: string;
  @Is(f.Forum, 'optional') forum?: CodeOf<typeof f.Forum>;
  @Is(f.Reasons, 'optional') reasons?: string;
}
