import { Controller, Get, Inject, Req, Res, UseInterceptors } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { meetingsCsv } from '../read-models/meetings-csv.js';
import { meetings, type MeetingFilter, type MeetingYear } from '../read-models/meetings.js';
import { Answers, AskedBy, Does, WaitsForPosition } from './described.js';
import { JudgingInterceptor } from './judging.interceptor.js';
import { meetingParameters } from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

export class Meetings extends Query<readonly MeetingYear[]> {
  constructor(readonly filter: MeetingFilter) {
    super();
  }
}

@QueryHandler(Meetings)
export class MeetingsHandler implements IQueryHandler<Meetings> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ filter }: Meetings): Promise<readonly MeetingYear[]> {
    return meetings(this.opened, filter, this.opened.clock.now());
  }
}

/** How the groups have met, for who audits them. */
@ApiTags('Queries')
@Controller('api')
@UseInterceptors(PositionInterceptor, JudgingInterceptor)
export class MeetingsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get('meetings')
  @Needs('reader')
  @Does(
    "Show how the groups have met, year by year: against the guideline, who came, the notes, and whether the units' management teams were informed",
    'Visa hur grupperna har mötts: mot riktlinjen, närvaro, anteckningar och informerade enheter',
  )
  @AskedBy(meetingParameters)
  @WaitsForPosition()
  @ApiProduces('application/json', 'text/csv')
  @Answers(
    200,
    'Meetings',
    'One row a group and year, the newest year of each group first; in `csv` also one a unit.',
  )
  async meetings(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const { format = 'json', ...filter } = readQuery(meetingParameters, request.query) as MeetingFilter & {
      format?: 'json' | 'csv';
    };
    const rows = await this.queries.execute(new Meetings(filter));
    if (format === 'json') return { rows };
    void reply.header('Content-Type', 'text/csv; charset=utf-8');
    return meetingsCsv(rows);
  }
}
