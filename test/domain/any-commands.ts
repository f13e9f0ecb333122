import fc from 'fast-check';
import { commandFields, type CommandField } from '../../src/domain/field.js';
import type { Json, JsonObject } from '../../src/domain/json.js';
import { COMMANDS, type CommandRow } from '../../src/ledger/commands.js';
import type { PublicKind } from '../../src/ledger/kinds.js';

/** Commands that nobody would think of, in any order, from few enough values that they meet and contradict each other. */

export type Given = Readonly<{ row: CommandRow; input: JsonObject; occurredAt: string }>;

/** What says when, for whom and despite what is no part of an event's data. */
const SURROUNDS = new Set(['occurredAt', 'office', 'onBehalfOf', 'deviations', 'source']);

const DAYS = ['2025-01-01', '2025-02-01', '2025-03-01', '2026-02-01'];
const POOLS: Readonly<Record<string, readonly Json[]>> = {
  version: ['1', '2', '3'],
  code: ['it-unit'],
  action: ['a', 'b'],
  component: ['a', 'b'],
  question: ['q06', 'q99'],
  answer: ['fully', 'partly', 'often'],
  parameter: ['lateRecordingDays', 'noSuchParameter'],
  value: [14, true],
  person: ['p-AAAAAAAA', 'p-BBBBBBBB'],
  successor: ['it-unit', 'it-strategist'],
  delegation: ['D 1', 'D 2'],
  receiver: ['it-unit', 'head-of-it'],
  givenBy: ['IT-enheten', 'Nämnden'],
  alias: ['IT-enheten', 'Datacentralen'],
  name: ['IT-enheten', 'Datacentralen'],
  year: ['2025'],
};

export const rowsOf = (kind: PublicKind): readonly CommandRow[] =>
  COMMANDS.filter((row) => row.kind === kind && row.makes !== undefined);

/** Values of a field: few of them, so that two commands often say the same. */
export function valuesOf({ property, field }: CommandField): readonly Json[] {
  const { schema, example } = field;
  const { enum: codes, format, type } = schema as { enum?: Json[]; format?: string; type?: string };
  const pool = POOLS[property];
  if (pool) return pool;
  if (codes) return codes.slice(0, 3);
  if (format === 'day') return DAYS;
  if (type === 'boolean') return [true, false];
  return [example as Json];
}

export const dataFields = (row: CommandRow): readonly CommandField[] =>
  commandFields(row.command).filter(({ property }) => !SURROUNDS.has(property));

const inputOf = (row: CommandRow): fc.Arbitrary<JsonObject> =>
  fc.record(
    Object.fromEntries(dataFields(row).map((field) => [field.property, fc.constantFrom(...valuesOf(field))])),
    {
      requiredKeys: dataFields(row)
        .filter(({ required }) => required)
        .map(({ property }) => property),
    },
  ) as fc.Arbitrary<JsonObject>;

const commandOf = (row: CommandRow): fc.Arbitrary<Given> =>
  fc.record({ row: fc.constant(row), input: inputOf(row), occurredAt: fc.constantFrom(...DAYS) });

/** The stream's beginning, then anything. */
export function anyCommands(kind: PublicKind): fc.Arbitrary<readonly Given[]> {
  const rows = rowsOf(kind);
  const beginning = rows.filter(({ creates }) => creates);
  return fc
    .tuple(
      fc.oneof(...beginning.map(commandOf)),
      fc.array(fc.oneof(...rows.map(commandOf)), { maxLength: 14 }),
    )
    .map(([first, others]) => [first, ...others]);
}
