import { Worker } from 'node:worker_threads';
import { shown } from '../projections/shown.js';
import { readModelsFile, type Config } from './config.js';
import { isTimeZone } from './domain/dates.js';
import type { Genesis } from './domain/ledger/ledger.decider.js';
import type { EventStore } from './event-store/event-store.js';
import { LedgerReader } from './ledger/reader.js';
import type { Findings, FindingsTold } from './proof/verify/findings.js';
import { checkReadModels } from './proof/verify/read-models-check.js';
import type { Files } from './verify-files.js';

/** Which read models are to be what the log of a ledger makes. */
export type Shown = Readonly<{ file: string; ledger: string; timeZone: string }>;

/** The same and the ledger's files, for a thread that opens them by itself. */
export type BesideTask = Readonly<{ shown: Shown; files: Files; log: string }>;

/** Needs to know the ledger and its time zone: what its first event says when it is none is found by others. */
export async function shownOf(config: Config, store: EventStore): Promise<Shown | undefined> {
  const genesis = await genesisOf(store);
  if (!genesis || !isTimeZone(genesis.timeZone)) return undefined;
  return { file: readModelsFile(config), ledger: genesis.ledger, timeZone: genesis.timeZone };
}

async function genesisOf(store: EventStore): Promise<Genesis | undefined> {
  try {
    return await new LedgerReader(store).genesis();
  } catch {
    return undefined;
  }
}

export function checkShown(
  store: EventStore,
  { file, ledger, timeZone }: Shown,
  findings: Findings,
): Promise<void> {
  return checkReadModels(store, { file, ledger, projections: shown(timeZone) }, findings);
}

/** Beside this file, built or not. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './verify-shown-thread.ts' : './verify-shown-thread.js',
  import.meta.url,
);

/** `checkFiles` and `checkShown` on another core, while this one looks at the log. */
export class CheckedBeside {
  private readonly worker: Worker;
  /** What it found; undefined when it came to no end, so that the caller has to look itself. */
  readonly found: Promise<FindingsTold | undefined>;

  constructor(task: BesideTask) {
    this.worker = new Worker(THREAD, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: 24 } });
    this.found = new Promise((resolve) => {
      this.worker.once('message', resolve);
      this.worker.once('error', () => resolve(undefined));
      this.worker.once('exit', () => resolve(undefined));
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}
