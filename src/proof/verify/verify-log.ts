import { EpochOpened } from '../../domain/ledger/ledger.events.js';
import type { EventStore, Irregularity } from '../../event-store/event-store.js';
import type { HashesAhead } from '../hashes-ahead.js';
import type { VerifierKey } from '../keys.js';
import { epochOf } from '../origin.js';
import type { Evidence, NoteFile, SavedState } from './evidence.js';
import { found, type Found } from './faults.js';
import { Findings } from './findings.js';
import type { Evolutions } from './folding-check.js';
import { readHeads, sizesOf, type Heads, type LogRoots } from './heads.js';
import { KeptHeads, type KeptResult } from './kept-heads.js';
import { LogPass } from './log-pass.js';
import { LogUnread, readWholeLog } from './log-reading.js';
import type { Binding } from './names-check.js';
import { OwnHeads } from './own-heads.js';
import { TreeCheck, type SavedTree } from './tree-check.js';
import { TreeOnDisk } from './tree-on-disk.js';

/** What a log is held against. */
export type Beside = Readonly<{
  store: EventStore;
  evidence: Evidence;
  evolutions: Evolutions;
  /** The people store's, or why they cannot be read; undefined when it is not here. */
  bindings: () => Iterable<Binding> | undefined;
  /** Heads that somebody else kept. */
  kept: readonly NoteFile[];
  /** Keys that are known by another way than from the log: the ledger's, and keepers'. */
  trusted: readonly VerifierKey[];
  keepers: readonly VerifierKey[];
  at?: (position: bigint) => void;
  /** The log's hashes, made by another thread. */
  ahead?: Pick<HashesAhead, 'of'>;
}>;

/** What was looked at. What was found stands in `Findings`. */
export type Looked = Readonly<{
  origin: string;
  events: number;
  streams: number;
  /** How many of the events are in a head that is rightly signed and of this log. */
  sealed: number;
  checkpoints: number;
  keys: number;
  kept: readonly KeptResult[];
}>;

/**
 * Looks at a whole log and everything that lies beside it, and changes nothing. In memory it holds 32 bytes for each event's
 * id, a number for each stream, and the states of some thousand streams.
 * @throws what the store throws when nothing of it can be read
 */
export async function verifyLog(beside: Beside, findings: Findings): Promise<Looked> {
  const { evidence, store, evolutions } = beside;
  const epoch = await epochIn(store);
  const saved = savedTree(evidence, epoch, findings);
  const { state } = saved;
  const own = readHeads(evidence.checkpoints(), 'checkpoint-unreadable');
  findings.add(...evidence.besideCheckpoints().map((file) => found('file-unknown', { file })));
  const newest = evidence.newest();
  const kept = readHeads(beside.kept, 'kept-unreadable');
  const sizes = [...sizesOf(own), ...sizesOf(kept), ...(state ? [state.size] : [])];
  const tree = new TreeOnDisk(saved.isStale ? undefined : evidence, state?.size ?? 0);
  const pass = new LogPass(tree, findings, { evolutions, sizes, ahead: beside.ahead });
  const isWhole = await read(beside, pass, findings);
  const check = new TreeCheck(store, evidence, saved, findings);
  pass.end(check.entries);
  await closing(beside, pass, { findings, isWhole });
  const roots: LogRoots = { events: tree.size, rootAt: (size) => pass.roots.get(size) };
  const within = (heads: Heads): Heads => (isWhole ? heads : upTo(tree.size, heads));
  const ownHeads = new OwnHeads(pass.keys, roots, beside.trusted);
  if (isWhole) ownHeads.judgeTrusted();
  ownHeads.judge(within(own));
  ownHeads.judgeNewest(newest, own);
  const keptHeads = new KeptHeads(pass.keys, roots, [...beside.trusted, ...beside.keepers]);
  keptHeads.judge(within(kept));
  findings.add(...ownHeads.finds, ...keptHeads.finds);
  const sealed = Math.max(ownHeads.upTo, keptHeads.upTo);
  if (isWhole) await check.judge(pass, tree, sealed);
  sealing({ ...saved, own, pass, isWhole, sealed: ownHeads.upTo }, findings);
  return {
    origin: pass.keys.origin,
    events: tree.size,
    streams: pass.order.revisions.size,
    sealed: ownHeads.upTo,
    checkpoints: ownHeads.matching,
    keys: pass.keys.announced.length,
    kept: keptHeads.results,
  };
}

