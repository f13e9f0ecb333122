import type { Position } from '../domain/event.js';
import { Refusal } from '../domain/refusal.js';
import type { ReadModels } from '../read-models/read-models.js';
import { behind, COUNTED_AT_MOST } from './behind.js';
import type { FollowedLedger } from './provided.js';

const PATIENCE_MS = 2_000;
const POLL_MS = 20;

type Judging = Pick<FollowedLedger, 'store' | 'readModels'>;

/** How far read models have been seen to show what rules judge by. */
const seen = new WeakMap<ReadModels, Position>();

/**
 * Waits, for a bounded time, until this node knows what rules judge by. One that has just been started, or whose file
 * somebody folds anew, knows of no guideline and would guard nothing. Once it has shown the whole log it is never far
 * behind, and is asked no more unless it shows less again.
 * @throws Refusal read-models-behind
 */
export async function untilItJudges(judging: Judging): Promise<void> {
  const { readModels } = judging;
  const before = seen.get(readModels);
  if (before === undefined || readModels.judgesUpTo() < before) await caughtUp(judging);
  seen.set(readModels, readModels.judgesUpTo());
}

async function caughtUp({ store, readModels }: Judging): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const { newest, events } = await behind(store, readModels);
    while (readModels.judgesUpTo() < newest || readModels.position() < newest) {
      if (performance.now() > until) throw new Refusal('read-models-behind');
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    if (events < COUNTED_AT_MOST) return;
  }
}
