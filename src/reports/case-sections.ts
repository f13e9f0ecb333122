import { daysBetween } from '../domain/dates.js';
import { many } from '../domain/many.js';
import * as f from '../domain/fields.js';
import { forumNames } from '../guideline/wording.js';
import { STAGE_LABELS } from '../../projections/case-file.js';
import type { Facts } from '../guideline/facts.js';
import type { NumberedCase } from '../read-models/queries.js';
import { median, p90 } from '../read-models/analyses/spread.js';
import { anchoredInPreparatoryBody, consultedCoordinator, moment, type MomentOf } from './case-moments.js';
import { prepared } from './case-preparation.js';
import type { Measured } from './figures.js';
import { lastKnownDay, type Material } from './material.js';
import { collator, counted, inYear, type Row, type Section } from './section.js';

/** What initiatives came to: the sections that the case files answer alone. */

/** What was registered in error counts nowhere but where it is said where initiatives stand. */
const real = ({ stage }: NumberedCase): boolean => stage !== 'cancelled';
const registeredIn = (cases: readonly NumberedCase[], year: number) =>
  cases.filter(({ need_at }) => inYear(need_at, year));
const reportedIn = (cases: readonly NumberedCase[], year: number) => registeredIn(cases, year).filter(real);
const decidedIn = (cases: readonly NumberedCase[], year: number) =>
  cases.filter((row) => inYear(row.decision_at, year) && real(row));
const financedIn = (cases: readonly NumberedCase[], year: number) =>
  cases.filter((row) => inYear(row.financing_at, year) && real(row));

const needEvents = (cases: readonly NumberedCase[]): string[] => cases.map(({ need_event }) => need_event);
const present = (events: readonly (string | null)[]): string[] => events.filter((event) => event !== null);

const countedCases = (
  cases: readonly NumberedCase[],
  events: (cases: readonly NumberedCase[]) => string[] = needEvents,
): Measured => counted(cases.length, events(cases));

/** A count for each value of a column, in the given order, or by the Swedish alphabet. */
function countsBy(
  cases: readonly NumberedCase[],
  column: 'category' | 'stage' | 'administration',
  labels?: Readonly<Record<string, string>>,
): Row[] {
  const groups = Map.groupBy(cases, (row) => row[column]);
  const keys = labels ? Object.keys(labels) : [...groups.keys()].sort(collator.compare);
  return keys.map((key) => ({
    key,
    label: labels?.[key] ?? key,
    measured: countedCases(groups.get(key) ?? []),
  }));
}

type Interval = Readonly<{ key: string; label: string; from: MomentOf; to: MomentOf }>;

const INTERVALS: readonly Interval[] = [
  { key: 'need-consultation', label: 'Behov → samråd', from: moment('need'), to: consultedCoordinator },
  {
    key: 'consultation-anchoring',
    label: 'Samråd → förankring',
    from: consultedCoordinator,
    to: anchoredInPreparatoryBody,
  },
  {
    key: 'anchoring-decision',
    label: 'Förankring → beslut',
    from: anchoredInPreparatoryBody,
    to: moment('decision'),
  },
  { key: 'need-decision', label: 'Behov → beslut', from: moment('need'), to: moment('decision') },
  {
    key: 'decision-financing',
    label: 'Beslut → finansiering',
    from: moment('decision'),
    to: moment('financing'),
  },
];

function leadTimes(cases: readonly NumberedCase[], facts: Facts, { key, label, from, to }: Interval): Row[] {
  const pairs = cases
    .map((row) => ({ from: from(row, facts), to: to(row, facts) }))
    .filter((pair) => pair.from.at !== null && pair.to.at !== null);
  const days = (pair: (typeof pairs)[number]): number => daysBetween(pair.from.at ?? '', pair.to.at ?? '');
  const inOrder = pairs.filter((pair) => days(pair) >= 0);
  const reversed = pairs.filter((pair) => days(pair) < 0);
  const events = (some: typeof pairs): string[] =>
    present(some.flatMap((pair) => [pair.from.event, pair.to.event]));
  const values = inOrder.map(days);
  const timed = (value: number | null): Measured => ({
    value,
    unit: 'days',
    n: values.length,
    events: events(inOrder),
  });
  return [
    { key: `${key}-median`, label: `${label}, median`, measured: timed(median(values)) },
    { key: `${key}-p90`, label: `${label}, 90 av 100 högst`, measured: timed(p90(values)) },
    {
      key: `${key}-reversed`,
      label: `${label}, i omvänd ordning`,
      measured: { value: reversed.length, unit: 'count', events: events(reversed) },
    },
  ];
}

