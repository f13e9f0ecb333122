import { dayOf } from '../../domain/dates.js';
import * as e from '../../domain/economy/economy.events.js';
import { KIND_OF_BUDGET } from '../../domain/economy/economy.fields.js';
import * as r from '../../domain/economy/rental.events.js';
import { actsOf } from '../../../projections/budget-year.js';
import { earliest } from '../matter.js';
import { economyRule, yearDuties } from '../rule.js';

/** Chapter 10: what the IT unit and the IT strategist present to the financing group, and for which years. */

export const presentedInFinancingGroup = economyRule({
  id: 'presented-in-financing-group',
  version: 1,
  rows: ['S118', 'S120'],
  mode: 'check',
  judges: [e.CostLevelsPresented, r.RentalSystemPresented],
  says: {
    sv: 'Redovisningen har inget möte i Finansieringsgruppen den dagen.',
    en: 'The financing group held no meeting on the day of the presentation.',
  },
  remedy: {
    sv: 'För in mötet, eller rätta mötesdagen.',
    en: 'Record the meeting, or correct its day.',
  },
  check: ({ act, facts }) => {
    const group = facts.groupWith('financing-body');
    if (!group) return undefined;
    const rows = [act.type === e.CostLevelsPresented.type ? 'S118' : 'S120'];
    return facts.meetingsOf(group.code, act.data.meetingDate).length === 0 && { rows };
  },
});

export const costLevelsPresentedByBoth = economyRule({
  id: 'cost-levels-presented-by-both',
  version: 1,
  rows: ['S118'],
  mode: 'check',
  judges: [e.CostLevelsPresented],
  says: {
    sv: 'Kostnadsnivåerna är inte redovisade av både IT-enheten och kommunens IT-strateg.',
    en: 'The cost levels were not presented by both the IT unit and the IT strategist.',
  },
  remedy: {
    sv: 'Låt IT-enhetens chef och IT-strategen redovisa nivåerna tillsammans.',
    en: 'Let the head of the IT unit and the IT strategist present the levels together.',
  },
  check: ({ act, facts }) => {
    const missing = (['head-of-it', 'coordinator'] as const).filter(
      (one) => !act.data.presentedBy.some((office) => facts.isOffice(office, one)),
    );
    const names = missing.map((one) => facts.nameOfOffice(one)).join(', ');
    return (
      missing.length > 0 && {
        sv: `Kostnadsnivåerna är redovisade utan ${names}.`,
        en: `The cost levels were presented without ${names}.`,
      }
    );
  },
});

/** So many years of investment, and so many of operation: S119. */
const LEAST = 3;
const MOST = 4;
const KINDS = ['investment', 'operating'] as const;

export const costLevelsCoverComingYears = economyRule({
  id: 'cost-levels-cover-coming-years',
  version: 1,
  rows: ['S119'],
  mode: 'check',
  judges: [e.CostLevelsPresented],
  says: {
    sv: 'Kostnadsnivåerna gäller inte de kommande tre till fyra årens investerings- och driftsbudgetar.',
    en: 'The cost levels are not those of the coming three to four years, invested and running.',
  },
  remedy: {
    sv: 'Redovisa både investering och drift för nästa budgetår och de två eller tre åren därefter.',
    en: 'Present both investment and operation for the next budget year and the two or three after it.',
  },
  check: ({ act }) => {
    const { levels, meetingDate } = act.data;
    const first = Number(dayOf(meetingDate).slice(0, 4)) + 1;
    const wrong = KINDS.map((kind) => ({ kind, years: yearsOf(levels, kind) })).filter(
      ({ years }) =>
        years.length < LEAST || years.length > MOST || years.some((year, place) => year !== first + place),
    );
    return wrong.map(({ kind, years }) => {
      const expected = `${LEAST}–${MOST}`;
      return years.length === 0
        ? {
            sv: `Kostnadsnivåerna saknar ${KIND_OF_BUDGET[kind].toLowerCase()}.`,
            en: `The cost levels have no ${kind} years.`,
          }
        : {
            sv: `Kostnadsnivåerna för ${KIND_OF_BUDGET[kind].toLowerCase()} gäller ${years.join(', ')}; väntade är ${expected} år från och med ${first}.`,
            en: `The cost levels of ${kind} are of ${years.join(', ')}; ${expected} years from ${first} are expected.`,
          };
    });
  },
});

const yearsOf = (
  levels: readonly Readonly<{ year: string; kind: string }>[],
  kind: (typeof KINDS)[number],
): readonly number[] =>
  [...new Set(levels.filter((one) => one.kind === kind).map(({ year }) => Number(year)))].sort(
    (x, y) => x - y,
  );

/** The guideline says that it is done, and of which years, but not on which day: nothing is late. */
export const costLevelsOfEachYear = yearDuties({
  id: 'cost-levels-of-each-year',
  version: 1,
  rows: ['S118'],
  says: {
    sv: 'Kostnadsnivåerna för de kommande åren är inte redovisade.',
    en: 'The cost levels of the coming years have not been presented.',
  },
  remedy: {
    sv: 'Redovisa kostnadsnivåerna för de kommande tre till fyra åren i Finansieringsgruppen.',
    en: 'Present the cost levels of the coming three to four years to the financing group.',
  },
  duties: ({ subject, facts }) => {
    const done = earliest(
      facts.all
        .every('economy')
        .flatMap((budget) => actsOf(budget, e.CostLevelsPresented))
        .filter(({ data }) => data.meetingDate.startsWith(`${subject.year}-`)),
    );
    return [{ for: 'head-of-it', ...(done ? { done } : {}) }];
  },
});
