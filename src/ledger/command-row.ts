import type { LedgerCommand } from '../domain/command.js';
import type { StreamKind } from '../domain/catalogue.js';
import type { Decide, Evolution } from '../domain/decider.js';
import type { EventDefinition } from '../domain/event-definition.js';
import type { RoleCode } from '../domain/access/access.decider.js';
import { commandFields } from '../domain/field.js';
import type { JsonObject } from '../domain/json.js';

/** One row per command. REST routes, CLI sub-commands, import columns and command handlers all come from here. */
export type CommandRow = Readonly<{
  kind: StreamKind;
  /** The verb, as in `POST /api/initiatives/{number}/decide` and `liggare initiative decide`. */
  name: string;
  /** What it does, in Swedish, for help texts. */
  sv: string;
  en: string;
  command: new () => LedgerCommand;
  evolution: () => Evolution<unknown>;
  decide: Decide<never, unknown>;
  /** The event that it records, where that can be corrected: a correction is held to what this row would refuse. */
  makes?: EventDefinition;
  /** What a new stream of the kind is named after: a field of the command, or the command's id. Rows without it need a target. */
  creates?: string | 'command-id';
  role: RoleCode;
  /** Rows without a door of their own are used by an application service that adds what a person must not type. */
  door: 'public' | 'internal';
  /** Fields of which one is told, and only one. */
  oneOf?: readonly string[];
  /** Fields of which at least one is told. */
  someOf?: readonly string[];
  /** What its example says otherwise than the fields do by themselves. */
  example?: JsonObject;
}>;

type RowTexts<Command> = Pick<CommandRow, 'name' | 'sv' | 'en'> &
  Partial<Pick<CommandRow, 'creates' | 'makes'>> &
  Readonly<{
    oneOf?: readonly (keyof Command & string)[];
    someOf?: readonly (keyof Command & string)[];
    example?: Partial<Command>;
  }>;

/** What may be told in the command, as an example: what must be there, or everything that may stand together. */
export function exampleOf(
  { command, oneOf = [], someOf = [], example = {} }: CommandRow,
  which: 'required' | 'all',
): JsonObject {
  const chosen = new Set([...oneOf.slice(0, 1), ...someOf.slice(0, 1), ...Object.keys(example)]);
  const told = commandFields(command).filter(({ property, required }) =>
    oneOf.includes(property) ? chosen.has(property) : required || which === 'all' || chosen.has(property),
  );
  return {
    ...(Object.fromEntries(told.map(({ property, field }) => [property, field.example])) as JsonObject),
    ...example,
  };
}

/** Ties the command's class, its decision and its kind together, checked against each other. */
export function rowsOf<State>(
  kind: StreamKind,
  role: RoleCode,
  door: CommandRow['door'],
  evolution: () => Evolution<State>,
) {
  return <Command extends LedgerCommand>(
    command: new () => Command,
    decide: Decide<Command, State>,
    texts: RowTexts<Command>,
  ): CommandRow => ({
    kind,
    role,
    door,
    command,
    decide: decide as unknown as CommandRow['decide'],
    evolution: evolution as unknown as CommandRow['evolution'],
    ...(texts as RowTexts<Command> & Pick<CommandRow, 'example'>),
  });
}
