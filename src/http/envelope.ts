import type { LedgerCommand } from '../domain/command.js';
import type { Envelope } from '../ledger/ledger.js';

/** The command bus takes nothing but the command, and a handler knows no request: what surrounds a command hangs on it. */
const envelopes = new WeakMap<LedgerCommand, Envelope>();

export function within(command: LedgerCommand, envelope: Envelope): LedgerCommand {
  envelopes.set(command, envelope);
  return command;
}

/** @throws Error for a command that no door has sent: a fault of this program */
export function envelopeOf(command: LedgerCommand): Envelope {
  const envelope = envelopes.get(command);
  if (!envelope) throw new Error(`${command.constructor.name} came without its envelope`);
  return envelope;
}
