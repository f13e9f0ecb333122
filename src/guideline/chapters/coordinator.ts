import { addDays } from '../../domain/dates.js';
import type { Holding } from '../../domain/offices/office.decider.js';
import { yearRule, type Breach } from '../rule.js';

/** Chapter 3: the coordinator, one office with one holder on every day, or somebody in their place. */

type Period = Readonly<{ from: string; to: string }>;

const within = ({ from, to }: Holding, { from: first, to: end }: Period): Period => ({
  from: from > first ? from : first,
  to: to === undefined || to > end ? end : to,
});

/** The days of a period on which nobody held the office or acted for it, as half-open periods. */
function vacant(holdings: readonly Holding[], period: Period): readonly Period[] {
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
  return from < period.to ? [...gaps, { from, to: period.to }] : gaps;
}

/** The days of a period that two holdings share. */
const shared = (holdings: readonly Holding[], period: Period): readonly Period[] =>
  holdings.flatMap((one, place) =>
    holdings
      .slice(place + 1)
      .map((other) => within(other, within(one, period)))
      .filter(({ from, to }) => from < to),
  );

export const coordinatorHeldByOne = yearRule({
  id: 'coordinator-held-by-one',
  version: 1,
  rows: ['S027'],
  mode: 'check',
  says: {
    sv: 'Befattningen som kommunens IT-strateg har inte hela året haft en innehavare.',
    en: 'The office of the IT strategist did not have one holder all through the year.',
  },
  remedy: {
    sv: 'Tillsätt befattningen, eller rätta från och till vilken dag den innehades.',
    en: 'Fill the office, or correct from and to which day it was held.',
  },
  check: ({ subject, facts }) =>
    facts.officesWith('coordinator').flatMap((code): readonly Breach[] => {
      const { holdings = [], substitutes = [] } = facts.all.office(code) ?? {};
      const [first] = holdings.map(({ from }) => from).sort();
      // Before the first holder that the ledger knows of, nothing is known.
      if (first === undefined) return [];
      const from = first > subject.firstDay ? first : subject.firstDay;
      const year = { from, to: addDays(subject.lastDay, 1) };
      return [
        ...vacant([...holdings, ...substitutes], year).map((gap) => ({
          on: gap.from,
          sv: `Ingen innehade befattningen som kommunens IT-strateg från ${gap.from} till ${gap.to}.`,
          en: `Nobody held the office of the IT strategist from ${gap.from} to ${gap.to}.`,
        })),
        ...shared(holdings, year).map(({ from }) => ({
          on: from,
          sv: 'Två personer innehade befattningen som kommunens IT-strateg samtidigt.',
          en: 'Two persons held the office of the IT strategist at the same time.',
        })),
      ];
    }),
});
