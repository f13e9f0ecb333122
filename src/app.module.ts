import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import type { FollowedLedger } from './follow.js';
import { AnalysesController, AnalysisHandler } from './http/analyses.controller.js';
import { commandControllers } from './http/command-controllers.js';
import { commandHandlers } from './http/command-handlers.js';
import { FollowUpController } from './http/follow-up.controller.js';
import { followUpQueryHandlers } from './http/follow-up.queries.js';
import { EconomyController } from './http/economy.controller.js';
import { GuidelinesController } from './http/guidelines.controller.js';
import { InitiativesController } from './http/initiatives.controller.js';
import { CalendarController } from './http/calendar.controller.js';
import { LogController } from './http/log.controller.js';
import { JudgementsController } from './http/judgements.controller.js';
import { MeetingsController, MeetingsHandler } from './http/meetings.controller.js';
import { SeatsController, SeatsHandler } from './http/seats.controller.js';
import { Metrics } from './http/metrics.js';
import { OperationController } from './http/operation.controller.js';
import { PeopleController } from './http/people.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { LEDGER, LOG } from './http/provided.js';
import { queryHandlers } from './http/queries.js';
import { registerQueryHandlers } from './http/register-queries.js';
import { RegisterController } from './http/register.controller.js';
import { ReportsController } from './http/reports.controller.js';
import { RoleGuard } from './http/role.guard.js';

/** The REST door over an opened ledger, which the caller opens before and closes after. */
@Module({})
export class AppModule {
  static over(opened: FollowedLedger, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        ...commandControllers,
        InitiativesController,
        RegisterController,
        GuidelinesController,
        JudgementsController,
        CalendarController,
        MeetingsController,
        SeatsController,
        AnalysesController,
        FollowUpController,
        EconomyController,
        ReportsController,
        PeopleController,
        OperationController,
        LogController,
      ],
      providers: [
        { provide: LEDGER, useValue: opened },
        { provide: LOG, useValue: log },
        { provide: Metrics, useFactory: () => new Metrics(opened) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: RoleGuard },
        ...commandHandlers,
        ...queryHandlers,
        MeetingsHandler,
        SeatsHandler,
        AnalysisHandler,
        ...followUpQueryHandlers,
        ...registerQueryHandlers,
      ],
    };
  }
}
