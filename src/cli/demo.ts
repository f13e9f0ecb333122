import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { peopleFile, readConfig, type Config } from '../config.js';
import { ledgerStream } from '../domain/ledger/ledger.decider.js';
import { makeFolder } from '../event-store/sqlite/durable-file.js';
import { Refusal } from '../domain/refusal.js';
import { followLedger, type FollowedLedger } from '../follow.js';
import { NORRKOPING } from '../guideline/packs/norrkoping.js';
import { ToldClock } from '../ledger/clock.js';
import { initLedger } from '../ledger/init-ledger.js';
import { Ledger } from '../ledger/ledger.js';
import { openLedger, type OpenedLedger } from '../open-ledger.js';
import { shownAddress } from '../open-store.js';
import { registerAs } from '../people/register-person.js';
import { judgedHistory } from '../read-models/judged-history.js';
import { FORMATS, writeYearlyReport } from '../reports/write-report.js';
import { writeLaterVersion } from './demo-guideline.js';
import { problemAsText } from './import/command.js';
import { runImport } from './import/run-import.js';
import type { Options } from './options.js';
import { lastPosition, namesOf } from './opened.js';
import { historyAsText } from './show-history.js';
import { note, print } from './terminal.js';

export type DemoOptions = Readonly<{
  /** Where names, read models and (without a cluster) the ledger lie; a new temporary folder when not given. */
  folder?: string;
  /** Serve REST afterwards, until stopped. */
  serve: boolean;
  port?: number;
  /** What the demo has to show, for people. */
  out: (text: string) => void;
  env?: Readonly<Record<string, string | undefined>>;
}>;

export type Demo = Readonly<{
  folder: string;
  /** The number of the initiative whose history was shown. */
  shown: string;
  reports: readonly string[];
  token: string;
}>;

const MUNICIPALITY = 'Norrvikens kommun';
const TIME_ZONE = 'Europe/Stockholm';
const IN_FORCE_FROM = '2012-01-01';
/** The first morning of the example: nobody has recorded anything before. */
const OPENED_AT = new Date('2024-01-02T07:30:00.000Z');
const REGISTRAR = 'Signe Exempelman';
const EXAMPLE_FILES = [
  'exempelkommun-befattningar.csv',
  'exempelkommun-riktlinje.csv',
  'exempelkommun-enheter.csv',
  'exempelkommun-bolag.csv',
  'exempelkommun-grupper.csv',
  'exempelkommun-system.csv',
  'exempelkommun-ekonomi.csv',
  'exempelkommun-fragor.json',
  'exempelkommun-fragor-2.json',
  'exempelkommun-uppfoljning.csv',
  'exempelkommun-2024-2025.csv',
] as const;
/** What the guideline's second version says anew. */
const SECOND_VERSION = 'exempelkommun-riktlinje-2.json';
/** Decided by the chief executive, recorded late, consulted on afterwards, and corrected: both clocks have something to show. */
const SHOWN = 'Beredskapssystem för krisledning';
const YEAR = '2025';
const PATIENCE_MS = 600_000;
const DAYS = 30;

/** `liggare demo`. */
export async function demo(options: Options): Promise<void> {
  const folder = options['folder'] as string | undefined;
  const port = options['port'] as string | undefined;
  await runDemo({
    serve: options['serve'] !== false,
    out: print,
    ...(folder === undefined ? {} : { folder }),
    ...(port === undefined ? {} : { port: Number(port) }),
  });
}

/**
 * Opens an example ledger, brings in the example municipality's two years through the ordinary import under a told clock,
 * writes the yearly report beside it, shows one history, and serves. Run again on the same folder it adds nothing but a
 * token.
 * @throws Refusal already-exists when there is a real ledger, or the example's without its names
 */
export async function runDemo(options: DemoOptions): Promise<Demo> {
  const { out } = options;
  const config = configOf(options);
  note(
    `Exemplet läggs i ${config.data}${config.store.kind === 'eventstoredb' ? ` och i klustret, liggare ${config.ledger}` : ''}.`,
  );
  const opened = await openLedger(config);
  try {
    const actor = await openExample(opened);
    await importExample(opened, { actor, data: config.data }, out);
  } finally {
    await opened.close();
  }
  const result = await show(config, out);
  if (!options.serve) return result;
  const { serve } = await import('../main.js');
  const running = await serve({ ...config, ...(options.port === undefined ? {} : { port: options.port }) });
  out(`Liggare svarar på ${running.url}; dokumentationen finns på ${running.url}/api/docs.`);
  out(`  curl -H "Authorization: Bearer ${result.token}" ${running.url}/api/initiatives/${result.shown}`);
  note('Avsluta med Ctrl-C.');
  await running.stopped;
  return result;
}

/**
 * The environment's cluster is used, in a ledger of its own unless one is named; its SQLite file never is, since it may
 * be somebody's real ledger.
 */
function configOf({ folder, env = process.env }: DemoOptions): Config {
  const config = readConfig(env);
  const data = folder === undefined ? mkdtempSync(join(tmpdir(), 'liggare-demo-')) : resolve(folder);
  makeFolder(data, 0o700);
  if (config.store.kind === 'sqlite')
    return { ...config, data, store: { kind: 'sqlite', file: join(data, 'ledger.db') } };
  const fresh = `demo-${new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)}`;
  return { ...config, data, ledger: env['LIGGARE_LEDGER'] ? config.ledger : fresh };
}

