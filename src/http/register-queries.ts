import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { localDay } from '../domain/dates.js';
import { systemCalled, unitsOn, type SystemOnDay, type UnitOnDay } from '../read-models/register.js';
import { LEDGER, type FollowedLedger } from './provided.js';

/** What may be asked of the register of systems and the roll of units. */

export class SystemOn extends Query<SystemOnDay> {
  constructor(
    readonly code: string,
    /** Today when it is not given. */
    readonly on: string | undefined,
  ) {
    super();
  }
}

export class Units extends Query<readonly UnitOnDay[]> {
  constructor(readonly on: string | undefined) {
    super();
  }
}

const today = async ({ clock, ledger }: FollowedLedger): Promise<string> =>
  localDay(clock.now(), (await ledger.genesis()).timeZone);

@QueryHandler(SystemOn)
class SystemOnHandler implements IQueryHandler<SystemOn> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ code, on }: SystemOn): Promise<SystemOnDay> {
    return systemCalled(this.opened.readModels.facts(), code, on ?? (await today(this.opened)));
  }
}

@QueryHandler(Units)
class UnitsHandler implements IQueryHandler<Units> {
  constructor(@Inject(LEDGER) private readonly opened: FollowedLedger) {}

  async execute({ on }: Units): Promise<readonly UnitOnDay[]> {
    return unitsOn(this.opened.readModels.facts(), on ?? (await today(this.opened)));
  }
}

export const registerQueryHandlers = [SystemOnHandler, UnitsHandler];
