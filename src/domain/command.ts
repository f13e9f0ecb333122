import { Command } from '@nestjs/cqrs';
import { Is } from './is.js';
import { ActingOffice, OccurredAt, OnBehalfOf, SourceRow } from './fields.js';
import { Deviations } from './deviations/deviation.fields.js';

/** What every command may say about when and for whom; kept in the event's metadata. */
export abstract class LedgerCommand extends Command<unknown> {
  /** Defaults to the meeting's day where the command has one, else to the ledger's today. */
  @Is(OccurredAt, 'optional') occurredAt?: string;
  @Is(ActingOffice, 'optional') office?: string;
  @Is(OnBehalfOf, 'optional') onBehalfOf?: string;
}

/** A rule that a command breaks, and why it is done all the same. */
export type Deviation = Readonly<{ rule: string; reasons: string; acceptedBy?: string }>;

/** A command that a rule may object to: it goes through when it names each rule it breaks, with a reason (design §8). */
export abstract class GuardedCommand extends LedgerCommand {
  @Is(Deviations, 'optional') deviations?: Deviation[];
}

/** A command on an initiative may come from a row of an earlier register, whose own registration date is kept. */
export abstract class InitiativeCommand extends GuardedCommand {
  @Is(SourceRow, 'optional') source?: { name: string; key: string; registeredOn?: string };
}
