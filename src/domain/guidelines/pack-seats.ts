import { problem, type PackProblem } from './pack-problem.js';

/** Of a pack's group, the units it tells of. */
type Seat = Readonly<{ unit?: string; every?: string; systemOwners?: string; rows: readonly string[] }>;
type Group = Readonly<{
  members?: Readonly<{ seats?: readonly Seat[] }>;
  preparation?: Readonly<{ units: readonly Seat[] }>;
}>;

/** Every seat that a pack tells of, with its place. */
export const seatsIn = (groups: readonly Group[]): readonly Readonly<{ pointer: string; seat: Seat }>[] =>
  groups.flatMap(({ members, preparation }, place) => [
    ...(members?.seats ?? []).map((seat, at) => ({ pointer: `/groups/${place}/members/seats/${at}`, seat })),
    ...(preparation?.units ?? []).map((seat, at) => ({
      pointer: `/groups/${place}/preparation/units/${at}`,
      seat,
    })),
  ]);

/**
 * A seat is for one unit, for every unit of a kind, or for owners of systems: a rule could not choose among them. A unit
 * that it names is one of the pack's, where the pack tells the codes of its units; those adopted before tell none.
 */
export function seatProblems({
  groups,
  units = [],
}: Readonly<{
  groups: readonly Group[];
  units?: readonly Readonly<{ code?: string }>[];
}>): readonly PackProblem[] {
  const codes = units.flatMap(({ code }) => code ?? []);
  return seatsIn(groups).flatMap(({ pointer, seat: { unit, every, systemOwners } }) => {
    if ([unit, every, systemOwners].filter((one) => one !== undefined).length !== 1)
      return [
        problem(
          pointer,
          'seat-for-nobody',
          'ska ange ett av unit, every och systemOwners',
          'must state one of unit, every and systemOwners',
        ),
      ];
    if (unit === undefined || codes.length === 0 || codes.includes(unit)) return [];
    return [
      problem(
        `${pointer}/unit`,
        'seat-for-unknown-unit',
        `ingen av enheterna i units har koden ${unit}; de som finns är ${codes.join(', ')}`,
        `none of the units in units has the code ${unit}; there are ${codes.join(', ')}`,
      ),
    ];
  });
}