const financingEvents = (cases: readonly NumberedCase[]): string[] =>
  present(
    cases.flatMap(({ financing_event, financing_changed_event }) => [
      financing_event,
      financing_changed_event,
    ]),
  );
const amount = (value: number, cases: readonly NumberedCase[]): Measured => ({
  value,
  unit: 'ore',
  events: financingEvents(cases),
});

function byPrinciple(cases: readonly NumberedCase[]): Row[] {
  return Object.entries(f.FinancingPrinciple.labels).flatMap(([principle, label]) => {
    const own = cases.filter(({ financing_principle }) => financing_principle === principle);
    const total = own.reduce((sum, { financing_total_ore }) => sum + (financing_total_ore ?? 0), 0);
    return [
      { key: `${principle}-count`, label: `${label}, antal`, measured: countedCases(own, financingEvents) },
      { key: `${principle}-sum`, label: `${label}, belopp`, measured: amount(total, own) },
    ];
  });
}

function byPayer(cases: readonly NumberedCase[]): Row[] {
  const payers = new Map<string, { ore: number; cases: NumberedCase[] }>();
  for (const row of cases) {
    for (const { unit, amountOre } of JSON.parse(row.financing_shares ?? '[]') as {
      unit: string;
      amountOre: number;
    }[]) {
      const before = payers.get(unit) ?? { ore: 0, cases: [] };
      payers.set(unit, { ore: before.ore + amountOre, cases: [...before.cases, row] });
    }
  }
  const sorted = [...payers].sort(([a], [b]) => collator.compare(a, b));
  return sorted.map(([payer, { ore, cases: paid }]) => ({
    key: payer,
    label: payer,
    measured: amount(ore, paid),
  }));
}

/** What was recorded late is what the rules find so; where nobody has set how late that is, nothing can be. */
function lateRow({ cases, facts, recordedLate, ...material }: Material, year: number): Row {
  const late = reportedIn(cases, year).filter(({ initiative }) => recordedLate.has(initiative));
  const within = facts.on(lastKnownDay(material, year)).daysOf('lateRecordingDays');
  const isUnset = within === undefined && late.length === 0;
  return {
    key: 'late',
    label: `Initiativ med något steg infört sent (${within === undefined ? 'hur sent är inte satt' : `efter mer än ${many(within, 'dag', 'dagar')}`})`,
    measured: isUnset ? { value: null, unit: 'count', events: [] } : countedCases(late),
  };
}

