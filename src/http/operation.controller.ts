import { Controller, Get, Inject, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JsonObject } from '../domain/json.js';
import { behind } from './behind.js';
import { Answers, Does, WaitsForPosition } from './described.js';
import { readinessOf } from './health.js';
import { Metrics } from './metrics.js';
import { noParameters } from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

/** What those ask who run it. */
@ApiTags('Operation')
@Controller()
export class OperationController {
  constructor(
    @Inject(LEDGER) private readonly opened: FollowedLedger,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @Needs('public')
  @Does('Say that the process answers', 'Säg att tjänsten lever')
  @Answers(200, 'Live', 'It does.')
  live(): JsonObject {
    return { status: 'live' };
  }

  @Get('health/ready')
  @Needs('public')
  @Does('Say whether requests can be answered', 'Säg om tjänsten kan svara')
  @Answers(
    200,
    'Readiness',
    'The store answers, access is confirmed, and the read models show what is in the log.',
  )
  @Answers(503, 'Readiness', 'At least one of them does not.')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<JsonObject> {
    const readiness = await readinessOf(this.opened);
    if (readiness['status'] !== 'ready') void reply.status(503).header('Retry-After', '5');
    return readiness;
  }

  @Get('metrics')
  @Needs('reader')
  @Does('Show the metrics in the format of Prometheus', 'Visa mätvärden')
  @ApiProduces('text/plain')
  @Answers(200, 'Metrics', 'Commands, appends, read models and the process.')
  measured(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('Content-Type', this.metrics.contentType);
    return this.metrics.text();
  }

  @Get('api/ledger')
  @Needs('reader')
  @UseInterceptors(PositionInterceptor)
  @Does('Show which ledger this is and how far it has come', 'Visa vilken liggare detta är')
  @WaitsForPosition()
  @Answers(200, 'Ledger', 'Its first event, the position this node shows, and the newest in the log.')
  async ledger(@Req() request: FastifyRequest): Promise<JsonObject> {
    readQuery(noParameters, request.query);
    const { ledger, store, readModels } = this.opened;
    const genesis = await ledger.genesis();
    const shown = readModels.position();
    const { events, newest } = await behind(store, readModels);
    return { ...genesis, shown: String(shown), newest: String(newest), behind: events };
  }
}
