import { aYearAfter, dayOf } from '../../domain/dates.js';
import { ProcurementLinked } from '../../domain/initiatives/carrying-out.events.js';
import { FinancingDecided } from '../../domain/initiatives/initiative.events.js';
import { latest } from '../../guideline/matter.js';
import {
  column,
  grouped,
  inYear,
  numbersOf,
  type Analysis,
  type AnalysisRow,
  type Told,
} from './analysis.js';

/** Amounts of the procurement law, each from the day it holds: what is split may stay below them. In öre, without VAT. */
export const PROCUREMENT_LIMITS = [
  {
    sv: 'Dokumentationsplikt vid direktupphandling',
    en: 'Documentation of a direct award',
    law: 'LOU 19 a kap. 11 §',
    amountOre: 10_000_000,
    from: '2022-02-01',
  },
  {
    sv: 'Gräns för direktupphandling',
    en: 'Limit of direct awards',
    law: 'LOU 19 a kap. 2 §',
    amountOre: 70_000_000,
    from: '2022-02-01',
  },
] as const;
type Limit = (typeof PROCUREMENT_LIMITS)[number];

type Bought = Told & Readonly<{ of: string; on: string; ore: number; events: readonly string[] }>;

/** Whether it was put out to competition, or called off an agreement that was: then nothing was kept below a limit. */
const wasCompeted = ({ matter }: Told): boolean =>
  matter
    .acts(ProcurementLinked)
    .some(({ data }) => data.procurementForm === 'procurement' || data.procurementForm === 'call-off');

/** What an initiative buys, for each system and supplier it is about: by contract, else as financed, else as estimated. */
function boughtIn(told: Told): Bought[] {
  const { matter } = told;
  const bought = matter.acts(ProcurementLinked);
  const contracted = bought.filter(({ data }) => data.valueOre !== undefined);
  const financed = latest(matter.acts(FinancingDecided));
  const ore =
    contracted.length > 0
      ? contracted.reduce((sum, { data }) => sum + (data.valueOre ?? 0), 0)
      : (financed?.data.totalOre ?? matter.estimateOn('9999-12-31'));
  if (ore === undefined || wasCompeted(told)) return [];
  const on = dayOf(bought[0]?.data.contractedOn ?? bought[0]?.at ?? financed?.at ?? matter.need.at);
  const events = [matter.need, ...bought, ...(financed ? [financed] : [])].map(({ event }) => event);
  const system = matter.system ?? matter.need.data.systemName;
  const suppliers = bought.flatMap(({ data }) => data.supplier ?? []);
  const about = [
    ...(system === undefined ? [] : [`System: ${system}`]),
    ...suppliers.map((one) => `Leverantör: ${one}`),
  ];
  return [...new Set(about)].map((of) => ({ ...told, of, on, ore, events }));
}

/** The runs of purchases within twelve months that are each below a limit, and together not. */
function runsOf(bought: readonly Bought[], limit: Limit): Bought[][] {
  const small = bought
    .filter(({ on, ore }) => on >= limit.from && ore < limit.amountOre)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  let lastEnd = 0;
  return small.flatMap((first, place) => {
    const until = aYearAfter(first.on);
    const run = small.slice(place).filter(({ on }) => on < until);
    const end = place + run.length;
    // A run within one that has been told is no news.
    if (end <= lastEnd || run.length < 2) return [];
    if (run.reduce((sum, { ore }) => sum + ore, 0) < limit.amountOre) return [];
    lastEnd = end;
    return [run];
  });
}

function rowOf(of: string, limit: Limit, run: readonly Bought[]): AnalysisRow {
  return {
    cells: {
      of,
      limit: `${limit.sv} (${limit.law})`,
      limitOre: limit.amountOre,
      from: run[0]?.on ?? null,
      to: run.at(-1)?.on ?? null,
      purchases: run.length,
      totalOre: run.reduce((sum, { ore }) => sum + ore, 0),
    },
    initiatives: numbersOf(run),
    events: run.flatMap(({ events }) => events),
  };
}

/** Q08: order splitting is forbidden by LOU 5:6–7; what is shown here may have its reasons. */
export const splitting: Analysis = {
  sv: 'Flera mindre inköp av samma system eller leverantör',
  en: 'Several smaller purchases of one system or supplier',
  counts:
    'Initiativ om samma system eller med samma leverantör inom tolv månader, vart och ett under en beloppsgräns i upphandlingslagen men tillsammans på eller över den. Beloppet är avtalens värde, annars finansieringens, annars uppskattningen. Det som har upphandlats eller avropats räknas inte. Att något står här betyder att det ska granskas, inte att en upphandling har delats upp.',
  columns: [
    column('of', 'Gäller', 'About'),
    column('limit', 'Beloppsgräns', 'Limit'),
    column('limitOre', 'Gränsen', 'Amount of the limit', 'ore'),
    column('from', 'Från', 'From'),
    column('to', 'Till', 'To'),
    column('purchases', 'Inköp', 'Purchases', 'count'),
    column('totalOre', 'Tillsammans', 'Together', 'ore'),
  ],
  rows: ({ initiatives, year }) =>
    grouped(initiatives.flatMap(boughtIn), ({ of }) => of).flatMap(([of, bought]) =>
      PROCUREMENT_LIMITS.flatMap((limit) =>
        runsOf(bought, limit)
          .filter((run) => run.some(({ on }) => inYear(on, year)))
          .map((run) => rowOf(of, limit, run)),
      ),
    ),
};
