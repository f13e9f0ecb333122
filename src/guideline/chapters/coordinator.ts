import { addDays } from '../../domain/dates.js';
import type { Holding } from '../../domain/offices/office.decider.js';
import type { RolledHolding } from '../../../projections/office-roll.js';
import { yearRule, type Breach } from '../rule.js';

/** Chapter 3: the coordinator, one office with one holder on every day, or somebody in their place. */

type Period = Readonly<{ from: string; to: string }>;
/** Some days, and the appointments that meet there. */
type Found = Period & Readonly<{ events: readonly string[] }>;

const within = ({ from, to }: Holding, { from: first, to: end }: Period): Period => ({
  from: from > first ? from : first,
  to: to === undefined || to > end ? end : to,
});

/** The days of a period on which nobody held the office or acted for it, as half-open periods. */
function vacant(holdings: readonly RolledHolding[], period: Period): readonly Found[] {
  const held = holdings
    .map((holding) => within(holding, period))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const gaps: Period[] = [];
  let { from } = period;
  for (const one of held) {
    if (one.from > from) gaps.push({ from, to: one.from });
    if (one.to > from) from = one.to;
  }
  return [...gaps, ...(from < period.to ? [{ from, to: period.to }] : [])].map((gap) => ({
    ...gap,
    events: besides(gap, holdings),
  }));
}

/** Who was appointed last before a gap, and first after it. */
function besides({ from, to }: Period, holdings: readonly RolledHolding[]): readonly string[] {
  const before = holdings
    .filter((one) => one.to !== undefined && one.to <= from)
    .toSorted((a, b) => ((a.to ?? '') < (b.to ?? '') ? -1 : 1))
    .at(-1);
  const after = holdings.find((one) => one.from === to);
  return [before, after].flatMap((one) => one?.event ?? []);
}

/** The days of a period that two holdings share. */
const shared = (holdings: readonly RolledHolding[], period: Period): readonly Found[] =>
  holdings.flatMap((one, place) =>
    holdings
      .slice(place + 1)
      .map((other) => ({ ...within(other, within(one, period)), events: [one.event, other.event] }))
      .filter(({ from, to }) => from < to),
  );

export const coordinatorHeldByOne = yearRule({
  id: 'coordinator-held-by-one',
  version: 1,
  rows: ['S027'],
  mode: 'check',
  says: {
    sv: 'Befattningen som kommunens IT-strateg har inte hela året haft en innehavare, eller en ersättare i dennes ställe.',
    en: 'The office of the IT strategist did not have one holder, or a substitute in their place, all through the year.',
  },
  remedy: {
    sv: 'Tillsätt befattningen eller utse en ersättare, eller rätta från och till vilken dag den innehades.',
    en: 'Fill the office or appoint a substitute, or correct from and to which day it was held.',
  },
  check: ({ subject, facts }) =>
    facts.officesWith('coordinator').flatMap((code): readonly Breach[] => {
      const roll = facts.all.office(code);
      const [first] = (roll?.holdings ?? []).map(({ from }) => from).sort();
      // Before the first holder that the ledger knows of, nothing is known.
      if (!roll || first === undefined) return [];
      const { event, holdings, substitutes } = roll;
      const from = first > subject.firstDay ? first : subject.firstDay;
      const year = { from, to: addDays(subject.lastDay, 1) };
      return [
        ...vacant([...holdings, ...substitutes], year).map(({ events, ...gap }) => ({
          on: gap.from,
          until: gap.to,
          events: [event, ...events],
          sv: `Ingen innehade befattningen som kommunens IT-strateg, eller var ersättare, från ${gap.from} till ${gap.to}.`,
          en: `Nobody held the office of the IT strategist, or acted for it, from ${gap.from} to ${gap.to}.`,
        })),
        ...shared(holdings, year).map(({ from, to, events }) => ({
          on: from,
          until: to,
          events: [event, ...events],
          sv: 'Två personer innehade befattningen som kommunens IT-strateg samtidigt.',
          en: 'Two persons held the office of the IT strategist at the same time.',
        })),
      ];
    }),
});
