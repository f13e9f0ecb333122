import { Controller, Get, Inject, Req, UseInterceptors } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { todayBy } from '../read-models/guidelines.js';
import { seats, type SeatFilter, type SeatRow } from '../read-models/seats.js';
import { grantOf } from './admission.js';
import { Answers, AskedBy, Does, WaitsForPosition } from './described.js';
import { JudgingInterceptor } from './judging.interceptor.js';
import { withNames } from './names.js';
import { seatParameters } from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

export class Seats extends Query<readonly SeatRow[]> {
  constructor(readonly filter: SeatFilter) {
    super();
  }
}

@QueryHandler(Seats)
export class SeatsHandler implements IQueryHandler<Seats> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  execute({ filter }: Seats): Promise<readonly SeatRow[]> {
    const facts = this.opened.readModels.facts();
    return Promise.resolve(seats(facts, filter, todayBy(facts, this.opened.clock.now())));
  }
}

/** Who sits in the groups. */
@ApiTags('Queries')
@Controller('api')
@UseInterceptors(PositionInterceptor, JudgingInterceptor)
export class SeatsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(LEDGER) private readonly opened: FollowedLedger,
  ) {}

  @Get('group-seats')
  @Needs('reader')
  @Does(
    'Show who leads the groups and who sits in them, from when to when',
    'Visa gruppernas ordförande och ledamöter',
    'Names stand in `persons`, for auditors, registrars and administrators; a reader sees references.',
  )
  @AskedBy(seatParameters)
  @WaitsForPosition()
  @Answers(200, 'GroupSeats', 'One row a seat; with `on` only those of that day.')
  async seats(@Req() request: FastifyRequest): Promise<object> {
    const rows = await this.queries.execute(new Seats(readQuery(seatParameters, request.query)));
    return withNames(this.opened, grantOf(request), { rows });
  }
}
