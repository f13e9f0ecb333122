import { dataOf } from '../src/domain/decider.js';
import { GuidelineAdopted, ParameterSet } from '../src/domain/guidelines/guideline.events.js';
import type { GuidelinePack } from '../src/domain/guidelines/pack.js';
import type { Json } from '../src/domain/json.js';
import type { Act } from './act.js';
import type { Projection } from './projection.js';

export type GuidelineRow = Readonly<{
  guideline: string;
  version: string;
  title: string;
  in_force_from: string;
  event: string;
}>;

export type AdoptedVersion = Readonly<{
  version: string;
  title: string;
  inForceFrom: string;
  event: string;
  pack: GuidelinePack;
}>;

export type SetValue = Readonly<{ parameter: string; value: Json; from: string; event: string }>;

export type GuidelineRoll = Readonly<{
  guideline: string;
  versions: readonly AdoptedVersion[];
  parameters: readonly SetValue[];
  acts: readonly Act[];
  revision: string;
}>;

/** Which version of which guideline is in force from when, whole, and what the municipality has set itself. */
export const guidelineRoll: Projection<GuidelineRoll, GuidelineRow> = {
  name: 'guideline-roll',
  version: 3,
  of: 'guideline',
  evolve: (roll, event) => {
    const revision = String(event.revision);
    if (event.type === GuidelineAdopted.type) {
      const { guideline, version, title, inForceFrom, pack } = dataOf(GuidelineAdopted, event);
      const adopted = {
        version,
        title,
        inForceFrom,
        event: event.id,
        pack: pack as unknown as GuidelinePack,
      };
      return {
        guideline,
        versions: [...(roll?.versions ?? []), adopted],
        parameters: roll?.parameters ?? [],
        acts: roll?.acts ?? [],
        revision,
      };
    }
    if (!roll || event.type !== ParameterSet.type) return roll && { ...roll, revision };
    const { parameter, value, from } = dataOf(ParameterSet, event);
    const set = { parameter, value, from, event: event.id };
    return { ...roll, parameters: [...roll.parameters, set], revision };
  },
  rows: {
    columns: { guideline: 'text', version: 'text', title: 'text', in_force_from: 'text', event: 'text' },
    indexes: [],
    of: ({ guideline, versions }) =>
      versions.map(({ version, title, inForceFrom, event }) => ({
        guideline,
        version,
        title,
        in_force_from: inForceFrom,
        event,
      })),
  },
};
