import { Controller, Get, Inject, Req, Res, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CALENDAR_ROUTE } from './admission.js';
import { Answers, AskedBy, Does, InPath, WaitsForPosition } from './described.js';
import { dutiesAsked } from './judgements.controller.js';
import { JudgingInterceptor } from './judging.interceptor.js';
import { dutyParameters, noParameters } from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { Duties } from './queries.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

const TYPE = 'text/calendar; charset=utf-8';

/** The year wheel as an iCalendar (RFC 5545): fetched with a token, or followed at an address of its own. */
@ApiTags('Rules')
@Controller()
@UseInterceptors(PositionInterceptor, JudgingInterceptor)
export class CalendarController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(LEDGER) private readonly opened: FollowedLedger,
  ) {}

  @Get('api/duties/calendar')
  @Needs('reader')
  @Does('Show the duties that have a day as an iCalendar', 'Visa skyldigheterna som kalender')
  @AskedBy(dutyParameters)
  @WaitsForPosition()
  @ApiProduces('text/calendar')
  @Answers(200, 'Calendar', 'One all-day event a duty.')
  calendar(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.write(dutiesAsked(request), reply);
  }

  @Get(CALENDAR_ROUTE)
  @Needs('calendar')
  @Does(
    'Follow the duties in a calendar program',
    'Följ skyldigheterna i ett kalenderprogram',
    'The one address that holds its own secret, since a calendar program sends no header: a key with the role `calendar`, which opens nothing else and is revoked by itself.',
  )
  @InPath('key', "The calendar's key (Kalendernyckel), with .ics after it.", 'lig_….ics')
  @ApiProduces('text/calendar')
  @Answers(200, 'Calendar', 'What is due and what has been done, one all-day event a duty.')
  follow(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    readQuery(noParameters, request.query);
    return this.write({ done: true }, reply);
  }

  private async write(filter: Duties['filter'], reply: FastifyReply): Promise<string> {
    const { dutyCalendar } = await import('../reports/duty-calendar.js');
    const { ledger, municipality } = await this.opened.ledger.genesis();
    const found = await this.queries.execute(new Duties(filter));
    void reply
      .header('Content-Type', TYPE)
      .header('Content-Disposition', 'inline; filename="liggare.ics"')
      .header('Cache-Control', 'private, no-store');
    return dutyCalendar(found, { ledger, municipality, made: this.opened.clock.now() });
  }
}
