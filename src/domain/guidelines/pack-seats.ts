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

/** A seat is for one unit, for every unit of a kind, or for owners of systems: a rule could not choose among them. */
export const seatProblems = ({ groups }: Readonly<{ groups: readonly Group[] }>): readonly PackProblem[] =>
  seatsIn(groups).flatMap(({ pointer, seat: { unit, every, systemOwners } }) =>
    [unit, every, systemOwners].filter((one) => one !== undefined).length === 1
      ? []
      : [
          problem(
            pointer,
            'seat-for-nobody',
            'ska ange ett av unit, every och systemOwners',
            'must state one of unit, every and systemOwners',
          ),
        ],
  );
