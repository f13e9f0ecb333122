import type { GuidelinePack, PackGroup } from '../../src/domain/guidelines/pack.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';

/** The guideline of a municipality that says less of a group, or something else: the same rows, other seats. */
export const packSaying = (
  of: string,
  other: { readonly [K in keyof PackGroup]?: PackGroup[K] | undefined },
): GuidelinePack => ({
  ...NORRKOPING,
  version: 'another',
  groups: NORRKOPING.groups.map((group) => {
    if (group.function !== of) return group;
    const changed = Object.entries({ ...group, ...other }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(changed) as PackGroup;
  }),
});
