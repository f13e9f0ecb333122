import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import type { TSchema } from 'typebox';
import { commandFields, type CommandField } from '../domain/field.js';
import type { JsonObject } from '../domain/json.js';
import { Refusal } from '../domain/refusal.js';
import { COMMANDS, type CommandRow } from '../ledger/commands.js';
import type { Acknowledgement } from '../ledger/ledger.js';
import { readCommand } from '../ledger/read-command.js';
import type { Options } from './options.js';
import { actorOf, withLedger } from './opened.js';
import { asJson, print } from './terminal.js';

type Lazily = (
  load: () => Promise<(options: Options, positional: readonly string[]) => Promise<number | void>>,
) => (...given: unknown[]) => Promise<void>;
type WithExample = (command: Command, ...lines: string[]) => Command;
type Shape = TSchema & { type?: string; items?: Shape };

const TARGET = { initiative: '<number>', office: '<code>' } as const;

const dashed = (property: string): string =>
  property.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What a field's option takes: codes are listed, money is öre, what has parts is JSON. */
function optionOf({ property, field }: CommandField): Option {
  const shape = field.schema as Shape;
  const codes = field.labels
    ? ` (${Object.entries(field.labels)
        .map(([code, label]) => `${code} = ${label}`)
        .join(', ')})`
    : '';
  const warning = field.disposable ? '; inga personnamn' : '';
  const isList = shape.type === 'array';
  const json = shape.type === 'object' || (isList && shape.items?.type !== 'string');
  const how = json ? ', som JSON' : isList ? ', kan upprepas' : '';
  const option = new Option(
    `--${dashed(property)} <${json ? 'json' : 'värde'}>`,
    `${field.sv}${codes}${how}${warning}`,
  );
  if (property === 'shares')
    return new Option(
      '--shares <enhet=öre>',
      `${field.sv}: «Enhet=öre», kan upprepas, eller hela listan som JSON`,
    ).argParser(gather);
  return isList && !json ? option.argParser(gather) : option;
}

const gather = (value: string, before: unknown): string[] => [
  ...((before as string[] | undefined) ?? []),
  value,
];

/** One sub-command per public row of the command table. */
export function addCommands(
  group: Command,
  kind: keyof typeof TARGET,
  lazily: Lazily,
  example: WithExample,
): void {
  for (const row of COMMANDS.filter((candidate) => candidate.kind === kind && candidate.door === 'public')) {
    const command = group.command(row.creates ? row.name : `${row.name} ${TARGET[kind]}`).description(row.sv);
    for (const field of commandFields(row.command)) command.addOption(optionOf(field));
    command
      .option('--json <fil>', 'alla uppgifter som JSON, från en fil eller - för standard in')
      .option('--as <person>', 'personreferens som agerar (annars LIGGARE_ACTOR)')
      .option('--command-id <uuid>', 'nyckel: samma kommando med samma nyckel förs in en enda gång')
      .option('--if-match <revision>', 'bara om ingenting har ändrats sedan denna revision')
      .addOption(new Option('--format <format>', 'utdata').choices(['table', 'json']).default('table'))
      .action(lazily(async () => (options, positional) => record(row, options, positional[0])));
    example(command, exampleOf(row));
  }
}

function exampleOf(row: CommandRow): string {
  const required = commandFields(row.command).filter((field) => field.required);
  const values = required.map(
    ({ property, field }) => `--${dashed(property)} ${quoted(property, field.example)}`,
  );
  return [
    row.kind,
    row.name,
    ...(row.creates ? [] : [row.kind === 'initiative' ? '2025-0007' : 'it-strategist']),
    ...values,
  ].join(' ');
}

function quoted(property: string, example: unknown): string {
  if (property === 'shares')
    return (example as { unit: string; amountOre: number }[])
      .map(({ unit, amountOre }) => `"${unit}=${amountOre}"`)
      .join(' --shares ');
  const text = typeof example === 'string' ? example : JSON.stringify(example);
  return /^[\w.:-]+$/.test(text) ? text : typeof example === 'string' ? `"${text}"` : `'${text}'`;
}

/** A text from the command line as the value its field takes; what does not fit is left for the field's own check to name. */
function valueOf({ property, field }: CommandField, given: string | string[]): JsonObject[string] {
  const shape = field.schema as Shape;
  if (property === 'shares' && Array.isArray(given)) return given.flatMap((text) => sharesOf(text));
  if (Array.isArray(given)) return given;
  if (shape.type === 'integer') return /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
  if (shape.type === 'object' || shape.type === 'array') return parsed(given);
  return given;
}

function sharesOf(text: string): JsonObject[] {
  if (text.startsWith('[')) return parsed(text) as JsonObject[];
  const [, unit, ore] = /^(.*)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  return [{ unit: unit ?? text, ...(ore === undefined ? {} : { amountOre: Number(ore) }) }];
}

function parsed(text: string): JsonObject[string] {
  try {
    return JSON.parse(text) as JsonObject[string];
  } catch (error) {
    throw new Refusal('malformed-request', { reason: (error as Error).message });
  }
}

function inputOf(row: CommandRow, options: Options): JsonObject {
  const file = options['json'] as string | undefined;
  const body =
    file === undefined ? {} : (parsed(readFileSync(file === '-' ? 0 : file, 'utf8')) as JsonObject);
  const own = commandFields(row.command).flatMap((field) => {
    const given = options[field.property] as string | string[] | undefined;
    return given === undefined ? [] : [[field.property, valueOf(field, given)] as const];
  });
  return { ...body, ...Object.fromEntries(own) };
}

async function record(row: CommandRow, options: Options, target: string | undefined): Promise<void> {
  const command = readCommand(row, inputOf(row, options));
  const ifMatch = options['ifMatch'] as string | undefined;
  if (ifMatch !== undefined && !/^\d+$/.test(ifMatch))
    throw new Refusal('malformed-request', {
      reason: '--if-match takes a revision',
      reasonSv: '--if-match tar en revision',
    });
  await withLedger(async (opened) => {
    const acknowledgement = await opened.ledger.execute(row, command, {
      commandId: commandIdOf(options),
      actor: await actorOf(opened, options),
      door: 'cli',
      ...(target === undefined ? {} : { target }),
      ...(ifMatch === undefined ? {} : { ifMatch: BigInt(ifMatch) }),
    });
    print(options['format'] === 'json' ? asJson(acknowledgement) : told(row, acknowledgement, target));
  });
}

const told = (
  row: CommandRow,
  { number, revision, recordedAt, eventIds }: Acknowledgement,
  target: string | undefined,
): string =>
  `${number ?? target ?? row.kind}: ${eventIds.length === 0 ? 'ingenting att föra in' : 'infört'} (revision ${revision}, ${recordedAt})`;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is kept for ever in the event is a UUID and nothing else. */
function commandIdOf(options: Options): string {
  const given = options['commandId'] as string | undefined;
  if (given === undefined) return randomUUID();
  if (UUID.test(given.toLowerCase())) return given.toLowerCase();
  throw new Refusal('malformed-request', {
    reason: '--command-id is a UUID',
    reasonSv: '--command-id är ett UUID',
  });
}
