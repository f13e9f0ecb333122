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

const OTHER_NAMES: Readonly<Record<string, string>> = {
  'chief-executive': 'Förvaltningschefen',
  'finance-director': 'Ekonomichefen',
  'communications-director': 'Informationschefen',
  'head-of-it': 'Driftchefen',
  coordinator: 'Digitaliseringschefen',
  'development-officer': 'Handläggaren',
  'decision-body': 'Digitaliseringsrådet',
  'preparatory-body': 'Digitala beredningen',
  'system-owners-body': 'Ägarrådet',
  'financing-body': 'Pengarådet',
  'management-team': 'Chefsrådet',
  'it-unit': 'Digitala driften',
  'communications-unit': 'Pressavdelningen',
  'procurement-centre': 'Inköpsavdelningen',
};
const renamed = <T extends Readonly<{ name: string; function?: string }>>(one: T): T => ({
  ...one,
  name: OTHER_NAMES[one.function ?? ''] ?? `Kontor ${one.name.length}`,
});

/** The guideline of a municipality that calls every office, group and unit otherwise. */
export const EVERY_NAME_OTHER: GuidelinePack = {
  ...NORRKOPING,
  version: 'other-names',
  offices: NORRKOPING.offices.map(renamed),
  groups: NORRKOPING.groups.map(renamed),
  units: (NORRKOPING.units ?? []).map(renamed),
};

/** The shipped names, in any form. */
export const SHIPPED_NAME =
  /IT-styrgrupp|beredningsgrupp|systemägargrupp|finansieringsgrupp|kommunens ledningsgrupp|kommundirektör|ekonomidirektör|kommunikationsdirektör|IT-enhet|IT-strateg(?!isk)|utvecklingsledar|upphandlingscent|kommunikationsavdelning|informationskontor|steering group|preparatory group|system owners' group|financing group|municipality's management team|chief executive|finance director|communications director|head of IT|IT strategist|IT unit|procurement centre|communications department/i;
