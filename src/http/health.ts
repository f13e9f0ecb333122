import type { JsonObject } from '../domain/json.js';
import { Refusal } from '../domain/refusal.js';
import type { AccessRoll } from '../ledger/access.js';
import { asRefusal } from '../ledger/as-refusal.js';
import type { FollowedLedger } from './provided.js';

/** `ok`, or the code of what is wrong. Whoever asks need not have a token, so no more than that is told. */
type Check = string;

/**
 * Whether requests can be answered: the store answers, access could be confirmed, and every read model shows the log or
 * leaves it to another process. What exactly has failed stands in the log.
 */
export async function readinessOf(opened: FollowedLedger): Promise<JsonObject> {
  const store = await check(() => opened.store.ping());
  const access = await check(() => confirm(opened.access));
  const readModels = opened.readModels
    .health()
    .map(({ projection, state, position }) => ({ projection, state, position }));
  const current = readModels.every(({ state }) => state === 'live' || state === 'waiting-for-lease');
  const status = store === 'ok' && access === 'ok' && current ? 'ready' : 'not-ready';
  return { status, store, access, readModels };
}

async function check(ask: () => Promise<void>): Promise<Check> {
  try {
    await ask();
    return 'ok';
  } catch (error) {
    return asRefusal(error)?.code ?? 'internal-error';
  }
}

/** Nobody has this token: that it is refused as unknown says that the grants are known. */
async function confirm(access: AccessRoll): Promise<void> {
  try {
    await access.authenticate('nobody');
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'not-authenticated') throw error;
  }
}
