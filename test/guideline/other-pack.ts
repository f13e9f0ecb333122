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

/** What such a municipality adopts: its own codes for the offices too, its own text, and few of the rows. */
export function ownPack(rows: ReadonlySet<string>): GuidelinePack {
  const kept = (own: readonly string[]): string[] => own.filter((row) => rows.has(row));
  const {
    scope: _scope,
    signatory: _signatory,
    source: _source,
    responsibilities: _responsibilities,
    norms: _norms,
    overlaps: _overlaps,
    ...pack
  } = EVERY_NAME_OTHER;
  const { escalation: _escalation, ...shared } = pack.paths.shared;
  return {
    ...pack,
    guideline: 'sjovik-digital-styrning',
    version: '2026',
    title: 'Riktlinje för digital styrning i Sjöviks kommun',
    supersedes: [],
    offices: pack.offices.map((one) => ({ ...one, code: `own-${one.function}` })),
    groups: pack.groups
      .filter(({ function: of }) => of !== 'management-team')
      .map(({ preparation: _preparation, members, ...group }) => ({
        ...group,
        ...(members ? { members: { offices: members.offices, units: [] } } : {}),
        rows: kept(group.rows),
      })),
    paths: {
      shared: { ...shared, anchoringAssessedFor: [], rows: kept(shared.rows) },
      operational: { ...pack.paths.operational, rows: kept(pack.paths.operational.rows) },
    },
    systems: pack.systems.slice(0, 2).map(({ code, name, systemType }) => ({ code, name, systemType })),
    units: (pack.units ?? []).map(({ name, function: of }) => ({
      name,
      ...(of ? { function: of } : {}),
      rows: [],
    })),
    rows: pack.rows
      .filter(({ id }) => rows.has(id))
      .map((row) => ({ ...row, section: 'Eget', quote: `Vår ${row.id}` })),
  };
}

/** The shipped names, in any form. */
export const SHIPPED_NAME =
  /IT-styrgrupp|beredningsgrupp|systemägargrupp|finansieringsgrupp|kommunens ledningsgrupp|kommundirektör|ekonomidirektör|kommunikationsdirektör|IT-enhet|IT-strateg(?!isk)|utvecklingsledar|upphandlingscent|kommunikationsavdelning|informationskontor|steering group|preparatory group|system owners' group|financing group|municipality's management team|chief executive|finance director|communications director|head of IT|IT strategist|IT unit|procurement centre|communications department/i;
