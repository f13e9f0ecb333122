import { Controller, Get, Inject, Req, Res, UseInterceptors } from '@nestjs/common';
import { Query, QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { wordedLabel } from '../guideline/wording.js';
import { ANALYSES } from '../read-models/analyses/analyses.js';
import { analysed, type Analysed } from '../read-models/analyses/analysed.js';
import { packNow } from '../read-models/guidelines.js';
import { analysisCsv } from '../reports/render-analysis.js';
import { Answers, AskedBy, Does, InPath, WaitsForPosition } from './described.js';
import { JudgingInterceptor } from './judging.interceptor.js';
import { analysisParameters, noParameters } from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

type When = Readonly<{ year?: string; knownAt?: string }>;
type Asked = When & Readonly<{ format?: 'json' | 'csv' }>;

export class AnalysisOf extends Query<Analysed> {
  constructor(
    readonly name: string,
    readonly when: When,
  ) {
    super();
  }
}

@QueryHandler(AnalysisOf)
export class AnalysisHandler implements IQueryHandler<AnalysisOf> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ name, when }: AnalysisOf): Promise<Analysed> {
    return analysed(this.opened, name, when, this.opened.clock.now());
  }
}

/** What no rule judges, and still should be looked at. */
@ApiTags('Rules')
@Controller('api/analyses')
@UseInterceptors(PositionInterceptor, JudgingInterceptor)
export class AnalysesController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(LEDGER) private readonly opened: FollowedLedger,
  ) {}

  @Get()
  @Needs('reader')
  @Does('List the analyses there are', 'Visa vilka analyser som finns')
  @Answers(200, 'Analyses', 'Each analysis by its name, with what it shows.')
  all(@Req() request: FastifyRequest): object {
    readQuery(noParameters, request.query);
    const pack = packNow(this.opened.readModels.facts(), this.opened.clock.now());
    return {
      analyses: Object.entries(ANALYSES).map(([name, { sv, en }]) => ({
        name,
        sv: wordedLabel(sv, pack),
        en,
      })),
    };
  }

  @Get(':name')
  @Needs('reader')
  @Does(
    'Show what no rule judges but should be looked at',
    'Visa det som ingen regel bedömer men som bör granskas',
    'Every row names its initiatives and the events it rests on.',
  )
  @InPath('name', 'The analysis (Analys).', 'splitting')
  @AskedBy(analysisParameters)
  @WaitsForPosition()
  @ApiProduces('application/json', 'text/csv')
  @Answers(200, 'Analysis', 'What was counted and how, and the rows.')
  async one(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const { format = 'json', ...when } = readQuery(analysisParameters, request.query) as Asked;
    const { name } = request.params as { name: string };
    const made = await this.queries.execute(new AnalysisOf(name, when));
    if (format === 'json') return made;
    void reply
      .header('Content-Type', 'text/csv; charset=utf-8')
      .header('Content-Disposition', `inline; filename="${made.analysis}.csv"`);
    return analysisCsv(made);
  }
}
