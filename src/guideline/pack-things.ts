import type { GuidelinePack, PackSeat, PackSystem } from '../domain/guidelines/pack.js';
import { COMPONENT_FUNCTIONS, SubKind } from '../domain/systems/upkeep.fields.js';
import { Certainty, RESPONSIBILITIES, UnitKind } from '../domain/units/unit.fields.js';
import { groupCalled, officeCalled, unitCalled } from './pack-called.js';

/** What a pack says of each thing it lists, so that two packs can be held against each other. */

export const NOT_TOLD = 'inte angivet';

/** What is said of a thing, member by member: what it means, by which two are told apart, and how people read it. */
export type Said = Readonly<Record<string, Readonly<{ means: unknown; text: string }>>>;
export type Thing = Readonly<{ key: string; name: string; says: Said }>;

export const quoted = (text: string): string => `«${text}»`;
export const rowsText = (rows: readonly string[] | undefined): string => rows?.join(', ') || NOT_TOLD;

/** The word for a code, as it stands in a sentence. */
const word = (labels: Readonly<Record<string, string>>, code: string): string =>
  (labels[code] ?? code).toLowerCase();

const plain = (value: string | readonly string[] | undefined): Said[string] => ({
  means: value,
  text: value === undefined ? NOT_TOLD : [value].flat().join(', ') || NOT_TOLD,
});
const called = (value: string | undefined, name: (of: string) => string): Said[string] => ({
  means: value,
  text: value === undefined ? NOT_TOLD : name(value),
});

/** Whom seats are for: a certain unit, every unit of a kind, or those who own what is critical. */
export const seatsText = (seats: readonly PackSeat[] | undefined): string =>
  seats?.map(seatText).join('; ') || NOT_TOLD;

function seatText({ name, unit, every, systemOwners, rows }: PackSeat): string {
  const whom = [
    ...(unit === undefined ? [] : [`enheten ${unit}`]),
    ...(every === undefined ? [] : [`varje ${word(UnitKind.labels, every)}`]),
    ...(systemOwners === undefined ? [] : ['ägarna till de större och mest verksamhetskritiska systemen']),
  ];
  return `${name} (${[...whom, ...rows].join(', ')})`;
}

/** What it says of the text itself. */
export const aboutItself = (pack: GuidelinePack): Said => {
  const { supersedes, scope, signatory, source } = pack;
  return {
    Ersätter: plain(supersedes),
    'Handlar om': plain(scope?.subjects),
    'Handlar om, rader': plain(scope?.rows),
    'Undertecknad av': called(signatory?.office, (of) => officeCalled(pack, of)),
    'Undertecknad av, rader': plain(signatory?.rows),
    'Källa, sidor': plain(source && String(source.pages)),
    'Källa, rader': plain(source?.rows),
  };
};

export const systems = (pack: GuidelinePack): readonly Thing[] =>
  pack.systems.map((one) => ({ key: one.code, name: one.name, says: systemSays(one, pack) }));

const systemSays = (
  { systemType, subKind, runBy, responsibleUnit, components, rows }: PackSystem,
  pack: GuidelinePack,
): Said => ({
  systemtyp: plain(systemType),
  slag: called(subKind, (of) => word(SubKind.labels, of)),
  'sköts av': called(runBy, (of) => unitCalled(pack, of)),
  'ansvarig enhet': called(responsibleUnit, (of) => unitCalled(pack, of)),
  delar: {
    means: components,
    text:
      components?.map((one) => `${one.name} (${word(COMPONENT_FUNCTIONS, one.function)})`).join(', ') ||
      NOT_TOLD,
  },
  rader: plain(rows),
});

/** A unit is known by its function, and by its name where it has none. */
export const units = ({ units: list = [] }: GuidelinePack): readonly Thing[] =>
  list.map(({ name, code, kind, function: of, aliases, responsibilities: own, rows }) => ({
    key: of ?? name,
    name,
    says: {
      'kod i registret': { means: code, text: code ?? NOT_TOLD },
      slag: { means: kind, text: kind === undefined ? NOT_TOLD : word(UnitKind.labels, kind) },
      'kallas också': {
        means: aliases,
        text:
          aliases?.map((one) => `${one.name} (${word(Certainty.labels, one.certainty)})`).join(', ') ||
          NOT_TOLD,
      },
      'ansvarar för': { means: own, text: own?.map((one) => RESPONSIBILITIES[one]).join('; ') || NOT_TOLD },
      rader: plain(rows),
    },
  }));

export const responsibilities = (pack: GuidelinePack): readonly Thing[] =>
  (pack.responsibilities ?? []).map(({ area, name, office, with: together, rows }) => ({
    key: area,
    name,
    says: {
      'ligger på': called(office, (of) => officeCalled(pack, of)),
      'i samverkan med': {
        means: together,
        text: together?.map((of) => groupCalled(pack, of)).join(', ') || NOT_TOLD,
      },
      rader: plain(rows),
    },
  }));

export const norms = ({ norms: list = [] }: GuidelinePack): readonly Thing[] =>
  list.map(({ code, name, reference, rows }) => ({
    key: code,
    name,
    says: { hänvisning: plain(reference), rader: plain(rows) },
  }));

export const overlaps = (pack: GuidelinePack): readonly Thing[] =>
  (pack.overlaps ?? []).map(({ matter, groups, first, rows }) => ({
    key: matter,
    name: matter,
    says: {
      grupper: { means: groups, text: groups.map((of) => groupCalled(pack, of)).join(', ') },
      'går före': called(first, (of) => groupCalled(pack, of)),
      rader: plain(rows),
    },
  }));

/** How a pack uses a rule; one that it says nothing of is used as the program has it. */
export function ruleText({ rules: chosen }: GuidelinePack, id: string): string {
  const { version, mode } = chosen[id] ?? {};
  const how = { guard: 'spärr', check: 'kontroll', off: 'avstängd' } as const;
  return [mode ? how[mode] : 'som programmet har den', ...(version ? [`version ${version}`] : [])].join(', ');
}
