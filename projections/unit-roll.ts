import { dataOf } from '../src/domain/decider.js';
import type { RecordedEvent } from '../src/domain/event.js';
import { DeviationRecorded } from '../src/domain/deviations/deviation.events.js';
import * as e from '../src/domain/units/unit.events.js';
import { actOf, type Act } from './act.js';
import type { Projection } from './projection.js';

export type UnitRoll = Readonly<{
  code: string;
  name: string;
  kind: string;
  /** The event that established it. */
  event: string;
  acts: readonly Act[];
  revision: string;
}>;

export type UnitRow = Readonly<{ unit: string; name: string; kind: string }>;

/** What a rule may judge. */
const JUDGED: ReadonlySet<string> = new Set([e.UnitEstablished.type, DeviationRecorded.type]);

function evolved(roll: UnitRoll | undefined, event: RecordedEvent): UnitRoll | undefined {
  if (event.type === e.UnitEstablished.type)
    return { ...dataOf(e.UnitEstablished, event), event: event.id, acts: [], revision: '0' };
  return roll;
}

/** The municipality's units, by the names that initiatives and seats use. */
export const unitRoll: Projection<UnitRoll, UnitRow> = {
  name: 'unit-roll',
  version: 1,
  of: 'unit',
  evolve: (roll, event) => {
    const next = evolved(roll, event);
    if (!next) return next;
    const acts = JUDGED.has(event.type) ? [...next.acts, actOf(event)] : next.acts;
    return { ...next, acts, revision: String(event.revision) };
  },
  rows: {
    columns: { unit: 'text', name: 'text', kind: 'text' },
    indexes: [['unit']],
    of: ({ code, name, kind }) => [{ unit: code, name, kind }],
  },
};
