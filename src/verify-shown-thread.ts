import { parentPort, workerData } from 'node:worker_threads';
import { SqliteEventStore } from './event-store/sqlite/sqlite-event-store.js';
import { Findings } from './proof/verify/findings.js';
import { checkFiles } from './verify-files.js';
import { checkShown, type BesideTask } from './verify-shown.js';

/** The other thread of `CheckedBeside`. What goes wrong here is met, and told, by the thread that asked. */
const { shown, files, log } = workerData as BesideTask;
const store = SqliteEventStore.open(log, { readOnly: true });
const findings = new Findings();
checkFiles(files, findings);
await checkShown(store, shown, findings);
await store.close();
// A thread has no origin, as a window would.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(findings.told());
