import { Controller, Get, Inject, Req, Res, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { JsonObject } from '../domain/json.js';
import type { Paged } from '../read-models/queries.js';
import { grantOf } from './admission.js';
import { Answers, AskedBy, Does, InPath, WaitsForPosition } from './described.js';
import { JudgingInterceptor } from './judging.interceptor.js';
import { withNames } from './names.js';
import {
  decisionParameters,
  groupParameters,
  historyParameters,
  initiativeParameters,
  noParameters,
  officeParameters,
  PAGE,
  systemParameters,
} from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import {
  Decisions,
  Groups,
  Guidelines,
  History,
  Initiative,
  Initiatives,
  Offices,
  Systems,
  type HistoryWhen,
} from './queries.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';
import { linksOf, rowAsJson } from './rows.js';

const NUMBER = ['number', "The initiative's number (Nummer).", '2026-0017'] as const;
const NAMES =
  'Names stand in `persons`, for auditors, registrars and administrators; a reader sees references.';

/** What has been recorded, for those who read. */
@ApiTags('Queries')
@Controller('api')
@UseInterceptors(PositionInterceptor, JudgingInterceptor)
export class InitiativesController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(LEDGER) private readonly opened: FollowedLedger,
  ) {}

  @Get('initiatives')
  @Needs('reader')
  @Does('List initiatives by the day their need was reported, newest first', 'Lista initiativen', NAMES)
  @AskedBy(initiativeParameters)
  @WaitsForPosition()
  @Answers(200, 'Initiatives', 'A page of initiatives; the pages beside it stand in the header Link.')
  async initiatives(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const asked = readQuery(initiativeParameters, request.query);
    const { page, size, ...filter } = { ...PAGE, ...asked };
    const found = await this.queries.execute(new Initiatives(filter, { page, size }));
    return this.page('/api/initiatives', asked, found, request, reply);
  }

  @Get('decisions')
  @Needs('reader')
  @Does('List decisions by the day they were made, newest first', 'Visa beslutsregistret', NAMES)
  @AskedBy(decisionParameters)
  @WaitsForPosition()
  @Answers(200, 'Decisions', 'A page of the decision register; the pages beside it stand in the header Link.')
  async decisions(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const asked = readQuery(decisionParameters, request.query);
    const { page, size, ...filter } = { ...PAGE, ...asked };
    const found = await this.queries.execute(new Decisions(filter, { page, size }));
    return this.page('/api/decisions', asked, found, request, reply);
  }

  @Get('offices')
  @Needs('reader')
  @Does('Show who holds which office from when to when', 'Visa befattningarna och deras innehavare', NAMES)
  @AskedBy(officeParameters)
  @WaitsForPosition()
  @Answers(200, 'Offices', 'One row per holding; an office that nobody holds has one without a person.')
  async offices(@Req() request: FastifyRequest): Promise<object> {
    const { on } = readQuery(officeParameters, request.query) as { on?: string };
    const rows = await this.queries.execute(new Offices(on));
    return this.named(request, { rows: rows.map(rowAsJson) });
  }

  @Get('groups')
  @Needs('reader')
  @Does('Show the groups and the meetings they have held', 'Visa grupperna och deras möten', NAMES)
  @AskedBy(groupParameters)
  @WaitsForPosition()
  @Answers(
    200,
    'Groups',
    'One row per meeting, newest first; a group without one has a row without a meeting.',
  )
  async groups(@Req() request: FastifyRequest): Promise<object> {
    const rows = await this.queries.execute(new Groups(readQuery(groupParameters, request.query)));
    return this.named(request, { rows: rows.map(rowAsJson) });
  }

  @Get('systems')
  @Needs('reader')
  @Does('Show the register of systems', 'Visa systemregistret', NAMES)
  @AskedBy(systemParameters)
  @WaitsForPosition()
  @Answers(200, 'Systems', 'One row per system as it is now.')
  async systems(@Req() request: FastifyRequest): Promise<object> {
    const { category } = readQuery(systemParameters, request.query) as { category?: string };
    const rows = await this.queries.execute(new Systems(category));
    return this.named(request, { rows: rows.map(rowAsJson) });
  }

  @Get('guidelines')
  @Needs('reader')
  @Does('List the versions of the guideline and when they came into force', 'Visa riktlinjens versioner')
  @WaitsForPosition()
  @Answers(200, 'Guidelines', 'One row per adopted version.')
  async guidelines(@Req() request: FastifyRequest): Promise<object> {
    readQuery(noParameters, request.query);
    const rows = await this.queries.execute(new Guidelines());
    return { rows: rows.map(rowAsJson) };
  }

  @Get('initiatives/:number')
  @Needs('reader')
  @Does('Show an initiative as it stands now', 'Visa ett initiativ som det är nu', NAMES)
  @InPath(...NUMBER)
  @WaitsForPosition()
  @Answers(200, 'Initiative', 'The case file. `ETag` is the revision for If-Match.')
  async initiative(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    readQuery(noParameters, request.query);
    const number = numberIn(request);
    const { file, stage, revision } = await this.queries.execute(new Initiative(number));
    void reply.header('ETag', `"${revision}"`);
    return this.named(request, { number, stage, ...file, revision });
  }

  @Get('initiatives/:number/history')
  @Needs('reader')
  @Does(
    'Show the whole history of an initiative, as known at a time and as in force on a day',
    'Visa ett initiativs hela historia',
    `${NAMES} What was not yet known or had not yet happened is left out; a time before everything gives no steps.`,
  )
  @InPath(...NUMBER)
  @AskedBy(historyParameters)
  @WaitsForPosition()
  @Answers(
    200,
    'History',
    'Every step: who, when, where, recorded how late, what was corrected, by which mandate, and what the rules find.',
  )
  async history(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const when = readQuery(historyParameters, request.query) as HistoryWhen;
    const number = numberIn(request);
    const { shown, changes } = await this.queries.execute(new History(number, when));
    if (shown) void reply.header('ETag', `"${shown.revision}"`);
    return this.named(request, {
      number,
      ...when,
      stage: shown?.stage,
      revision: shown?.revision,
      case: shown?.file,
      steps: shown?.steps ?? [],
      changes,
    });
  }

  private page(
    path: string,
    asked: JsonObject,
    found: Paged<Readonly<Record<string, string | number | null>>>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<object> {
    const links = linksOf(path, asked, found);
    if (links !== undefined) void reply.header('Link', links);
    return this.named(request, { ...found, rows: found.rows.map(rowAsJson) });
  }

  private named(request: FastifyRequest, answer: object): Promise<object> {
    return withNames(this.opened, grantOf(request), answer);
  }
}

const numberIn = (request: FastifyRequest): string => (request.params as { number: string }).number;
