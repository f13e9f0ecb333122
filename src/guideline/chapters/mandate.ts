import { addDays, dayOf } from '../../domain/dates.js';
import * as d from '../../domain/initiatives/decision.events.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import type { Holding } from '../../domain/offices/office.decider.js';
import * as o from '../../domain/offices/office.events.js';
import * as fu from '../../domain/initiatives/funding.events.js';
import type { ActOf } from '../../../projections/act.js';
import { covers, type DayFacts } from '../facts.js';
import type { Matter } from '../matter.js';
import { earliest } from '../matter.js';
import { dutyAfter, officeRule, rule, type Breach } from '../rule.js';
import { beyondLimit, delegationsFor, lacksDelegation } from './delegations.js';
import { isPolitical } from './paths.js';

/**
 * Who may decide by law, whatever the forum: one person, in an office that has the right (KL 6:37, 7:5–6), not
 * disqualified (KL 6:28–30, 7:4), and not the same who asked for it.
 */

type Decision = ActOf<typeof e.DecisionMade>;

export const legalDeciderNamed = rule({
  id: 'legal-decider-named',
  version: 1,
  rows: ['S147', 'S156'],
  law: ['KL 6:37'],
  mode: 'guard',
  judges: [e.DecisionMade],
  says: {
    sv: 'Det är inte sagt vem som fattade beslutet. En grupp av tjänstepersoner kan inte besluta enligt kommunallagen.',
    en: 'It is not said who made the decision. A group of officials cannot decide under the Local Government Act.',
  },
  remedy: { sv: 'Ange beslutsfattaren och dennes befattning.', en: 'Name the decider and their office.' },
  check: ({ act, facts }) => {
    const { forum, legalNature, decider, deciderOffice } = act.data;
    if (isPolitical(forum) || legalNature === 'committee') return undefined;
    if (decider === undefined || deciderOffice === undefined) return {};
    // Who decides alone, outside every group, does so with a delegation or as internal steering, and one must say which.
    return (
      legalNature === undefined &&
      facts.groupCalled(forum) === undefined && {
        sv: 'Det är inte sagt om beslutet är intern styrning eller fattat med delegation.',
        en: 'It is not said whether the decision is internal steering or was made by delegation.',
      }
    );
  },
});

/** Why a decider was not competent that day, or undefined when they were. */
function incompetence(act: Decision, subject: Matter, facts: DayFacts): Breach | undefined {
  const { decider, deciderOffice, legalNature } = act.data;
  if (decider === undefined || deciderOffice === undefined || legalNature === 'committee') return undefined;
  const capacity = facts.capacityOf(decider, deciderOffice);
  if (!capacity)
    return {
      sv: 'Beslutsfattaren innehade inte befattningen den dagen och var inte heller ersättare.',
      en: 'The decider did not hold the office that day, and was no substitute either.',
    };
  return legalNature === 'delegated' ? lacksDelegation(act, subject, facts, capacity) : undefined;
}

export const deciderCompetent = rule({
  id: 'decider-competent',
  version: 1,
  rows: ['S147', 'S156'],
  law: ['KL 6:37', 'KL 7:5', 'KL 7:6', 'KL 13:8'],
  mode: 'guard',
  judges: [e.DecisionMade],
  says: { sv: 'Beslutsfattaren hade inte rätt att besluta.', en: 'The decider had no right to decide.' },
  remedy: {
    sv: 'Kontrollera befattning, delegation, belopp och dag; låt annars någon som har rätten besluta på nytt.',
    en: 'Check office, delegation, amount and day; otherwise let somebody who has the right decide anew.',
  },
  check: ({ act, subject, facts }) => incompetence(act, subject, facts),
});

export const financedWithinDelegation = rule({
  id: 'financed-within-delegation',
  version: 1,
  rows: ['S156', 'S158'],
  law: ['KL 6:37'],
  mode: 'check',
  judges: [e.FinancingDecided, fu.FinancingChanged],
  says: {
    sv: 'Initiativet godkändes med delegation, men finansieringen är större än delegationen medger.',
    en: 'The initiative was approved by delegation, but the financing is larger than the delegation allows.',
  },
  remedy: {
    sv: 'Låt IT-styrgruppen eller nämnden godkänna initiativet till dess verkliga kostnad.',
    en: 'Let the steering group or the committee approve the initiative at its real cost.',
  },
  check: ({ act, subject, facts }) => {
    const approval = subject.approvalBefore(act);
    if (approval?.data.legalNature !== 'delegated') return undefined;
    const delegations = delegationsFor(approval, facts.all.on(dayOf(approval.at)));
    // That the estimate was too large already is found at the decision.
    const within = delegations.length > 0 && !beyondLimit(delegations, subject.estimateOn(approval.at));
    const { decidedBy } = facts.pack.paths[subject.pathOn(approval.at)];
    return (
      within &&
      beyondLimit(delegations, act.data.totalOre) && {
        events: [approval.event],
        meaning: { 'decision-body': decidedBy },
      }
    );
  },
});

