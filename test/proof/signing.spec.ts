import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { BEFORE_FIRST, type NewEvent, type Position, type RecordedEvent } from '../../src/domain/event.js';
import { headText, parseCheckpoint } from '../../src/proof/checkpoint.js';
import type { ProofFault } from '../../src/proof/fault.js';
import { keyText } from '../../src/proof/keys.js';
import { signNote } from '../../src/proof/note.js';
import { CheckpointSigner } from '../../src/proof/signing.js';
import { TreeBuilder } from '../../src/proof/tree-builder.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import { makeEvent } from '../event-store/make-event.js';
import { folders, openLog, record, rootOfLog, tamper } from './logs.js';
import { LEDGER, logSigner, type Signer } from './signers.js';
import { faultOf, sealed, signerOf, through, treeOf } from './trees.js';

afterAll(() => folders.remove());

const otherSigner = (ledger: string) => {
  const other = logSigner(`${ledger}/1`, 3);
  return [other.key, other.sign] as const;
};
const announcing = ({ key: announced }: Signer): NewEvent => ({
  ...makeEvent({ key: keyText(announced), algorithm: 'ed25519', reason: 'first' }),
  type: 'SigningKeyAnnounced',
});
/** A log of 300 events with its tree, and what a store would show of it that has gone wrong. */
async function sealedLog() {
  const log = openLog();
  await record(log.store, 300);
  await sealed(log);
  const folder = treeOf(log);
  const close = async () => {
    folder.close();
    await log.store.close();
  };
  const read: Position[] = [];
  /** The same log, whose events are read by this. */
  const reading = (change: (events: AsyncIterable<RecordedEvent>) => AsyncIterable<RecordedEvent>) => ({
    store: through(log.store, (events, after) => {
      read.push(after);
      return change(events);
    }),
  });
  return { log, folder, read, reading, close };
}
const detailsOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'none',
    ({ code, details }: ProofFault) => ({ code, details }),
  );

describe('a checkpoint of the log', () => {
  it('is signed by the key that its own events introduce last, and by no other', async () => {
    const log = openLog();
    const [earlier, current] = [1, 2].map((byte) => logSigner(`${LEDGER}/1`, byte)) as [Signer, Signer];
    const folder = treeOf(log);
    const headBy = ({ key, sign }: Signer) => new CheckpointSigner(log.store, folder, key, sign).signHead();
    await log.store.append('ledger', 'no-stream', [announcing(earlier)]);
    await sealed(log);
    // It was introduced, but the tree has not come to that yet.
    await log.store.append('ledger', 0n, [announcing(current)]);
    expect(await headBy(current)).toBeUndefined();
    const first = await headBy(earlier);
    expect(first).toBeDefined();
    await sealed(log);
    expect(await headBy(earlier)).toBe(first);
    expect(parseCheckpoint((await headBy(current)) as string).size).toBe(2);
    folder.close();
    await log.store.close();
  });

  it('is signed for the tree as it is, and not again before something was added', async () => {
    const log = openLog();
    await record(log.store, 300);
    await sealed(log);
    const folder = treeOf(log);
    const signer = signerOf(log, folder);
    const first = (await signer.signHead()) as string;
    expect(parseCheckpoint(first)).toMatchObject({ origin: `${LEDGER}/1`, size: 300 });
    expect(await signer.signHead()).toBe(first);
    await record(log.store, 300, 'b');
    expect(await signer.signHead()).toBe(first);
    await new TreeBuilder(log.store, folder).catchUp();
    const second = parseCheckpoint((await signer.signHead()) as string);
    expect(second).toMatchObject({ size: 600, root: await rootOfLog(log.store) });
    expect(folder.checkpoint()).toBe(second.source);
    folder.close();
    await log.store.close();
  });

  it('is signed beside one of another ledger that lay in the folder before, which says nothing of this log', async () => {
    const log = openLog();
    await record(log.store, 20);
    await sealed(log);
    const other = '0190a5b0-0000-7000-8000-000000000002';
    const foreign = signNote(
      headText({ origin: `${other}/1`, size: 20, root: Buffer.alloc(32, 7) }),
      ...otherSigner(other),
    );
    mkdirSync(join(log.folder, 'proof'), { recursive: true });
    writeFileSync(join(log.folder, 'proof', 'checkpoint'), foreign);
    const folder = treeOf(log);
    expect(folder.checkpoint()).toBeUndefined();
    const signed = parseCheckpoint((await signerOf(log, folder).signHead()) as string);
    expect(signed).toMatchObject({ origin: `${LEDGER}/1`, size: 20, root: await rootOfLog(log.store) });
    expect(folder.checkpoint()).toBe(signed.source);
    folder.close();
    await log.store.close();
  });

  it('is of no tree without events', async () => {
    const log = openLog();
    const folder = treeOf(log);
    expect(await signerOf(log, folder).signHead()).toBeUndefined();
    folder.close();
    await log.store.close();
  });

  it('is not signed when an event was changed between its hashing and the signing', async () => {
    const log = openLog();
    await record(log.store, 300);
    await sealed(log);
    await log.store.close();
    tamper(
      log.file,
      'UPDATE event SET data = \'{"title":"x"}\' WHERE stream = \'office-a7\' AND revision = 3',
    );
    const changed = openLog(log.folder);
    const folder = treeOf(changed);
    await expect(signerOf(changed, folder).signHead()).rejects.toMatchObject({
      code: 'history-changed',
      details: { index: '73', stream: 'office-a7', revision: '3' },
    });
    expect(folder.checkpoint()).toBeUndefined();
    folder.close();
    await changed.store.close();
  });

  it('is not signed for a tree made again from a history that is another than what was signed', async () => {
    const log = openLog();
    await record(log.store, 300);
    await sealed(log);
    const folder = treeOf(log);
    await signerOf(log, folder).signHead();
    folder.close();
    await log.store.close();
    tamper(
      log.file,
      'UPDATE event SET data = \'{"title":"x"}\' WHERE stream = \'office-a7\' AND revision = 3',
    );
    const changed = openLog(log.folder);
    rmSync(join(log.folder, 'proof', 'tile'), { recursive: true });
    await record(changed.store, 1, 'b');
    await sealed(changed);
    const again = treeOf(changed);
    expect(await faultOf(signerOf(changed, again).signHead())).toBe('not-consistent');
    again.close();
    await changed.store.close();
  });
});

