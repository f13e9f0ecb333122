import { Command } from '@nestjs/cqrs';
import { Is } from './is.js';
import { ActingOffice, OccurredAt, OnBehalfOf, SourceRow } from './fields.js';

/** What every command may say about when and for whom; kept in the event's metadata. */
export abstract class LedgerCommand extends Command<unknown> {
  /** Defaults to the meeting's day where the command has one, else to the ledger's today. */
  @Is(OccurredAt, 'optional') occurredAt?: string;
  @Is(ActingOffice, 'optional') office?: string;
  @Is(OnBehalfOf, 'optional') onBehalfOf?: string;
}

/** A command on an initiative may come from a row of an earlier register, whose own registration date is kept. */
export abstract class InitiativeCommand extends LedgerCommand {
  @Is(SourceRow, 'optional') source?: { name: string; key: string; registeredOn?: string };
}
