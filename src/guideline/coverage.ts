import { CATALOGUE } from '../domain/catalogue.js';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { step as stepOf } from '../domain/guidelines/pack-problem.js';
import { isParameter } from '../domain/guidelines/parameters.js';
import { DATA, type Thing } from './coverage-table.js';
import { NORRKOPING } from './packs/norrkoping.js';
import { modeOf } from './judge.js';
import { METRICS, RULES } from './rules.js';
import shown from './shown-by.json' with { type: 'json' };

/** What carries a row: a rule, a duty or a metric that names it, or a thing of the record, the pack or the parameters. */
export type Carrier = Readonly<{
  kind: 'rule' | 'duty' | 'metric' | Thing['kind'];
  /** As `anchored-before-decision`, `NeedReported.kind=purchase`, `/groups/it-steering-group`. */
  name: string;
}>;

/** One row of the guideline: its quote, what implements it, and the tests that show it. */
export type Covered = Readonly<{
  row: string;
  section: string;
  lines: string;
  quote: string;
  by: readonly Carrier[];
  /** As `test/guideline/chapters/need.spec.ts › S009: is found when …`. */
  tests: readonly string[];
}>;

/** Which tests name a row. Written by `npm run coverage`. */
const SHOWN: Readonly<Record<string, readonly string[]>> = shown;

/** Every row of a guideline, in its order, with its own quotes and what carries them in it; the shipped one if none is told. */
export const coverage = (pack: GuidelinePack = NORRKOPING): readonly Covered[] =>
  pack.rows.map(({ id, section, lines, quote }) => ({
    row: id,
    section,
    lines,
    quote,
    by: carriersOf(id, pack),
    tests: SHOWN[id] ?? [],
  }));

/** What carries a row in a guideline: rules that it uses, and places that are in it. */
export const carriersOf = (row: string, pack: GuidelinePack = NORRKOPING): readonly Carrier[] => [
  ...RULES.filter((rule) => rule.rows.includes(row) && modeOf(rule, { pack }) !== undefined).map(
    ({ id, mode }): Carrier => ({
      kind: mode === 'due' ? 'duty' : 'rule',
      name: id,
    }),
  ),
  ...METRICS.filter(({ rows }) => rows.includes(row)).map(({ id }): Carrier => ({
    kind: 'metric',
    name: id,
  })),
  ...(DATA[row] ?? []).flatMap((thing): readonly Carrier[] => {
    const name = thing.kind === 'pack' ? ownPlace(thing.place, pack) : nameOf(thing);
    return name === undefined ? [] : [{ kind: thing.kind, name }];
  }),
];

/** A place of the shipped pack as it stands in another: an office, a group or a unit is known by its function. */
function ownPlace(place: string, pack: GuidelinePack): string | undefined {
  const [, list = '', member = '', ...rest] = place.split('/');
  const shipped = placeIn(NORRKOPING, `/${list}/${member}`) as Readonly<{ function?: string }> | undefined;
  const of = ['offices', 'groups', 'units'].includes(list) ? shipped?.function : undefined;
  const members = (pack as Readonly<Record<string, unknown>>)[list] as readonly Functioning[] | undefined;
  const own = of === undefined ? undefined : members?.find((one) => one.function === of);
  const at = own ? ['', list, stepOf(own.code ?? own.name), ...rest].join('/') : place;
  return placeIn(pack, at) === undefined ? undefined : at;
}

type Functioning = Readonly<{ code?: string; name: string; function?: string }>;

function nameOf(thing: Thing): string {
  if (thing.kind === 'event') return thing.event;
  if (thing.kind === 'pack') return thing.place;
  if (thing.kind === 'parameter') return thing.parameter;
  const codes = thing.codes.length > 0 ? `=${thing.codes.join('|')}` : '';
  return `${thing.event}.${thing.member}${codes}`;
}

/** Things that the table names and that do not exist, and rows of it that the guideline does not have. */
export const brokenReferences = (
  table: Readonly<Record<string, readonly Thing[]>> = DATA,
  pack: GuidelinePack = NORRKOPING,
): readonly string[] =>
  Object.entries(table).flatMap(([row, things]) => [
    ...(pack.rows.some(({ id }) => id === row) ? [] : [`${row} is no row of the guideline`]),
    ...things.filter((thing) => !exists(thing, pack)).map((thing) => `${row}: there is no ${nameOf(thing)}`),
  ]);

function exists(thing: Thing, pack: GuidelinePack): boolean {
  if (thing.kind === 'parameter') return isParameter(thing.parameter);
  if (thing.kind === 'pack') return placeIn(pack, thing.place) !== undefined;
  const definition = CATALOGUE.get(thing.event);
  if (!definition || thing.kind === 'event') return definition !== undefined;
  const field = definition.fields[thing.member];
  return field !== undefined && thing.codes.every((code) => Object.hasOwn(field.labels ?? {}, code));
}

/**
 * What stands at a place of a pack. A step into a list is the word that stands there, or the code, area or row that one of
 * its members has: so a place stays what it is when the list grows.
 */
export function placeIn(pack: unknown, place: string): unknown {
  const steps = place.split('/').slice(1);
  return steps
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((at, step) => {
      if (!Array.isArray(at)) return (at as Record<string, unknown> | undefined)?.[step];
      return at.find(
        (one: unknown) =>
          one === step ||
          ['code', 'area', 'id', 'name'].some((name) => (one as Record<string, unknown>)[name] === step),
      );
    }, pack);
}
