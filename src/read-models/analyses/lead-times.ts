import { dayOf, daysBetween } from '../../domain/dates.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import type { Facts } from '../../guideline/facts.js';
import { earliest, latest, type Matter } from '../../guideline/matter.js';
import {
  column,
  grouped,
  inYear,
  numbersOf,
  type Analysis,
  type AnalysisRow,
  type Told,
} from './analysis.js';
import { median, p90 } from './spread.js';

type Moment = Readonly<{ at: string; event: string }>;
type Timed = Told & Readonly<{ from: Moment; to: Moment; days: number }>;

/** Of fewer than these, what nine in ten keep within is told by one or two. */
const FEWEST = 5;

/** The steps in their order. Of several consultations and anchorings the first counts, of decisions and financings the last. */
const STEPS: readonly Readonly<{ sv: string; of: (matter: Matter, facts: Facts) => Moment | undefined }>[] = [
  { sv: 'behov', of: ({ need }) => need },
  {
    sv: 'samråd',
    of: (matter, facts) =>
      earliest(
        matter
          .acts(e.ConsultationHeld)
          .filter(({ at, data }) => facts.on(dayOf(at)).isOffice(data.consultedOffice, 'coordinator')),
      ),
  },
  {
    sv: 'förankring',
    of: (matter, facts) =>
      earliest(
        matter
          .acts(e.InitiativeAnchored)
          .filter(
            ({ at, data }) =>
              data.outcome !== 'interrupted' &&
              facts.on(dayOf(at)).groupWith('preparatory-body')?.code === data.body,
          ),
      ),
  },
  {
    sv: 'beslut',
    of: (matter) => latest(matter.acts(e.DecisionMade).filter(({ data }) => data.kind === 'approval')),
  },
  { sv: 'finansiering', of: (matter) => latest(matter.acts(e.FinancingDecided)) },
];

const INTERVALS = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [0, 3],
] as const;

function timed(told: Told, facts: Facts, [first, second]: (typeof INTERVALS)[number]): Timed[] {
  const [from, to] = [STEPS[first]?.of(told.matter, facts), STEPS[second]?.of(told.matter, facts)];
  return from && to ? [{ ...told, from, to, days: daysBetween(from.at, to.at) }] : [];
}

function rowOf(administration: string, year: string, interval: string, all: readonly Timed[]): AnalysisRow {
  const inOrder = all.filter(({ days }) => days >= 0).map(({ days }) => days);
  return {
    cells: {
      administration,
      year,
      interval,
      n: inOrder.length,
      median: median(inOrder),
      p90: inOrder.length < FEWEST ? null : p90(inOrder),
      reversed: all.length - inOrder.length,
    },
    initiatives: numbersOf(all),
    events: all.flatMap(({ from, to }) => [from.event, to.event]),
  };
}

/** Q13. */
export const leadTimes: Analysis = {
  sv: 'Ledtider per förvaltning och år',
  en: 'Lead times by administration and year',
  counts: `Kalenderdagar mellan två steg, per förvaltning och år för det senare steget. Bara initiativ som har båda stegen räknas (n); har det senare hänt före det tidigare räknas det som omvänd ordning. «90 av 100 högst» visas inte för färre än ${FEWEST}.`,
  columns: [
    column('administration', 'Förvaltning', 'Administration'),
    column('year', 'År', 'Year'),
    column('interval', 'Mellan', 'Between'),
    column('n', 'n', 'n', 'count'),
    column('median', 'Median', 'Median', 'days'),
    column('p90', '90 av 100 högst', '90 of 100 at most', 'days'),
    column('reversed', 'I omvänd ordning', 'In reverse order', 'count'),
  ],
  rows: ({ initiatives, facts, year }) =>
    grouped(initiatives, ({ matter }) => matter.administration).flatMap(([administration, own]) =>
      INTERVALS.flatMap((interval) => {
        const label = `${STEPS[interval[0]]?.sv} → ${STEPS[interval[1]]?.sv}`;
        const all = own
          .flatMap((told) => timed(told, facts, interval))
          .filter(({ to }) => inYear(to.at, year));
        return grouped(all, ({ to }) => to.at.slice(0, 4)).map(([one, those]) =>
          rowOf(administration, one, label, those),
        );
      }),
    ),
};
