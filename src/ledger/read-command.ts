import type { LedgerCommand } from '../domain/command.js';
import { commandFields, type CommandField } from '../domain/field.js';
import type { JsonObject } from '../domain/json.js';
import { Refusal } from '../domain/refusal.js';
import { problemsOf } from '../domain/schema-check.js';
import type { CommandRow } from './commands.js';

/**
 * A door's input as a command of the row: unknown fields are refused, not dropped, and every field is checked with its
 * own schema: the one that class-validator calls too, here without looking up its metadata for every command. All
 * problems are told at once.
 * @throws Refusal malformed-field, unknown-field, malformed-text, malformed-request
 */
export function readCommand(row: CommandRow, input: unknown): LedgerCommand {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new Refusal('malformed-request', {
      reason: 'a JSON object is expected',
      reasonSv: 'ett JSON-objekt väntas',
    });
  const known = knownFields(row);
  const problems = Object.keys(input)
    .filter((name) => !known.has(name))
    .map((name) => new Refusal('unknown-field', { field: name, known: [...known].join(', ') }));
  const command = Object.assign(new row.command(), input) as LedgerCommand;
  problems.push(...fieldProblems(row, input as JsonObject));
  const [first] = problems;
  if (first) throw new Refusal(first.code, first.details, problems.length > 1 ? problems : []);
  if (hasLoneSurrogate(input)) throw new Refusal('malformed-text');
  return command;
}

const knownByRow = new WeakMap<CommandRow, ReadonlySet<string>>();

function knownFields(row: CommandRow): ReadonlySet<string> {
  const fields = knownByRow.get(row) ?? new Set(commandFields(row.command).map(({ property }) => property));
  knownByRow.set(row, fields);
  return fields;
}

function fieldProblems(row: CommandRow, input: JsonObject): Refusal[] {
  return commandFields(row.command).flatMap((field) => problemsInField(field, input[field.property]));
}

/** What is wrong with one field's value, each problem with the place in the value where it is. */
export function problemsInField({ property, field, required }: CommandField, value: unknown): Refusal[] {
  const names = { field: property, label: field.sv };
  if (value === undefined)
    return required
      ? [new Refusal('malformed-field', { ...names, problemSv: 'saknas', problemEn: 'is missing' })]
      : [];
  return problemsOf(field.schema, value).map(
    ({ pointer, sv, en }) =>
      new Refusal('malformed-field', { ...names, field: property + pointer, problemSv: sv, problemEn: en }),
  );
}

function hasLoneSurrogate(value: unknown): boolean {
  if (typeof value === 'string') return !value.isWellFormed();
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, member]) => !name.isWellFormed() || hasLoneSurrogate(member));
}
