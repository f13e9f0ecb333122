import { randomUUID } from 'node:crypto';
import { Option, type Command } from 'commander';
import type { LedgerCommand } from '../domain/command.js';
import { commandFields } from '../domain/field.js';
import { AdoptGuideline, SetParameter } from '../domain/guidelines/guideline.commands.js';
import type { GuidelinePack } from '../domain/guidelines/pack.js';
import { PARAMETERS, type Parameter } from '../domain/guidelines/parameters.js';
import type { Json, JsonObject } from '../domain/json.js';
import type { FollowedLedger } from '../follow.js';
import { Refusal } from '../domain/refusal.js';
import { tellsShippedName } from '../guideline/wording.js';
import { exampleOf as commandExample } from '../ledger/command-row.js';
import { COMMANDS, type CommandRow } from '../ledger/commands.js';
import { systemClock } from '../ledger/clock.js';
import { isGuarded } from '../ledger/guard.js';
import { KINDS, isPublicKind, type PublicKind } from '../ledger/kinds.js';
import type { Acknowledgement } from '../ledger/ledger.js';
import { readJson } from '../ledger/read-json.js';
import { readCommand } from '../ledger/read-command.js';
import { referencesOf } from '../ledger/references.js';
import { optionNameOf, optionOf, valueOf, written } from './command-options.js';
import { FOLLOW_UP_QUERIES } from './follow-up-queries.js';
import { addGuidelineQueries } from './sub-commands/guidelines.js';
import { forumCalled, forumNamesIn, takesForum } from './forum-names.js';
import type { Options } from './options.js';
import type { Lazily, WithExample } from './sub-commands/parts.js';
import { actorOf, withLedger, withReader, withReadModels } from './opened.js';
import { asJson, note, print } from './terminal.js';
import { nameOf, readText } from './text-file.js';

/** One sub-command per public row of the command table. */
export function addCommands(group: Command, kind: PublicKind, lazily: Lazily, example: WithExample): void {
  for (const row of COMMANDS.filter((candidate) => candidate.kind === kind && candidate.door === 'public')) {
    const command = group
      .command(row.creates ? row.name : `${row.name} <${KINDS[kind].target}>`)
      .summary(row.sv)
      .description([row.sv, ...choicesOf(row)].join('\n'));
    for (const field of commandFields(row.command)) command.addOption(optionOf(field));
    command
      .option('--json <fil>', 'alla uppgifter som JSON, från en fil eller - för standard in')
      .option('--as <person>', 'personreferens som agerar (annars LIGGARE_ACTOR)')
      .option('--command-id <uuid>', 'nyckel: samma kommando med samma nyckel förs in en enda gång')
      .option('--if-match <revision>', 'bara om ingenting har ändrats sedan denna revision')
      .addOption(new Option('--format <format>', 'utdata').choices(['table', 'json']).default('table'))
      .action(lazily(async () => (options, positional) => record(row, options, positional[0])));
    example(command, exampleOf(row));
    if (tellsName(row)) command.addHelpText('after', SHIPPED_NAMES);
    if (row.command === SetParameter) command.addHelpText('after', parametersAsText());
  }
  if (kind === 'guideline') addGuidelineQueries(group, lazily, example);
  FOLLOW_UP_QUERIES[kind]?.(group, lazily, example);
}

const SHIPPED_NAMES =
  '\nNamnen bland valen är den medföljande riktlinjens. Koderna är desamma hos alla; forum kan också anges med namnet i er riktlinje.';

/** Whether a choice is called by a name that another municipality may have another for. */
const tellsName = (row: CommandRow): boolean =>
  commandFields(row.command).some(({ field: { labels = {} } }) =>
    Object.values(labels).some(tellsShippedName),
  );

/** Which of its options are told for one another. */
function choicesOf({ oneOf = [], someOf = [] }: CommandRow): string[] {
  const options = (of: readonly string[], or: string): string =>
    of
      .map(optionNameOf)
      .join(', ')
      .replace(/, (?=[^,]*$)/, ` ${or} `);
  return [
    ...(oneOf.length > 0 ? [`Ange antingen ${options(oneOf, 'eller')}, inte båda.`] : []),
    ...(someOf.length > 0 ? [`Ange minst en av ${options(someOf, 'och')}.`] : []),
  ];
}

/** Every parameter by its name, with what it is and how its value is written. */
const parametersAsText = (): string =>
  [
    '',
    'Parametrar, och hur deras --value skrivs:',
    ...Object.entries(PARAMETERS).map(([name, { sv, kind }]) => `  ${name}: ${sv}; ${VALUE_OF[kind]}`),
  ].join('\n');

const VALUE_OF: Readonly<Record<Parameter['kind'], string>> = {
  days: 'ett antal dagar, som 14',
  number: 'ett heltal',
  boolean: 'ja eller nej',
  'day-of-year': 'en dag på året, som 10-15',
  words: 'en JSON-lista av texter, som \'["IT-enheten"]\'',
};

