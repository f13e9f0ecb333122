import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import type { TSchema } from 'typebox';
import { commandFields, type CommandField } from '../domain/field.js';
import type { LedgerCommand } from '../domain/command.js';
import { AdoptGuideline } from '../domain/guidelines/guideline.commands.js';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import type { JsonObject } from '../domain/json.js';
import type { FollowedLedger } from '../follow.js';
import { Refusal } from '../domain/refusal.js';
import { COMMANDS, type CommandRow } from '../ledger/commands.js';
import { systemClock } from '../ledger/clock.js';
import { isGuarded } from '../ledger/guard.js';
import { KINDS, isPublicKind, type PublicKind } from '../ledger/kinds.js';
import type { Acknowledgement } from '../ledger/ledger.js';
import { readCommand } from '../ledger/read-command.js';
import { FOLLOW_UP_QUERIES } from './follow-up-queries.js';
import { addGuidelineQueries } from './sub-commands/guidelines.js';
import { forumCalled, forumNamesIn, takesForum } from './forum-names.js';
import type { Options } from './options.js';
import type { Lazily, WithExample } from './sub-commands/parts.js';
import { actorOf, withLedger, withReader, withReadModels } from './opened.js';
import { readPack } from './pack-file.js';
import { asJson, note, print } from './terminal.js';

type Shape = TSchema & { type?: string; items?: Shape; anyOf?: unknown; enum?: readonly string[] };

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
  const ofTexts = shape.items?.type === 'string' || shape.items?.enum !== undefined;
  const json = shape.type === 'object' || shape.anyOf !== undefined || (isList && !ofTexts);
  const truth = shape.type === 'boolean' ? ', ja eller nej' : '';
  const how = json ? ', som JSON eller @fil' : isList ? ', kan upprepas' : truth;
  const option = new Option(
    `--${dashed(property)} <${json ? 'json' : 'värde'}>`,
    `${field.sv}${codes}${how}${warning}`,
  );
  const form = FORMS[property];
  if (form)
    return new Option(
      `--${dashed(property)} <${form.shown}>`,
      `${field.sv}: «${form.shown}», kan upprepas, eller hela listan som JSON${warning}`,
    ).argParser(gather);
  return isList && !json ? option.argParser(gather) : option;
}

const gather = (value: string, before: unknown): string[] => [
  ...((before as string[] | undefined) ?? []),
  value,
];

