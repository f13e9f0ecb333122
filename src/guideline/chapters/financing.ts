import { addDays, dayOf, isBefore } from '../../domain/dates.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import * as fu from '../../domain/initiatives/funding.events.js';
import type { ActOf } from '../../../projections/act.js';
import { asWritten } from '../as-written.js';
import { lastFrom, type DayFacts } from '../facts.js';
import { categoryOn, systemConcerned } from '../system-facts.js';
import { earliest, type Matter } from '../matter.js';
import { dutyAfter, rule } from '../rule.js';
import { PRINCIPLES_OF_SHARED } from './system-categories.js';

/** Chapter 14: who pays, by which principle, and when central funds may pay a part. */

export type Financing = ActOf<typeof e.FinancingDecided> | ActOf<typeof fu.FinancingChanged>;

/** Own systems are all that are not shared: S161. */
export const isOwnSystem = (matter: Matter, day: string): boolean => matter.categoryOn(day) !== 'shared';

/** How many pay, however many shares each of them has. */
const payers = ({ data }: Financing): number => new Set(data.shares.map(({ unit }) => unit)).size;

/** An administration's own money: the executive board's, too, when the administration is the board's own. */
function ownUnits(administration: string, facts: DayFacts): readonly string[] {
  const board = facts.words('executiveBoardUnits');
  return board.includes(administration) ? [administration, ...board] : [administration];
}

export const ownSystemsPaidByTheirOwn = rule({
  id: 'own-systems-paid-by-their-own',
  version: 1,
  rows: ['S016', 'S160', 'S161'],
  mode: 'guard',
  judges: [e.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Ett verksamhetssystem finansieras av någon annan än den egna förvaltningen.',
    en: 'An operational system is paid for by somebody else than its own administration.',
  },
  remedy: {
    sv: 'Låt förvaltningen finansiera sitt eget system, eller sök delfinansiering med centrala medel.',
    en: 'Let the administration pay for its own system, or apply for part-financing from central funds.',
  },
  check: ({ act, subject, facts }) => {
    if (!isOwnSystem(subject, act.at)) return undefined;
    const own = [...ownUnits(subject.administration, facts), ...facts.words('centralFundsUnits')];
    const others = act.data.shares.map(({ unit }) => unit).filter((unit) => !own.includes(unit));
    const by = [...new Set(others)].map(asWritten).join(', ');
    return (
      others.length > 0 && {
        sv: `Systemet hör till ${asWritten(subject.administration)} men finansieras också av ${by}.`,
        en: `The system belongs to ${asWritten(subject.administration)} but is paid for by ${by} too.`,
        ...(facts.pack.groups.some(({ mandates }) => mandates.includes('central-funds'))
          ? {}
          : { remedy: BY_ITS_OWN }),
      }
    );
  },
});

/** What there is to do where the guideline knows no central funds. */
const BY_ITS_OWN = {
  sv: 'Låt förvaltningen finansiera sitt eget system.',
  en: 'Let the administration pay for its own system.',
} as const;

export const decidedBeforeFinanced = rule({
  id: 'decided-before-financed',
  version: 1,
  rows: ['S147', 'S156', 'S158'],
  byPath: { shared: ['S147', 'S158'], operational: ['S156', 'S158'] },
  mode: 'guard',
  judges: [e.FinancingDecided],
  says: {
    sv: 'Finansieringen är beslutad innan initiativet har godkänts.',
    en: 'The financing was decided before the initiative was approved.',
  },
  remedy: { sv: 'Besluta om initiativet först.', en: 'Decide on the initiative first.' },
  check: ({ act, subject }) => {
    // Equipment is rented without anybody approving it: S044.
    if (subject.need.data.kind === 'equipment' || subject.approvalBefore(act)) return undefined;
    const later = subject
      .acts(e.DecisionMade)
      .filter(({ at, data }) => data.kind === 'approval' && isBefore(act.at, at));
    return { events: later.map(({ event }) => event) };
  },
});

export const financingDeciderHeldOffice = rule({
  id: 'financing-decider-held-office',
  version: 1,
  rows: ['S158'],
  law: ['KL 6:37'],
  mode: 'guard',
  judges: [e.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Den som beslutade finansieringen innehade inte befattningen den dagen och var inte heller ersättare.',
    en: 'Whoever decided the financing did not hold the office that day, and was no substitute either.',
  },
  remedy: {
    sv: 'Kontrollera befattning och dag; låt annars den som har befattningen besluta på nytt.',
    en: 'Check the office and the day; otherwise let whoever holds the office decide anew.',
  },
  check: ({ act, facts }) => {
    const { decider, deciderOffice } = act.data;
    if (decider === undefined || deciderOffice === undefined) return undefined;
    return facts.capacityOf(decider, deciderOffice) === undefined && {};
  },
});

export const financedBeforeClosed = rule({
  id: 'financed-before-closed',
  version: 1,
  rows: ['S158'],
  mode: 'guard',
  judges: [e.InitiativeClosed],
  says: {
    sv: 'Initiativet avslutas som genomfört utan att finansieringen har beslutats.',
    en: 'The initiative is closed as completed without its financing having been decided.',
  },
  remedy: { sv: 'För in finansieringsbeslutet.', en: 'Record the financing decision.' },
  check: ({ act, subject }) => {
    if (act.data.outcome !== 'completed' || subject.hasItsOwnWay) return undefined;
    return subject.notAfter(e.FinancingDecided, act).length === 0 && {};
  },
});

