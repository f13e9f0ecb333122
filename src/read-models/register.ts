import { DUTIES } from '../domain/systems/upkeep.fields.js';
import { MaintenancePlanAdopted } from '../domain/systems/upkeep.events.js';
import { dayOf } from '../domain/dates.js';
import { Refusal } from '../domain/refusal.js';
import { covers, lastFrom, type Facts } from '../guideline/facts.js';
import { isThere } from '../guideline/seats.js';
import { categoryOn, componentsOn, inUseOn, operationOf, until } from '../guideline/system-facts.js';
import type { Seat } from '../domain/groups/group.decider.js';
import type { SystemCard } from '../../projections/system-register.js';
import type { UnitAlias, UnitRoll } from '../../projections/unit-roll.js';

/** The register of systems and the roll of units as they were on a day. */

export type Held = Readonly<{ office?: string; person?: string; unit?: string; from: string; to?: string }>;

export type SystemOnDay = Readonly<{
  system: string;
  name: string;
  systemType: string;
  /** The day it is shown as of. */
  on: string;
  inUse: boolean;
  listedOnly: boolean;
  inUseFrom: string;
  retiredOn?: string;
  replaces?: string;
  migrationUntil?: string;
  category?: string;
  subKind?: string;
  administration?: string;
  intendedUsers?: string;
  lifecycle?: string;
  owners: readonly Held[];
  managers: readonly Held[];
  criticality?: string;
  larger?: boolean;
  principle?: string;
  operation: readonly Readonly<{
    duty: string;
    unit?: string;
    supplier?: string;
    runAt?: string;
    from: string;
  }>[];
  responsibleUnit?: string;
  maintenanceModel?: string;
  maintenanceObject?: string;
  plans: readonly string[];
  components: readonly Readonly<{ component: string; name: string; function: string; from: string }>[];
  classification?: Readonly<{
    from: string;
    confidentiality: number;
    integrity: number;
    availability: number;
    traceability?: number;
    method?: string;
  }>;
}>;

/** Members that are not there are left out, as they are everywhere. */
function known<T extends object>(
  members: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
} {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

const seatsOn = (seats: readonly (Seat & Readonly<{ unit?: string }>)[], day: string): Held[] =>
  seats
    .filter((seat) => covers(seat, day))
    .map(({ office, person, unit, from, to }) => known({ office, person, unit, from, to }));

/** One system whole, as it was on a day by what is known now. */
export function systemOn(card: SystemCard, day: string): SystemOnDay {
  const { system, name, systemType, listed, inUseFrom, retiredOn, replaces, migrationUntil } = card;
  const last = <T extends Readonly<{ from: string }>>(set: readonly T[]): T | undefined =>
    lastFrom(until(set, day));
  const category = categoryOn(card, day);
  const said = until(card.categories, day).filter((one) => one.intendedUsers !== undefined);
  const critical = last(card.criticalities);
  const object = last(card.maintenanceObjects);
  const classified = last(card.classifications);
  return known({
    system,
    name,
    systemType,
    on: day,
    inUse: inUseOn(card, day),
    listedOnly: listed,
    inUseFrom,
    retiredOn,
    replaces,
    migrationUntil,
    category: category?.category,
    subKind: last(card.subKinds)?.subKind,
    administration: category?.administration,
    intendedUsers: lastFrom(said)?.intendedUsers ?? card.intendedUsers,
    lifecycle: last(card.lifecycles)?.lifecycle,
    owners: seatsOn(card.owners, day),
    managers: seatsOn(card.managers, day),
    criticality: critical?.criticality,
    larger: critical?.larger,
    principle: last(card.principles)?.principle,
    operation: operationsOn(card, day),
    responsibleUnit: last(card.responsibleUnits)?.unit,
    maintenanceModel: object?.maintenanceModel,
    maintenanceObject: object?.maintenanceObject,
    plans: plansOn(card, day),
    components: componentsOn(card, day).map(({ component, name: called, function: of, from }) => ({
      component,
      name: called,
      function: of,
      from,
    })),
    classification: classified && classification(classified),
  });
}

const classification = ({
  from,
  confidentiality,
  integrity,
  availability,
  traceability,
  method,
}: SystemCard['classifications'][number]): NonNullable<SystemOnDay['classification']> =>
  known({ from, confidentiality, integrity, availability, traceability, method });

const operationsOn = (card: SystemCard, day: string): SystemOnDay['operation'] =>
  Object.keys(DUTIES).flatMap((duty) => {
    const set = operationOf(card, duty, day);
    return set
      ? [known({ duty, unit: set.unit, supplier: set.supplier, runAt: set.runAt, from: set.from })]
      : [];
  });

/** The years there was a maintenance plan for. */
export const plansOn = ({ acts }: SystemCard, day: string): string[] => [
  ...new Set(
    acts
      .filter(({ type, at }) => type === MaintenancePlanAdopted.type && dayOf(at) <= day)
      .map(({ data }) => String(data['planYear']))
      .sort(),
  ),
];

/** @throws Refusal unknown-system */
export function systemCalled(facts: Facts, code: string, day: string): SystemOnDay {
  const card = facts.system(code);
  if (!card) throw new Refusal('unknown-system', { system: code });
  return systemOn(card, day);
}

export type UnitOnDay = Readonly<{
  unit: string;
  name: string;
  kind: string;
  /** Names that may mean it; nothing is merged because of them. */
  aliases: readonly Pick<UnitAlias, 'alias' | 'certainty'>[];
  responsibilities: readonly string[];
  reachable?: boolean;
  endedOn?: string;
  successor?: string;
}>;

const unitOn = (
  { code, name, kind, aliases, endedOn, successor, ...roll }: UnitRoll,
  day: string,
): UnitOnDay =>
  known({
    unit: code,
    name,
    kind,
    aliases: aliases.map(({ alias, certainty }) => ({ alias, certainty })),
    responsibilities: lastFrom(until(roll.responsibilities, day))?.responsibilities ?? [],
    reachable: lastFrom(until(roll.reachability, day))?.reachable,
    endedOn,
    successor,
  });

/** The municipality's units as they were on a day, by code: those that had been established and had not ended. */
export const unitsOn = (facts: Facts, day: string): readonly UnitOnDay[] =>
  facts.rolls.unit
    .filter((roll) => isThere(roll, day))
    .map((roll) => unitOn(roll, day))
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
