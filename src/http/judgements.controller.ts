import { Controller, Get, Inject, Req, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { nameOf } from '../guideline/facts.js';
import { NORRKOPING } from '../guideline/packs/norrkoping.js';
import { metricsBy, rulesBy } from '../guideline/rules-in-use.js';
import { packNow } from '../read-models/guidelines.js';
import { grantOf } from './admission.js';
import { Answers, AskedBy, Does, InPath, WaitsForPosition } from './described.js';
import { JudgingInterceptor } from './judging.interceptor.js';
import { withNames } from './names.js';
import {
  delegatedParameters,
  dutyParameters,
  findingParameters,
  noParameters,
  PAGE,
  whatIfParameters,
} from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { AdviceOn, Delegated, Duties, Findings, WhatIf } from './queries.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

const NUMBER = ['number', "The initiative's number (Nummer).", '2026-0017'] as const;

/** What the rules say of what has been recorded. They advise and find; they never decide. */
@ApiTags('Rules')
@Controller('api')
@UseInterceptors(PositionInterceptor, JudgingInterceptor)
export class JudgementsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(LEDGER) private readonly opened: FollowedLedger,
  ) {}

  @Get('initiatives/:number/advice')
  @Needs('reader')
  @Does(
    'Show what would be found if the initiative were decided today, and what to do about it',
    'Visa vad som skulle finnas att anmärka på om initiativet beslutades i dag',
  )
  @InPath(...NUMBER)
  @WaitsForPosition()
  @Answers(200, 'Advice', 'What is missing before a decision, and what is due already.')
  async advice(@Req() request: FastifyRequest): Promise<object> {
    readQuery(noParameters, request.query);
    const number = numberIn(request);
    return this.named(request, { number, ...(await this.queries.execute(new AdviceOn(number))) });
  }

  @Get('initiatives/:number/duties')
  @Needs('reader')
  @Does('Show what is due on the initiative, for whom and by when', 'Visa vad som ska göras i initiativet')
  @InPath(...NUMBER)
  @WaitsForPosition()
  @Answers(200, 'Duties', 'What is to be done and has not been. Without a day the municipality has set none.')
  async dutiesOf(@Req() request: FastifyRequest): Promise<object> {
    readQuery(noParameters, request.query);
    const number = numberIn(request);
    const duties = await this.queries.execute(new Duties({ number }));
    return this.named(request, { duties });
  }

  @Get('duties')
  @Needs('reader')
  @Does('Show what is due, for whom and by when', 'Visa vad som ska göras, av vem och när')
  @AskedBy(dutyParameters)
  @WaitsForPosition()
  @Answers(200, 'Duties', 'What is to be done and has not been, the earliest day first.')
  async duties(@Req() request: FastifyRequest): Promise<object> {
    return this.named(request, { duties: await this.queries.execute(new Duties(dutiesAsked(request))) });
  }

  @Get('findings')
  @Needs('reader')
  @Does(
    'Show every rule that was not kept, judged by the guideline of its day',
    'Visa allt som reglerna finner',
    'As known at a time, as in force on a day, or by another version of the guideline.',
  )
  @AskedBy(findingParameters)
  @WaitsForPosition()
  @Answers(200, 'Findings', 'A page of findings by the judged day; what was said about a deviation is in it.')
  async findings(@Req() request: FastifyRequest): Promise<object> {
    const { page, size, ...filter } = {
      ...PAGE,
      ...readQuery(findingParameters, request.query),
    };
    const found = await this.queries.execute(new Findings(filter));
    const rows = found.slice((page - 1) * size, page * size);
    return this.named(request, { rows, total: found.length, page, size });
  }

  @Get('what-if')
  @Needs('reader')
  @Does(
    'Show which decisions of a year another version of the guideline would have judged differently',
    'Visa vilka beslut en annan version av riktlinjen hade bedömt annorlunda',
  )
  @AskedBy(whatIfParameters)
  @WaitsForPosition()
  @Answers(200, 'WhatIf', 'One item a decision: what would not be found any more, and what would be found.')
  async whatIf(@Req() request: FastifyRequest): Promise<object> {
    const asked = readQuery(whatIfParameters, request.query) as { guideline: string; year: string };
    return this.named(request, { ...asked, decisions: await this.queries.execute(new WhatIf(asked)) });
  }

  @Get('delegated')
  @Needs('reader')
  @Does(
    'Show delegated decisions that are still to be reported to their committee',
    'Visa delegationsbeslut som återstår att anmäla',
  )
  @AskedBy(delegatedParameters)
  @WaitsForPosition()
  @Answers(200, 'Delegated', 'The decisions, the earliest first.')
  async delegated(@Req() request: FastifyRequest): Promise<object> {
    const asked = readQuery(delegatedParameters, request.query);
    return this.named(request, { decisions: await this.queries.execute(new Delegated(asked)) });
  }

  @Get('rules')
  @Needs('reader')
  @Does('List the rules, with the rows of the guideline that they implement', 'Visa reglerna')
  @Answers(
    200,
    'Rules',
    'Every rule in every version, and the metrics, by the guideline in force (the shipped one where none is).',
  )
  rules(@Req() request: FastifyRequest): object {
    readQuery(noParameters, request.query);
    const pack = packNow(this.opened.readModels.facts(), this.opened.clock.now()) ?? NORRKOPING;
    return { guideline: nameOf(pack), rules: rulesBy(pack), metrics: metricsBy(pack) };
  }

  private named(request: FastifyRequest, answer: object): Promise<object> {
    return withNames(this.opened, grantOf(request), answer);
  }
}

export function dutiesAsked(request: FastifyRequest): Duties['filter'] {
  const { done, ...asked } = readQuery(dutyParameters, request.query);
  return { ...asked, done: done === 'true' };
}

const numberIn = (request: FastifyRequest): string => (request.params as { number: string }).number;
