import { many } from '../domain/many.js';
import {
  GROUP_FUNCTIONS,
  MANDATES,
  OFFICE_FUNCTIONS,
  UNIT_FUNCTIONS,
} from '../domain/guidelines/functions.js';
import type { GuidelinePack, PackGroup, PackPath } from '../domain/guidelines/pack.js';
import { isParameter, PARAMETERS } from '../domain/guidelines/parameters.js';
import type { Json } from '../domain/json.js';
import { carriersOf } from './coverage.js';
import { wordedLabel } from './wording.js';

/** A guideline pack as people read it: in Swedish, in sentences, whole. */

export const NOT_SET = 'inte satt i riktlinjen';

export type Chapter = Readonly<{ title: string; lines: readonly string[] }>;

/** A value of a parameter as people write it. */
export const valueText = (value: Json | undefined): string =>
  value === undefined
    ? NOT_SET
    : Array.isArray(value)
      ? value.join(', ')
      : typeof value === 'boolean'
        ? value
          ? 'ja'
          : 'nej'
        : String(value);

/** What a pack calls the office, the group or the unit with a function. */
export const officeCalled = ({ offices }: GuidelinePack, of: string): string =>
  offices.find((one) => one.function === of)?.name ??
  (OFFICE_FUNCTIONS as Readonly<Record<string, string>>)[of] ??
  of;
export const groupCalled = ({ groups }: GuidelinePack, of: string): string =>
  groups.find((one) => one.function === of)?.name ??
  (GROUP_FUNCTIONS as Readonly<Record<string, string>>)[of] ??
  of;

export const unitCalled = ({ units = [] }: GuidelinePack, of: string): string =>
  units.find((one) => one.function === of)?.name ??
  (UNIT_FUNCTIONS as Readonly<Record<string, string>>)[of] ??
  of;

/** The norm for how often a group meets. */
export const meetingsText = ({ meetingsPerYear }: PackGroup): string => {
  if (!meetingsPerYear) return 'ingen norm för antal möten';
  const { least, most } = meetingsPerYear;
  return least === most ? `${many(least, 'möte', 'möten')} per år` : `${least}–${most} möten per år`;
};

function groupLines(pack: GuidelinePack, group: PackGroup): readonly string[] {
  const { name, decides, mandates, chair, chairAppointedBy, convener, members, code } = group;
  const seats = [...(members?.offices ?? []).map((of) => officeCalled(pack, of)), ...(members?.units ?? [])];
  return [
    `${name} (${code}), ${GROUP_FUNCTIONS[group.function].toLowerCase()}`,
    `  ${decides ? 'Beslutar' : 'Beslutar inte'}; ${meetingsText(group)}.`,
    ...mandates.map((mandate) => `  Uppdrag: ${MANDATES[mandate]}`),
    `  Ordförande: ${chair ? officeCalled(pack, chair) : 'inte angiven'}${chairAppointedBy ? `, eller den som ${officeCalled(pack, chairAppointedBy)} utser` : ''}`,
    `  Sammankallande: ${convener ? officeCalled(pack, convener) : 'inte angiven'}`,
    ...(seats.length > 0 ? [`  Ledamöter: ${seats.join('; ')}`] : []),
  ];
}

const PATHS = { shared: 'Kommungemensamma system', operational: 'Verksamhetssystem' } as const;

function pathLines(pack: GuidelinePack, name: keyof typeof PATHS, path: PackPath): readonly string[] {
  const groups = (list: readonly string[]): string => list.map((of) => groupCalled(pack, of)).join(', ');
  const offices = (list: readonly string[]): string => list.map((of) => officeCalled(pack, of)).join(', ');
  return [
    PATHS[name],
    `  Beslutas i ${groupCalled(pack, path.decidedBy)}${path.escalation ? `, vid behov av ${officeCalled(pack, path.escalation)}` : ''}`,
    ...(path.consulted.length > 0 ? [`  Samråd med ${offices(path.consulted)}`] : []),
    ...(path.anchoredIn.length > 0 ? [`  Förankras i ${groups(path.anchoredIn)}`] : []),
    ...(path.anchoringAssessedFor.length > 0
      ? [`  Vid behov även i ${groups(path.anchoringAssessedFor)}`]
      : []),
  ];
}

