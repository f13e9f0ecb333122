import type { RecordedEvent } from '../src/domain/event.js';
import * as e from '../src/domain/initiatives/initiative.events.js';
import { actOf, type Act } from './act.js';

/** All that was done in an initiative, in the order it was recorded: what rules read. */
export type Proceedings = Readonly<{
  initiative: string;
  acts: readonly Act[];
  revision: string;
}>;

/**
 * An initiative's proceedings from its events with every correction made in them. Folded from the stream when somebody
 * asks, never kept: a list of all that was ever done would be written anew at every step.
 */
export function proceedingsOf(events: readonly RecordedEvent[]): Proceedings | undefined {
  const [first] = events;
  if (first?.type !== e.NeedReported.type) return undefined;
  return {
    initiative: first.stream.slice('initiative-'.length),
    acts: events.map(actOf),
    revision: String(events.at(-1)?.revision ?? 0n),
  };
}
