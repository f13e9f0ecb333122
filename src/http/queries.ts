import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { compareHistories, type CaseHistory, type HistoryChange } from '../../projections/case-history.js';
import type { OfficeRow } from '../../projections/office-roll.js';
import * as find from '../read-models/queries.js';
import { writeYearlyReport, type Format, type ReportFiles } from '../reports/write-report.js';
import { LEDGER, type FollowedLedger } from './provided.js';

/** What may be asked, each question a class of its own for the query bus. The answers come from read-models and reports. */

export class Initiatives extends Query<find.Paged<find.NumberedCase>> {
  constructor(
    readonly filter: find.CaseFilter,
    readonly page: find.Page,
  ) {
    super();
  }
}

export class Decisions extends Query<find.Paged<find.NumberedDecision>> {
  constructor(
    readonly filter: find.DecisionFilter,
    readonly page: find.Page,
  ) {
    super();
  }
}

export class Offices extends Query<readonly OfficeRow[]> {
  constructor(readonly on: string | undefined) {
    super();
  }
}

export type HistoryAnswer = Readonly<{
  shown: CaseHistory | undefined;
  changes: readonly HistoryChange[] | undefined;
}>;
export type HistoryWhen = Readonly<{ knownAt?: string; inForceOn?: string; compare?: string }>;

export class History extends Query<HistoryAnswer> {
  constructor(
    readonly number: string,
    readonly when: HistoryWhen = {},
  ) {
    super();
  }
}

export class Report extends Query<ReportFiles> {
  constructor(
    readonly year: string,
    readonly format: Format,
    readonly knownAt: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(Initiatives)
class InitiativesHandler implements IQueryHandler<Initiatives> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ filter, page }: Initiatives): Promise<find.Paged<find.NumberedCase>> {
    return find.initiatives(this.opened.readModels, filter, page);
  }
}

@QueryHandler(Decisions)
class DecisionsHandler implements IQueryHandler<Decisions> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ filter, page }: Decisions): Promise<find.Paged<find.NumberedDecision>> {
    return find.decisions(this.opened.readModels, filter, page);
  }
}

@QueryHandler(Offices)
class OfficesHandler implements IQueryHandler<Offices> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ on }: Offices): Promise<readonly OfficeRow[]> {
    return find.offices(this.opened.readModels, on);
  }
}

@QueryHandler(History)
class HistoryHandler implements IQueryHandler<History> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ number, when }: History): Promise<HistoryAnswer> {
    const { compare, ...then } = when;
    const shown = await find.history(this.opened, number, then);
    if (compare === undefined) return { shown, changes: undefined };
    const before = await find.history(this.opened, number, { ...then, knownAt: compare });
    return { shown, changes: compareHistories(before, shown) };
  }
}

@QueryHandler(Report)
class ReportHandler implements IQueryHandler<Report> {
  /** A report folds the whole log: one at a time, so that a few of them do not crowd out everything else. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  execute({ year, format, knownAt }: Report): Promise<ReportFiles> {
    const write = (): Promise<ReportFiles> => writeYearlyReport(this.opened, { year, format, knownAt });
    const written = this.last.then(write, write);
    this.last = written.catch(() => undefined);
    return written;
  }
}

export const queryHandlers = [
  InitiativesHandler,
  DecisionsHandler,
  OfficesHandler,
  HistoryHandler,
  ReportHandler,
];
