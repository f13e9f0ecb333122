import { dayOf } from '../../domain/dates.js';
import * as e from '../../domain/initiatives/initiative.events.js';
import * as s from '../../domain/systems/system.events.js';
import type { SystemCard } from '../../../projections/system-register.js';
import { lastFrom } from '../facts.js';
import { rule, systemRule } from '../rule.js';
import { categoryOn, systemConcerned, until } from '../system-facts.js';

/** Chapters 10 and 13: the two categories of system, and what is particular to each. */

type Told = Readonly<{ from?: string; intendedUsers?: string }>;

/** Whom a system is meant for by a registration or a change of category, which may leave it as it was. */
const intendedUsersOf = ({ from, intendedUsers }: Told, card: SystemCard): string | undefined => {
  if (intendedUsers !== undefined || from === undefined) return intendedUsers;
  const said = until(card.categories, from).filter((one) => one.intendedUsers !== undefined);
  return lastFrom(said)?.intendedUsers ?? card.intendedUsers;
};

export const reclassifiedByDecision = systemRule({
  id: 'reclassified-by-decision',
  version: 1,
  rows: ['S124'],
  mode: 'guard',
  judges: [s.CategorySet],
  says: {
    sv: 'Systemet har bytt kategori utan hänvisning till ett beslut.',
    en: 'The system has changed category without a reference to a decision.',
  },
  remedy: { sv: 'Ange initiativet där det beslutades.', en: 'Name the initiative in which it was decided.' },
  check: ({ act, subject }) => {
    const place = subject.categories.findIndex(({ event }) => event === act.event);
    const before = categoryOn({ categories: subject.categories.slice(0, place) }, act.data.from);
    return before?.category !== act.data.category && act.data.initiative === undefined && {};
  },
});

export const categoryAgreesWithRegister = rule({
  id: 'category-agrees-with-register',
  version: 1,
  rows: ['S124'],
  mode: 'check',
  judges: [e.DecisionMade],
  ahead: true,
  says: {
    sv: 'Initiativets systemkategori är en annan än systemets i registret.',
    en: "The initiative's system category is another than the system's in the register.",
  },
  remedy: {
    sv: 'Bedöm kategorin på nytt, eller rätta registret.',
    en: 'Assess the category anew, or correct the register.',
  },
  check: ({ act, subject, facts }) => {
    const card = systemConcerned(subject, facts);
    const registered = card && categoryOn(card, dayOf(act.at))?.category;
    return registered !== undefined && registered !== subject.categoryOn(act.at) && {};
  },
});

/** From when to when a system is shared and in use; while data is moved over, an overlap is allowed. */
function sharedPeriods(card: SystemCard): { from: string; to: string }[] {
  const sorted = [...card.categories].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.flatMap(({ category, from }, place) =>
    category === 'shared' ? [{ from, to: sorted[place + 1]?.from ?? card.retiredOn ?? '9999-12-31' }] : [],
  );
}

export const oneSharedSystemOfAType = systemRule({
  id: 'one-shared-system-of-a-type',
  version: 1,
  rows: ['S125'],
  mode: 'check',
  judges: [s.SystemRegistered, s.CategorySet],
  says: {
    sv: 'Kommunen har redan ett kommungemensamt system av samma typ.',
    en: 'The municipality has a shared system of the same type already.',
  },
  remedy: {
    sv: 'Avveckla det ena, eller ange till när överföringen pågår.',
    en: 'Retire one of them, or say until when data is being moved over.',
  },
  check: ({ act, subject, facts, today }) => {
    if (act.data.category !== 'shared') return undefined;
    const from = 'inUseFrom' in act.data ? act.data.inUseFrom : act.data.from;
    const overlapping = facts.all.rolls.system.filter((other) => {
      if (other.system === subject.system || other.systemType !== subject.systemType) return false;
      // What the guideline lists and nobody has registered is no second system.
      if (other.listed) return false;
      // The later of the two is the one too many, and it alone is found.
      const laterThanOurs = sharedPeriods(other).filter((period) => period.from <= from && from < period.to);
      const until = subject.migrationUntil;
      // While data is moved over nobody need know yet when the other is retired.
      return laterThanOurs.some(({ to }) => until === undefined || (to > until && today >= until));
    });
    return (
      overlapping.length > 0 && {
        events: overlapping.flatMap(({ categories }) => categories.slice(0, 1).map(({ event }) => event)),
        sv: `Kommunen har redan ett kommungemensamt system av typen ${subject.systemType}: ${overlapping.map(({ name }) => name).join(', ')}.`,
        en: `There is a shared system of the type ${subject.systemType} already: ${overlapping.map(({ name }) => name).join(', ')}.`,
      }
    );
  },
});

