import { aYearBefore, dayOf } from '../../domain/dates.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import * as p from '../../domain/initiatives/preparation.events.js';
import { isThere } from '../../guideline/seats.js';
import {
  column,
  grouped,
  inYear,
  numbersOf,
  swedish,
  type Analysis,
  type AnalysisRow,
  type Asked,
} from './analysis.js';

/** The three ways in which the coordinator meets the operations: S021. */
type Way = 'consultations' | 'informed' | 'supported';
type Contact = Readonly<{ number: string; administration: string; way: Way; at: string; event: string }>;

/** The administrations there are: those registered as such, and those that have reported needs. */
const administrationsIn = ({ initiatives, facts }: Asked): string[] =>
  [
    ...new Set([
      ...facts.rolls.unit.filter(({ kind }) => kind === 'operations-office').map(({ name }) => name),
      ...initiatives.map(({ matter }) => matter.administration),
    ]),
  ].sort(swedish);

/** Of whom it is told that nobody met them: those that were there on the day, as units or by a need of theirs. */
function thereOn({ initiatives, facts, day }: Asked, administration: string): boolean {
  const units = facts.rolls.unit.filter(({ name }) => name === administration);
  return units.length > 0
    ? units.some((unit) => isThere(unit, day))
    : initiatives.some(
        ({ matter }) => matter.administration === administration && dayOf(matter.need.at) <= day,
      );
}

/** Contacts with an administration: about its own initiatives, or as the one that was told or helped. */
function contactsIn(asked: Asked, administrations: readonly string[]): Contact[] {
  return asked.initiatives.flatMap(({ number, matter }) => {
    const own = matter.administration;
    const known = (names: readonly string[]): string[] =>
      names.filter((name) => administrations.includes(name));
    const contacts = (way: Way, act: Readonly<{ at: string; event: string }>, names: readonly string[]) =>
      names.map((administration): Contact => ({ number, administration, way, at: act.at, event: act.event }));
    return [
      ...matter
        .acts(e.ConsultationHeld)
        .filter(({ at, data }) => asked.facts.on(dayOf(at)).isOffice(data.consultedOffice, 'coordinator'))
        .flatMap((act) => contacts('consultations', act, [own])),
      ...matter
        .acts(p.InformationForwarded)
        .flatMap((act) => contacts('informed', act, known(act.data.recipients))),
      ...matter.acts(p.SupportGiven).flatMap((act) => contacts('supported', act, known([act.data.to]))),
    ];
  });
}

const quarterOf = (at: string): string => `${at.slice(0, 4)} kv ${Math.ceil(Number(at.slice(5, 7)) / 3)}`;

function rowOf(administration: string, period: string, contacts: readonly Contact[]): AnalysisRow {
  const of = (way: Way): number => contacts.filter((one) => one.way === way).length;
  return {
    cells: {
      administration,
      period,
      consultations: of('consultations'),
      informed: of('informed'),
      supported: of('supported'),
      all: contacts.length,
    },
    initiatives: numbersOf(contacts),
    events: contacts.map(({ event }) => event),
  };
}

/** S021, S028. */
export const contacts: Analysis = {
  sv: 'IT-strategens kontakter per förvaltning och kvartal',
  en: 'The coordinator’s contacts by administration and quarter',
  counts:
    'Samråd med IT-strategen om förvaltningens initiativ, information som förts vidare till förvaltningen och stöd till den, per kvartal. Förvaltningar utan någon kontakt under de tolv månaderna före årets sista dag (eller i dag) står sist, med noll.',
  columns: [
    column('administration', 'Förvaltning', 'Administration'),
    column('period', 'Period', 'Period'),
    column('consultations', 'Samråd', 'Consultations', 'count'),
    column('informed', 'Information', 'Information', 'count'),
    column('supported', 'Stöd', 'Support', 'count'),
    column('all', 'Alla', 'All', 'count'),
  ],
  rows: (asked) => {
    const administrations = administrationsIn(asked);
    const all = contactsIn(asked, administrations);
    const since = aYearBefore(asked.day);
    const recent = all.filter(({ at }) => dayOf(at) > since && dayOf(at) <= asked.day);
    const silent = administrations
      .filter((name) => thereOn(asked, name))
      .filter((name) => !recent.some(({ administration }) => administration === name));
    return [
      ...grouped(
        all.filter(({ at }) => inYear(at, asked.year)),
        ({ administration }) => administration,
      ).flatMap(([name, own]) =>
        grouped(own, ({ at }) => quarterOf(at)).map(([quarter, those]) => rowOf(name, quarter, those)),
      ),
      ...silent.map((name) => rowOf(name, `inga på tolv månader, ${asked.day}`, [])),
    ];
  },
};
