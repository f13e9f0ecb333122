import { addDays, dayOf, isBefore } from '../../domain/dates.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import * as fu from '../../domain/initiatives/funding.events.js';
import type { ActOf } from '../../../projections/act.js';
import { lastFrom, type DayFacts } from '../facts.js';
import { earliest, latest, type Matter } from '../matter.js';
import { dutyAfter, rule } from '../rule.js';
import { isPolitical } from './paths.js';
import { PRINCIPLES_OF_SHARED } from './system-categories.js';

/** Chapter 14: who pays, by which principle, and when central funds may pay a part. */

type Financing = ActOf<typeof e.FinancingDecided> | ActOf<typeof fu.FinancingChanged>;

/** Own systems are all that are not shared: S161. */
export const isOwnSystem = (matter: Matter, day: string): boolean => matter.categoryOn(day) !== 'shared';

/** What central funds pay of a financing, in öre. */
function centralOre({ data }: Financing, facts: DayFacts): number {
  const units = facts.words('centralFundsUnits');
  return data.shares
    .filter(({ unit }) => units.includes(unit))
    .reduce((sum, { amountOre }) => sum + amountOre, 0);
}

const usesCentralFunds = (act: Financing, facts: DayFacts): boolean =>
  act.data.principle === 'central-co-financing' || centralOre(act, facts) > 0;

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
    const by = [...new Set(others)].join(', ');
    return (
      others.length > 0 && {
        sv: `Systemet hör till ${subject.administration} men finansieras också av ${by}.`,
        en: `The system belongs to ${subject.administration} but is paid for by ${by} too.`,
      }
    );
  },
});

export const centralFundsOnlyWhenGranted = rule({
  id: 'central-funds-only-when-granted',
  version: 1,
  rows: ['S020'],
  mode: 'guard',
  judges: [e.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Centrala medel ingår i finansieringen utan att de har sökts och beviljats.',
    en: 'Central funds are part of the financing without having been asked for and granted.',
  },
  remedy: {
    sv: 'För in ansökan och beslutet om centrala medel först.',
    en: 'Record the request and the granting of central funds first.',
  },
  check: ({ act, subject, facts }) => {
    if (!usesCentralFunds(act, facts)) return undefined;
    const asked = subject.notAfter(fu.CentralFundingRequested, act).length > 0;
    const grants = subject.notAfter(fu.CentralFundsGranted, act);
    if (!asked || grants.length === 0) return {};
    const granted = grants.reduce((sum, { data }) => sum + data.grantedOre, 0);
    return (
      centralOre(act, facts) > granted && {
        events: grants.map(({ event }) => event),
        sv: 'Mer centrala medel ingår i finansieringen än vad som har beviljats.',
        en: 'More central funds are part of the financing than were granted.',
      }
    );
  },
});

export const decidedBeforeFinanced = rule({
  id: 'decided-before-financed',
  version: 1,
  rows: ['S147', 'S156', 'S158'],
  mode: 'guard',
  judges: [e.FinancingDecided],
  says: {
    sv: 'Finansieringen är beslutad innan initiativet har godkänts.',
    en: 'The financing was decided before the initiative was approved.',
  },
  remedy: { sv: 'Besluta om initiativet först.', en: 'Decide on the initiative first.' },
  check: ({ act, subject }) => {
    if (subject.approvalBefore(act)) return undefined;
    const later = subject
      .acts(e.DecisionMade)
      .filter(({ at, data }) => data.kind === 'approval' && isBefore(act.at, at));
    return { events: later.map(({ event }) => event) };
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
    if (isOwnSystem(subject, act.at)) return undefined;
    if (!PRINCIPLES_OF_SHARED.includes(act.data.principle)) return {};
    const set = lastFrom(
      (facts.system(subject.system)?.principles ?? []).filter(({ from }) => from <= dayOf(act.at)),
    );
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

export const centralFundingIsASpecialCase = rule({
  id: 'central-funding-is-a-special-case',
  version: 1,
  rows: ['S165'],
  mode: 'guard',
  judges: [fu.CentralFundingRequested],
  says: {
    sv: 'Centrala medel är till för verksamhetsspecifika projekt i särskilda fall, och det är inte visat.',
    en: 'Central funds are for operation-specific projects in special cases, and that is not shown.',
  },
  remedy: {
    sv: 'Ange att det är ett särskilt fall och varför; kommungemensamma system finansieras på annat sätt.',
    en: 'Say that it is a special case and why; shared systems are paid for otherwise.',
  },
  check: ({ act, subject }) =>
    (!isOwnSystem(subject, act.at) || act.data.specialCase !== true || act.data.criteria === undefined) && {},
});

export const centralFundingStatesGain = rule({
  id: 'central-funding-states-gain',
  version: 1,
  rows: ['S166'],
  mode: 'guard',
  judges: [fu.CentralFundingRequested],
  says: {
    sv: 'Ansökan om centrala medel anger ingen samordningsvinst med ett visst system eller projekt.',
    en: 'The request for central funds states no coordination gain with a particular system or project.',
  },
  remedy: {
    sv: 'Beskriv samordningsvinsten och ange systemen eller projekten.',
    en: 'Describe the coordination gain and name the systems or projects.',
  },
  check: ({ act }) => (!act.texts.includes('coordinationGain') || act.data.related === undefined) && {},
});

export const centralFundsAreAPart = rule({
  id: 'central-funds-are-a-part',
  version: 1,
  rows: ['S167'],
  mode: 'guard',
  judges: [fu.CentralFundsGranted, e.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Centrala medel betalar allt eller inget, fast riktlinjen bara medger delfinansiering.',
    en: 'Central funds pay all or nothing, though the guideline allows part-financing only.',
  },
  remedy: {
    sv: 'Låt förvaltningen betala en del.',
    en: 'Let the administration pay a part.',
  },
  check: ({ act, facts }) => {
    if ('grantedOre' in act.data) {
      const { grantedOre, totalOre } = act.data;
      return (grantedOre <= 0 || grantedOre >= totalOre) && {};
    }
    const financing = act as Financing;
    if (!usesCentralFunds(financing, facts)) return undefined;
    const central = centralOre(financing, facts);
    return (central <= 0 || central >= financing.data.totalOre) && {};
  },
});

export const centralFundsDecidedBySteeringGroup = rule({
  id: 'central-funds-decided-by-steering-group',
  version: 1,
  rows: ['S168'],
  mode: 'guard',
  judges: [fu.CentralFundsGranted, e.DecisionMade],
  says: {
    sv: 'Centrala medel är beviljade utan beslut av IT-styrgruppen.',
    en: 'Central funds were granted without a decision of the steering group.',
  },
  remedy: {
    sv: 'För in IT-styrgruppens beslut om delfinansiering före beviljandet.',
    en: "Record the steering group's decision on part-financing before the granting.",
  },
  check: ({ act, subject, facts }) => {
    const group = facts.groupWith('decision-body')?.code;
    const inGroup = (forum: string): boolean => forum === group || isPolitical(forum);
    if ('forum' in act.data) {
      const { kind, outcome, forum } = act.data;
      return (
        kind === 'central-funding' &&
        outcome === 'approved' &&
        !inGroup(forum) && {
          sv: 'Beslutet om centrala medel är fattat någon annanstans än i IT-styrgruppen.',
          en: 'The decision on central funds was made elsewhere than in the steering group.',
        }
      );
    }
    const decided = latest(
      subject
        .notAfter(e.DecisionMade, act)
        .filter(({ data }) => data.kind === 'central-funding' && inGroup(data.forum)),
    );
    return decided?.data.outcome !== 'approved' && {};
  },
});
