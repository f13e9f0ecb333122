import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import * as e from '../src/domain/units/unit.events.js';
import type { Act } from './act.js';
import { judgedRoll } from './judged-roll.js';
import type { Projection } from './projection.js';

export type UnitAlias = Readonly<{ alias: string; certainty: string; deciderOffice?: string; event: string }>;

export type UnitRoll = Readonly<{
  code: string;
  name: string;
  kind: string;
  /** The event that established it. */
  event: string;
  /** Names that may mean it. A unit of such a name, if there is one, is another unit all the same (A02). */
  aliases: readonly UnitAlias[];
  responsibilities: readonly Readonly<{
    responsibilities: readonly string[];
    from: string;
    event: string;
  }>[];
  reachability: readonly Readonly<{ reachable: boolean; from: string; event: string }>[];
  endedOn?: string;
  successor?: string;
  acts: readonly Act[];
  revision: string;
}>;

export type UnitRow = Readonly<{ unit: string; name: string; kind: string; ended_on: string | null }>;

/** What a rule may judge. */
const JUDGED: ReadonlySet<string> = new Set([e.UnitEstablished.type, DeviationRecorded.type]);

function evolved(roll: UnitRoll | undefined, event: RecordedEvent): UnitRoll | undefined {
  const { id } = event;
  if (event.type === e.UnitEstablished.type)
    return {
      ...dataOf(e.UnitEstablished, event),
      event: id,
      aliases: [],
      responsibilities: [],
      reachability: [],
      acts: [],
      revision: '0',
    };
  if (!roll) return roll;
  switch (event.type) {
    case e.UnitAliasRecorded.type: {
      const { reasons: _reasons, ...told } = dataOf(e.UnitAliasRecorded, event);
      // What is said anew of a name takes the place of what was said before.
      const others = roll.aliases.filter(({ alias }) => alias !== told.alias);
      return { ...roll, aliases: [...others, { ...told, event: id }] };
    }
    case e.UnitResponsibilitiesSet.type: {
      const set = { ...dataOf(e.UnitResponsibilitiesSet, event), event: id };
      return { ...roll, responsibilities: [...roll.responsibilities, set] };
    }
    case e.UnitReachabilityRecorded.type: {
      const told = { ...dataOf(e.UnitReachabilityRecorded, event), event: id };
      return { ...roll, reachability: [...roll.reachability, told] };
    }
    case e.UnitEnded.type: {
      const { on, successor } = dataOf(e.UnitEnded, event);
      return { ...roll, endedOn: on, ...(successor === undefined ? {} : { successor }) };
    }
    default:
      return roll;
  }
}

/** The municipality's units, by the names that initiatives and seats use. */
export const unitRoll: Projection<UnitRoll, UnitRow> = {
  name: 'unit-roll',
  version: 2,
  of: 'unit',
  evolve: judgedRoll(JUDGED, evolved),
  rows: {
    columns: { unit: 'text', name: 'text', kind: 'text', ended_on: 'text' },
    indexes: [['unit']],
    of: ({ code, name, kind, endedOn }) => [{ unit: code, name, kind, ended_on: endedOn ?? null }],
  },
};
