import type { JsonObject } from './json.js';

/** The store's own place of an event: increasing, with gaps, opaque to everybody else, never kept inside an event. */
export type Position = bigint;

/** The position before every event: reading after it reads the whole log. */
export const BEFORE_FIRST: Position = 0n;

/** An opaque reference to a person, `p-` and base 32. The name stands in the people store only. */
export type PersonRef = string;

/** What surrounds every event's data, design §3. */
export type EventMetadata = Readonly<{
  /** Version of this event type's data; older ones are upcast when read. */
  schema: number;
  /** When it happened, in the ledger's time zone: `2025-03-14` or `2025-03-14T13:30`, as exact as is known. */
  occurredAt: string;
  /** When it was recorded: a UTC instant with milliseconds, never before the newest event the writer had seen. */
  recordedAt: string;
  actor: PersonRef;
  office?: string;
  onBehalfOf?: string;
  /** `rest`, `cli`, `console` or `import:<id>`. */
  door: string;
  commandId: string;
  correlationId: string;
  causationId?: string;
  /** HMAC-SHA-256 in hex, keyed with the salt, over the command's name, target and lasting fields. */
  commandDigest: string;
  /** Reference streams the decision had read, and the revision they were at. */
  facts?: Readonly<Record<string, string>>;
  /** 128 random bits as 32 hex digits. */
  salt: string;
}>;

/** An event as it is to be appended: the caller has fixed its id, so that a re-sent append is the same append. */
export type NewEvent = Readonly<{ id: string; type: string; data: JsonObject; metadata: EventMetadata }>;

/** An event as the store holds it. Stored form: what is hashed, copied and verified. */
export type RecordedEvent = NewEvent & Readonly<{ position: Position; stream: string; revision: bigint }>;