const chapter = (title: string, lines: readonly string[]): readonly Chapter[] =>
  lines.length > 0 ? [{ title, lines }] : [];

/** What stands in front of the rows: what it is, who, how. */
export function packChapters(pack: GuidelinePack): readonly Chapter[] {
  const { supersedes, scope, signatory, source, responsibilities = [], norms = [], overlaps = [] } = pack;
  return [
    ...chapter(`${pack.title} (${pack.guideline}@${pack.version})`, [
      ...supersedes.map((title) => `Ersätter: ${title}`),
      ...(scope ? [`Handlar om: ${scope.subjects.join(', ')}`] : []),
      ...(signatory ? [`Undertecknad av: ${officeCalled(pack, signatory.office)}`] : []),
      ...(source ? [`Källa: ${source.pages} sidor`] : []),
    ]),
    ...chapter(
      'Befattningar',
      pack.offices.map(({ name, code, function: of }) => `${name} (${code}): ${OFFICE_FUNCTIONS[of]}`),
    ),
    ...chapter(
      'Ansvar',
      responsibilities.map(
        ({ name, office, with: together = [] }) =>
          `${name}: ${officeCalled(pack, office)}${together.length > 0 ? `, i samverkan med ${together.map((of) => groupCalled(pack, of)).join(' och ')}` : ''}`,
      ),
    ),
    ...chapter(
      'Grupper',
      pack.groups.flatMap((group) => groupLines(pack, group)),
    ),
    ...chapter(
      'Uppdrag som rör samma sak',
      overlaps.map(
        ({ matter, groups, first }) =>
          `${matter}: ${groups.map((of) => groupCalled(pack, of)).join(', ')}; ${first ? `${groupCalled(pack, first)} går före` : 'riktlinjen säger inte vem som går före'}`,
      ),
    ),
    ...chapter(
      'Enheter',
      (pack.units ?? []).map(({ name, function: of }) =>
        of ? `${name} (${of}): ${UNIT_FUNCTIONS[of]}` : name,
      ),
    ),
    ...chapter('Beslutsvägar', [
      ...pathLines(pack, 'shared', pack.paths.shared),
      ...pathLines(pack, 'operational', pack.paths.operational),
    ]),
    ...chapter(
      'Kommungemensamma system',
      pack.systems.map(({ name, code }) => `${name} (${code})`),
    ),
    ...chapter(
      'Annat som riktlinjen hänvisar till',
      norms.map(({ name, reference }) => `${name}: ${reference ?? 'hänvisning inte angiven'}`),
    ),
    ...chapter('Parametrar', parameterLines(pack)),
  ];
}

const parameterLines = (pack: GuidelinePack): readonly string[] =>
  Object.entries(PARAMETERS).map(
    ([name, { sv }]) =>
      `${wordedLabel(sv, pack)} (${name}): ${valueText(isParameter(name) ? (pack.parameters[name] as Json | undefined) : undefined)}`,
  );

/** The rows, under the sections they stand in; or one of them alone. */
export function rowChapters(pack: GuidelinePack, row?: string): readonly Chapter[] {
  const { rows } = pack;
  const told = row === undefined ? rows : rows.filter(({ id }) => id === row);
  return [...Map.groupBy(told, ({ section }) => section)].map(([title, own]) => ({
    title,
    lines: own.flatMap(({ id, lines, quote }) => [
      `${id} (rad ${lines}) «${quote}»`,
      ...(row === undefined ? [] : carriersOf(id, pack).map(({ kind, name }) => `  ${KINDS[kind]}: ${name}`)),
    ]),
  }));
}

/** What carries a row, in words. */
export const KINDS = {
  rule: 'regel',
  duty: 'att göra',
  metric: 'mått',
  event: 'händelse',
  field: 'uppgift i händelse',
  pack: 'plats i regelpaketet',
  parameter: 'parameter',
} as const;
