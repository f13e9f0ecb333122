import type { Mandate, OfficeFunction } from '../../domain/guidelines/functions.js';
import { MANDATES } from '../../domain/guidelines/functions.js';
import * as g from '../../domain/groups/group.events.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import * as s from '../../domain/systems/system.events.js';
import {
  lacksMembers,
  ledByAppointed,
  meetingsDuty,
  meetsOften,
  notConvened,
  tooFewMeetings,
} from '../group-meetings.js';
import type { Category } from '../matter.js';
import { allows } from '../pack-rows.js';
import { inWords } from '../system-facts.js';
import { groupRule, groupYearRule, rule, systemRule } from '../rule.js';
import { convenedIn, groupIn } from '../told-in-pack.js';
import { decidedByEscalation, isPolitical } from './paths.js';

/** Chapter 6: the steering group, what it may do, who sits in it and how often it meets. */

const APPROVES: Readonly<Record<Category, Mandate>> = {
  shared: 'approve-shared',
  operational: 'approve-operational',
  'no-system': 'coordination',
};

/** The row that gives the steering group each mandate. */
const GIVEN_BY: Readonly<Partial<Record<Mandate, string>>> = {
  'principled-matters': 'S062',
  coordination: 'S064',
  'approve-shared': 'S065',
  'approve-operational': 'S066',
  'central-funds': 'S168',
};

export const forumHasMandate = rule({
  id: 'forum-has-mandate',
  version: 1,
  rows: Object.values(GIVEN_BY),
  mode: 'acl',
  judges: [e.DecisionMade],
  says: {
    sv: 'Gruppen har inte riktlinjens mandat för frågan.',
    en: 'The group has no mandate in the guideline for the matter.',
  },
  remedy: {
    sv: 'Låt gruppen som har mandatet behandla frågan.',
    en: 'Let the group that has the mandate handle the matter.',
  },
  check: ({ act, subject, facts }) => {
    const group = facts.groupCalled(act.data.forum);
    if (!group?.decides) return undefined;
    const needed: Mandate[] =
      act.data.kind === 'central-funding' ? ['central-funds'] : [APPROVES[subject.categoryOn(act.at)]];
    if (subject.isPrincipledOn(act.at)) needed.push('principled-matters');
    // A mandate whose row the guideline has left out is no group's to have.
    const given = needed.filter((mandate) => allows(facts.pack, [GIVEN_BY[mandate] ?? []].flat()));
    const lacking = given.filter((mandate) => !group.mandates.includes(mandate));
    return (
      lacking.length > 0 && {
        rows: lacking.flatMap((mandate) => GIVEN_BY[mandate] ?? []),
        sv: `${group.name} har inte riktlinjens mandat: ${lacking.map((one) => MANDATES[one].toLowerCase()).join(', ')}.`,
        en: `${group.name} has no mandate in the guideline for ${lacking.join(', ')}.`,
      }
    );
  },
});

export const principledMatterNotDelegated = rule({
  id: 'principled-matter-not-delegated',
  version: 1,
  rows: ['S062'],
  law: ['KL 6:38'],
  mode: 'guard',
  judges: [e.DecisionMade],
  says: {
    sv: 'En principiell fråga har avgjorts med delegation.',
    en: 'A matter of principle was decided by delegation.',
  },
  remedy: { sv: 'Lämna frågan till nämnden.', en: 'Refer the matter to the committee.' },
  check: (context) => {
    const { act, subject, facts } = context;
    const { legalNature, delegation, forum } = act.data;
    const path = facts.pack.paths[subject.pathOn(act.at)];
    const alone = forum === 'official' && !decidedByEscalation(path, context);
    const delegated = legalNature === 'delegated' || delegation !== undefined || alone;
    return subject.isPrincipledOn(act.at) && delegated && {};
  },
});

export const principleDecidedWithMandate = systemRule({
  id: 'principle-decided-with-mandate',
  version: 1,
  rows: ['S063', 'S101'],
  mode: 'acl',
  judges: [s.FinancingPrincipleSet],
  says: {
    sv: 'Systemets finansieringsprincip är inte beslutad av en grupp med mandat för budget- och finansieringsfrågor.',
    en: "The system's financing principle was not decided by a group with a mandate for budget and financing.",
  },
  remedy: {
    sv: 'Låt en grupp som har mandatet besluta principen.',
    en: 'Let a group that has the mandate decide the principle.',
  },
  check: ({ act, facts }) => {
    const { forum } = act.data;
    if (forum !== undefined && isPolitical(forum)) return undefined;
    const group = forum === undefined ? undefined : facts.groupCalled(forum);
    const has = (mandate: Mandate): boolean => group?.mandates.includes(mandate) === true;
    if (has('long-term-budget') || has('financing-principles')) return undefined;
    const may = facts.pack.groups.filter(({ mandates }) =>
      mandates.some((mandate) => mandate === 'long-term-budget' || mandate === 'financing-principles'),
    );
    const names = may.map(({ name }) => name);
    return {
      remedy: {
        sv: `Låt ${inWords(names, 'eller') || 'nämnden'} besluta principen.`,
        en: `Let ${inWords(names, 'or') || 'the committee'} decide the principle.`,
      },
    };
  },
});

