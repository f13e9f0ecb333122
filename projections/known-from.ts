import type { Position } from '../src/domain/event.js';
import type { Projection } from './projection.js';

/** Events that stand together in the log and are known later than they say. */
export type LateRun = Readonly<{
  /** The positions of the first and the last of them. */
  from: string;
  to: string;
  /** The UTC instant from which they are known. */
  known: string;
}>;

/**
 * From when each event is known: the running maximum of `recordedAt` over the log up to it (design §3). Of nearly every
 * event that is its own time, so only those that came after a later one, by another node's clock, are kept; and in runs,
 * because a clock that once ran ahead of all others makes everything after it late.
 */
export type KnownFrom = Readonly<{
  newest: string;
  /** In the order of the log. */
  late: readonly LateRun[];
  /** The run that the log's last event belongs to. */
  open?: LateRun;
}>;

const FIRST: KnownFrom = { newest: '', late: [] };
export const LOG = 'log';

export const knownFrom: Projection<KnownFrom> = {
  name: 'known-from',
  version: 2,
  of: LOG,
  keyOf: () => LOG,
  evolve: ({ newest, late, open } = FIRST, { position, metadata: { recordedAt } }) => {
    const to = String(position);
    if (recordedAt < newest) return { newest, late, open: { from: open?.from ?? to, to, known: newest } };
    return { newest: recordedAt, late: open ? [...late, open] : late };
  },
};

export const lateRuns = ({ late, open }: KnownFrom = FIRST): readonly LateRun[] =>
  open ? [...late, open] : late;

/** The UTC instant from which an event is known that says it was recorded at `recordedAt`. */
export function knownInstant(position: Position, recordedAt: string, late: readonly LateRun[]): string {
  let [low, high] = [0, late.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (BigInt((late[middle] as LateRun).to) < position) low = middle + 1;
    else high = middle;
  }
  const run = late[low];
  return run !== undefined && BigInt(run.from) <= position ? run.known : recordedAt;
}
