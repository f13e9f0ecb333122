import { addDays, daysBetween } from '../domain/dates.js';
import type { UnitFunction } from '../domain/guidelines/functions.js';
import type { PackSystem } from '../domain/guidelines/pack.js';
import { DUTIES } from '../domain/systems/upkeep.fields.js';
import type { Component, Operation, From, Manager } from '../../projections/system-card.js';
import type { SystemCard } from '../../projections/system-register.js';
import type { UnitRoll } from '../../projections/unit-roll.js';
import { asWritten } from './as-written.js';
import { covers, lastFrom, type DayFacts } from './facts.js';
import type { Matter } from './matter.js';
import { hasEnded, nameKey } from './seats.js';

/** The register of systems and the units as rules ask about them: on a day, and by the pack's functions. */

export const until = <T extends Readonly<{ from: string }>>(set: readonly T[], day: string): readonly T[] =>
  set.filter(({ from }) => from <= day);

export const categoryOn = (
  { categories }: Pick<SystemCard, 'categories'>,
  day: string,
): SystemCard['categories'][number] | undefined => lastFrom(until(categories, day));

/** In use: begun, not retired, and not still planned. */
export const inUseOn = (card: SystemCard, day: string): boolean =>
  card.inUseFrom <= day &&
  (card.retiredOn === undefined || day < card.retiredOn) &&
  lastFrom(until(card.lifecycles, day))?.lifecycle !== 'planned';

/**
 * The registered system that an initiative concerns: the one that was named, or else the one whose name is what was told,
 * however its letters and blanks are written. A name that several systems have tells of none, nor does that of another
 * operation's own system. What is about the IT platform without naming any system concerns the platform, with the network
 * and the switchboard in it (S139).
 */
export function systemConcerned(matter: Matter, facts: DayFacts): SystemCard | undefined {
  const { system } = matter;
  if (system !== undefined) return facts.system(system);
  return systemNamed(matter, facts) ?? platformConcerned(matter, facts);
}

function systemNamed({ systemName, administration }: Matter, facts: DayFacts): SystemCard | undefined {
  if (systemName === undefined) return undefined;
  const told = nameKey(systemName);
  const [card, ...more] = facts.all
    .every('system')
    .filter(({ name }) => nameKey(name) === told)
    .filter((one) => {
      const of = categoryOn(one, facts.day);
      return of?.category !== 'operational' || (of.administration ?? administration) === administration;
    });
  return more.length === 0 ? card : undefined;
}

function platformConcerned({ need }: Matter, facts: DayFacts): SystemCard | undefined {
  if (need.data.kind !== 'it-platform') return undefined;
  const listed = facts.pack.systems.find(({ subKind }) => subKind === 'platform');
  return listed && systemMeant(listed, facts);
}

/**
 * The systems in use that day. One that the guideline lists and nobody has registered is left out when the municipality
 * has registered its own of the type, under another code.
 */
export function systemsInUse(facts: DayFacts): readonly SystemCard[] {
  const inUse = facts.all.every('system').filter((card) => inUseOn(card, facts.day));
  const own = new Set(inUse.filter(({ listed }) => !listed).map(({ systemType }) => systemType));
  return inUse.filter(({ listed, systemType }) => !listed || !own.has(systemType));
}

/** The municipality's shared system that the guideline means: by its code, or else the one of its type. */
export function systemMeant({ code, systemType }: PackSystem, facts: DayFacts): SystemCard | undefined {
  const shared = systemsInUse(facts).filter((card) => categoryOn(card, facts.day)?.category === 'shared');
  return (
    shared.find(({ system }) => system === code) ?? shared.find((card) => card.systemType === systemType)
  );
}

/** The event by which a system has its category that day: what shows that it is there, where nothing else is told of it. */
export const sharedBy = (card: SystemCard, { day }: DayFacts): readonly string[] =>
  [categoryOn(card, day)].flatMap((category) => category?.event ?? []);

type Duty = keyof typeof DUTIES;
const ALL_DUTIES = Object.keys(DUTIES) as readonly Duty[];

/** Who has a duty that day: what was set last of it. */
export const operationOf = (card: SystemCard, duty: string, day: string): From<Operation> | undefined =>
  lastFrom(until(card.operations, day).filter(({ duties }) => duties.includes(duty)));

export const componentsOn = (card: SystemCard, day: string): readonly Component[] =>
  card.components.filter((one) => covers(one, day));

