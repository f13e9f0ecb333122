import { writeFileSync } from 'node:fs';
import { DecisionMade } from '../domain/initiatives/initiative.events.js';
import { BEFORE_FIRST, type RecordedEvent } from '../domain/event.js';
import { Refusal } from '../domain/refusal.js';
import type { FollowedLedger } from '../follow.js';
import { parseCheckpoint } from '../proof/checkpoint.js';
import { ProofFault } from '../proof/fault.js';
import { proofOf } from '../proof/making-receipts.js';
import { receiptOf } from '../proof/receipt.js';
import type { TreeFolder } from '../proof/tree-folder.js';
import { eventsOf } from '../read-models/queries.js';
import { openTree, signNow } from '../seal-log.js';
import type { Options } from './options.js';
import { withReadModels } from './opened.js';
import { note, print } from './terminal.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * `liggare receipt`: of an initiative's latest decision, or of the event that is named. Where the signing key lies the log
 * is signed first, so that what has just been recorded has a receipt too.
 */
export function writeReceipt(options: Options, [target = '']: readonly string[]): Promise<void> {
  return withReadModels(async (opened) => {
    const event = UUID.test(target) ? await eventWith(target, opened) : await decisionOf(target, opened);
    const choice = {
      show: (options['show'] as string[] | undefined) ?? [],
      blank: (options['blank'] as string[] | undefined) ?? [],
    };
    const receipt = receiptOf(event, await proofFor(event, opened), choice);
    const file = options['out'] as string | undefined;
    if (file === undefined) return print(receipt.trimEnd());
    writeFileSync(file, receipt, { flag: 'wx' });
    note(`Kvittot på ${event.type} ligger i ${file}. Pröva det med «liggare verify-receipt».`);
  });
}

async function proofFor(event: RecordedEvent, opened: FollowedLedger): Promise<string> {
  const folder = await openTree(opened);
  try {
    const cosigned = folder.newestCosigned();
    const proof = cosigned === undefined ? undefined : proofIfSealed(event, folder, cosigned);
    if (proof !== undefined) return proof;
    const source = await signNow(opened, folder).catch((error: unknown) => {
      // Whoever has no key, as an auditor with a copy, has the newest checkpoint.
      if (error instanceof ProofFault && error.code === 'key-file-missing') return folder.checkpoint();
      throw error;
    });
    if (source === undefined) throw new ProofFault('no-checkpoint');
    return proofIfSealed(event, folder, source) ?? (await whyNotIn(event, source, opened));
  } finally {
    folder.close();
  }
}

/** Of an event at a place that was sealed, another is sealed: to wait for it would be in vain. */
async function whyNotIn(event: RecordedEvent, source: string, { store }: FollowedLedger): Promise<never> {
  const { size } = parseCheckpoint(source);
  let index = 0;
  for await (const { position } of store.readAll(BEFORE_FIRST, event.position))
    if (position < event.position) index += 1;
  const { stream } = event;
  const revision = String(event.revision);
  if (index < size) throw new ProofFault('history-changed', { index: String(index), stream, revision });
  throw new ProofFault('not-sealed-yet', { stream, revision, size: String(size) });
}

/** What a keeper has cosigned shows more than the newest head does: it is taken where it has the event. */
function proofIfSealed(event: RecordedEvent, folder: TreeFolder, source: string): string | undefined {
  try {
    return proofOf(event, folder, source);
  } catch (error) {
    if (error instanceof ProofFault && error.code === 'not-sealed-yet') return undefined;
    throw error;
  }
}

async function decisionOf(number: string, opened: FollowedLedger): Promise<RecordedEvent> {
  const events = await eventsOf(opened, number);
  const decision = events.findLast(({ type }) => type === DecisionMade.type);
  if (!decision) throw new Refusal('nothing-decided', { number });
  return storedAs(decision, opened);
}

/** The event as it is stored: what was upcast is not what was hashed. */
async function storedAs(
  { stream, revision }: RecordedEvent,
  { store }: FollowedLedger,
): Promise<RecordedEvent> {
  for await (const event of store.readStream(stream, revision)) return event;
  throw new Error(`${stream} has lost its event ${revision}`);
}

async function eventWith(id: string, { store }: FollowedLedger): Promise<RecordedEvent> {
  for await (const event of store.readAll(BEFORE_FIRST)) if (event.id === id) return event;
  throw new Refusal('no-such-event', { event: id });
}
