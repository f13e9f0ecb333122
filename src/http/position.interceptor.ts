import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { Refusal } from '../domain/refusal.js';
import { positionOf } from './headers.js';
import { LEDGER, type FollowedLedger } from './provided.js';

const PATIENCE_MS = 2_000;

/**
 * A request that names a position waits until this node shows it, for a bounded time, and every answer says which position
 * it is at least of: who has written at one node reads it at another, and is judged there by what they have written.
 */
@Injectable()
export class PositionInterceptor implements NestInterceptor {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const { readModels } = this.opened;
    const asked = positionOf(http.getRequest<FastifyRequest>().headers['ledger-position']);
    if (asked !== undefined && (await readModels.waitUntil(asked, PATIENCE_MS)) === 'behind')
      throw new Refusal('read-models-behind');
    void http.getResponse<FastifyReply>().header('Ledger-Position', String(readModels.position()));
    return next.handle();
  }
}
