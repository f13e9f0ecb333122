import type { JsonObject } from '../../domain/json.js';
import { ConcurrencyConflict, StoreUnavailable } from '../event-store.js';
import { Connection } from './connection.js';
import { Feed } from './feed.js';
import { actualRevisionOf, outcomeOf, refusalOf, unavailable } from './outcome.js';
import { prefixOf } from './reading.js';

/** The group whose members append to the ledger. The application's user is in this one and in `READERS`. */
export const WRITERS = 'app-writers';
/** The group whose members read every stream and follow the log. */
export const READERS = 'app-readers';
const ADMINS = '$admins';

/** Deleting a stream, or writing its metadata, is how events are lost: that is left to nobody but administrators. */
const USER_STREAM_ACL = {
  $r: [WRITERS, READERS],
  $w: [WRITERS],
  $d: [ADMINS],
  $mr: [ADMINS, WRITERS],
  $mw: [ADMINS],
} as const;

/** System streams hold the users' password hashes. */
const SYSTEM_STREAM_ACL = { $r: [ADMINS], $w: [ADMINS], $d: [ADMINS], $mr: [ADMINS], $mw: [ADMINS] } as const;

/** One of the two places where EventStoreDB keeps such rights: its JSON as it stands, and the revision that was read. */
export type Setting = Readonly<{ json: JsonObject; revision: 'no-stream' | bigint }>;

export type Security = Readonly<{
  /** False without TLS: such a node knows no users and lets everybody do everything, whatever stands here. */
  enforced: boolean;
  /** `$settings`: the rights of every stream that has none of its own. */
  defaults: Setting;
  /** `$$$all`: who may read the whole log. */
  log: Setting;
}>;

export type PlannedSetting = Setting & Readonly<{ wanted: JsonObject; changes: boolean }>;

export type SecurityPlan = Readonly<{ defaults: PlannedSetting; log: PlannedSetting }>;

const DEFAULTS_STREAM = '$settings';
const LOG_METADATA_STREAM = '$$$all';

/** @throws StoreRefused 'access-denied' when the user is not an administrator, StoreUnavailable */
export async function readSecurity(admin: Connection): Promise<Security> {
  return {
    enforced: admin.address.tls,
    defaults: await readSetting(admin, DEFAULTS_STREAM),
    log: await readSetting(admin, LOG_METADATA_STREAM),
  };
}

/**
 * What the rights should be, made from what they are: other keys stay as they are, and who could read the whole log
 * before still can. The defaults hold for every stream in the cluster, not only for the ledger's.
 */
export function planSecurity({ defaults, log }: Pick<Security, 'defaults' | 'log'>): SecurityPlan {
  const acl = objectIn(log.json, '$acl');
  return {
    defaults: planned(defaults, {
      ...defaults.json,
      $userStreamAcl: { ...objectIn(defaults.json, '$userStreamAcl'), ...USER_STREAM_ACL },
      $systemStreamAcl: { ...objectIn(defaults.json, '$systemStreamAcl'), ...SYSTEM_STREAM_ACL },
    }),
    log: planned(log, {
      ...log.json,
      $acl: { ...acl, $r: [...new Set([...rolesIn(acl, '$r'), ADMINS, READERS])] },
    }),
  };
}

/**
 * Writes what the plan changes, unless somebody has changed it since it was read.
 * @throws ConcurrencyConflict, StoreRefused, StoreUnavailable
 */
export async function applySecurity(admin: Connection, { defaults, log }: SecurityPlan): Promise<void> {
  if (defaults.changes) await writeSetting(admin, DEFAULTS_STREAM, 'update-default-acl', defaults);
  if (log.changes) await writeSetting(admin, LOG_METADATA_STREAM, '$metadata', log);
}

/**
 * The name of one stream in the cluster that is not this ledger's, or undefined. The defaults would hold for it too, so
 * its owner should be asked.
 */
export async function otherStream(admin: Connection, ledger: string): Promise<string | undefined> {
  const own = prefixOf(ledger).replaceAll('.', String.raw`\.`);
  const subscription = admin.client.subscribeToAll({
    ...admin.calling,
    filter: admin.library.streamNameFilter({ regex: String.raw`^(?!\$|${own})` }),
  });
  const feed = new Feed(subscription, admin.closing);
  try {
    const first = await feed.next(admin.deadlineMs);
    return typeof first === 'object' ? first.event?.streamId : undefined;
  } catch (error) {
    throw (
      refusalOf(error, 'the log') ?? unavailable('EventStoreDB cannot read the log', 'nothing-written', error)
    );
  } finally {
    feed.close();
  }
}

async function readSetting(admin: Connection, stream: string): Promise<Setting> {
  const { client, library, calling, closing } = admin;
  const options = {
    ...calling,
    fromRevision: library.END,
    direction: library.BACKWARDS,
    maxCount: 1,
  } as const;
  const feed = new Feed(client.readStream(stream, options), closing);
  try {
    const last = await feed.next(admin.deadlineMs);
    if (typeof last !== 'object' || last.event === undefined) return { json: {}, revision: 'no-stream' };
    return { json: objectOf(last.event.data), revision: last.event.revision };
  } catch (error) {
    if (outcomeOf(error) === 'missing') return { json: {}, revision: 'no-stream' };
    throw (
      refusalOf(error, stream) ?? unavailable(`EventStoreDB cannot read ${stream}`, 'nothing-written', error)
    );
  } finally {
    feed.close();
  }
}

async function writeSetting(
  admin: Connection,
  stream: string,
  type: string,
  setting: PlannedSetting,
): Promise<void> {
  const { library, calling } = admin;
  const deadline = admin.callMs(admin.deadlineMs);
  const expectedRevision = setting.revision === 'no-stream' ? library.NO_STREAM : setting.revision;
  const event = library.jsonEvent({ type, data: setting.wanted });
  try {
    await admin.call(deadline, (client) =>
      client.appendToStream(stream, event, { ...calling, deadline, expectedRevision }),
    );
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    if (outcomeOf(error) === 'conflict')
      throw new ConcurrencyConflict(stream, setting.revision, actualRevisionOf(error));
    throw refusalOf(error, stream) ?? unavailable(`EventStoreDB did not take ${stream}`, 'unknown', error);
  }
}

const planned = (setting: Setting, wanted: JsonObject): PlannedSetting => ({
  ...setting,
  wanted,
  changes: JSON.stringify(wanted) !== JSON.stringify(setting.json),
});

const objectOf = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
    ? (value as JsonObject)
    : {};

const objectIn = (json: JsonObject, key: string): JsonObject => objectOf(json[key]);

/** EventStoreDB writes a single role as a string and several as a list. */
function rolesIn(acl: JsonObject, key: string): string[] {
  const roles = acl[key];
  if (typeof roles === 'string') return [roles];
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}
