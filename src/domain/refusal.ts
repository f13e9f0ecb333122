import type { JsonObject } from './json.js';
import { ACCESS_REFUSALS } from './refusals/access.js';
import { ECONOMY_REFUSALS } from './refusals/economy.js';
import { FOLLOW_UP_REFUSALS } from './refusals/follow-up.js';
import { FORM_REFUSALS } from './refusals/form.js';
import { GUIDELINE_REFUSALS } from './refusals/guideline.js';
import { INITIATIVE_REFUSALS } from './refusals/initiative.js';
import { PROOF_REFUSALS } from './refusals/proof.js';
import { REGISTER_REFUSALS } from './refusals/register.js';
import { STORE_REFUSALS } from './refusals/store.js';
import { SYSTEM_REFUSALS } from './refusals/system.js';
import type { RefusalText } from './refusals/texts.js';

/** Every refusal there is, by its stable code. */
export const REFUSALS = {
  ...FORM_REFUSALS,
  ...REGISTER_REFUSALS,
  ...SYSTEM_REFUSALS,
  ...ECONOMY_REFUSALS,
  ...FOLLOW_UP_REFUSALS,
  ...GUIDELINE_REFUSALS,
  ...INITIATIVE_REFUSALS,
  ...PROOF_REFUSALS,
  ...ACCESS_REFUSALS,
  ...STORE_REFUSALS,
};

export type RefusalCode = keyof typeof REFUSALS;

/** A "no" that tells a person what to do next. Nothing was written. */
export class Refusal extends Error {
  readonly status: number;
  readonly sv: string;
  readonly en: string;

  constructor(
    readonly code: RefusalCode,
    readonly details: Readonly<Record<string, string>> = {},
    /** More than one thing wrong, each with its own code, field and sentences. */
    readonly problems: readonly Refusal[] = [],
  ) {
    const text: RefusalText = REFUSALS[code];
    super(text.en({ ...details }));
    this.name = 'Refusal';
    this.status = text.status;
    this.sv = text.sv({ ...details });
    this.en = this.message;
  }
}

/** A refusal as data: the shape every door shows. */
export function refusalAsJson(refusal: Refusal): JsonObject {
  return {
    code: refusal.code,
    sv: refusal.sv,
    en: refusal.en,
    ...(Object.keys(refusal.details).length > 0 ? { details: refusal.details } : {}),
    ...(refusal.problems.length > 0 ? { problems: refusal.problems.map(refusalAsJson) } : {}),
  };
}
