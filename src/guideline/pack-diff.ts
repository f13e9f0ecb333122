import { GROUP_FUNCTIONS, MANDATES, OFFICE_FUNCTIONS } from '../domain/guidelines/functions.js';
import type { GuidelinePack, PackGroup } from '../domain/guidelines/pack.js';
import { PARAMETERS } from '../domain/guidelines/parameters.js';
import type { Json } from '../domain/json.js';
import { meetingsText, valueText } from './pack-text.js';

/** What differs between two packs, in words: from the first to the second. */
export function packDifferences(before: GuidelinePack, after: GuidelinePack): readonly string[] {
  return [
    ...changed('Titel', before.title, after.title),
    ...offices(before, after),
    ...groups(before, after),
    ...paths(before, after),
    ...listed('System', before.systems, after.systems, ({ name }) => name),
    ...responsibilities(before, after),
    ...parameters(before, after),
    ...rules(before, after),
    ...rows(before, after),
  ];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const changed = (what: string, before: string, after: string): readonly string[] =>
  before === after ? [] : [`${what}: «${before}» blir «${after}»`];

/** What is only in one of two lists, by code. */
function listed<T extends Readonly<{ code: string }>>(
  what: string,
  before: readonly T[],
  after: readonly T[],
  nameOf: (one: T) => string,
): readonly string[] {
  const gone = before.filter(({ code }) => !after.some((one) => one.code === code));
  const come = after.filter(({ code }) => !before.some((one) => one.code === code));
  return [
    ...gone.map((one) => `${what}: ${nameOf(one)} utgår`),
    ...come.map((one) => `${what}: ${nameOf(one)} tillkommer`),
  ];
}

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
    return oneGroup(was, is);
  });

function oneGroup(was: PackGroup, is: PackGroup): readonly string[] {
  const { name } = is;
  const office = (of: string | undefined): string =>
    of === undefined ? 'inte angiven' : ((OFFICE_FUNCTIONS as Readonly<Record<string, string>>)[of] ?? of);
  const seats = ({ members }: PackGroup): readonly string[] => [
    ...(members?.offices ?? []).map(office),
    ...(members?.units ?? []),
  ];
  return [
    ...changed('Grupp', was.name, is.name),
    ...(was.decides === is.decides ? [] : [`${name}: ${is.decides ? 'beslutar' : 'beslutar inte längre'}`]),
    ...changed(`${name}, möten`, meetingsText(was), meetingsText(is)),
    ...changed(`${name}, ordförande`, office(was.chair), office(is.chair)),
    ...changed(`${name}, sammankallande`, office(was.convener), office(is.convener)),
    ...words(`${name}, uppdrag`, was.mandates, is.mandates, (one) => MANDATES[one]),
    ...words(`${name}, ledamöter`, seats(was), seats(is), (one) => one),
  ];
}

/** What is only in one of two lists of words. */
const words = <T extends string>(
  what: string,
  before: readonly T[],
  after: readonly T[],
  nameOf: (one: T) => string,
): readonly string[] => [
  ...before.filter((one) => !after.includes(one)).map((one) => `${what}: ${nameOf(one)} utgår`),
  ...after.filter((one) => !before.includes(one)).map((one) => `${what}: ${nameOf(one)} tillkommer`),
];

const PATHS = { shared: 'Kommungemensamma system', operational: 'Verksamhetssystem' } as const;
const STEPS = {
  decidedBy: 'beslutas av',
  escalation: 'lyfts till',
  anchoredIn: 'förankras i',
  anchoringAssessedFor: 'förankras vid behov i',
  consulted: 'samråd med',
  reportedBy: 'anmäls av',
  contacted: 'kontakter med',
} as const;

const paths = (before: GuidelinePack, after: GuidelinePack): readonly string[] =>
  (Object.keys(PATHS) as (keyof typeof PATHS)[]).flatMap((path) =>
    (Object.keys(STEPS) as (keyof typeof STEPS)[]).flatMap((step) => {
      const text = (pack: GuidelinePack): string => {
        const value = pack.paths[path][step];
        const told = value === undefined ? [] : [value].flat();
        return told.length === 0 ? 'ingen' : told.join(', ');
      };
      return changed(`${PATHS[path]}, ${STEPS[step]}`, text(before), text(after));
    }),
  );

const responsibilities = (before: GuidelinePack, after: GuidelinePack): readonly string[] => {
  const [was = [], is = []] = [before.responsibilities, after.responsibilities];
  return [
    ...listed(
      'Ansvar',
      was.map(({ area, name }) => ({ code: area, name })),
      is.map(({ area, name }) => ({ code: area, name })),
      ({ name }) => name,
    ),
    ...is.flatMap(({ area, name, office }) => {
      const old = was.find((one) => one.area === area);
      return old ? changed(`Ansvar, ${name}`, OFFICE_FUNCTIONS[old.office], OFFICE_FUNCTIONS[office]) : [];
    }),
  ];
};

const parameters = (before: GuidelinePack, after: GuidelinePack): readonly string[] =>
  Object.entries(PARAMETERS).flatMap(([name, { sv }]) =>
    changed(
      `Parameter, ${sv}`,
      valueText(before.parameters[name] as Json | undefined),
      valueText(after.parameters[name] as Json | undefined),
    ),
  );

/** How a pack uses a rule; one that it says nothing of is used as the program has it. */
function ruleText({ rules: chosen }: GuidelinePack, id: string): string {
  const { version, mode } = chosen[id] ?? {};
  const how = { guard: 'spärr', check: 'kontroll', off: 'avstängd' } as const;
  return [mode ? how[mode] : 'som programmet har den', ...(version ? [`version ${version}`] : [])].join(', ');
}

/** A pack from a file names few rules, one that was adopted names all: only a mode, or two versions, tell them apart. */
const rules = (before: GuidelinePack, after: GuidelinePack): readonly string[] =>
  [...new Set([...Object.keys(before.rules), ...Object.keys(after.rules)])].sort().flatMap((id) => {
    const [was, is] = [before.rules[id], after.rules[id]];
    const versions = was?.version !== undefined && is?.version !== undefined && was.version !== is.version;
    if (was?.mode === is?.mode && !versions) return [];
    return changed(`Regel ${id}`, ruleText(before, id), ruleText(after, id));
  });

const rows = (before: GuidelinePack, after: GuidelinePack): readonly string[] => {
  const quote = ({ rows: all }: GuidelinePack, row: string): string | undefined =>
    all.find(({ id }) => id === row)?.quote;
  const ids = [...new Set([...before.rows, ...after.rows].map(({ id }) => id))].sort();
  return ids.flatMap((id) => {
    const [was, is] = [quote(before, id), quote(after, id)];
    if (was === undefined) return [`${id} tillkommer: «${is}»`];
    if (is === undefined) return [`${id} utgår: «${was}»`];
    return same(was, is) ? [] : [`${id}: «${was}» blir «${is}»`];
  });
};