/** Opens the ledger as an example on its first morning, or finds it opened. Returns who registers. */
async function openExample({ store, people, config }: OpenedLedger): Promise<string> {
  const ledger = new Ledger(store, new ToldClock(OPENED_AT));
  const { state, history } = await ledger.streams.refresh('ledger', () => ledgerStream);
  if (state.name !== 'unopened') {
    const [first] = history;
    const isExample = state.genesis.kind === 'example' && state.genesis.municipality === MUNICIPALITY;
    if (!isExample)
      throw new Refusal('already-exists', { what: `En annan liggare (${state.genesis.municipality})` });
    if (first && people.named(REGISTRAR).length === 0 && (await ledger.access(true)).state.persons.size > 0)
      throw new Refusal('already-exists', { what: `Exemplet, men utan sina namn i ${peopleFile(config)},` });
  }
  const opening = {
    municipality: MUNICIPALITY,
    timeZone: TIME_ZONE,
    kind: 'example',
    inForceFrom: IN_FORCE_FROM,
    pack: NORRKOPING,
    ledgerId: randomUUID(),
  } as const;
  try {
    return await initLedger(ledger, opening, (person) =>
      registerAs(people, ledger, person, REGISTRAR, { door: 'cli' }),
    );
  } catch (error) {
    const [first] = history;
    if (!(error instanceof Refusal && error.code === 'already-exists' && first)) throw error;
    return first.metadata.actor;
  }
}

async function importExample(
  opened: OpenedLedger,
  { actor, data }: Readonly<{ actor: string; data: string }>,
  out: (text: string) => void,
): Promise<void> {
  const result = await runImport(opened, {
    files: exampleFiles(data),
    actor,
    offices: NORRKOPING.offices,
    packs: [NORRKOPING],
  });
  for (const problem of result.problems) out(problemAsText(problem));
  if (result.problems.length > 0)
    throw new Refusal('malformed-request', { reason: `exemplet: ${result.problems.length} fel` });
  const { initiatives, written, recordedBefore, newPersons } = result;
  out(
    written === 0
      ? `Exemplet fanns redan: ${recordedBefore} rader, inget nytt.`
      : `${MUNICIPALITY}: ${initiatives} initiativ i ${written} steg, och ${newPersons.length} påhittade personer, är införda.`,
  );
}

/**
 * The files of the example municipality's two years, to be brought in together. The guideline's second version is written
 * among the demo's own data first.
 */
export function exampleFiles(data: string): readonly string[] {
  const folder = examplesFolder();
  const secondVersion = writeLaterVersion(join(folder, SECOND_VERSION), NORRKOPING, data);
  return [...EXAMPLE_FILES.map((name) => join(folder, name)), secondVersion];
}

/** The example's files lie beside the sources and beside what is built from them. */
function examplesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'examples', EXAMPLE_FILES[0])) && dirname(folder) !== folder)
    folder = dirname(folder);
  return join(folder, 'examples');
}

async function show(config: Config, out: (text: string) => void): Promise<Demo> {
  const followed = await followLedger(config);
  try {
    const { readModels, ledger, access } = followed;
    if ((await readModels.waitUntil(await lastPosition(followed), PATIENCE_MS)) === 'behind')
      throw new Refusal('read-models-behind');
    const reports: string[] = [];
    for (const format of FORMATS) {
      const { report, evidence } = await writeYearlyReport(followed, { year: YEAR, format });
      for (const { name, content } of [report, evidence]) {
        writeFileSync(join(config.data, name), content);
        if (!reports.includes(join(config.data, name))) reports.push(join(config.data, name));
      }
    }
    const number = shownNumber(readModels);
    const shown = await judgedHistory(followed, number, {}, followed.clock.now());
    const telling = { names: await namesOf(followed), facts: readModels.facts() };
    if (shown) out(`\n${historyAsText(number, shown, telling, { known: '', all: false })}\n`);
    out(`Årsrapporten för ${YEAR} ligger i:\n${reports.map((file) => `  ${file}`).join('\n')}`);
    // Last of all, by the real clock: from now on nobody tells this ledger the time of its past.
    const actor = (await ledger.streams.get('ledger', () => ledgerStream)).history[0]?.metadata.actor ?? '';
    const { token, until } = await access.grant(actor, 'admin', DAYS, { actor, door: 'cli' });
    out(`Nyckel för administratören ${REGISTRAR} (${actor}), gäller till ${until.slice(0, 10)}:\n  ${token}`);
    out(commandsFor(config, number));
    return { folder: config.data, shown: number, reports, token };
  } finally {
    await followed.close();
  }
}

function shownNumber(readModels: FollowedLedger['readModels']): string {
  const [found] = readModels.rows<{ number: string }>(
    'SELECT n.number FROM row_case_file c JOIN row_number_register n ON n.key = c.initiative WHERE c.title = ?',
    [SHOWN],
  );
  if (!found) throw new Refusal('unknown-initiative', { number: SHOWN });
  return found.number;
}

/** How to look further, as it can be pasted. */
function commandsFor({ data, store, ledger }: Config, number: string): string {
  const where =
    store.kind === 'sqlite'
      ? `LIGGARE_DATA=${data}`
      : `LIGGARE_DATA=${data} LIGGARE_STORE="${shownAddress(store)}" LIGGARE_LEDGER=${ledger}`;
  return [
    'Se vidare:',
    `  ${where} npx liggare history ${number} --steps`,
    `  ${where} npx liggare history ${number} --known-at 2025-05-31`,
    `  ${where} npx liggare decisions --year ${YEAR} --forum chief-executive`,
    `  ${where} npx liggare findings --year ${YEAR}`,
    `  ${where} npx liggare what-if --guideline ${NORRKOPING.guideline}@${NORRKOPING.version} --year ${YEAR}`,
  ].join('\n');
}
