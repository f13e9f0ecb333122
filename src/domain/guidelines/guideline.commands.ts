import { LedgerCommand } from '../command.js';
import { Is } from '../is.js';
import * as f from '../fields.js';

export class AdoptGuideline extends LedgerCommand {
  @Is(f.GuidelineId) guideline!: string;
  @Is(f.GuidelineVersion) version!: string;
  @Is(f.Title) title!: string;
  @Is(f.InForceFrom) inForceFrom!: string;
  @Is(f.Pack) pack!: Record<string, unknown>;
}