describe('what is signed', () => {
  it('is read from the store once more, only what was added since, and not at all when there is no news', async () => {
    const { log, folder, read, reading, close } = await sealedLog();
    const signer = signerOf(
      reading((events) => events),
      folder,
    );
    await signer.signHead();
    expect([read, folder.signed()]).toEqual([[BEFORE_FIRST], { size: 300, position: 300n }]);
    await signer.signHead();
    expect(read).toEqual([BEFORE_FIRST]);
    await record(log.store, 10, 'b');
    await sealed(log);
    await signer.signHead();
    expect([read, folder.signed()]).toEqual([[BEFORE_FIRST, 300n], { size: 310, position: 310n }]);
    await close();
  });

  it('has no event more than the tree, and none less', async () => {
    const { folder, reading, close } = await sealedLog();
    const more = reading(async function* (events) {
      let last: RecordedEvent | undefined;
      for await (const event of events) yield (last = event);
      if (last) yield { ...last, revision: last.revision + 1n };
    });
    expect(await detailsOf(signerOf(more, folder).signHead())).toEqual({
      code: 'history-changed',
      details: { index: '300', stream: 'office-a29', revision: '10' },
    });
    const less = reading(async function* (events) {
      for await (const event of events) if (event.position < 300n) yield event;
    });
    expect(await detailsOf(signerOf(less, folder).signHead())).toEqual({
      code: 'not-consistent',
      details: { earlier: '300', later: '299' },
    });
    expect(folder.checkpoint()).toBeUndefined();
    await close();
  });

  it('is never smaller than what was signed before', async () => {
    const { log, folder, close } = await sealedLog();
    await signerOf(log, folder).signHead();
    await close();
    tamper(log.file, 'DELETE FROM event WHERE position > 200');
    rmSync(join(log.folder, 'proof', 'state.db'));
    const shorter = openLog(log.folder);
    await sealed(shorter);
    const again = treeOf(shorter);
    expect(await detailsOf(signerOf(shorter, again).signHead())).toEqual({
      code: 'not-consistent',
      details: { earlier: '300', later: '200' },
    });
    again.close();
    await shorter.store.close();
  });

  it('goes under the name of the log whose tree it is', async () => {
    const { log, close } = await sealedLog();
    const later = TreeFolder.open(join(log.folder, 'proof'), LEDGER, 2);
    expect(await detailsOf(signerOf(log, later).signHead())).toEqual({
      code: 'epoch-ended',
      details: { origin: `${LEDGER}/2` },
    });
    later.close();
    await close();
  });

  it('waits for a tree that has come to the key, and minds nothing else that the ledger says of itself', async () => {
    const log = openLog();
    await record(log.store, 10);
    await sealed(log);
    const own = logSigner(`${LEDGER}/1`);
    await log.store.append('ledger', 'no-stream', [announcing(own)]);
    const folder = treeOf(log);
    expect(await signerOf(log, folder).signHead()).toBeUndefined();
    await log.store.append('ledger', 0n, [{ ...makeEvent({ to: 'x' }), type: 'LedgerMoved' }]);
    await sealed(log);
    expect(parseCheckpoint((await signerOf(log, folder).signHead()) as string).size).toBe(12);
    folder.close();
    await log.store.close();
  });
});
