import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';
import type { CodeOf } from '../field.js';
import type { Json } from '../json.js';

export class AdoptGuideline extends LedgerCommand {
  @Is(f.GuidelineId) guideline!: string;
  @Is(f.GuidelineVersion) version!: string;
  @Is(f.Title) title!: string;
  @Is(f.InForceFrom) inForceFrom!: string;
  @Is(f.Pack) pack!: Record<string, unknown>;
}

export class SetParameter extends LedgerCommand {
  @Is(f.ParameterName) parameter!: string;
  @Is(f.ParameterSetting) value!: Json;
  @Is(f.InForceFrom) from!: string;
  @Is(f.Forum, 'optional') forum?: CodeOf<typeof f.Forum>;
  @Is(f.Reasons, 'optional') reasons?: string;
}
