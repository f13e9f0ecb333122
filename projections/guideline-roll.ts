import { dataOf } from '../src/domain/decider.js';
import { GuidelineAdopted } from '../src/domain/guidelines/guideline.events.js';
import type { Projection } from './projection.js';

export type GuidelineRow = Readonly<{
  guideline: string;
  version: string;
  title: string;
  in_force_from: string;
  event: string;
}>;

/** Which version of which guideline is in force from when; the packs themselves stay in their events. */
export const guidelineRoll: Projection<readonly GuidelineRow[], GuidelineRow> = {
  name: 'guideline-roll',
  version: 1,
  of: 'guideline',
  evolve: (versions = [], event) => {
    if (event.type !== GuidelineAdopted.type) return versions;
    const { guideline, version, title, inForceFrom } = dataOf(GuidelineAdopted, event);
    return [...versions, { guideline, version, title, in_force_from: inForceFrom, event: event.id }];
  },
  rows: {
    columns: { guideline: 'text', version: 'text', title: 'text', in_force_from: 'text', event: 'text' },
    indexes: [],
    of: (versions) => versions,
  },
};
