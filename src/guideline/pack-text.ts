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
import { groupCalled, officeCalled, reporterCalled, unitCalled } from './pack-called.js';
import { ruleText, seatsText, systems, units, type Said } from './pack-things.js';
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

/** The norm for how often a group meets. */
export const meetingsText = ({ meetingsPerYear }: PackGroup): string => {
  if (!meetingsPerYear) return 'ingen norm för antal möten';
  const { least, most } = meetingsPerYear;
  return least === most ? `${many(least, 'möte', 'möten')} per år` : `${least}–${most} möten per år`;
};

function groupLines(pack: GuidelinePack, group: PackGroup): readonly string[] {
  const { name, decides, mandates, chair, chairAppointedBy, convener, members, preparation, code } = group;
  const seats = [...(members?.offices ?? []).map((of) => officeCalled(pack, of)), ...(members?.units ?? [])];
  return [
    `${name} (${code}), ${GROUP_FUNCTIONS[group.function].toLowerCase()}`,
    `  ${decides ? 'Beslutar' : 'Beslutar inte'}; ${meetingsText(group)}.`,
    ...mandates.map((mandate) => `  Uppdrag: ${MANDATES[mandate]}`),
    `  Ordförande: ${chair ? officeCalled(pack, chair) : 'inte angiven'}${chairAppointedBy ? `, eller den som ${officeCalled(pack, chairAppointedBy)} utser` : ''}`,
    `  Sammankallande: ${convener ? officeCalled(pack, convener) : 'inte angiven'}`,
    ...(seats.length > 0 ? [`  Ledamöter: ${seats.join('; ')}`] : []),
    ...(members?.seats ? [`  Platser för enheter: ${seatsText(members.seats)}`] : []),
    ...(preparation ? [`  Möten bereds av: ${preparedBy(pack, preparation)}`] : []),
  ];
}

/** The offices and the units that may prepare a group's meetings. */
export const preparedBy = (
  pack: GuidelinePack,
  { offices, units: seats }: NonNullable<PackGroup['preparation']>,
): string =>
  [...offices.map((of) => officeCalled(pack, of)), ...(seats.length > 0 ? [seatsText(seats)] : [])].join(
    '; ',
  );

const PATHS = { shared: 'Kommungemensamma system', operational: 'Verksamhetssystem' } as const;

function pathLines(pack: GuidelinePack, name: keyof typeof PATHS, path: PackPath): readonly string[] {
  const groups = (list: readonly string[]): string => list.map((of) => groupCalled(pack, of)).join(', ');
  const offices = (list: readonly string[]): string => list.map((of) => officeCalled(pack, of)).join(', ');
  return [
    PATHS[name],
    `  Anmäls av ${path.reportedBy.map(reporterCalled).join(', ')}`,
    ...(path.contacted.length > 0
      ? [`  Kontakter med ${path.contacted.map((of) => unitCalled(pack, of)).join(', ')}`]
      : []),
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
      units(pack).flatMap(({ key: of, name, says }) => [
        of in UNIT_FUNCTIONS ? `${name} (${of}): ${UNIT_FUNCTIONS[of as keyof typeof UNIT_FUNCTIONS]}` : name,
        ...saidLines(says),
      ]),
    ),
    ...chapter('Beslutsvägar', [
      ...pathLines(pack, 'shared', pack.paths.shared),
      ...pathLines(pack, 'operational', pack.paths.operational),
    ]),
    ...chapter(
      'Kommungemensamma system',
      systems(pack).flatMap(({ key: code, name, says }) => [`${name} (${code})`, ...saidLines(says, name)]),
    ),
    ...chapter(
      'Annat som riktlinjen hänvisar till',
      norms.map(({ name, reference }) => `${name}: ${reference ?? 'hänvisning inte angiven'}`),
    ),
    ...chapter('Parametrar', parameterLines(pack)),
    ...chapter(
      'Regler som används på ett annat sätt',
      Object.entries(pack.rules).flatMap(([id, { mode }]) =>
        mode === undefined ? [] : [`${id}: ${ruleText(pack, id)}`],
      ),
    ),
  ];
}

/** What is told of a thing beside its name, a line each; the rows about it stand with the rows. */
const saidLines = (says: Said, name?: string): readonly string[] =>
  Object.entries(says).flatMap(([what, { means, text }]) =>
    means === undefined || what === 'rader' || text === name
      ? []
      : [`  ${what[0]?.toUpperCase()}${what.slice(1)}: ${text}`],
  );

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
