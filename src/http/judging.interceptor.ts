import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Observable } from 'rxjs';
import { untilItJudges } from './judging.js';
import { LEDGER, type FollowedLedger } from './provided.js';

/**
 * A question that the read models answer waits until they show what stands in the log: of a node that has just been
 * started an empty answer would look like a true one.
 */
@Injectable()
export class JudgingInterceptor implements NestInterceptor {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async intercept(_context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    await untilItJudges(this.opened);
    return next.handle();
  }
}