/** Which epoch the log says that it is in, before all of it is read. What is wrong there is found when it is. */
async function epochIn(store: EventStore): Promise<number> {
  let epoch = 1;
  try {
    for await (const { type, data } of store.readStream('ledger'))
      if (type === EpochOpened.type && typeof data['epoch'] === 'number') epoch = data['epoch'];
  } catch {
    return epoch;
  }
  return epoch;
}

type Saved = SavedTree & Readonly<{ isStale: boolean }>;

function savedTree(evidence: Evidence, epoch: number, findings: Findings): Saved {
  const state = savedState(evidence, findings);
  if (!state || (epochOf(state.origin)?.epoch ?? epoch) >= epoch)
    return { state, files: evidence.tileFiles(), epoch, isStale: false };
  findings.add(found('tree-stale', { origin: state.origin }));
  return { state: undefined, files: [], epoch, isStale: true };
}

function savedState(evidence: Evidence, findings: Findings): SavedState | undefined {
  if (!evidence.hasState && !evidence.hasTiles) return undefined;
  let why = 'ENOENT';
  try {
    if (evidence.hasState) return evidence.state();
  } catch (error) {
    why = (error as { code?: string }).code ?? '–';
  }
  findings.add(found('state-unreadable', { file: 'state.db', why }));
  return undefined;
}

/** Says whether the log was read to its end. */
async function read({ store, at }: Beside, pass: LogPass, findings: Findings): Promise<boolean> {
  try {
    await readWholeLog(store, {
      event: (event) => {
        at?.(event.position);
        return pass.event(event);
      },
      broken: (broken) => pass.broken(broken),
    });
    return true;
  } catch (error) {
    if (!(error instanceof LogUnread)) throw error;
    findings.add(found('log-unread', { after: String(error.after), why: error.why }));
    return false;
  }
}

/** What can be said only when all events were seen. */
async function closing(
  { store, bindings }: Beside,
  pass: LogPass,
  { findings, isWhole }: Readonly<{ findings: Findings; isWhole: boolean }>,
): Promise<void> {
  // Of a log that breaks off, nobody knows what comes later: names, numbers and keys may be there.
  if (isWhole) {
    for await (const one of pass.folding.end(store)) findings.add(one);
    findings.add(...pass.numbers.end());
    try {
      findings.add(...pass.names.end(bindings()));
    } catch (error) {
      findings.add(found('people-unreadable', { why: (error as Error).message }));
    }
  }
  for (const one of await store.irregularities()) findings.add(irregular(one));
}

function irregular(one: Irregularity): Found {
  switch (one.kind) {
    case 'guards-missing':
      return found('guards-missing', { names: one.names.join(', ') });
    case 'foreign-triggers':
      return found('trigger-unknown', { names: one.names.join(', ') });
    case 'hidden': {
      const { position, stream, revision, id } = one.place;
      const details = { position: String(position), event: id, stream, revision: String(revision) };
      return found('event-hidden', details);
    }
    case 'truncates':
      return found('metadata-truncates', { stream: one.stream, found: one.how });
  }
}

const upTo = (size: number, { heads, finds }: Heads): Heads => ({
  heads: heads.filter(({ checkpoint }) => checkpoint.size <= size),
  finds,
});

type Sealing = Saved & Readonly<{ own: Heads; pass: LogPass; isWhole: boolean; sealed: number }>;

/** What is not protected yet, and what should be there if it was. */
function sealing({ state, isStale, own, pass, isWhole, sealed }: Sealing, findings: Findings): void {
  const ofTree = own.heads.filter(({ checkpoint }) => checkpoint.origin === state?.origin);
  const newest = ofTree.at(-1)?.checkpoint.size ?? 0;
  if (state && state.signed > newest)
    findings.add(found('checkpoint-missing', { size: String(state.signed) }));
  if (isWhole && pass.keys.announced.length === 0) findings.add(found('no-key'));
  else if (own.heads.length === 0) findings.add(found('nothing-sealed'));
  if (pass.last === undefined) findings.add(found('log-empty'));
  if (!state && !isStale) findings.add(found('no-tree'));
  const first = pass.unsealed(sealed);
  if (first) findings.add(found('not-sealed', { events: String(first.events) }, first.place));
}
