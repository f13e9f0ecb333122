import { addDays } from '../../domain/dates.js';
import * as e from '../../domain/economy/economy.events.js';
import { CONSULTED } from '../../domain/economy/economy.fields.js';
import type { ActOf } from '../../../projections/act.js';
import { actsOf } from '../../../projections/budget-year.js';
import type { DayFacts } from '../facts.js';
import { earliest } from '../matter.js';
import { notAfter } from '../order.js';
import { economyRule, yearDuties, type CalendarYear, type Duty } from '../rule.js';
import { isPolitical } from './paths.js';

/** The platform's money and its plan: chapter 3 on who proposes, chapter 6 on who adopts. */

const groupName = (facts: DayFacts): string => facts.groupWith('decision-body')?.name ?? 'IT-styrgruppen';

const WITH: Readonly<Record<keyof typeof CONSULTED, string>> = {
  operations: 'verksamheterna',
  management: 'kommunledningen',
  'it-unit': 'IT-enheten',
};

export const platformFinancingConsulted = economyRule({
  id: 'platform-financing-consulted',
  version: 1,
  rows: ['S035'],
  mode: 'check',
  judges: [e.PlatformFinancingProposed],
  says: {
    sv: 'Finansieringsförslaget för IT-plattformen är inte framtaget i den samverkan som riktlinjen anger.',
    en: 'The proposed financing of the platform was not worked out together with those the guideline names.',
  },
  remedy: {
    sv: 'Låt IT-strategen ta fram förslaget med verksamheterna, kommunledningen och IT-enheten.',
    en: 'Let the IT strategist work it out with the operations, the management and the IT unit.',
  },
  check: ({ act, facts }) => {
    const { proposedBy, consulted } = act.data;
    const missing = (Object.keys(CONSULTED) as (keyof typeof CONSULTED)[]).filter(
      (one) => !consulted.includes(one),
    );
    if (!facts.isOffice(proposedBy, 'coordinator'))
      return {
        sv: 'Finansieringsförslaget för IT-plattformen är inte framtaget av kommunens IT-strateg.',
        en: 'The proposed financing of the platform was not worked out by the IT strategist.',
      };
    return (
      missing.length > 0 && {
        sv: `Finansieringsförslaget för IT-plattformen är inte framtaget i samverkan med ${missing.map((one) => WITH[one]).join(', ')}.`,
        en: `The proposed financing of the platform was worked out without ${missing.join(', ')}.`,
      }
    );
  },
});

export const financingProposedBeforeBudget = economyRule({
  id: 'financing-proposed-before-budget',
  version: 1,
  rows: ['S035'],
  mode: 'check',
  judges: [e.BudgetProposalAdopted],
  says: {
    sv: 'Budgetförslaget för IT-plattformen är antaget utan finansieringsförslag.',
    en: 'The budget proposal for the platform was adopted without a proposed financing.',
  },
  remedy: {
    sv: 'Ta fram finansieringsförslaget före budgetförslaget.',
    en: 'Work out the proposed financing before the budget proposal.',
  },
  check: ({ act, subject }) => {
    const proposed = actsOf(subject, e.PlatformFinancingProposed);
    return notAfter(proposed, act).length === 0 && { events: proposed.map(({ event }) => event) };
  },
});

export const platformAdoptedByItsGroup = economyRule({
  id: 'platform-adopted-by-its-group',
  version: 1,
  rows: ['S063', 'S067', 'S071'],
  mode: 'acl',
  judges: [e.BudgetProposalAdopted, e.PlatformPlanAdopted],
  says: {
    sv: 'IT-plattformens budgetförslag eller plan är antagen av någon annan än gruppen som ansvarar för den.',
    en: "The platform's budget proposal or plan was adopted by somebody else than the group responsible.",
  },
  remedy: {
    sv: 'Låt IT-styrgruppen anta budgetförslaget och planen.',
    en: 'Let the steering group adopt the budget proposal and the plan.',
  },
  check: ({ act, facts }) => {
    const { forum } = act.data;
    const isBudget = act.type === e.BudgetProposalAdopted.type;
    const group = facts.groupCalled(forum);
    const entitled = isBudget
      ? group?.mandates.includes('long-term-budget') === true
      : group?.function === 'decision-body';
    return !entitled && !isPolitical(forum) && { rows: isBudget ? ['S063', 'S067'] : ['S071'] };
  },
});