/** One sub-command per public row of the command table. */
export function addCommands(group: Command, kind: PublicKind, lazily: Lazily, example: WithExample): void {
  for (const row of COMMANDS.filter((candidate) => candidate.kind === kind && candidate.door === 'public')) {
    const command = group
      .command(row.creates ? row.name : `${row.name} <${KINDS[kind].target}>`)
      .description(row.sv);
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
  if (kind === 'guideline') addGuidelineQueries(group, lazily, example);
  FOLLOW_UP_QUERIES[kind]?.(group, lazily, example);
}

function exampleOf(row: CommandRow): string {
  const required = commandFields(row.command).filter((field) => field.required);
  const values = required.map(
    ({ property, field }) => `--${dashed(property)} ${quoted(property, field.example)}`,
  );
  return [
    row.kind,
    row.name,
    ...(row.creates || !isPublicKind(row.kind) ? [] : [KINDS[row.kind].example]),
    ...values,
  ].join(' ');
}

function quoted(property: string, example: unknown): string {
  const form = FORMS[property];
  if (form)
    return (example as JsonObject[]).map((one) => `"${form.written(one)}"`).join(` --${dashed(property)} `);
  const text = typeof example === 'string' ? example : JSON.stringify(example);
  return /^[\w.:-]+$/.test(text) ? text : typeof example === 'string' ? `"${text}"` : `'${text}'`;
}

/** How a list of things with parts is written at the command line, one part of the list an option. */
type Form = Readonly<{
  shown: string;
  read: (text: string) => JsonObject;
  written: (one: JsonObject) => string;
}>;

const FORMS: Readonly<Record<string, Form>> = {
  shares: {
    shown: 'enhet=öre',
    read: (text) => {
      const [, unit, ore] = /^(.*)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
      return { unit: unit ?? text, ...(ore === undefined ? {} : { amountOre: Number(ore) }) };
    },
    written: ({ unit, amountOre }) => `${String(unit)}=${String(amountOre)}`,
  },
  deviations: {
    shown: 'regel[@person]=skäl',
    read: (text) => {
      const [, rule, acceptedBy, reasons] = /^([^@=]*)(?:@([^=]*))?=(.*)$/s.exec(text) ?? [];
      return {
        rule: rule ?? text,
        ...(reasons === undefined ? {} : { reasons }),
        ...(acceptedBy === undefined ? {} : { acceptedBy }),
      };
    },
    written: ({ rule, reasons }) => `${String(rule)}=${String(reasons)}`,
  },
};

const TRUTH: Readonly<Record<string, boolean>> = { true: true, ja: true, false: false, nej: false };

/** A text from the command line as the value its field takes; what does not fit is left for the field's own check to name. */
function valueOf({ property, field }: CommandField, given: string | string[]): JsonObject[string] {
  const { type, anyOf } = field.schema as Shape;
  const form = FORMS[property];
  if (form && Array.isArray(given))
    return given.flatMap((text) => (text.startsWith('[') ? (parsed(text) as JsonObject[]) : form.read(text)));
  if (Array.isArray(given)) return given;
  if (type === 'integer' || type === 'number') return /^-?\d+(\.\d+)?$/.test(given) ? Number(given) : given;
  const truth = TRUTH[given.toLowerCase()];
  if (type === 'boolean') return truth ?? given;
  if (truth !== undefined && anyOf) return truth;
  if (type !== 'object' && type !== 'array' && !anyOf) return given;
  // A guideline's file is read as a pack, so that what is wrong in it is told with its line.
  if (property === 'pack' && given.startsWith('@')) return readPack(given.slice(1)) as unknown as JsonObject;
  if (given.startsWith('@')) return parsed(readFileSync(given.slice(1), 'utf8'));
  return anyOf && !/^([[{"]|-?\d+$)/.test(given) ? given : parsed(given);
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

/** A forum may be told by the municipality's own name for it; only then is the ledger read before the command is. */
async function withForumCodes(row: CommandRow, input: JsonObject): Promise<JsonObject> {
  const named = commandFields(row.command).filter(
    ({ property, field }) =>
      takesForum(field) &&
      typeof input[property] === 'string' &&
      !Object.hasOwn(field.labels ?? {}, input[property]),
  );
  if (named.length === 0) return input;
  return withReader(({ readModels }) => {
    const names = forumNamesIn(readModels.facts(), systemClock.now());
    const codes = named.map(({ property, field }) => [
      property,
      forumCalled(input[property] as string, names, { property, sv: field.sv }),
    ]);
    return Promise.resolve({ ...input, ...Object.fromEntries(codes) });
  });
}

async function record(row: CommandRow, options: Options, target: string | undefined): Promise<void> {
  const command = readCommand(row, await withForumCodes(row, inputOf(row, options)));
  const ifMatch = options['ifMatch'] as string | undefined;
  if (ifMatch !== undefined && !/^\d+$/.test(ifMatch))
    throw new Refusal('malformed-request', {
      reason: '--if-match takes a revision',
      reasonSv: '--if-match tar en revision',
    });
  // What a rule may object to is judged by the read models; they must show everything that stands in the log.
  const withOpened = isGuarded(row) ? withReadModels : withLedger;
  await withOpened(async (opened) => {
    const acknowledgement = await opened.ledger.execute(row, command, {
      commandId: commandIdOf(options),
      actor: await actorOf(opened, options),
      door: 'cli',
      ...(target === undefined ? {} : { target }),
      ...(ifMatch === undefined ? {} : { ifMatch: BigInt(ifMatch) }),
    });
    if (options['format'] === 'json') return print(asJson(acknowledgement));
    print(told(row, acknowledgement, target));
    for (const { rule, says, deviation } of acknowledgement.findings)
      note(`  ${deviation ? 'avsteg' : 'fynd'}: ${says.sv} (${rule})`);
    await noteOnAdoption(command, opened);
  });
}

/** A later guideline lays nothing up by itself: whoever adopts it is told what it names that is not there. */
async function noteOnAdoption(command: LedgerCommand, opened: object): Promise<void> {
  if (!(command instanceof AdoptGuideline) || !('readModels' in opened)) return;
  const { noteNotEstablished } = await import('./show-pack.js');
  noteNotEstablished(command.pack as unknown as GuidelinePack, (opened as FollowedLedger).readModels.facts());
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
