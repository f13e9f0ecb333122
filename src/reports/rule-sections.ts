import * as f from '../domain/fields.js';
import { FundingMotive } from '../domain/initiatives/initiative.fields.js';
import { RULES } from '../guideline/rules.js';
import { toldIn } from '../guideline/told-in-pack.js';
import type { FoundAbout } from '../read-models/judgements.js';
import type { NumberedDecision } from '../read-models/queries.js';
import { lastKnownDay, type Material } from './material.js';
import { collator, counted, inYear, type Row, type Section } from './section.js';

/** How the decisions were made, and what the rules find: judged by the guideline in force on each day. */

/** What a rule says, for a reader who does not know its name: in the names of the guideline at the year's end. */
function ruleLabels(material: Material, year: number): (rule: string, code?: boolean) => string {
  const pack = material.facts.on(lastKnownDay(material, year)).guideline?.pack;
  const told = new Map(
    RULES.map((rule) => [rule.id, (pack ? toldIn(rule, pack) : rule).says.sv.replace(/\.$/, '')]),
  );
  return (rule, code = true) => {
    const says = told.get(rule) ?? rule;
    return code ? `${says} (${rule})` : says;
  };
}

const approvalsIn = ({ decisions }: Material, year: number): NumberedDecision[] =>
  decisions.filter(({ decided_at, kind }) => kind === 'approval' && inYear(decided_at, year));

const events = (some: readonly Readonly<{ event: string }>[]): string[] => some.map(({ event }) => event);

/** A row for each key that occurs, in the order of the labels. */
function rowsBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  labelOf: (key: string) => string,
  eventsOf: (items: readonly T[]) => readonly string[],
): Row[] {
  return [...Map.groupBy(items, keyOf)]
    .map(([key, group]) => ({
      key,
      label: labelOf(key),
      measured: counted(group.length, eventsOf(group)),
    }))
    .sort((a, b) => collator.compare(a.label, b.label));
}

const PATHS: Readonly<Record<string, string>> = {
  shared: 'Kommungemensamma system',
  operational: 'Verksamhetssystem, och initiativ utan system',
};

const byPath: Section = {
  id: 'path',
  title: 'Beslut efter beslutsväg',
  counts:
    'Alla beslut om godkännande som fattades under året, också i tidigare omgångar, efter den väg som initiativets systemkategori anger. Initiativ utan system följer verksamhetssystemens väg.',
  of: (material, year) => {
    const decided = approvalsIn(material, year);
    return Object.entries(PATHS).flatMap(([path, label]) => {
      const own = decided.filter(({ category }) => (category === 'shared') === (path === 'shared'));
      return [
        { key: path, label, measured: counted(own.length, events(own)) },
        ...Object.entries(f.DecisionOutcome.labels).map(([outcome, word]) => {
          const such = own.filter((decision) => decision.outcome === outcome);
          return {
            key: `${path}-${outcome}`,
            label: `${label}: ${word.toLowerCase()}`,
            measured: counted(such.length, events(such)),
          };
        }),
      ];
    });
  },
};

const escalations: Section = {
  id: 'escalations',
  title: 'Lyfta beslut och skälen till det',
  counts:
    'Beslut som lyftes ur den grupp som normalt fattar dem under året. Varje rad är ett lyft beslut, med det skäl som fördes in.',
  of: ({ escalations: all }, year) => {
    const own = all.filter(({ on }) => inYear(on, year));
    return [
      { key: 'all', label: 'Alla', measured: counted(own.length, events(own)) },
      ...own.map(({ event, number, title, data }) => ({
        key: `${number}-${event}`,
        label: `${number} ${title}: ${String(data['reasons'] ?? 'skälet är gallrat')}`,
        measured: counted(1, [event]),
      })),
    ];
  },
};

const legalNature: Section = {
  id: 'legal-nature',
  title: 'Beslut efter rättslig karaktär och delegation',
  counts:
    'Alla beslut som fattades under året, också om centrala medel, efter den karaktär som beslutet anger. Delegationsbeslut visas också efter delegation.',
  of: ({ decisions }, year) => {
    const own = decisions.filter(({ decided_at }) => inYear(decided_at, year));
    const natures: readonly (readonly [string, string])[] = [
      ...Object.entries(f.LegalNature.labels),
      ['', 'Inte angiven'],
    ];
    const delegated = own.filter(({ legal_nature }) => legal_nature === 'delegated');
    return [
      ...natures.map(([nature, label]) => {
        const such = own.filter(({ legal_nature }) => (legal_nature ?? '') === nature);
        return { key: nature || 'none', label, measured: counted(such.length, events(such)) };
      }),
      ...rowsBy(
        delegated,
        ({ delegation }) => `delegation-${delegation ?? ''}`,
        (key) => `Med stöd av ${key.slice('delegation-'.length) || 'delegation som inte anges'}`,
        events,
      ),
    ];
  },
};

