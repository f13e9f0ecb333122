import { Refusal } from '../domain/refusal.js';
import { covers, type Facts, type Rolls } from '../guideline/facts.js';
import { groupName } from '../guideline/names.js';
import { unitName } from '../guideline/seats.js';

/** Who sits in a group, or leads it, and the event that says so, by which it can be corrected. */
export type SeatRow = Readonly<{
  group: string;
  name: string;
  seat: 'member' | 'chair';
  office?: string;
  person?: string;
  /** By its name, whether the seat was recorded with its name or its code. */
  unit?: string;
  capacity?: string;
  managementTeam?: boolean;
  appointedBy?: string;
  from: string;
  to?: string;
  event: string;
}>;

export type SeatFilter = Readonly<{ group?: string; on?: string }>;

/** Refuses a group that is not there, instead of an empty list that looks like an answer. @throws Refusal unknown-group */
export function knownGroup({ group: rolls }: Pick<Rolls, 'group'>, group: string | undefined): void {
  if (group !== undefined && !rolls.some(({ code }) => code === group))
    throw new Refusal('unknown-group', { group });
}

/**
 * Every group's chairs and members, from when to when; with a day, only those of that day. Groups are called what the
 * guideline of the day calls them, or of today. @throws Refusal unknown-group
 */
export function seats(facts: Facts, { group, on }: SeatFilter, today: string): readonly SeatRow[] {
  const { rolls } = facts;
  const day = facts.on(on ?? today);
  knownGroup(rolls, group);
  return rolls.group
    .filter(({ code }) => group === undefined || code === group)
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap(({ code, members, chairs }) => {
      const name = groupName(code, day);
      return [
        ...chairs.map((seat) => ({ group: code, name, seat: 'chair' as const, ...seat })),
        ...members.map(({ unit, ...seat }) => ({
          group: code,
          name,
          seat: 'member' as const,
          ...seat,
          ...(unit === undefined ? {} : { unit: unitName(unit, facts) }),
        })),
      ].filter((seat) => on === undefined || covers(seat, on));
    });
}