export const CASE_SECTIONS: readonly Section[] = [
  {
    id: 'category',
    title: 'Initiativ efter systemkategori',
    counts:
      'Initiativ vars behov anmäldes under året, efter dagen då det anmäldes. Kategorin är den som senast har bedömts, annars den som anmälan anger.',
    picture: { but: ['all'] },
    of: ({ cases }, year) => [
      { key: 'all', label: 'Alla', measured: countedCases(reportedIn(cases, year)) },
      ...countsBy(reportedIn(cases, year), 'category', f.SystemCategory.labels),
    ],
  },
  {
    id: 'stage',
    title: 'Var årets initiativ står',
    counts:
      'Initiativ vars behov anmäldes under året, efter det läge de hade vid rapportens kunskapsdag. Har ett ärende handlagts i flera omgångar räknas den sista.',
    of: ({ cases }, year) => countsBy(registeredIn(cases, year), 'stage', STAGE_LABELS),
  },
  {
    id: 'administration',
    title: 'Initiativ efter förvaltning',
    counts: 'Initiativ vars behov anmäldes under året, efter den förvaltning som anmälan anger.',
    picture: { but: [] },
    of: ({ cases }, year) => countsBy(reportedIn(cases, year), 'administration'),
  },
  {
    id: 'decisions',
    title: 'Beslut',
    counts:
      'Initiativ vars avgörande beslut fattades under året. Avgörande är det sista beslutet om godkännande; beslut i tidigare omgångar har ersatts av det och räknas inte.',
    picture: { but: ['all'] },
    of: (material, year) => {
      const { cases, facts } = material;
      const decided = decidedIn(cases, year);
      const events = (some: readonly NumberedCase[]): string[] =>
        present(some.map(({ decision_event }) => decision_event));
      const outcomes = Object.entries(f.DecisionOutcome.labels).map(([outcome, label]) => ({
        key: `outcome-${outcome}`,
        label,
        measured: countedCases(
          decided.filter(({ decision_outcome }) => decision_outcome === outcome),
          events,
        ),
      }));
      const forums = Object.entries(forumNames(facts.on(lastKnownDay(material, year)).guideline?.pack)).map(
        ([forum, label]) => ({
          key: `forum-${forum}`,
          label: `Handlagt i: ${label}`,
          measured: countedCases(
            decided.filter(({ decision_forum }) => decision_forum === forum),
            events,
          ),
        }),
      );
      return [
        { key: 'all', label: 'Alla beslut', measured: countedCases(decided, events) },
        ...outcomes,
        ...forums.filter(({ measured }) => measured.value !== 0),
      ];
    },
  },
  {
    id: 'lead-times',
    title: 'Ledtider',
    counts:
      'Kalenderdagar mellan två steg i initiativ som beslutades under året. Bara initiativ som har båda stegen räknas (n). Av flera samråd, kontakter eller förankringar räknas det första. Har det senare steget hänt före det tidigare räknas ärendet i stället som omvänd ordning.',
    of: ({ cases, facts }, year) =>
      INTERVALS.flatMap((interval) => leadTimes(decidedIn(cases, year), facts, interval)),
  },
  {
    id: 'preparation',
    title: 'Beredning före beslut',
    counts:
      'Andel av initiativen som beslutades under året. Före betyder en tidigare dag, eller en tidigare tid samma dag; samma dag utan klockslag bevisar ingen ordning. Är underlaget färre än fem anges antal i stället för procent.',
    of: (material, year) => prepared(decidedIn(material.cases, year), material, year),
  },
  {
    id: 'financing-principle',
    title: 'Finansiering efter princip',
    counts:
      'Finansieringsbeslut som fattades under året, exklusive moms. Har finansieringen beslutats i flera omgångar räknas den sista. Engångsbelopp och årliga belopp räknas med det belopp som beslutet anger.',
    of: ({ cases }, year) => byPrinciple(financedIn(cases, year)),
  },
  {
    id: 'financing-payer',
    title: 'Finansiering efter betalare',
    sums: true,
    counts: 'Samma beslut, fördelade på dem som betalar. Summan av andelarna är beslutets belopp på öret.',
    of: ({ cases }, year) => byPayer(financedIn(cases, year)),
  },
  {
    id: 'recording',
    title: 'Hur det fördes in',
    counts:
      'Initiativ vars behov anmäldes under året. Sent infört är det som fynden räknar dit, efter den tid som var satt den dag det hände (lateRecordingDays); är ingen tid satt är ingenting sent. Inom parentes står den som gällde vid årets slut.',
    of: (material, year) => {
      const reported = reportedIn(material.cases, year);
      return [
        lateRow(material, year),
        {
          key: 'corrected',
          label: 'Initiativ med någon rättelse',
          measured: countedCases(reported.filter(({ corrections }) => corrections > 0)),
        },
        {
          key: 'rounds',
          label: 'Initiativ som har handlagts i flera omgångar',
          measured: countedCases(reported.filter(({ rounds }) => rounds > 1)),
        },
      ];
    },
  },
];
