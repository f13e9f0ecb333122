import { Controller, Get, Inject, Req, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { nameOf } from '../guideline/facts.js';
import { packDifferences } from '../guideline/pack-diff.js';
import { NORRKOPING } from '../guideline/packs/norrkoping.js';
import { parametersOn } from '../guideline/parameter-uses.js';
import { coverageOf, packNamed, packNow, todayBy } from '../read-models/guidelines.js';
import { Answers, AskedBy, Does, InPath, WaitsForPosition } from './described.js';
import { coverageParameters, differenceParameters, settingParameters } from './guideline-parameters.js';
import { JudgingInterceptor } from './judging.interceptor.js';
import { noParameters } from './parameters.js';
import { PositionInterceptor } from './position.interceptor.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

const VERSION = ['version', 'A version of a guideline (Version).', 'norrkoping-it-styrning@1'] as const;

/** What a guideline says, how two differ, what is set, and what carries each row. */
@ApiTags('Guidelines')
@Controller('api')
@UseInterceptors(PositionInterceptor, JudgingInterceptor)
export class GuidelinesController {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  @Get('guidelines/:version')
  @Needs('reader')
  @Does('Show a version of a guideline whole', 'Visa en version av en riktlinje hel')
  @InPath(...VERSION)
  @WaitsForPosition()
  @Answers(200, 'GuidelinePack', 'The pack as it was adopted: groups, offices, paths, parameters and rows.')
  guideline(@Req() request: FastifyRequest): object {
    readQuery(noParameters, request.query);
    return this.pack(versionIn(request));
  }

  @Get('guidelines/:version/differences')
  @Needs('reader')
  @Does('Show what differs between two versions', 'Visa i ord vad som skiljer två versioner')
  @InPath(...VERSION)
  @AskedBy(differenceParameters)
  @WaitsForPosition()
  @Answers(200, 'GuidelineDifferences', 'One sentence in Swedish for each difference.')
  differences(@Req() request: FastifyRequest): object {
    const { to } = readQuery(differenceParameters, request.query) as { to: string };
    const from = versionIn(request);
    return { from, to, differences: packDifferences(this.pack(from), this.pack(to)) };
  }

  @Get('parameters')
  @Needs('reader')
  @Does('Show what the guideline leaves open and what has been set', 'Visa parametrarna och vad som är satt')
  @AskedBy(settingParameters)
  @WaitsForPosition()
  @Answers(
    200,
    'Parameters',
    'Every parameter there is. Without a value nobody has set it, and nothing is late.',
  )
  parameters(@Req() request: FastifyRequest): object {
    const asked = readQuery(settingParameters, request.query) as { on?: string };
    const facts = this.opened.readModels.facts();
    const on = asked.on ?? todayBy(facts, this.opened.clock.now());
    return { on, parameters: parametersOn(facts, on) };
  }

  @Get('coverage')
  @Needs('reader')
  @Does(
    'Show what carries each row of the guideline in force, and which test shows it',
    'Visa vad som genomför varje rad i riktlinjen som gäller',
  )
  @AskedBy(coverageParameters)
  @Answers(
    200,
    'Coverage',
    'One item per row of the guideline in force (of the shipped one where none is), with its quote.',
  )
  coverage(@Req() request: FastifyRequest): object {
    const { row } = readQuery(coverageParameters, request.query) as { row?: string };
    const pack = packNow(this.opened.readModels.facts(), this.opened.clock.now()) ?? NORRKOPING;
    return { guideline: nameOf(pack), rows: coverageOf(pack, row) };
  }

  private pack(name: string): object & ReturnType<typeof packNamed> {
    return packNamed(this.opened.readModels.facts(), name, '');
  }
}

const versionIn = (request: FastifyRequest): string => (request.params as { version: string }).version;
