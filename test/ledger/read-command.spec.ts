import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { commandFields } from '../../src/domain/field.js';
import type { JsonObject } from '../../src/domain/json.js';
import { Refusal } from '../../src/domain/refusal.js';
import { COMMANDS, type CommandRow } from '../../src/ledger/commands.js';
import { readCommand } from '../../src/ledger/read-command.js';

/** Inputs of which some fit: examples of the fields, some left out, some replaced by anything. */
const inputsOf = (row: CommandRow): fc.Arbitrary<JsonObject> =>
  fc.record(
    Object.fromEntries(
      commandFields(row.command).map(({ property, field }) => [
        property,
        fc.oneof({ weight: 9, arbitrary: fc.constant(field.example) }, fc.jsonValue()),
      ]),
    ),
    {
      requiredKeys: commandFields(row.command)
        .filter(({ required }) => required)
        .map(({ property }) => property)
        .slice(0, -1),
    },
  ) as fc.Arbitrary<JsonObject>;

const isRead = (row: CommandRow, input: JsonObject): boolean => {
  try {
    readCommand(row, input);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code.startsWith('malformed')) return false;
    throw error;
  }
};

describe('a command', () => {
  it.each(COMMANDS.map((row) => [`${row.kind}/${row.name}`, row] as const))(
    '%s is read exactly when class-validator finds nothing wrong with it',
    (_name, row) => {
      fc.assert(
        fc.property(inputsOf(row), (input) => {
          const command = Object.assign(new row.command(), input);
          expect(isRead(row, input)).toBe(validateSync(command, { forbidUnknownValues: false }).length === 0);
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(COMMANDS.map((row) => [`${row.kind}/${row.name}`, row] as const))(
    '%s is read from the examples of its fields',
    (_name, row) => {
      const input = Object.fromEntries(
        commandFields(row.command).map(({ property, field }) => [property, field.example]),
      );
      expect(isRead(row, input as JsonObject)).toBe(true);
    },
  );

  it('tells all that is wrong with it at once', () => {
    const row = COMMANDS[0] as CommandRow;
    let refusal: unknown;
    try {
      readCommand(row, { title: '', kind: 'x', nonsense: 1 });
    } catch (error) {
      refusal = error;
    }
    expect((refusal as Refusal).problems.map(({ details }) => details['field'])).toEqual([
      'nonsense',
      'title',
      'category',
      'kind',
      'administration',
    ]);
  });

  it('that is no object is refused', () => {
    for (const input of [null, [], 'x', 1])
      expect(() => readCommand(COMMANDS[0] as CommandRow, input)).toThrow(Refusal);
  });
});
