import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CaseHistory, HistoryChange } from '../../projections/case-history.js';
import type { GroupRow } from '../../projections/group-roll.js';
import type { GuidelineRow } from '../../projections/guideline-roll.js';
import type { OfficeRow } from '../../projections/office-roll.js';
import type { SystemRow } from '../../projections/system-register.js';
import { advice, type Advice } from '../read-models/advice.js';
import {
  compareJudged,
  comparedWith,
  judgedHistory,
  type JudgedHistory,
  type JudgedStep,
} from '../read-models/judged-history.js';
import { duties, type DueAbout, type DutyFilter } from '../read-models/duties.js';
import type { Viewpoint } from '../read-models/judged-ledger.js';
import * as judged from '../read-models/judgements.js';
import * as find from '../read-models/queries.js';
import { groupsShown, officesShown } from '../read-models/shown-names.js';
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

export class Groups extends Query<readonly GroupRow[]> {
  constructor(readonly filter: Readonly<{ group?: string; year?: string }>) {
    super();
  }
}

export class Systems extends Query<readonly SystemRow[]> {
  constructor(readonly category: string | undefined) {
    super();
  }
}

export class Guidelines extends Query<readonly GuidelineRow[]> {}

export class AdviceOn extends Query<Advice | undefined> {
  constructor(readonly number: string) {
    super();
  }
}

export class Findings extends Query<readonly judged.FoundAbout[]> {
  constructor(readonly filter: judged.FindingFilter) {
    super();
  }
}

export class Duties extends Query<readonly DueAbout[]> {
  constructor(readonly filter: Omit<DutyFilter, 'initiative'> & Readonly<{ number?: string }>) {
    super();
  }
}

export class WhatIf extends Query<readonly judged.Judged[]> {
  constructor(readonly asked: Readonly<{ guideline: string; year: string; knownAt?: string }>) {
    super();
  }
}

export class Delegated extends Query<readonly judged.ToBeReported[]> {
  constructor(readonly asked: Readonly<{ committee?: string; since?: string; knownAt?: string }>) {
    super();
  }
}

/** As it stands now, read from its own events: no rules are asked. */
export class Initiative extends Query<CaseHistory> {
  constructor(readonly number: string) {
    super();
  }
}

export type HistoryAnswer = Readonly<{
  shown: JudgedHistory | undefined;
  changes: readonly HistoryChange<JudgedStep>[] | undefined;
}>;
export type HistoryWhen = Viewpoint & Readonly<{ compare?: string; clock?: 'known' | 'in-force' }>;

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
    return officesShown(this.opened.readModels, on, this.opened.clock.now());
  }
}

@QueryHandler(Initiative)
class InitiativeHandler implements IQueryHandler<Initiative> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  execute({ number }: Initiative): Promise<CaseHistory> {
    return find.initiativeNow(this.opened, number);
  }
}

@QueryHandler(History)
class HistoryHandler implements IQueryHandler<History> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ number, when }: History): Promise<HistoryAnswer> {
    const { compare, clock, ...then } = when;
    const now = this.opened.clock.now();
    const shown = await judgedHistory(this.opened, number, then, now);
    if (compare === undefined) return { shown, changes: undefined };
    const before = await judgedHistory(this.opened, number, comparedWith(then, compare, clock), now);
    return { shown, changes: compareJudged(before, shown) };
  }
}

@QueryHandler(Groups)
class GroupsHandler implements IQueryHandler<Groups> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ filter }: Groups): Promise<readonly GroupRow[]> {
    return groupsShown(this.opened.readModels, filter, this.opened.clock.now());
  }
}

@QueryHandler(Systems)
class SystemsHandler implements IQueryHandler<Systems> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ category }: Systems): Promise<readonly SystemRow[]> {
    return find.systems(this.opened.readModels, category);
  }
}

@QueryHandler(Guidelines)
class GuidelinesHandler implements IQueryHandler<Guidelines> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute(): Promise<readonly GuidelineRow[]> {
    return find.guidelines(this.opened.readModels);
  }
}

@QueryHandler(AdviceOn)
class AdviceHandler implements IQueryHandler<AdviceOn> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ number }: AdviceOn): Promise<Advice | undefined> {
    return advice(this.opened, number, this.opened.clock.now());
  }
}

@QueryHandler(Findings)
class FindingsHandler implements IQueryHandler<Findings> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ filter }: Findings): Promise<readonly judged.FoundAbout[]> {
    return judged.findings(this.opened, filter, this.opened.clock.now());
  }
}

@QueryHandler(Duties)
class DutiesHandler implements IQueryHandler<Duties> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ filter: { number, ...filter } }: Duties): Promise<readonly DueAbout[]> {
    const initiative =
      number === undefined ? {} : { initiative: await this.opened.ledger.initiativeOf(number) };
    return duties(this.opened, { ...filter, ...initiative }, this.opened.clock.now());
  }
}

@QueryHandler(WhatIf)
class WhatIfHandler implements IQueryHandler<WhatIf> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ asked }: WhatIf): Promise<readonly judged.Judged[]> {
    return judged.whatIf(this.opened, asked, this.opened.clock.now());
  }
}

@QueryHandler(Delegated)
class DelegatedHandler implements IQueryHandler<Delegated> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ asked }: Delegated): Promise<readonly judged.ToBeReported[]> {
    return judged.delegated(this.opened, asked, this.opened.clock.now());
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
  GroupsHandler,
  SystemsHandler,
  GuidelinesHandler,
  InitiativeHandler,
  HistoryHandler,
  AdviceHandler,
  FindingsHandler,
  DutiesHandler,
  WhatIfHandler,
  DelegatedHandler,
  ReportHandler,
];
