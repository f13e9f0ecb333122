import type { Projection } from './projection.js';

/**
 * From when each event is known: the running maximum of `recordedAt` over the log up to it (design §3). Of nearly every
 * event that is its own time, so only those that came after a later one, by another node's clock, are kept.
 */
export type KnownFrom = Readonly<{
  newest: string;
  /** By position: the UTC instant from which the event is known. */
  late: Readonly<Record<string, string>>;
}>;

const FIRST: KnownFrom = { newest: '', late: {} };
export const LOG = 'log';

export const knownFrom: Projection<KnownFrom> = {
  name: 'known-from',
  version: 1,
  of: LOG,
  keyOf: () => LOG,
  evolve: (before = FIRST, { position, metadata: { recordedAt } }) =>
    recordedAt >= before.newest
      ? { newest: recordedAt, late: before.late }
      : { newest: before.newest, late: { ...before.late, [String(position)]: before.newest } },
};
