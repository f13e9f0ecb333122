import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { JsonObject } from '../domain/json.js';
import type { CompanyStanding } from '../guideline/companies.js';
import type { QuestionSetRow } from '../../projections/question-sets.js';
import { companies, type CompanyFilter } from '../read-models/companies.js';
import { survey, type ShownSurvey } from '../read-models/surveys.js';
import { proposalsKnownAt, type ProposedAnswer } from '../reports/propose-answers.js';
import { LEDGER, type FollowedLedger } from './provided.js';
import { rowAsJson } from './rows.js';

/** What may be asked about companies and the yearly follow-up. */

export class Companies extends Query<readonly CompanyStanding[]> {
  constructor(readonly filter: CompanyFilter) {
    super();
  }
}

export class QuestionSets extends Query<readonly JsonObject[]> {}

export class OneSurvey extends Query<ShownSurvey> {
  constructor(
    readonly year: string,
    readonly knownAt: string | undefined,
  ) {
    super();
  }
}

export class Proposals extends Query<readonly ProposedAnswer[]> {
  constructor(
    readonly year: string,
    readonly knownAt: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(Companies)
class CompaniesHandler implements IQueryHandler<Companies> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ filter }: Companies): Promise<readonly CompanyStanding[]> {
    return companies(this.opened, filter, this.opened.clock.now());
  }
}

@QueryHandler(QuestionSets)
class QuestionSetsHandler implements IQueryHandler<QuestionSets> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute(): Promise<readonly JsonObject[]> {
    return this.opened.readModels
      .rows<QuestionSetRow>('SELECT * FROM row_question_sets ORDER BY question_set, version')
      .map(rowAsJson);
  }
}

@QueryHandler(OneSurvey)
class OneSurveyHandler implements IQueryHandler<OneSurvey> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ year, knownAt }: OneSurvey): Promise<ShownSurvey> {
    const asked = { year, ...(knownAt === undefined ? {} : { knownAt }) };
    return survey(this.opened, asked, this.opened.clock.now());
  }
}

@QueryHandler(Proposals)
class ProposalsHandler implements IQueryHandler<Proposals> {
  /** Proposals fold the whole log: one at a time. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  execute({ year, knownAt }: Proposals): Promise<readonly ProposedAnswer[]> {
    const compute = (): Promise<readonly ProposedAnswer[]> => proposalsKnownAt(this.opened, year, knownAt);
    const computed = this.last.then(compute, compute);
    this.last = computed.catch(() => undefined);
    return computed;
  }
}

export const followUpQueryHandlers = [
  CompaniesHandler,
  QuestionSetsHandler,
  OneSurveyHandler,
  ProposalsHandler,
];
