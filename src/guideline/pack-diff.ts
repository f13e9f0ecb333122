import { GROUP_FUNCTIONS, MANDATES, OFFICE_FUNCTIONS } from '../domain/guidelines/functions.js';
import type { GuidelinePack, PackGroup } from '../domain/guidelines/pack.js';
import { PARAMETERS } from '../domain/guidelines/parameters.js';
import type { Json } from '../domain/json.js';
import { groupCalled, officeCalled, reporterCalled, unitCalled } from './pack-called.js';
import { meetingsText, preparedBy, valueText } from './pack-text.js';
import {
  aboutItself,
  norms,
  NOT_TOLD,
  overlaps,
  quoted,
  responsibilities,
  rowsText,
  ruleText,
  seatsText,
  systems,
  units,
  type Said,
  type Thing,
} from './pack-things.js';
import { wordedLabel } from './wording.js';

/**
 * What differs between two packs, in words: from the first to the second. Whatever a pack says is told, by the names of
 * the pack that says it; that something it refers to has another name is told once, where the name is.
 */
export function packDifferences(before: GuidelinePack, after: GuidelinePack): readonly string[] {
  return [
    ...changed('Riktlinje', before.guideline, after.guideline),
    ...changed('Titel', before.title, after.title),
    ...said('', aboutItself(before), aboutItself(after)),
    ...offices(before, after),
    ...groups(before, after),
    ...paths(before, after),
    ...things('System', systems(before), systems(after)),
    ...things('Enhet', units(before), units(after)),
    ...things('Ansvar', responsibilities(before), responsibilities(after)),
    ...things('Hänvisning', norms(before), norms(after)),
    ...things('Uppdrag som rör samma sak', overlaps(before), overlaps(after)),
    ...parameters(before, after),
    ...rules(before, after),
    ...rows(before, after),
  ];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const changed = (what: string, before: string, after: string): readonly string[] =>
  before === after ? [] : [`${what}: «${before}» blir «${after}»`];

/** What is said of one thing before and after: each told where what it means has changed, in the words of either pack. */
const said = (what: string, before: Said, after: Said): readonly string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((member) => {
    const [was, is] = [before[member], after[member]];
    if (same(was?.means, is?.means)) return [];
    return [
      `${what === '' ? member : `${what}, ${member}`}: «${was?.text ?? NOT_TOLD}» blir «${is?.text ?? NOT_TOLD}»`,
    ];
  });

/** Things of two lists, each known by its key: what is in one of them only, and what is said of those in both. */
const things = (what: string, before: readonly Thing[], after: readonly Thing[]): readonly string[] => [
  ...before
    .filter(({ key }) => !after.some((one) => one.key === key))
    .map(({ name }) => `${what}: ${name} utgår`),
  ...after
    .filter(({ key }) => !before.some((one) => one.key === key))
    .map(({ name }) => `${what}: ${name} tillkommer`),
  ...after.flatMap(({ key, name, says }) => {
    const old = before.find((one) => one.key === key);
    return old ? [...changed(what, old.name, name), ...said(`${what}, ${name}`, old.says, says)] : [];
  }),
];

const offices = (before: GuidelinePack, after: GuidelinePack): readonly string[] =>
  Object.entries(OFFICE_FUNCTIONS).flatMap(([of, words]) => {
    const [was, is] = [before, after].map((pack) => pack.offices.find((one) => one.function === of));
    if (!was && !is) return [];
    if (!was) return [`${words}: ${is?.name} tillkommer`];
    if (!is) return [`${words}: ${was.name} utgår`];
    return [
      ...changed(words, was.name, is.name),
      ...(was.code === is.code ? [] : [`${words}: befattningen ${was.code} blir ${is.code}`]),
    ];
  });

const groups = (before: GuidelinePack, after: GuidelinePack): readonly string[] =>
  Object.entries(GROUP_FUNCTIONS).flatMap(([of, words]) => {
    const [was, is] = [before, after].map((pack) => pack.groups.find((one) => one.function === of));
    if (!was && !is) return [];
    if (!was) return [`${words}: ${is?.name} tillkommer`];
    if (!is) return [`${words}: ${was.name} utgår`];
    return oneGroup([was, before], [is, after]);
  });

type Grouped = readonly [group: PackGroup, pack: GuidelinePack];

function oneGroup(was: Grouped, is: Grouped): readonly string[] {
  const [before, after] = [was[0], is[0]];
  const { name } = after;
  const members = ([{ members: own }, pack]: Grouped): readonly Named[] => [
    ...(own?.offices ?? []).map((of): Named => [of, officeCalled(pack, of)]),
    ...(own?.units ?? []).map((unit): Named => [unit, unit]),
  ];
  return [
    ...changed('Grupp', before.name, name),
    ...(before.decides === after.decides
      ? []
      : [`${name}: ${after.decides ? 'beslutar' : 'beslutar inte längre'}`]),
    ...changed(`${name}, möten`, meetingsText(before), meetingsText(after)),
    ...said(name, ledBy(was), ledBy(is)),
    ...words(
      `${name}, uppdrag`,
      before.mandates.map((one): Named => [one, MANDATES[one]]),
      after.mandates.map((one): Named => [one, MANDATES[one]]),
    ),
    ...words(`${name}, ledamöter`, members(was), members(is)),
    ...said(name, seatedIn(was), seatedIn(is)),
  ];
}

const ledBy = ([{ chair, chairAppointedBy, convener }, pack]: Grouped): Said => {
  const office = (of: string | undefined) => ({
    means: of,
    text: of === undefined ? 'inte angiven' : officeCalled(pack, of),
  });
  return {
    ordförande: office(chair),
    'ordförande utses av': office(chairAppointedBy),
    sammankallande: office(convener),
  };
};

const seatedIn = ([{ code, members, preparation, rows: own }, pack]: Grouped): Said => ({
  kod: { means: code, text: code },
  platser: { means: members?.seats, text: seatsText(members?.seats) },
  'möten bereds av': {
    means: preparation,
    text: preparation ? preparedBy(pack, preparation) : NOT_TOLD,
  },
  rader: { means: own, text: rowsText(own) },
});

type Named = readonly [code: string, name: string];

/** What is only in one of two lists. */
const words = (what: string, before: readonly Named[], after: readonly Named[]): readonly string[] => {
  const only = (list: readonly Named[], other: readonly Named[]): readonly Named[] =>
    list.filter(([code]) => !other.some(([one]) => one === code));
  return [
    ...only(before, after).map(([, name]) => `${what}: ${name} utgår`),
    ...only(after, before).map(([, name]) => `${what}: ${name} tillkommer`),
  ];
};

const PATHS = { shared: 'Kommungemensamma system', operational: 'Verksamhetssystem' } as const;
/** Each step of a path, and how what stands in it is named. */
const STEPS = {
  decidedBy: ['beslutas av', groupCalled],
  escalation: ['lyfts till', officeCalled],
  anchoredIn: ['förankras i', groupCalled],
  anchoringAssessedFor: ['förankras vid behov i', groupCalled],
  consulted: ['samråd med', officeCalled],
  reportedBy: ['anmäls av', (_pack: GuidelinePack, of: string) => reporterCalled(of)],
  contacted: ['kontakter med', unitCalled],
  rows: ['rader', (_pack: GuidelinePack, of: string) => of],
} as const;
const paths = (before: GuidelinePack, after: GuidelinePack): readonly string[] =>
  (Object.keys(PATHS) as (keyof typeof PATHS)[]).flatMap((path) => {
    const steps = (pack: GuidelinePack): Said =>
      Object.fromEntries(
        (Object.keys(STEPS) as (keyof typeof STEPS)[]).map((step) => {
          const [what, called] = STEPS[step];
          const value = pack.paths[path][step];
          const told = value === undefined ? [] : [value].flat();
          return [what, { means: told, text: told.map((of) => called(pack, of)).join(', ') || 'ingen' }];
        }),
      );
    return said(PATHS[path], steps(before), steps(after));
  });

const parameters = (before: GuidelinePack, after: GuidelinePack): readonly string[] =>
  Object.entries(PARAMETERS).flatMap(([name, { sv }]) =>
    changed(
      `Parameter, ${wordedLabel(sv, after)}`,
      valueText(before.parameters[name] as Json | undefined),
      valueText(after.parameters[name] as Json | undefined),
    ),
  );

/** A pack from a file names few rules, one that was adopted names all: only a mode, or two versions, tell them apart. */
const rules = (before: GuidelinePack, after: GuidelinePack): readonly string[] =>
  [...new Set([...Object.keys(before.rules), ...Object.keys(after.rules)])].sort().flatMap((id) => {
    const [was, is] = [before.rules[id], after.rules[id]];
    const versions = was?.version !== undefined && is?.version !== undefined && was.version !== is.version;
    if (was?.mode === is?.mode && !versions) return [];
    return changed(`Regel ${id}`, ruleText(before, id), ruleText(after, id));
  });

const rows = (before: GuidelinePack, after: GuidelinePack): readonly string[] => {
  const inPack = ({ rows: all }: GuidelinePack, row: string) => all.find(({ id }) => id === row);
  const ids = [...new Set([...before.rows, ...after.rows].map(({ id }) => id))].sort();
  return ids.flatMap((id) => {
    const [was, is] = [inPack(before, id), inPack(after, id)];
    if (!was) return [`${id} tillkommer: ${quoted(is?.quote ?? '')}`];
    if (!is) return [`${id} utgår: ${quoted(was.quote)}`];
    return [
      ...changed(id, was.quote, is.quote),
      ...changed(`${id}, avsnitt`, was.section, is.section),
      ...changed(`${id}, rader i texten`, was.lines, is.lines),
    ];
  });
};