/** A command as it may be given, with an example of each field that must be told. */
function exampleOf(row: CommandRow): string {
  const example = commandExample(row, 'required');
  const told = commandFields(row.command).filter(({ property }) => property in example);
  return [
    row.kind,
    row.name,
    ...(row.creates || !isPublicKind(row.kind) ? [] : [KINDS[row.kind].example]),
    ...told.map((field) => written(field, example[field.property])),
  ].join(' ');
}

/** What the options tell, on top of what a file of JSON tells. */
export function inputOf(row: CommandRow, options: Options): Json {
  const file = options['json'] as string | undefined;
  const body: Json = file === undefined ? {} : readJson(readText(file), nameOf(file));
  // What is no object has no members to put beside the others: what it should have been is told as for every door.
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const own = commandFields(row.command).flatMap((field) => {
    const given = options[field.property] as string | string[] | undefined;
    return given === undefined ? [] : [[field.property, valueOf(field, given)] as const];
  });
  return { ...body, ...Object.fromEntries(own) };
}

/** A forum may be told by the municipality's own name for it; only then is the ledger read before the command is. */
async function withForumCodes(row: CommandRow, input: Json): Promise<Json> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const told = input as JsonObject;
  const named = commandFields(row.command).filter(
    ({ property, field }) =>
      takesForum(field) &&
      typeof told[property] === 'string' &&
      !Object.hasOwn(field.labels ?? {}, told[property]),
  );
  if (named.length === 0) return input;
  return withReader(({ readModels }) => {
    const names = forumNamesIn(readModels.facts(), systemClock.now());
    const codes = named.map(({ property, field }) => [
      property,
      forumCalled(told[property] as string, names, { property, sv: field.sv }),
    ]);
    return Promise.resolve({ ...told, ...Object.fromEntries(codes) });
  });
}

async function record(row: CommandRow, options: Options, target: string | undefined): Promise<void> {
  try {
    await recordCommand(row, options, target);
  } catch (error) {
    // A program that asks for JSON, or a person who wrote a file of it, knows fields by their names.
    const isJson = options['format'] === 'json' || options['json'] !== undefined;
    throw error instanceof Refusal && !isJson ? inOptions(error, row) : error;
  }
}

/** A refusal of a field as one of the option that told it. */
function inOptions(refusal: Refusal, row: CommandRow): Refusal {
  const { code, details, problems } = refusal;
  const [property = '', ...within] = (details['field'] ?? '').split('/');
  const isOption = commandFields(row.command).some((field) => field.property === property);
  const field = [optionNameOf(property), ...within].join('/');
  return new Refusal(
    code,
    isOption ? { ...details, field } : details,
    problems.map((problem) => inOptions(problem, row)),
  );
}

async function recordCommand(row: CommandRow, options: Options, target: string | undefined): Promise<void> {
  const command = readCommand(row, await withForumCodes(row, inputOf(row, options)));
  const ifMatch = options['ifMatch'] as string | undefined;
  if (ifMatch !== undefined && !/^\d+$/.test(ifMatch))
    throw new Refusal('malformed-request', {
      reason: '--if-match takes a revision',
      reasonSv: '--if-match tar en revision',
    });
  // What a rule may object to is judged by the read models, and units go by their names there; they must show everything
  // that stands in the log.
  const asked = isGuarded(row) || referencesOf(command).some(({ to }) => to === 'unit-word');
  const withOpened = asked ? withReadModels : withLedger;
  await withOpened(async (opened) => {
    const acknowledgement = await opened.ledger.execute(row, command, {
      commandId: commandIdOf(options),
      actor: await actorOf(opened, options),
      door: 'cli',
      ...(target === undefined ? {} : { target }),
      ...(ifMatch === undefined ? {} : { ifMatch: BigInt(ifMatch) }),
    });
    if (options['format'] === 'json') return print(asJson(acknowledgement));
    print(told(row, command, acknowledgement, target));
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

/** What was recorded, where, and the event's id, by which it can be corrected. */
function told(
  row: CommandRow,
  command: LedgerCommand,
  { number, revision, recordedAt, eventIds }: Acknowledgement,
  target: string | undefined,
): string {
  const created = (command as unknown as Readonly<Record<string, unknown>>)[row.creates ?? ''];
  const about = number ?? target ?? (typeof created === 'string' ? created : row.kind);
  if (eventIds.length === 0) return `${about}: ingenting att föra in (revision ${revision}, ${recordedAt})`;
  const events = `händelse${eventIds.length === 1 ? '' : 'r'} ${eventIds.join(', ')}`;
  return `${about}: infört (revision ${revision}, ${recordedAt}, ${events})`;
}

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