/** The manager whose appointment began last, of those in force that day. */
export const managerOn = (card: SystemCard, day: string): Manager | undefined =>
  lastFrom(card.managers.filter((one) => covers(one, day)));

/** The municipality's units that a unit of the guideline is, as long as they are there: of its name, or certainly called so. */
export function unitsWith(wanted: UnitFunction, facts: DayFacts): readonly UnitRoll[] {
  const inPack = (facts.pack.units ?? []).filter(({ function: of }) => of === wanted);
  const names = new Set(
    inPack.flatMap(({ name, aliases = [] }) => [
      name,
      ...aliases.filter(({ certainty }) => certainty === 'certain').map((alias) => alias.name),
    ]),
  );
  return facts.all
    .every('unit')
    .filter((unit) => !hasEnded(unit, facts.day))
    .filter(
      ({ name, aliases }) =>
        names.has(name) ||
        aliases.some(({ alias, certainty }) => certainty === 'certain' && names.has(alias)),
    );
}

/** What the guideline calls the unit with a function. */
export const nameOfUnit = (wanted: UnitFunction, { pack }: DayFacts): string =>
  pack.units?.find(({ function: of }) => of === wanted)?.name ?? wanted;

export type NotRun = Readonly<{
  duties: readonly Duty[];
  others: readonly string[];
  events: readonly string[];
}>;

/** The duties of a system that are not a unit's that day, by whom they are done if anybody is known, and what shows it. */
export function notRunBy(card: SystemCard, wanted: UnitFunction, facts: DayFacts): NotRun | undefined {
  const codes = unitsWith(wanted, facts).map(({ code }) => code);
  const duties = ALL_DUTIES.filter((duty) => {
    const unit = operationOf(card, duty, facts.day)?.unit;
    return unit === undefined || !codes.includes(unit);
  });
  if (duties.length === 0) return undefined;
  const set = duties.flatMap((duty) => operationOf(card, duty, facts.day) ?? []);
  const others = set.map(({ unit, supplier }) =>
    asWritten(unit === undefined ? (supplier ?? '') : (facts.all.roll('unit', unit)?.name ?? unit)),
  );
  return { duties, others: [...new Set(others)], events: [...new Set(set.map(({ event }) => event))] };
}

type Span = Readonly<{ from: string; to?: string }>;
type Whole = Readonly<{ from: string; to: string }>;

/** What two spans have in common. */
function common(a: Span, b: Span): Span | undefined {
  const from = a.from > b.from ? a.from : b.from;
  const to = [a.to, b.to].filter((day) => day !== undefined).sort()[0];
  if (to !== undefined && to <= from) return undefined;
  return { from, ...(to === undefined ? {} : { to }) };
}

/** When somebody owned it: a person, or the holder of an office or who acted in their place. */
function ownedIn(card: SystemCard, facts: DayFacts): readonly Span[] {
  return card.owners.flatMap((owner) => {
    if (owner.office === undefined) return [owner];
    const roll = facts.all.office(owner.office);
    return [...(roll?.holdings ?? []), ...(roll?.substitutes ?? [])].flatMap(
      (held) => common(owner, held) ?? [],
    );
  });
}

/** How many of the days nobody owned the system in, of those that it was there. */
export function daysWithoutOwner(card: SystemCard, { from, to }: Whole, facts: DayFacts): number {
  const there = common(
    { from, to },
    { from: card.inUseFrom, ...(card.retiredOn ? { to: card.retiredOn } : {}) },
  );
  if (!there) return 0;
  const owned = ownedIn(card, facts)
    .flatMap((span) => common(span, there) ?? [])
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let [days, at] = [0, there.from];
  for (const span of owned) {
    if (span.from > at) days += daysBetween(at, span.from);
    if ((span.to ?? to) > at) at = span.to ?? to;
  }
  const end = there.to ?? to;
  return at < end ? days + daysBetween(at, end) : days;
}

export const hasOwnerOn = (card: SystemCard, facts: DayFacts): boolean =>
  daysWithoutOwner(card, { from: facts.day, to: addDays(facts.day, 1) }, facts) === 0;

/** Several things in one sentence: drift, utveckling och förvaltning. */
export const inWords = (things: readonly string[], and = 'och'): string =>
  things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} ${and} ${things.at(-1)}`;

export const dutyWords = (duties: readonly Duty[]): string =>
  inWords(duties.map((duty) => DUTIES[duty].toLowerCase()));