export const platformBudgetProposedInTime = yearDuties({
  id: 'platform-budget-proposed-in-time',
  version: 1,
  rows: ['S067'],
  says: {
    sv: 'Förslaget till nästa års budget för IT-plattformen är inte antaget i tid.',
    en: "The proposal for next year's budget of the platform was not adopted in time.",
  },
  remedy: {
    sv: 'Ta fram budgetförslaget för IT-plattformen och för in det.',
    en: 'Adopt the budget proposal for the platform and record it.',
  },
  duties: ({ subject, facts }) => {
    const next = String(Number(subject.year) + 1);
    const budget = facts.all.roll('economy', next);
    const done = budget && earliest(actsOf(budget, e.BudgetProposalAdopted));
    const by = facts.dayIn(subject.year, 'budgetProposalDue');
    return [
      {
        for: 'group',
        whom: groupName(facts),
        key: next,
        parameter: 'budgetProposalDue',
        sv: `Ta fram förslaget till budget ${next} för IT-plattformen.`,
        en: `Adopt the proposed budget of ${next} for the platform.`,
        missed: {
          sv: `Förslaget till budget ${next} för IT-plattformen är inte antaget i tid.`,
          en: `The proposed budget of ${next} for the platform was not adopted in time.`,
        },
        ...(by === undefined ? {} : { by }),
        ...(done ? { done } : {}),
      },
    ];
  },
});

type Plan = ActOf<typeof e.PlatformPlanAdopted>;

type Gap = Readonly<{ from: string; events: readonly string[] }>;

/**
 * The days from which no plan is valid within a year, each with the plans on both sides, and the plan that is valid on the
 * year's last day.
 */
function gapsOf(plans: readonly Plan[], from: string, lastDay: string) {
  const gaps: Gap[] = [];
  let day = from;
  let valid: Plan | undefined;
  while (day <= lastDay) {
    const on = day;
    valid = plans.find(({ data }) => data.from <= on && on < data.to);
    const next = plans.filter(({ data }) => data.from > on).toSorted(bySince)[0];
    if (!valid) {
      const before = plans
        .filter(({ data }) => data.to <= on)
        .toSorted(bySince)
        .at(-1);
      gaps.push({ from: on, events: [before, next].flatMap((plan) => (plan ? [plan.event] : [])) });
    }
    day = valid ? valid.data.to : (next?.data.from ?? addDays(lastDay, 1));
  }
  return { gaps, valid };
}

const bySince = (a: Plan, b: Plan): number => (a.data.from < b.data.from ? -1 : 1);

/** A plan that was adopted after it began was none until then, and never when it had ended. */
const asAdopted = (plan: Plan): Plan => ({
  ...plan,
  data: { ...plan.data, from: [plan.data.from, plan.data.meetingDate].sort()[1] ?? plan.data.from },
});

export const platformPlanAlwaysValid = yearDuties({
  id: 'platform-plan-always-valid',
  version: 1,
  rows: ['S071'],
  says: {
    sv: 'Ingen gällande plan finns för utvecklingen av IT-plattformen.',
    en: 'No plan for the development of the platform is valid.',
  },
  remedy: {
    sv: 'Ta fram en plan för utvecklingen av IT-plattformen och för in den.',
    en: 'Adopt a plan for the development of the platform and record it.',
  },
  duties: ({ subject, facts }) => {
    const plans = facts.all
      .every('economy')
      .flatMap((budget) => actsOf(budget, e.PlatformPlanAdopted))
      .map(asAdopted)
      .filter(({ data }) => data.from < data.to);
    const { gaps, valid } = gapsOf(plans, begunOf(subject, facts), subject.lastDay);
    const duty: Duty = { for: 'group', whom: groupName(facts) };
    if (gaps.length > 0) return gaps.map((gap): Duty => missing(duty, gap));
    return valid ? [{ ...duty, done: valid }] : [];
  },
});

/** A plan is asked for from the day on which a guideline that asks for it came into force. */
function begunOf({ firstDay }: CalendarYear, facts: DayFacts): string {
  const asking = facts.all.versions().find(({ pack }) => pack.rows.some(({ id }) => id === 'S071'));
  return [firstDay, asking?.inForceFrom ?? firstDay].sort()[1] ?? firstDay;
}

const missing = (duty: Duty, { from, events }: Gap): Duty => ({
  ...duty,
  events,
  key: from,
  by: from,
  missed: {
    sv: `Från och med ${from} finns ingen gällande plan för utvecklingen av IT-plattformen.`,
    en: `From ${from} no plan for the development of the platform is valid.`,
  },
});
