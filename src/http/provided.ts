import type { Logger } from 'pino';
import type { FollowedLedger } from '../follow.js';

/** Injection tokens of what is opened before the application and closed after it. */
export const LEDGER = Symbol('the opened ledger');
export const LOG = Symbol('the log');

export type { FollowedLedger, Logger };
