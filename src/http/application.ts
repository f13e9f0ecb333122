import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from '../app.module.js';
import type { FollowedLedger } from '../follow.js';
import { admit, LIMITS, type Limits } from './admission.js';
import { readJsonBodies } from './json-body.js';
import { FrameworkLog, logRequests } from './log.js';
import { documentApi } from './open-api.js';
import { answerProblem, malformed, problemOf, PROBLEM_TYPE } from './problem.js';

/** Larger than an append may be, so that it is the append's own limit that refuses what fits in a request. */
const BODY_LIMIT = 1.5 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 60_000;
const LONGEST_PARAMETER = 200;

/** Nothing from elsewhere. Styles stand inline in the report and in the documentation, whose scripts are our own files. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

/** The application, ready to listen or to be asked directly. It does not close the ledger. */
export async function createApplication(
  opened: FollowedLedger,
  log: Logger,
  limits: Limits = LIMITS,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(error, request, reply, log),
    clientErrorHandler: (_error: Error, socket: Socket) => refuseGarbage(socket),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.over(opened, log), adapter, {
    logger: new FrameworkLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  await app.register(rateLimit, { global: false });
  logRequests(fastify, log);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    frameguard: { action: 'deny' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  admit(fastify, opened.access, limits);
  fastify.removeContentTypeParser('text/plain');
  readJsonBodies(fastify);
  documentApi(app);
  await app.init();
  await fastify.ready();
  return app;
}

/** What is not HTTP never becomes a request: the answer is written by hand. */
function refuseGarbage(socket: Socket): void {
  if (!socket.writable) return;
  const problem = problemOf(malformed(['det är inte HTTP', 'it is not HTTP']), {
    language: 'sv',
    requestId: randomUUID(),
  });
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
