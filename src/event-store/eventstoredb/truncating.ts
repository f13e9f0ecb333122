import { BEFORE_FIRST } from '../../domain/event.js';
import type { Irregularity } from '../event-store.js';
import type { Connection } from './connection.js';
import { followLog, keepReading } from './reading.js';

/** What a stream's metadata says, and whether the database removes events by it. */
const TRUNCATING = ['$maxAge', '$maxCount', '$tb'] as const;

/**
 * The streams whose metadata lets the database remove events at its next scavenge, and those that were deleted. Metadata
 * stands in streams of its own (`$$` before the name), of which the newest event counts.
 */
export async function truncatingStreams(
  connection: Connection,
  prefix: string,
): Promise<readonly Irregularity[]> {
  const newest = new Map<string, string>();
  const open = () => followLog(connection, `$$${prefix}`, BEFORE_FIRST);
  for await (const item of keepReading(connection, 'the metadata of streams', open)) {
    if (item === 'caught-up') break;
    if (typeof item === 'string' || !item.event) continue;
    const { streamId, data } = item.event;
    newest.set(streamId.slice(`$$${prefix}`.length), howItTruncates(data));
  }
  return [...newest]
    .filter(([, how]) => how !== '')
    .map(([stream, how]) => ({ kind: 'truncates', stream, how }));
}

function howItTruncates(metadata: unknown): string {
  if (typeof metadata !== 'object' || metadata === null) return '';
  const members = metadata as Readonly<Record<string, unknown>>;
  // A stream that was deleted is truncated before the last revision there can be.
  if (Number(members['$tb']) > Number.MAX_SAFE_INTEGER) return 'deleted';
  return TRUNCATING.filter((name) => members[name] !== undefined)
    .map((name) => `${name} ${String(members[name])}`)
    .join(', ');
}
