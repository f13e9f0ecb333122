import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import * as g from './guideline.fields.js';
import type { CodeOf } from '../field.js';
import type { Json } from '../json.js';

export class AdoptGuideline extends LedgerCommand {
  @Is(g.GuidelineId) guideline!: string;
  @Is(g.GuidelineVersion) version!: string;
  @Is(f.Title) title!: string;
  @Is(g.InForceFrom) inForceFrom!: string;
  @Is(g.Pack) pack!: Record<string, unknown>;
}

export class SetParameter extends LedgerCommand {
  @Is(g.ParameterName) parameter!: string;
  @Is(g.ParameterSetting) value!: Json;
  @Is(g.InForceFrom) from!: string;
  @Is(f.Forum, 'optional') forum?: CodeOf<typeof f.Forum>;
  @Is(f.Reasons, 'optional') reasons?: string;
}