export const sharedSystemIsMeantForAll = systemRule({
  id: 'shared-system-is-meant-for-all',
  version: 1,
  rows: ['S126'],
  mode: 'check',
  judges: [s.SystemRegistered, s.CategorySet],
  says: {
    sv: 'Det kommungemensamma systemet är avsett för en viss verksamhet.',
    en: 'The shared system is meant for a particular operation.',
  },
  remedy: {
    sv: 'Bedöm kategorin på nytt, eller rätta vilka systemet är avsett för.',
    en: 'Assess the category anew, or correct whom the system is meant for.',
  },
  check: ({ act, subject }) =>
    act.data.category === 'shared' && intendedUsersOf(act.data, subject) === 'operation' && {},
});

export const operationalSystemHasOwnerUnit = systemRule({
  id: 'operational-system-has-owner-unit',
  version: 1,
  rows: ['S126', 'S152'],
  mode: 'check',
  judges: [s.SystemRegistered, s.CategorySet],
  says: {
    sv: 'Verksamhetssystemet hör inte till någon viss verksamhet.',
    en: 'The operational system belongs to no particular operation.',
  },
  remedy: {
    sv: 'Ange förvaltningen som systemet är till för.',
    en: 'Name the administration the system is for.',
  },
  check: ({ act, subject }) => {
    if (act.data.category !== 'operational') return undefined;
    const forAll = intendedUsersOf(act.data, subject) === 'all';
    if (act.data.administration !== undefined && !forAll) return undefined;
    // To be meant for everybody is what marks a shared system.
    return { rows: forAll ? ['S126', 'S152'] : ['S152'] };
  },
});

export const sharedSystemHasPrinciple = systemRule({
  id: 'shared-system-has-principle',
  version: 1,
  rows: ['S162'],
  mode: 'check',
  judges: [s.SystemRegistered, s.CategorySet],
  says: {
    sv: 'Det kommungemensamma systemet har ingen finansieringsprincip.',
    en: 'The shared system has no financing principle.',
  },
  remedy: {
    sv: 'Besluta och för in principen: kommunstyrelsens budget eller fördelning.',
    en: "Decide and record the principle: the executive board's budget or distribution.",
  },
  check: ({ act, subject, today }) => {
    if (act.data.category !== 'shared') return undefined;
    const from = 'inUseFrom' in act.data ? act.data.inUseFrom : act.data.from;
    const day = [from, dayOf(act.at)].sort().at(-1) ?? from;
    const shared = subject.principles.filter(({ principle }) => PRINCIPLES_OF_SHARED.includes(principle));
    if (day > today || shared.some((principle) => principle.from <= day)) return undefined;
    const [later] = shared;
    return later
      ? {
          events: [later.event],
          sv: `Det kommungemensamma systemet har en finansieringsprincip först från ${later.from}.`,
          en: `The shared system has a financing principle only from ${later.from}.`,
        }
      : {};
  },
});

export const PRINCIPLES_OF_SHARED: readonly string[] = ['executive-board-budget', 'distributed'];
