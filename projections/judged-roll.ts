import type { RecordedEvent } from '../src/domain/event.js';
import { actOf, type Act } from './act.js';

type Judged = Readonly<{ acts: readonly Act[]; revision: string }>;
type Fold<Roll> = (roll: Roll | undefined, event: RecordedEvent) => Roll | undefined;

/**
 * The fold of a roll that rules judge: what it holds by `evolved`, with the acts of the judged types beside it and the
 * revision it is known at.
 */
export const judgedRoll =
  <Roll extends Judged>(
    judged: ReadonlySet<string>,
    evolved: Fold<Roll>,
    act: (event: RecordedEvent) => Act = actOf,
  ): Fold<Roll> =>
  (roll, event) => {
    const next = evolved(roll, event);
    if (!next) return next;
    const acts = judged.has(event.type) ? [...next.acts, act(event)] : next.acts;
    return { ...next, acts, revision: String(event.revision) };
  };
