import type { LedgerCommand } from '../domain/command.js';
import type { RecordedEvent } from '../domain/event.js';
import { DeviationRecorded } from '../domain/deviations/deviation.events.js';
import { commandFields } from '../domain/field.js';
import type { JsonObject } from '../domain/json.js';
import { jcs } from '../proof/jcs.js';
import type { CommandRow } from './commands.js';
import { deviationsOf } from './guard.js';
import { commandDigest } from './digest.js';

/**
 * Whether a command is the one whose events these are: its lasting fields give the events' digest, and its disposable
 * text is the text that was kept.
 */
export function sameCommand(
  row: CommandRow,
  command: LedgerCommand,
  stream: string,
  events: readonly RecordedEvent[],
): boolean {
  const lasting = lastingFields(row, command);
  const name = `${row.kind}/${row.name}`;
  return (
    events.every(
      ({ metadata }) => commandDigest(metadata.salt, name, stream, lasting) === metadata.commandDigest,
    ) &&
    sameText(row, command, events) &&
    sameReasons(command, events)
  );
}

/** The reasons of a command's deviations stand in events of their own. */
const sameReasons = (command: LedgerCommand, events: readonly RecordedEvent[]): boolean =>
  events
    .filter(({ type, data }) => type === DeviationRecorded.type && data['ruleVersion'] !== undefined)
    .every(({ data }) =>
      deviationsOf(command).some(({ rule, reasons }) => rule === data['rule'] && reasons === data['reasons']),
    );

function sameText(row: CommandRow, command: LedgerCommand, [first]: readonly RecordedEvent[]): boolean {
  const given = command as unknown as JsonObject;
  return commandFields(row.command)
    .filter(({ field }) => field.disposable)
    .every(({ property }) => jcs(given[property] ?? null) === jcs(first?.data[property] ?? null));
}

/** A command's fields without the disposable ones, as they were given: what the digest is made of. */
export function lastingFields(row: CommandRow, command: LedgerCommand): JsonObject {
  const values = command as unknown as Record<string, JsonObject[string] | undefined>;
  const lasting = commandFields(row.command).filter(
    ({ property, field }) => !field.disposable && values[property] !== undefined,
  );
  return Object.fromEntries(
    lasting.map(({ property, field }) => {
      const value = values[property] as JsonObject[string];
      return [property, field.lasting ? field.lasting(value) : value];
    }),
  );
}