export const financingDecidedInTime = dutyAfter({
  id: 'financing-decided-in-time',
  version: 1,
  rows: ['S158'],
  judges: [e.DecisionMade],
  says: {
    sv: 'Finansieringen av det godkända initiativet har inte beslutats i tid.',
    en: 'The financing of the approved initiative was not decided in time.',
  },
  remedy: { sv: 'Besluta finansieringen och för in beslutet.', en: 'Decide the financing and record it.' },
  duty: ({ act, subject, facts, today }) => {
    const { kind, outcome, round } = act.data;
    if (kind !== 'approval' || outcome !== 'approved' || subject.hasItsOwnWay) return undefined;
    const within = facts.daysOf('decideFinancingDays');
    const by = within === undefined ? undefined : addDays(dayOf(act.at), within);
    const until = by ?? today;
    // An approval that was undone in the meantime is not financed. A financing before it is another rule's matter.
    if (subject.endedUndoneBy(until) || subject.referredBackBy(until, round)) return undefined;
    const done = earliest(subject.acts(e.FinancingDecided).filter(({ data }) => data.round >= round));
    return {
      for: 'finance-director',
      ...(by === undefined ? {} : { by }),
      ...(done ? { done } : {}),
    };
  },
});

export const useShownWhenSeveralPay = rule({
  id: 'use-shown-when-several-pay',
  version: 1,
  rows: ['S159'],
  mode: 'guard',
  judges: [e.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Flera betalar för sitt nyttjande, men ingen fördelningsnyckel visar hur det räknats.',
    en: 'Several pay for their use, but no allocation key shows how it was counted.',
  },
  remedy: {
    sv: 'Ange fördelningsnyckeln med version och basdag.',
    en: 'Name the allocation key with its version and base date.',
  },
  check: ({ act }) =>
    act.data.principle === 'own-use' && payers(act) > 1 && act.data.allocationKey === undefined && {},
});

export const sharedPaidByStatedPrinciple = rule({
  id: 'shared-paid-by-stated-principle',
  version: 1,
  rows: ['S162'],
  mode: 'guard',
  judges: [e.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Ett kommungemensamt system finansieras varken inom kommunstyrelsens budget eller genom fördelning.',
    en: "A shared system is paid for neither within the executive board's budget nor by distribution.",
  },
  remedy: {
    sv: 'Välj en av de två principerna, den som gäller för systemet.',
    en: 'Choose one of the two principles, the one that holds for the system.',
  },
  check: ({ act, subject, facts }) => {
    // Equipment is rented, whatever it belongs to (S044): that is no system being paid for.
    const card = systemConcerned(subject, facts);
    // A system that is shared in the register is so whatever the initiative was called.
    const shared = card && categoryOn(card, facts.day)?.category === 'shared';
    if ((isOwnSystem(subject, act.at) && !shared) || act.data.principle === 'rental') return undefined;
    if (!PRINCIPLES_OF_SHARED.includes(act.data.principle)) return {};
    const set = lastFrom((card?.principles ?? []).filter(({ from }) => from <= dayOf(act.at)));
    return (
      set !== undefined &&
      set.principle !== act.data.principle && {
        events: [set.event],
        sv: 'Finansieringen följer en annan princip än den som är beslutad för systemet.',
        en: 'The financing follows another principle than the one decided for the system.',
      }
    );
  },
});

export const executiveBoardBudgetIsOneShare = rule({
  id: 'executive-board-budget-is-one-share',
  version: 1,
  rows: ['S163'],
  mode: 'guard',
  judges: [e.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Principen är kommunstyrelsens budget, men någon annan betalar också.',
    en: "The principle is the executive board's budget, but somebody else pays too.",
  },
  remedy: {
    sv: 'Lägg hela beloppet på kommunstyrelsen, eller välj fördelning.',
    en: 'Put the whole amount on the executive board, or choose distribution.',
  },
  check: ({ act, facts }) => {
    if (act.data.principle !== 'executive-board-budget') return undefined;
    const units = facts.words('executiveBoardUnits');
    return (act.data.shares.length > 1 || !act.data.shares.every(({ unit }) => units.includes(unit))) && {};
  },
});

export const distributionIsReproducible = rule({
  id: 'distribution-is-reproducible',
  version: 1,
  rows: ['S164'],
  mode: 'guard',
  judges: [e.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Kostnaden ska fördelas på verksamheterna, men det går inte att räkna om fördelningen.',
    en: 'The cost is to be distributed to the operations, but the distribution cannot be recomputed.',
  },
  remedy: {
    sv: 'Fördela på minst två verksamheter och ange fördelningsnyckeln med version och basdag.',
    en: 'Distribute to at least two operations and name the allocation key with its version and base date.',
  },
  check: ({ act }) =>
    act.data.principle === 'distributed' && (payers(act) < 2 || act.data.allocationKey === undefined) && {},
});
