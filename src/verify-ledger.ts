import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { peopleFile, proofFolder, type Config } from './config.js';
import type { StreamKind } from './domain/catalogue.js';
import { BEFORE_FIRST } from './domain/event.js';
import type { Evolution } from './domain/decider.js';
import type { EventStore } from './event-store/event-store.js';
import { COMMANDS } from './ledger/commands.js';
import { registerEvolution } from './ledger/reader.js';
import { openStore } from './open-store.js';
import { People } from './people/people-store.js';
import { HashesAhead } from './proof/hashes-ahead.js';
import type { VerifierKey } from './proof/keys.js';
import { Evidence, noteIn, type NoteFile } from './proof/verify/evidence.js';
import { Findings } from './proof/verify/findings.js';
import type { Binding } from './proof/verify/names-check.js';
import { verifyLog, type Looked } from './proof/verify/verify-log.js';
import { checkFiles, filesOf } from './verify-files.js';
import { checkShown, CheckedBeside, shownOf } from './verify-shown.js';

/** Heads that somebody kept, and keys that are known by another way than from the ledger. */
export type Trust = Readonly<{
  kept: readonly NoteFile[];
  trusted: readonly VerifierKey[];
  keepers: readonly VerifierKey[];
}>;

export type Progress = Readonly<{ at: (position: bigint, end: bigint) => void }>;

/** A log of so many events is worth the start of other threads. */
const LARGE = 20_000n;

export type Verified = Looked & Readonly<{ findings: Findings }>;

/** Verifies the ledger of a configuration; opens everything only to read it. @throws what the store throws */
export async function verifyLedger(
  config: Config,
  trust: Trust,
  progress?: Progress,
  large = LARGE,
): Promise<Verified> {
  const store = await openStore(config, config.store, { readOnly: true });
  try {
    return await verifyIn(store, config, trust, progress, large);
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
  large = LARGE,
): Promise<Verified> {
  const findings = new Findings();
  const end = await store.end();
  const shown = await shownOf(config, store);
  const log = end >= large ? logOnOtherCores(config) : undefined;
  const ahead =
    log === undefined ? undefined : new HashesAhead({ file: log, after: BEFORE_FIRST, until: end });
  const files = filesOf(config);
  const meanwhile = shown && log !== undefined ? new CheckedBeside({ shown, files, log }) : undefined;
  const beside = {
    store,
    evidence: new Evidence(proofFolder(config)),
    evolutions,
    bindings: () => bindingsIn(peopleFile(config)),
    ...trust,
    ...(progress ? { at: (position: bigint) => progress.at(position, end) } : {}),
    ...(ahead ? { ahead } : {}),
  };
  try {
    const looked = await verifyLog(beside, findings);
    const isUnread = findings.has('log-unread');
    const told = isUnread ? undefined : await meanwhile?.found;
    if (told) findings.take(told);
    else {
      checkFiles(files, findings);
      if (shown && !isUnread) await checkShown(store, shown, findings);
    }
    return { ...looked, findings };
  } finally {
    await ahead?.close();
    await meanwhile?.close();
  }
}

/** The file that other threads can read by themselves. */
const logOnOtherCores = ({ store }: Config): string | undefined =>
  store.kind === 'sqlite' && availableParallelism() > 1 ? store.file : undefined;

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
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => noteIn(path, relative(path, join(entry.parentPath, entry.name))))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The file with the keys that a keeper trusts, where there is one. */
export function keysFileIn(path: string): readonly string[] {
  const file = join(path, KEYS);
  return statSync(path).isDirectory() && existsSync(file) && statSync(file).isFile() ? [file] : [];
}
