import { Controller, Get, Inject, Req, Res, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Format, ReportFile } from '../reports/write-report.js';
import { Answers, AskedBy, Does, InPath, WaitsForPosition } from './described.js';
import { evidenceParameters, reportParameters } from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { Report } from './queries.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

const TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
};
const YEAR = ['year', 'The calendar year (År).', '2025'] as const;

type Asked = Readonly<{ format?: Format; knownAt?: string }>;

/** The yearly report, the same bytes as the command line writes. */
@ApiTags('Reports')
@Controller('api/reports')
@UseInterceptors(PositionInterceptor)
export class ReportsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get(':year')
  @Needs('reader')
  @Does(
    'Write the yearly report',
    'Skriv årsrapporten',
    'The events behind its figures stand in the evidence.',
  )
  @InPath(...YEAR)
  @AskedBy(reportParameters)
  @WaitsForPosition()
  @ApiProduces('application/json', 'text/csv', 'text/html')
  @Answers(200, 'Report', 'The report. It names the position, the program and the guideline it is made from.')
  async report(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { format = 'json', knownAt } = readQuery(reportParameters, request.query) as Asked;
    const { report } = await this.queries.execute(new Report(yearIn(request), format, knownAt));
    return sent(report, TYPES[format], reply);
  }

  @Get(':year/evidence')
  @Needs('reader')
  @Does('Write the evidence of the yearly report', 'Skriv årsrapportens belägg')
  @InPath(...YEAR)
  @AskedBy(evidenceParameters)
  @WaitsForPosition()
  @Answers(200, 'Evidence', 'For every figure: what was counted, how many, their hash, and the events.')
  async evidence(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { knownAt } = readQuery(evidenceParameters, request.query) as Asked;
    const { evidence } = await this.queries.execute(new Report(yearIn(request), 'json', knownAt));
    return sent(evidence, TYPES.json, reply);
  }
}

const yearIn = (request: FastifyRequest): string => (request.params as { year: string }).year;

function sent({ name, content }: ReportFile, type: string, reply: FastifyReply): string {
  void reply.header('Content-Type', type).header('Content-Disposition', `inline; filename="${name}"`);
  return content;
}
