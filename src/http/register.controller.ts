import { Controller, Get, Inject, Req, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { grantOf } from './admission.js';
import { Answers, AskedBy, Does, InPath, WaitsForPosition } from './described.js';
import { JudgingInterceptor } from './judging.interceptor.js';
import { withNames } from './names.js';
import { onDayParameters } from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { readQuery } from './read-fields.js';
import { SystemOn, Units } from './register-queries.js';
import { Needs } from './role.guard.js';

/** Systems one by one, and the units, as they were on a day. */
@ApiTags('Queries')
@Controller('api')
@UseInterceptors(PositionInterceptor, JudgingInterceptor)
export class RegisterController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(LEDGER) private readonly opened: FollowedLedger,
  ) {}

  @Get('systems/:code')
  @Needs('reader')
  @Does(
    'Show one system whole, as it was on a day',
    'Visa ett system helt, som det var en dag',
    'Names stand in `persons`, for auditors, registrars and administrators; a reader sees references.',
  )
  @InPath('code', "The system's code (Systemkod).", 'case-register')
  @AskedBy(onDayParameters)
  @WaitsForPosition()
  @Answers(200, 'System', 'Its owners, managers, operation, components, plans and classification that day.')
  async system(@Req() request: FastifyRequest): Promise<object> {
    const { on } = readQuery(onDayParameters, request.query) as { on?: string };
    const { code } = request.params as { code: string };
    const shown = await this.queries.execute(new SystemOn(code, on));
    return withNames(this.opened, grantOf(request), shown);
  }

  @Get('units')
  @Needs('reader')
  @Does('Show the units as they were on a day', 'Visa enheterna som de var en dag')
  @AskedBy(onDayParameters)
  @WaitsForPosition()
  @Answers(200, 'Units', 'One row per unit that had not ended, with names that may mean it.')
  async units(@Req() request: FastifyRequest): Promise<object> {
    const { on } = readQuery(onDayParameters, request.query) as { on?: string };
    return { rows: await this.queries.execute(new Units(on)) };
  }
}