const centralFunds: Section = {
  id: 'central-funds',
  title: 'Centrala medel efter motiv',
  counts: 'Centrala medel som beviljades under året, med det motiv som angavs.',
  of: ({ granted }, year) => {
    const own = granted.filter(({ on }) => inYear(on, year));
    const motives: readonly (readonly [string, string])[] = [
      ...Object.entries(FundingMotive.labels),
      ['', 'Motiv inte angivet'],
    ];
    return motives.flatMap(([motive, label]) => {
      const such = own.filter(({ data }) => (data['motive'] ?? '') === motive);
      const ore = such.reduce((sum, { data }) => sum + Number(data['grantedOre']), 0);
      const key = motive || 'none';
      return [
        { key: `${key}-count`, label: `${label}, antal`, measured: counted(such.length, events(such)) },
        {
          key: `${key}-sum`,
          label: `${label}, belopp`,
          measured: { value: ore, unit: 'ore', events: events(such) },
        },
      ];
    });
  },
};

const meetings: Section = {
  id: 'meetings',
  title: 'Möten mot riktlinjens norm',
  counts:
    'Införda möten under året i varje grupp. Inom parentes står hur många riktlinjen anger, i den version som gällde vid årets slut, och för den del av året som riktlinjen och gruppen fanns.',
  picture: { but: [] },
  of: ({ meetings: all }, year) =>
    all
      .filter((group) => group.year === year)
      .map(({ group, name, held, events: of, norm }) => ({
        key: group,
        label: norm ? `${name} (${normWords(norm)})` : `${name} (ingen norm)`,
        measured: counted(held, of),
      })),
};

const normWords = ({ least, most }: Readonly<{ least: number; most: number }>): string =>
  least === most ? String(least) : `${least}–${most}`;

const found = ({ findings }: Material, year: number): FoundAbout[] =>
  findings.filter(({ on }) => inYear(on, year));
const findingEvents = (some: readonly FoundAbout[]): string[] =>
  some.flatMap(({ events: shown }) => [...shown]);

const findingsByRule: Section = {
  id: 'findings-rule',
  title: 'Fynd efter regel',
  counts:
    'Regler i riktlinjen, och i lagen bakom den, som inte följdes vid något steg under året. Varje steg är bedömt enligt den version av riktlinjen som gällde den dagen. Ett avsteg ursäktar inget: fyndet står kvar, med avsteget bredvid. Bilden visar de regler som inte följdes minst två gånger något av åren.',
  picture: { but: ['all', 'explained', 'accepted'], least: 2 },
  of: (material, year) => {
    const all = found(material, year);
    const explained = all.filter(({ deviation }) => deviation !== undefined);
    const labelOf = ruleLabels(material, year);
    const accepted = explained.filter(({ deviation }) => deviation?.acceptedBy !== undefined);
    return [
      { key: 'all', label: 'Alla fynd', measured: counted(all.length, findingEvents(all)) },
      {
        key: 'explained',
        label: 'varav med infört avsteg',
        measured: counted(explained.length, findingEvents(explained)),
      },
      {
        key: 'accepted',
        label: 'varav accepterade av någon',
        measured: counted(accepted.length, findingEvents(accepted)),
      },
      ...rowsBy(all, ({ rule }) => rule, labelOf, findingEvents).map((row) => ({
        ...row,
        short: labelOf(row.key, false),
      })),
    ];
  },
};

const NO_ADMINISTRATION = 'Gäller ingen förvaltnings initiativ';

const findingsByAdministration: Section = {
  id: 'findings-administration',
  title: 'Fynd efter förvaltning',
  counts: 'Samma fynd, efter den förvaltning vars initiativ de gäller.',
  picture: { but: [] },
  of: (material, year) =>
    rowsBy(
      found(material, year),
      ({ about }) => about.administration ?? NO_ADMINISTRATION,
      (key) => key,
      findingEvents,
    ),
};

const deviations: Section = {
  id: 'deviations',
  title: 'Avsteg efter regel',
  counts:
    'Införda avsteg under året: någon har sagt varför en regel inte följdes. Den som accepterat avsteget visas med sin befattning den dagen.',
  of: (material, year) => {
    const labelOf = ruleLabels(material, year);
    return rowsBy(
      material.deviations.filter(({ on }) => inYear(on, year)),
      ({ rule, acceptedBy }) => `${rule}\n${acceptedBy ?? ''}`,
      (key) => {
        const [rule = '', acceptedBy = ''] = key.split('\n');
        return `${labelOf(rule)}: ${acceptedBy === '' ? 'inte accepterat' : `accepterat av ${acceptedBy}`}`;
      },
      events,
    );
  },
};

export const RULE_SECTIONS: readonly Section[] = [
  byPath,
  legalNature,
  escalations,
  findingsByRule,
  findingsByAdministration,
  deviations,
  centralFunds,
  meetings,
];
