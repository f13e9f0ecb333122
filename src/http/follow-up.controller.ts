import { Controller, Get, Inject, Req, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Answers, AskedBy, Does, InPath, WaitsForPosition } from './described.js';
import { Companies, OneSurvey, Proposals, QuestionSets } from './follow-up.queries.js';
import { JudgingInterceptor } from './judging.interceptor.js';
import { companyParameters, evidenceParameters, noParameters } from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

const YEAR = ['year', 'The survey year (Uppföljningsår).', '2025'] as const;

/** Companies and the yearly follow-up, for those who read. */
@ApiTags('Queries')
@Controller('api')
@UseInterceptors(PositionInterceptor, JudgingInterceptor)
export class FollowUpController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get('companies')
  @Needs('reader')
  @Does(
    'Show the companies: what is owned, when they were met, which needs were captured',
    'Visa bolagen: ägarandel, möten, fångade behov, nät och växel',
  )
  @AskedBy(companyParameters)
  @WaitsForPosition()
  @Answers(200, 'Companies', 'One item per company that is owned in the year.')
  async companies(@Req() request: FastifyRequest): Promise<object> {
    const rows = await this.queries.execute(new Companies(readQuery(companyParameters, request.query)));
    return { rows };
  }

  @Get('question-sets')
  @Needs('reader')
  @Does('List the versions of the question sets', 'Visa frågeuppsättningarnas versioner')
  @WaitsForPosition()
  @Answers(200, 'QuestionSets', 'One row per adopted version.')
  async questionSets(@Req() request: FastifyRequest): Promise<object> {
    readQuery(noParameters, request.query);
    return { rows: await this.queries.execute(new QuestionSets()) };
  }

  @Get('surveys/:year')
  @Needs('reader')
  @Does(
    "Show a year's follow-up: what the ledger shows, what the group answered, and how far they lie apart",
    'Visa årets uppföljning: liggarens förslag med belägg, gruppens svar och avståndet mellan dem',
  )
  @InPath(...YEAR)
  @AskedBy(evidenceParameters)
  @WaitsForPosition()
  @Answers(200, 'SurveyRound', 'The questions in their order, and the action plan.')
  survey(@Req() request: FastifyRequest): Promise<object> {
    const { knownAt } = readQuery(evidenceParameters, request.query) as { knownAt?: string };
    return this.queries.execute(new OneSurvey(yearIn(request), knownAt));
  }

  @Get('surveys/:year/proposals')
  @Needs('reader')
  @Does(
    "Compute answers from the ledger's own figures; nothing is recorded",
    'Räkna ut svar ur liggarens egna siffror, utan att föra in dem',
  )
  @InPath(...YEAR)
  @AskedBy(evidenceParameters)
  @WaitsForPosition()
  @Answers(200, 'Proposals', 'One item per question that can be computed, with the events it rests on.')
  async proposals(@Req() request: FastifyRequest): Promise<object> {
    const { knownAt } = readQuery(evidenceParameters, request.query) as { knownAt?: string };
    const year = yearIn(request);
    return { year, proposals: await this.queries.execute(new Proposals(year, knownAt)) };
  }
}

const yearIn = (request: FastifyRequest): string => (request.params as { year: string }).year;
