import { existsSync } from 'node:fs';
import { readConfig, type Config } from '../config.js';
import { Refusal } from '../domain/refusal.js';
import type { FollowedLedger } from '../follow.js';
import type { FollowedReader } from '../follow-reader.js';
import type { OpenedLedger } from '../open-ledger.js';
import type { Options } from './options.js';

/** How long a query waits for the read models to show everything there is. */
const PATIENCE_MS = 600_000;
const LONGEST_DAYS = 3_650;

export const config = (): Config => readConfig(process.env);

/** A file that is not there is not made by looking: only `init` and `demo` open new ledgers. @throws Refusal no-ledger */
export function existing(settings: Config): Config {
  const { store } = settings;
  if (store.kind === 'sqlite' && !existsSync(store.file)) throw new Refusal('no-ledger');
  return settings;
}

/** A number of days from an option. @throws Refusal malformed-request */
export function daysOf(options: Options): number {
  const days = Number(options['days']);
  if (Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS) return days;
  throw new Refusal('malformed-request', {
    reason: `--days is a number from 1 to ${LONGEST_DAYS}`,
    reasonSv: `--days är ett tal mellan 1 och ${LONGEST_DAYS}`,
  });
}

/** Opens the ledger for one action and closes it whatever happens. */
export async function withLedger<T>(
  action: (opened: OpenedLedger) => Promise<T>,
  settings: Config = existing(config()),
): Promise<T> {
  const { openLedger } = await import('../open-ledger.js');
  const opened = await openLedger(settings);
  try {
    return await action(opened);
  } finally {
    await opened.close();
  }
}

/** As `withLedger`, with read models that show everything that stands in the log now. */
export async function withReadModels<T>(action: (followed: FollowedLedger) => Promise<T>): Promise<T> {
  const { followLedger } = await import('../follow.js');
  const followed = await followLedger(existing(config()));
  try {
    const position = await lastPosition(followed);
    if ((await followed.readModels.waitUntil(position, PATIENCE_MS)) === 'behind')
      throw new Refusal('read-models-behind');
    return await action(followed);
  } finally {
    await followed.close();
  }
}

/** As `withReadModels`, for what is only read: nothing that decides is loaded. */
export async function withReader<T>(action: (reader: FollowedReader) => Promise<T>): Promise<T> {
  const { followReader } = await import('../follow-reader.js');
  const reader = await followReader(existing(config()));
  try {
    if ((await reader.readModels.waitUntil(await lastPosition(reader), PATIENCE_MS)) === 'behind')
      throw new Refusal('read-models-behind');
    return await action(reader);
  } finally {
    await reader.close();
  }
}

/** Where the log ends now. */
export async function lastPosition({
  store,
  readModels,
}: Pick<FollowedReader, 'store' | 'readModels'>): Promise<bigint> {
  // A cold start reads the whole log anyway: only what came after it is left to be looked for.
  await readModels.untilLive(PATIENCE_MS);
  const abort = new AbortController();
  let position = readModels.position();
  for await (const item of store.subscribe(position, abort.signal)) {
    if (item === 'caught-up') abort.abort();
    else position = item.position;
  }
  return position;
}

/**
 * Who acts at the command line: `--as`, LIGGARE_ACTOR, or the only person there is.
 * @throws Refusal unknown-person
 */
export async function actorOf({ ledger }: OpenedLedger, options: Options): Promise<string> {
  const told = (options['as'] as string | undefined) ?? config().actor;
  const { state } = await ledger.access(true);
  if (told !== undefined) {
    if (!state.persons.has(told)) throw new Refusal('unknown-person', { person: told });
    return told;
  }
  const [only, ...others] = state.persons.keys();
  if (only === undefined) throw new Refusal('no-ledger');
  if (others.length > 0) throw new Refusal('no-actor');
  return only;
}

/** Names for references, as far as the people store knows them. */
export async function namesOf({
  ledger,
  people,
}: Pick<FollowedReader, 'ledger' | 'people'>): Promise<(person: string) => string> {
  const { state } = await ledger.access();
  return (person) => people.show(person, state.persons.get(person) ?? []).name;
}
