import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { JsonObject } from '../domain/json.js';
import { Refusal, refusalAsJson } from '../domain/refusal.js';
import { asRefusal } from '../ledger/as-refusal.js';
import { languageOf } from './headers.js';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** What is told when this program is at fault; the log has the rest, under the request's id. */
export const INTERNAL_ERROR = {
  code: 'internal-error',
  status: 500,
  sv: 'Ett oväntat fel inträffade. Det som du inte har fått kvitto på är inte säkert infört: läs om, och försök igen. Uppge X-Request-Id om du anmäler felet.',
  en: 'An unexpected error occurred. What was not acknowledged is not certain to be recorded: read it again, and retry. Name the X-Request-Id when you report the error.',
} as const;

const TITLES: Readonly<Record<number, string>> = {
  400: 'Felaktig förfrågan',
  401: 'Nyckel krävs',
  403: 'Otillåtet',
  404: 'Finns inte',
  409: 'Strider mot det som redan är infört',
  412: 'Ändrat sedan dess',
  413: 'För stort',
  422: 'Kan inte föras in',
  429: 'För många förfrågningar',
  500: 'Internt fel',
  503: 'Inte tillgängligt just nu',
};

/** What the framework says of a request it could not read, by its code, as the end of a sentence. */
const UNREADABLE: Readonly<Record<string, readonly [sv: string, en: string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['innehållet är inte giltig JSON', 'the body is not valid JSON'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['innehållet är tomt', 'the body is empty'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'innehållet ska vara application/json',
    'the body must be application/json',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'innehållet är inte så långt som sägs',
    'the body is not as long as is said',
  ],
};
const UNREADABLE_ADDRESS = [
  'adressen eller rubrikerna går inte att tyda',
  'the address or the headers cannot be understood',
] as const;

/** A request that this door cannot read. @param reasons the end of the sentence in Swedish and in English */
export const malformed = ([sv, en]: readonly [string, string]): Refusal =>
  new Refusal('malformed-request', { reason: en, reasonSv: sv });

/** What an error means to the caller, or undefined when it is a fault of this program. */
export function refusalOf(error: unknown): Refusal | undefined {
  const known = asRefusal(error);
  if (known) return known;
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === undefined || status < 400 || status > 499) return undefined;
  if (status === 404) return new Refusal('unknown-page');
  if (status === 413) return new Refusal('too-large');
  return malformed(
    UNREADABLE[codeOf(error)] ?? UNREADABLE[codeOf((error as Error).cause)] ?? UNREADABLE_ADDRESS,
  );
}

const statusOf = (error: unknown): number | undefined => {
  const status: unknown = (error as { statusCode?: unknown } | undefined)?.statusCode;
  return typeof status === 'number' ? status : undefined;
};

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? '');

/**
 * An error as RFC 9457 has it, with the code and both sentences beside. The details of what is away are for the operator
 * and stay in the log.
 */
export function problemOf(
  refusal: Refusal | undefined,
  { language, requestId }: Readonly<{ language: 'sv' | 'en'; requestId: string }>,
): JsonObject & { status: number } {
  const { status, sv, en } = refusal ?? INTERNAL_ERROR;
  const { details, ...told } = refusal ? refusalAsJson(refusal) : { code: INTERNAL_ERROR.code, sv, en };
  return {
    type: 'about:blank',
    title: (language === 'sv' ? TITLES[status] : STATUS_CODES[status]) ?? 'Error',
    status,
    detail: language === 'sv' ? sv : en,
    instance: `urn:uuid:${requestId}`,
    ...told,
    ...(details === undefined || status === 503 ? {} : { details }),
  };
}

/** Answers with the problem that an error is, and logs what the caller is not told. */
export function answerProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Logger,
): void {
  const refusal = refusalOf(error);
  if (!refusal) log.error({ requestId: request.id, err: error }, 'unexpected error');
  else if (refusal.status === 503)
    log.warn({ requestId: request.id, code: refusal.code, details: refusal.details }, refusal.en);
  const language = languageOf(request.headers['accept-language']);
  const problem = problemOf(refusal, { language, requestId: request.id });
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer realm="liggare"');
  if (problem.status === 503) void reply.header('Retry-After', '5');
  if (problem.status === 429) void reply.header('Retry-After', refusal?.details['retryAfter'] ?? '60');
  void reply
    .status(problem.status)
    .header('X-Request-Id', request.id)
    .header('Content-Type', PROBLEM_TYPE)
    .header('Content-Language', language)
    .header('Vary', 'Accept-Language')
    .send(JSON.stringify(problem));
}
