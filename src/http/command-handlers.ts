import { Inject, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { LedgerCommand } from '../domain/command.js';
import { COMMANDS, type CommandRow } from '../ledger/commands.js';
import { isGuarded } from '../ledger/guard.js';
import type { Acknowledgement } from '../ledger/ledger.js';
import { envelopeOf } from './envelope.js';
import { untilItJudges } from './judging.js';
import { Metrics } from './metrics.js';
import { LEDGER, type FollowedLedger } from './provided.js';

/** The command bus finds a handler by the command's class: one class of handler per row of the command table. */
function handlerOf(row: CommandRow): Type<ICommandHandler> {
  class RowHandler implements ICommandHandler<LedgerCommand> {
    constructor(
      @Inject(LEDGER) private readonly opened: FollowedLedger,
      @Inject(Metrics) private readonly metrics: Metrics,
    ) {}

    execute(command: LedgerCommand): Promise<Acknowledgement> {
      return this.metrics.command(row, async () => {
        if (isGuarded(row)) await untilItJudges(this.opened);
        return this.opened.ledger.execute(row, command, envelopeOf(command));
      });
    }
  }
  Object.defineProperty(RowHandler, 'name', { value: `${row.command.name}Handler` });
  CommandHandler(row.command)(RowHandler);
  return RowHandler;
}

export const commandHandlers: readonly Type<ICommandHandler>[] = COMMANDS.map(handlerOf);
