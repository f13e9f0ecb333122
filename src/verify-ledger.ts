import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { shown } from '../projections/shown.js';
import { peopleFile, proofFolder, readModelsFile, type Config } from './config.js';
import type { StreamKind } from './domain/catalogue.js';
import { isTimeZone } from './domain/dates.js';
import { BEFORE_FIRST } from './domain/event.js';
import type { Evolution } from './domain/decider.js';
import type { Genesis } from './domain/ledger/ledger.decider.js';
import type { EventStore } from './event-store/event-store.js';
import { COMMANDS } from './ledger/commands.js';
import { LedgerReader, registerEvolution } from './ledger/reader.js';
import { openStore } from './open-store.js';
import { People } from './people/people-store.js';
import { HashesAhead } from './proof/hashes-ahead.js';
import type { VerifierKey } from './proof/keys.js';
import { Evidence, noteIn, type NoteFile } from './proof/verify/evidence.js';
import { Findings } from './proof/verify/findings.js';
import type { Binding } from './proof/verify/names-check.js';
import { checkReadModels } from './proof/verify/read-models-check.js';
import { verifyLog, type Looked } from './proof/verify/verify-log.js';

/** Heads that somebody kept, and keys that are known by another way than from the ledger. */
export type Trust = Readonly<{
  kept: readonly NoteFile[];
  trusted: readonly VerifierKey[];
  keepers: readonly VerifierKey[];
}>;

export type Progress = Readonly<{ at: (position: bigint, end: bigint) => void }>;

export type Verified = Looked & Readonly<{ findings: Findings }>;

/** Verifies the ledger of a configuration; opens everything only to read it. @throws what the store throws */
export async function verifyLedger(config: Config, trust: Trust, progress?: Progress): Promise<Verified> {
  const store = await openStore(config, config.store, { readOnly: true });
  try {
    return await verifyIn(store, config, trust, progress);
  } finally {
    await store.close();
  }
}

/** As `verifyLedger`, of a store that is open. */
export async function verifyIn(
  store: EventStore,
  config: Config,
  trust: Trust,
  progress?: Progress,
): Promise<Verified> {
  const findings = new Findings();
  const end = await store.end();
  const ahead = hashesAhead(config, end);
  const beside = {
    store,
    evidence: new Evidence(proofFolder(config)),
    evolutions,
    bindings: () => bindingsIn(peopleFile(config)),
    ...trust,
    ...(progress ? { at: (position: bigint) => progress.at(position, end) } : {}),
    ...(ahead ? { ahead } : {}),
  };
  const looked = await verifyLog(beside, findings).finally(() => ahead?.close());
  if (!findings.has('log-unread')) await checkShown(config, store, findings);
  return { ...looked, findings };
}

/** A log from which on another core is worth its start. */
const LARGE = 20_000n;

function hashesAhead({ store }: Config, end: bigint): HashesAhead | undefined {
  if (store.kind !== 'sqlite' || end < LARGE || availableParallelism() < 2) return undefined;
  return new HashesAhead({ file: store.file, after: BEFORE_FIRST, until: end });
}

/** Needs to know the ledger and its time zone: what its first event says is that it is none, was found already. */
async function checkShown(config: Config, store: EventStore, findings: Findings): Promise<void> {
  const genesis = await genesisOf(store);
  if (!genesis || !isTimeZone(genesis.timeZone)) return;
  const { ledger, timeZone } = genesis;
  await checkReadModels(
    store,
    { file: readModelsFile(config), ledger, projections: shown(timeZone) },
    findings,
  );
}

async function genesisOf(store: EventStore): Promise<Genesis | undefined> {
  try {
    return await new LedgerReader(store).genesis();
  } catch {
    return undefined;
  }
}

const byKind = new Map<StreamKind, () => Evolution<unknown>>([
  ...COMMANDS.map(({ kind, evolution }) => [kind, evolution] as const),
  ['register', registerEvolution as () => Evolution<unknown>],
]);

const evolutions = (kind: StreamKind): Evolution<unknown> | undefined => byKind.get(kind)?.();

/** All at once, so that the file is closed before anything is said of it. */
function bindingsIn(file: string): readonly Binding[] | undefined {
  if (!existsSync(file)) return undefined;
  const people = People.open(file, { readOnly: true });
  try {
    return [...people.bindings()];
  } finally {
    people.close();
  }
}

/** What `checkpoint keep` has made below its folder: the heads, and the keys that the keeper trusts. */
const KEPT = 'kept';
const KEYS = 'log.keys';

/** The heads of a kept file, or of every file below a folder; of a keeper's folder, those that it kept. @throws ENOENT */
export function keptIn(path: string): readonly NoteFile[] {
  if (!statSync(path).isDirectory()) return [noteIn(dirname(path), basename(path))];
  if (existsSync(join(path, KEPT))) return keptIn(join(path, KEPT));
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => noteIn(path, join(entry.parentPath, entry.name).slice(path.length + 1)))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The file with the keys that a keeper trusts, where there is one. */
export function keysFileIn(path: string): readonly string[] {
  const file = join(path, KEYS);
  return statSync(path).isDirectory() && existsSync(file) ? [file] : [];
}
