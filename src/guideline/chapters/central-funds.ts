import * as e from '../../domain/initiatives/initiative.events.js';
import * as fu from '../../domain/initiatives/funding.events.js';
import type { DayFacts } from '../facts.js';
import { latest } from '../matter.js';
import { rule } from '../rule.js';
import { isOwnSystem, type Financing } from './financing.js';
import { isPolitical } from './paths.js';

/** Chapter 14, its exception: central funds for a part of an operation's own project, in special cases. */

/** What central funds pay of a financing, in öre. */
function centralOre({ data }: Financing, facts: DayFacts): number {
  const units = facts.words('centralFundsUnits');
  return data.shares
    .filter(({ unit }) => units.includes(unit))
    .reduce((sum, { amountOre }) => sum + amountOre, 0);
}

const usesCentralFunds = (act: Financing, facts: DayFacts): boolean =>
  act.data.principle === 'central-co-financing' || centralOre(act, facts) > 0;

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