export const delegatedDecisionReported = dutyAfter({
  id: 'delegated-decision-reported',
  version: 1,
  rows: ['S147', 'S156'],
  law: ['KL 6:40', 'KL 7:8'],
  judges: [e.DecisionMade],
  says: {
    sv: 'Delegationsbeslutet har inte anmälts till nämnden i tid.',
    en: 'The delegated decision was not reported to the committee in time.',
  },
  remedy: {
    sv: 'Anmäl beslutet vid nästa sammanträde och för in det.',
    en: 'Report the decision at the next meeting and record that.',
  },
  duty: ({ act, subject, facts }) => {
    const to = reportedTo(act, facts);
    if (to === undefined) return undefined;
    const done = earliest(
      subject.acts(d.DelegatedDecisionReported).filter(({ data }) => data.decision === act.event),
    );
    const within = facts.daysOf('reportDelegatedDecisionDays');
    return {
      for: 'decider',
      sv: `Anmäl delegationsbeslutet till ${to}.`,
      en: `Report the delegated decision to ${to}.`,
      ...(within === undefined ? {} : { by: addDays(dayOf(act.at), within) }),
      ...(done ? { done } : {}),
    };
  },
});

/** The committee that a delegated decision is reported to, or undefined when it need not be. */
export function reportedTo(act: Decision, facts: DayFacts): string | undefined {
  if (act.data.legalNature !== 'delegated') return undefined;
  return delegationsFor(act, facts.all.on(dayOf(act.at))).find(
    ({ reportedTo: committee }) => committee !== undefined,
  )?.reportedTo;
}

export const passedOnWithRight = officeRule({
  id: 'passed-on-with-right',
  version: 1,
  rows: [],
  law: ['KL 7:6'],
  mode: 'guard',
  judges: [o.DelegationPassedOn],
  says: {
    sv: 'Delegationen får inte vidaredelegeras, eller fanns inte att ge vidare.',
    en: 'The delegation may not be passed on, or was not there to be passed on.',
  },
  remedy: {
    sv: 'Be nämnden ge rätt till vidaredelegation, eller delegera direkt.',
    en: 'Ask the committee to allow it to be passed on, or to delegate directly.',
  },
  check: ({ act, subject }) =>
    !subject.delegations.some(
      (own) =>
        own.receiver === undefined &&
        own.delegation === act.data.delegation &&
        own.mayPassOn === true &&
        covers(own, act.data.from) &&
        // Nobody can give more than they have.
        (own.limitOre === undefined || (act.data.limitOre ?? 0) <= own.limitOre),
    ) && {},
});

/** The day on which somebody had left an office, who may have been appointed anew without a day between. */
function lastDayOf({ person, to }: Holding, holdings: readonly Holding[]): string | undefined {
  if (to === undefined) return undefined;
  const next = holdings.find((other) => other.person === person && other.from === to);
  return next ? lastDayOf(next, holdings) : to;
}

export const delegationEndsWithItsGiver = officeRule({
  id: 'delegation-ends-with-its-giver',
  version: 1,
  rows: [],
  law: ['KL 7:6'],
  mode: 'check',
  judges: [o.DelegationPassedOn],
  says: {
    sv: 'Vidaredelegationen gäller efter att den som gav den har lämnat befattningen eller förlorat delegationen.',
    en: 'The delegation that was passed on outlives its giver in the office, or the giver’s own delegation.',
  },
  remedy: {
    sv: 'Återkalla den, eller låt den nya innehavaren ge den på nytt.',
    en: 'Revoke it, or let the new holder give it anew.',
  },
  check: ({ act, subject, today }) => {
    const passed = subject.delegations.find(({ event }) => event === act.event);
    if (!passed) return undefined;
    const own = subject.delegations.find(
      ({ receiver, delegation, ...period }) =>
        receiver === undefined && delegation === passed.delegation && covers(period, passed.from),
    );
    const givers = subject.holdings.filter((holding) => covers(holding, passed.from));
    const lasts = givers.map((giver) => lastDayOf(giver, subject.holdings));
    const giverLeft = lasts.includes(undefined) ? undefined : lasts.sort().at(-1);
    const ends = [own?.to, giverLeft].filter((end) => end !== undefined && end <= today).sort()[0];
    return ends !== undefined && (passed.to === undefined || passed.to > ends) && {};
  },
});
