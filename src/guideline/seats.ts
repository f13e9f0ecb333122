import type { Seat } from '../domain/groups/group.decider.js';
import type { OfficeFunction } from '../domain/guidelines/functions.js';
import type { GuidelinePack, PackGroup, PackSeat } from '../domain/guidelines/pack.js';
import { UnitEstablished } from '../domain/units/unit.events.js';
import type { GroupRoll } from '../../projections/group-roll.js';
import type { UnitRoll } from '../../projections/unit-roll.js';
import { covers, type DayFacts, type Facts } from './facts.js';

/** Who sits in a group for which unit, and which units a guideline wants there (S089, S094–S097, S114, S116). */

/** A unit that the guideline means: by its name in the register, and by the guideline's own word for it. */
export type MeantUnit = Readonly<{
  name: string;
  /** What the guideline calls the seat, which may be a function at the unit. */
  seat: string;
  called: readonly string[];
  /** Its code, when the register has it. */
  code?: string;
  rows: readonly string[];
}>;

/** A unit is known by its name, however it is spelt: seats named units before there was a register of them. */
export const nameKey = (name: string): string => name.normalize('NFC').trim().toLowerCase();

export const hasEnded = ({ endedOn }: UnitRoll, day: string): boolean =>
  endedOn !== undefined && endedOn <= day;

/** Whether there is such a unit on the day: established, and not ended. */
export const isThere = (unit: UnitRoll, day: string): boolean =>
  !hasEnded(unit, day) &&
  unit.acts.some(({ type, at }) => type === UnitEstablished.type && at.slice(0, 10) <= day);

/** A unit, or what took its place when it ended; nothing when nothing did. */
function standingFor(unit: UnitRoll, facts: DayFacts): UnitRoll | undefined {
  const before = new Set<string>();
  let standing: UnitRoll | undefined = unit;
  while (standing && hasEnded(standing, facts.day) && !before.has(standing.code)) {
    before.add(standing.code);
    standing = facts.all.roll('unit', standing.successor);
  }
  return standing && hasEnded(standing, facts.day) ? undefined : standing;
}

/** The units that a guideline's seats mean on the day. One that the register does not know is meant by its word. */
export const unitsMeant = (seats: readonly PackSeat[], facts: DayFacts): readonly MeantUnit[] =>
  seats.flatMap(({ name, unit, every, rows }): MeantUnit[] => {
    if (unit !== undefined) {
      const known = facts.all.roll('unit', unit);
      if (!known) return [{ name, seat: name, called: [name], rows }];
      const standing = standingFor(known, facts);
      return standing
        ? [{ name: standing.name, seat: name, called: [standing.name, name], code: standing.code, rows }]
        : [];
    }
    if (every === undefined) return [];
    return facts.all
      .every('unit')
      .filter((one) => one.kind === every && isThere(one, facts.day))
      .map((one) => ({ name: one.name, seat: one.name, called: [one.name], code: one.code, rows }));
  });

const byWord = new WeakMap<readonly UnitRoll[], ReadonlyMap<string, UnitRoll>>();

/**
 * A unit of the register by its name or its code, as people write either: looked up once for as long as the register is
 * the same. A name goes before another unit's code, and of two units of one name the first is meant.
 */
export function unitCalled(word: string, facts: Facts): UnitRoll | undefined {
  const units = facts.every('unit');
  let known = byWord.get(units);
  if (!known) {
    const named = units.map((unit) => [nameKey(unit.name), unit] as const).reverse();
    byWord.set(units, (known = new Map([...units.map((unit) => [unit.code, unit] as const), ...named])));
  }
  return known.get(nameKey(word));
}

/** What the unit is called that a word means; the word itself where no unit is meant. */
export const unitName = (word: string, facts: Facts): string => unitCalled(word, facts)?.name ?? word;

/**
 * Words for units that guidelines themselves use: for a seat, which may be a function at a unit, and for units that the
 * register does not have.
 */
export const unitWordsIn = (packs: readonly GuidelinePack[]): readonly string[] =>
  packs.flatMap(({ groups, units = [] }) => [
    ...groups.flatMap(({ members }) => (members?.seats ?? []).map(({ name }) => name)),
    ...units.map(({ name }) => name),
  ]);

export const isUnitWord = (word: string, facts: Facts): boolean =>
  unitWordsIn(facts.versions().map(({ pack }) => pack)).some((one) => nameKey(one) === nameKey(word));

/**
 * The unit somebody sits for, by its name: the one that was told, or that of the office by which they sit. Who sits by an
 * office that the guideline itself names sits for that office alone.
 */
export function unitOfSeat(
  { unit, office }: Seat,
  named: readonly OfficeFunction[],
  facts: DayFacts,
): string | undefined {
  if (unit !== undefined) return unitName(unit, facts.all);
  if (office === undefined || named.some((of) => facts.isOffice(office, of))) return undefined;
  const administration = facts.all.office(office)?.administration;
  return administration === undefined ? undefined : unitName(administration, facts.all);
}

/** The seats in force on the day, by the unit they are for. */
export function seatsByUnit(
  { members }: GroupRoll,
  group: PackGroup,
  facts: DayFacts,
): ReadonlyMap<string, readonly Seat[]> {
  const named = group.members?.offices ?? [];
  const seats = members
    .filter((seat) => covers(seat, facts.day))
    .flatMap((seat) => {
      const unit = unitOfSeat(seat, named, facts);
      return unit === undefined ? [] : [[nameKey(unit), seat] as const];
    });
  return new Map(
    [...Map.groupBy(seats, ([unit]) => unit)].map(([unit, some]) => [unit, some.map(([, seat]) => seat)]),
  );
}

/** Those of the seats that are for a unit, whichever of its names they use. */
export const seatsFor = (
  { called }: MeantUnit,
  seats: ReadonlyMap<string, readonly Seat[]>,
): readonly Seat[] => [...new Set(called.map(nameKey))].flatMap((name) => seats.get(name) ?? []);

export const isSubstitute = ({ capacity }: Seat): boolean => capacity === 'substitute';

/** Whether a person sits there: by name, by holding the office, or in the place of who holds it. */
export const fills = ({ office, person }: Seat, who: string, facts: DayFacts): boolean =>
  person === who || (office !== undefined && facts.capacityOf(who, office) !== undefined);
