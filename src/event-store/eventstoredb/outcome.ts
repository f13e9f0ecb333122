import { StoreRefused, StoreUnavailable } from '../event-store.js';

/**
 * What an error of the client means for the one who called:
 * - `unknown`: it may or may not have been done; ask again in the same words.
 * - `not-leader`: nothing was done; the client has turned to the leader already.
 * - `no-cluster`: no node was found; the client may be poisoned for good.
 */
export type Outcome =
  | 'unknown'
  | 'not-leader'
  | 'no-cluster'
  | 'conflict'
  | 'denied'
  | 'deleted'
  | 'missing'
  | 'too-large'
  | 'refused';

/** The node said nothing for too long: its end of the connection may be gone without a word. */
export class Silence extends Error {
  constructor() {
    super('EventStoreDB did not answer in time');
    this.name = 'Silence';
  }
}

/** The client's errors are told apart by these members, so that its slow module need not be loaded to look at one. */
type ClientError = Readonly<{ type?: unknown; code?: unknown; message?: unknown; actualVersion?: unknown }>;

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'not-leader': 'not-leader',
  'wrong-expected-version': 'conflict',
  'access-denied': 'denied',
  'stream-deleted': 'deleted',
  'stream-not-found': 'missing',
  'no-stream': 'missing',
  'maximum-append-size-exceeded': 'too-large',
  'invalid-argument': 'refused',
  'invalid-transaction': 'refused',
  'missing-required-metadata-property': 'refused',
};

const asClientError = (error: unknown): ClientError =>
  typeof error === 'object' && error !== null ? error : {};

const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

export function outcomeOf(error: unknown): Outcome {
  const { type, code, message } = asClientError(error);
  if (typeof type === 'string' && OUTCOMES[type] !== undefined) return OUTCOMES[type];
  // A proxy's refusal carries a bare code and none of the node's own words.
  if (code === PERMISSION_DENIED || code === UNAUTHENTICATED) return 'denied';
  if (typeof message === 'string' && message.startsWith('Failed to discover')) return 'no-cluster';
  return 'unknown';
}

/** Where the stream was when the node answered a conflict. */
export function actualRevisionOf(error: unknown): 'no-stream' | bigint {
  const { actualVersion } = asClientError(error);
  return typeof actualVersion === 'bigint' ? actualVersion : 'no-stream';
}

/**
 * The port's error for an outcome that trying again will not better, or undefined.
 * @param subject the stream, or what else was asked for
 */
export function refusalOf(error: unknown, subject: string): StoreRefused | undefined {
  const options = { cause: error };
  switch (outcomeOf(error)) {
    case 'denied':
      return new StoreRefused('access-denied', `EventStoreDB denies this user access to ${subject}`, options);
    case 'deleted':
      return new StoreRefused(
        'stream-deleted',
        `${subject} has been deleted in EventStoreDB, which must never be done`,
        options,
      );
    case 'too-large':
      return new StoreRefused(
        'append-too-large',
        `EventStoreDB takes no append of this size to ${subject}`,
        options,
      );
    case 'refused':
      return new StoreRefused(
        'invalid-append',
        `EventStoreDB cannot take this for ${subject}: ${messageOf(error)}`,
        options,
      );
    default:
      return undefined;
  }
}

export function unavailable(
  what: string,
  outcome: StoreUnavailable['outcome'],
  error: unknown,
): StoreUnavailable {
  return new StoreUnavailable(`${what}: ${messageOf(error)}`, outcome, { cause: error });
}

export function messageOf(error: unknown): string {
  const { message, type } = asClientError(error);
  if (typeof message === 'string' && message !== '') return message;
  return typeof type === 'string' ? type : String(error);
}

/** True when the connection itself may be dead, so that the next call needs a new one. */
export const isSilence = (error: unknown): boolean =>
  error instanceof Silence || asClientError(error).type === 'deadline-exceeded';
