import type { LoggerService } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';

/** JSON lines on stderr. What is logged never holds a body, a token, a name or a query string. */
export const openLog = (level: string, destination: DestinationStream = pino.destination(2)): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);

/** The framework's own messages, in the same log. What it tells about its start is for those who look for it. */
export class FrameworkLog implements LoggerService {
  constructor(private readonly lines: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.lines.debug({ context: String(context ?? '') }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.lines.warn({ context: String(context ?? '') }, String(message));
  }

  error(message: unknown, ...details: unknown[]): void {
    this.lines.error({ context: String(details.at(-1) ?? '') }, String(message));
  }

  fatal(message: unknown): void {
    this.lines.fatal(String(message));
  }

  debug(message: unknown): void {
    this.lines.debug(String(message));
  }

  verbose(message: unknown): void {
    this.lines.trace(String(message));
  }
}

/** Probes ask every few seconds: their answers are logged only when they are not what they should be. */
const PROBES = /^\/(health\/|metrics$)/;

/** One line per request: the route's pattern, not what was filled in. */
export function logRequests(fastify: FastifyInstance, log: Logger): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const line = {
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (PROBES.test(route) && reply.statusCode < 400) log.debug(line, 'request');
    else log.info(line, 'request');
  });
}
