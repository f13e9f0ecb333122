import { Controller, Get, Inject, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { centralFunds, distributions } from '../read-models/distributions.js';
import * as find from '../read-models/economy.js';
import { JudgedLedger } from '../read-models/judged-ledger.js';
import { yearOf } from '../read-models/queries.js';
import { rentAsCsv } from '../reports/rent-csv.js';
import { grantOf } from './admission.js';
import { Answers, AskedBy, Does, InPath, WaitsForPosition } from './described.js';
import {
  distributionParameters,
  knownParameters,
  priceListParameters,
  rentParameters,
  splitParameters,
} from './economy-parameters.js';
import { JudgingInterceptor } from './judging.interceptor.js';
import { withNames } from './names.js';
import { PositionInterceptor } from './position.interceptor.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { readQuery } from './read-fields.js';
import { Needs } from './role.guard.js';

const YEAR = ['year', 'The budget year (Budgetår).', '2026'] as const;

type Asked = Readonly<{ knownAt?: string; year?: string; version?: string; format?: 'json' | 'csv' }>;

/** What finance asks of the budget years: rents, keys, the platform and central funds, each with its events. */
@ApiTags('Economy')
@Controller('api')
@UseInterceptors(PositionInterceptor, JudgingInterceptor)
export class EconomyController {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  @Get('budget-years/:year/rent')
  @Needs('reader')
  @Does(
    'Compute the yearly rent of every unit from the price list and the rental base',
    'Räkna ut årshyran för varje enhet',
    'Lines, units and total add up exactly. Amounts are öre exclusive of VAT.',
  )
  @InPath(...YEAR)
  @AskedBy(rentParameters)
  @WaitsForPosition()
  @ApiProduces('application/json', 'text/csv')
  @Answers(200, 'Rent', 'The rent, with the events that it rests on.')
  async rent(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const { format = 'json', version, ...viewpoint } = readQuery(rentParameters, request.query) as Asked;
    const { facts } = await this.ledger(viewpoint);
    const rent = find.rentOf(facts, yearIn(request), version);
    if (format === 'json') return rent;
    void reply.header('Content-Type', 'text/csv; charset=utf-8');
    return rentAsCsv(rent);
  }

  @Get('budget-years/:year/central-funds')
  @Needs('reader')
  @Does(
    'Show the central funds granted in a budget year, against their frame',
    'Visa beviljade centrala medel under ett budgetår',
  )
  @InPath(...YEAR)
  @AskedBy(knownParameters)
  @WaitsForPosition()
  @Answers(200, 'CentralFunds', 'Each grant with its motive, whether a gain is stated, and its follow-up.')
  async centralFunds(@Req() request: FastifyRequest): Promise<object> {
    const ledger = await this.ledger(readQuery(knownParameters, request.query) as Asked);
    return centralFunds(this.opened.readModels, ledger, yearIn(request));
  }

  @Get('price-lists')
  @Needs('reader')
  @Does(
    'List the price lists of the rent, as decided and as changed',
    'Visa hyrans prislistor och ändringar',
    'Names stand in `persons`, for auditors, registrars and administrators.',
  )
  @AskedBy(priceListParameters)
  @WaitsForPosition()
  @Answers(200, 'PriceLists', 'When each was decided, by whom, from when it holds, and its prices.')
  async priceLists(@Req() request: FastifyRequest): Promise<object> {
    const { year, ...viewpoint } = readQuery(priceListParameters, request.query) as Asked;
    const { facts } = await this.ledger(viewpoint);
    const priceLists = find.priceLists(facts, yearOf(year));
    return withNames(this.opened, grantOf(request), { priceLists });
  }

  @Get('allocation-keys')
  @Needs('reader')
  @Does('List every version of the allocation keys', 'Visa fördelningsnycklarna')
  @AskedBy(knownParameters)
  @WaitsForPosition()
  @Answers(200, 'AllocationKeys', 'Each version with its weights.')
  async keys(@Req() request: FastifyRequest): Promise<object> {
    const { facts } = await this.ledger(readQuery(knownParameters, request.query) as Asked);
    return { keys: find.allocationKeys(facts) };
  }

  @Get('allocation-keys/:key/:version/split')
  @Needs('reader')
  @Does(
    'Divide an amount by an allocation key, to the öre',
    'Fördela ett belopp efter en fördelningsnyckel',
    'By the largest remainder; the answer says how.',
  )
  @InPath('key', "The key's name (Nyckel).", 'Antal anställda')
  @InPath('version', "The key's version (Version).", '2025')
  @AskedBy(splitParameters)
  @WaitsForPosition()
  @Answers(200, 'Split', 'The shares, which sum to the amount, the method, and the key they rest on.')
  async split(@Req() request: FastifyRequest): Promise<object> {
    const { amount, ...viewpoint } = readQuery(splitParameters, request.query) as Asked & { amount: string };
    const { key, version } = request.params as { key: string; version: string };
    const { facts } = await this.ledger(viewpoint);
    return find.divided(facts, key, version, Number(amount));
  }

  @Get('distributions')
  @Needs('reader')
  @Does(
    'Compute every distributed financing again from its allocation key',
    'Räkna om varje fördelad finansiering efter sin nyckel',
  )
  @AskedBy(distributionParameters)
  @WaitsForPosition()
  @Answers(200, 'Distributions', 'Whether each is what its key gives, and where it differs.')
  async distributions(@Req() request: FastifyRequest): Promise<object> {
    const { year, ...viewpoint } = readQuery(distributionParameters, request.query) as Asked;
    const ledger = await this.ledger(viewpoint);
    return { distributions: await distributions(this.opened.readModels, ledger, yearOf(year)) };
  }

  @Get('platform')
  @Needs('reader')
  @Does(
    "Show the platform's proposed financing, budget and plan, year by year",
    'Visa IT-plattformens budgetförslag och plan, år för år',
  )
  @AskedBy(knownParameters)
  @WaitsForPosition()
  @Answers(200, 'Platform', 'When each was proposed or adopted, and by when it was due where a day is set.')
  async platform(@Req() request: FastifyRequest): Promise<object> {
    const { facts } = await this.ledger(readQuery(knownParameters, request.query) as Asked);
    return { years: find.platformYears(facts) };
  }

  private ledger({ knownAt }: Pick<Asked, 'knownAt'>): Promise<JudgedLedger> {
    const viewpoint = knownAt === undefined ? {} : { knownAt };
    return JudgedLedger.from(this.opened, viewpoint, this.opened.clock.now());
  }
}

const yearIn = (request: FastifyRequest): string => (request.params as { year: string }).year;