export const steeringGroupConvenedByCoordinator = groupRule({
  id: 'steering-group-convened-by-coordinator',
  version: 1,
  rows: ['S072'],
  mode: 'acl',
  judges: [g.MeetingHeld],
  says: {
    sv: 'IT-styrgruppens möte är inte sammankallat av kommunens IT-strateg.',
    en: 'The steering group was not convened by the IT strategist.',
  },
  remedy: {
    sv: 'Låt IT-strategen eller dennes ersättare kalla till mötet.',
    en: 'Let the IT strategist or their substitute convene the meeting.',
  },
  inPack: convenedIn('decision-body'),
  check: (context) => notConvened('decision-body', context),
});

export const steeringGroupMeetsOften = groupYearRule({
  id: 'steering-group-meets-often',
  version: 1,
  rows: ['S073'],
  mode: 'check',
  ...meetsOften({ sv: 'IT-styrgruppen', en: 'The steering group' }),
  check: (context) => tooFewMeetings('decision-body', context),
  duty: (context) => meetingsDuty('decision-body', context),
});

/** What is said where the guideline lets nobody appoint another chair. */
const LED_BY_NOBODY_ELSE = {
  sv: 'Mötet leddes inte av kommundirektören.',
  en: 'The meeting was not led by the chief executive.',
  remedy: {
    sv: 'För in vem som ledde mötet, och skälet om det var någon annan än kommundirektören.',
    en: 'Record who led the meeting, and the reason when it was not the chief executive.',
  },
} as const;

export const chairedByChiefExecutive = groupRule({
  id: 'chaired-by-chief-executive',
  version: 1,
  rows: ['S074', 'S075'],
  mode: 'guard',
  judges: [g.MeetingHeld],
  says: {
    sv: 'Mötet leddes varken av kommundirektören eller av den som kommundirektören har utsett.',
    en: 'The meeting was led neither by the chief executive nor by the one they have appointed.',
  },
  remedy: {
    sv: 'För in vem som ledde mötet, och utse en ordförande om det är någon annan än kommundirektören.',
    en: 'Record who led the meeting, and appoint a chair when it is not the chief executive.',
  },
  inPack: (pack) => {
    const { chair, chairAppointedBy } = groupIn(pack, 'decision-body') ?? {};
    if (chair === undefined) return {};
    const meaning = { 'chief-executive': chair };
    return chairAppointedBy === chair ? { meaning } : { ...LED_BY_NOBODY_ELSE, meaning };
  },
  check: ({ act, subject, facts }) => {
    const group = facts.groupWith('decision-body');
    if (!group?.chair || subject.code !== group.code) return undefined;
    const { chair } = act.data;
    if (chair !== undefined && facts.actsAs(chair, group.chair)) return undefined;
    return ledByAppointed(chair, group, facts) ? undefined : {};
  },
});

/** The row that gives each office its seat. */
const SEATED_BY: Readonly<Partial<Record<OfficeFunction, string>>> = {
  'chief-executive': 'S075',
  'finance-director': 'S076',
  'communications-director': 'S077',
  'head-of-it': 'S078',
  coordinator: 'S079',
  'development-officer': 'S080',
};

export const steeringGroupFullyAppointed = groupRule({
  id: 'steering-group-fully-appointed',
  version: 1,
  rows: ['S061', ...Object.values(SEATED_BY)],
  mode: 'check',
  judges: [g.MeetingHeld],
  says: {
    sv: 'IT-styrgruppen saknar en ledamot som riktlinjen anger.',
    en: 'The steering group lacks a member that the guideline names.',
  },
  remedy: {
    sv: 'Tillsätt befattningen, eller utse ledamoten i gruppen.',
    en: 'Fill the office, or appoint the member to the group.',
  },
  check: (context) => lacksMembers('decision-body', 'S061', SEATED_BY, context),
});
