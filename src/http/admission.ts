import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Grant } from '../domain/access/access.decider.js';
import { Refusal } from '../domain/refusal.js';
import type { AccessRoll } from '../ledger/access.js';
import { tokenOf } from './headers.js';

/** How many requests a minute are answered: of one token or, without one, of one address; and refused keys of one address. */
export type Limits = Readonly<{ requests: number; failures: number }>;

export const LIMITS: Limits = { requests: 6_000, failures: 60 };

const MINUTE_MS = 60_000;
const PUBLIC = /^\/(health\/(live|ready)|log\/(checkpoint|tile\/.*)|api\/docs(-json|\/.*)?)$/;

/** The one door whose secret stands in its URL: a calendar program can send no header. */
export const CALENDAR_ROUTE = '/calendar/:key';

/** Whether a route answers without a token: health, documentation and the hashes of the log do, and nothing else. */
export const isPublic = (route: string | undefined): boolean => route !== undefined && PUBLIC.test(route);

const grants = new WeakMap<FastifyRequest, Grant>();

/** Who is asking. @throws Error on a public route: a fault of this program */
export function grantOf(request: FastifyRequest): Grant {
  const grant = grants.get(request);
  if (!grant) throw new Error('a public route asked who is asking');
  return grant;
}

const tooMany = ({ ttlInSeconds }: { ttlInSeconds: number }): Refusal =>
  new Refusal('too-many-requests', { retryAfter: String(ttlInSeconds) });

/**
 * Lets nobody in without a valid token, before a body is read or a page is looked for, and holds everybody to the limits.
 * Needs the plugin @fastify/rate-limit.
 *
 * A valid token is let in even from an address with many failures: behind a proxy everybody has the same address, and
 * one wrong client must not shut out the others. Nobody guesses 256 bits.
 */
export function admit(fastify: FastifyInstance, access: AccessRoll, limits: Limits): void {
  const ofToken = fastify.createRateLimit({
    max: limits.requests,
    timeWindow: MINUTE_MS,
    keyGenerator: (request) => grantOf(request).grant,
  });
  const ofAddress = fastify.createRateLimit({ max: limits.requests, timeWindow: MINUTE_MS });
  const failures = fastify.createRateLimit({ max: limits.failures, timeWindow: MINUTE_MS });
  const hold = async (limit: typeof ofToken, request: FastifyRequest): Promise<void> => {
    const state = await limit(request);
    if (!state.isAllowed && state.isExceeded) throw tooMany(state);
  };

  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('X-Request-Id', request.id);
    if (isPublic(request.routeOptions.url)) return hold(ofAddress, request);
    try {
      grants.set(request, await grantBehind(request, access));
    } catch (error) {
      const isWrongKey =
        error instanceof Refusal && (error.status === 401 || error.code === 'unknown-calendar');
      if (isWrongKey) await hold(failures, request);
      throw error;
    }
    return hold(ofToken, request);
  });
}

function grantBehind(request: FastifyRequest, access: AccessRoll): Promise<Grant> {
  if (request.routeOptions.url !== CALENDAR_ROUTE)
    return access.authenticate(tokenOf(request.headers.authorization));
  const { key } = request.params as { key: string };
  return access.calendar(key.replace(/\.ics$/, ''));
}
