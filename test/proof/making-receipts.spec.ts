import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '../../src/domain/event.js';
import { eventHash } from '../../src/proof/canonical-event.js';
import { headText, parseCheckpoint } from '../../src/proof/checkpoint.js';
import { parseProof } from '../../src/proof/inclusion-proof.js';
import { proofOf } from '../../src/proof/making-receipts.js';
import { signNote } from '../../src/proof/note.js';
import { TreeFolder } from '../../src/proof/tree-folder.js';
import { SignedLog } from './keeping/signed-log.js';
import { eventsOf, folders } from './logs.js';
import { NaiveTree } from './naive-tree.js';
import { toldOf } from './faults.js';
import { LEDGER, logSigner } from './signers.js';

afterAll(() => folders.remove());

describe('the proof of an event in a log of 600, whose heads at 512 and 600 are signed', () => {
  let [events, tree, folder]: [RecordedEvent[], NaiveTree, TreeFolder] = [] as never;
  let [at512, at600, close]: [string, string, () => Promise<void>] = [] as never;
  beforeAll(async () => {
    const log = SignedLog.open();
    const sealed: string[] = [];
    for (const grown of [512, 88]) {
      await log.grow(grown);
      const opened = TreeFolder.open(log.folder, LEDGER);
      sealed.push(opened.checkpoint() ?? '');
      opened.close();
    }
    [at512, at600] = sealed as [string, string];
    events = await eventsOf(log.log.store);
    tree = new NaiveTree(events.map(eventHash));
    folder = TreeFolder.open(log.folder, LEDGER);
    close = async () => {
      folder.close();
      await log.close();
    };
  });
  afterAll(() => close());

  const eventAt = (index: number): RecordedEvent => events[index] as RecordedEvent;

  it.each([0, 1, 255, 256, 511, 512, 598, 599])('leads from place %d to the root', (index) => {
    const { hashes, ...proof } = parseProof(proofOf(eventAt(index), folder, at600));
    expect(proof).toEqual({ index, checkpoint: parseCheckpoint(at600) });
    expect(hashes).toEqual(tree.path(index, 0, 600));
  });

  it.each([0, 256, 511])('leads from place %d to the root of an earlier head too', (index) => {
    const { hashes, ...proof } = parseProof(proofOf(eventAt(index), folder, at512));
    expect(proof).toEqual({ index, checkpoint: parseCheckpoint(at512) });
    expect(hashes).toEqual(tree.path(index, 0, 512));
  });

  it.each([512, 599])('is none for place %d in a head of 512, and says when there will be one', (index) => {
    const { stream, revision } = eventAt(index);
    expect(toldOf(() => proofOf(eventAt(index), folder, at512))).toEqual({
      code: 'not-sealed-yet',
      sv: `Händelsen (${stream}, ${revision}) finns inte bland de 512 som är undertecknade. Vänta en minut, eller kör «liggare checkpoint --now».`,
      en: `The event (${stream}, ${revision}) is not among the 512 that are signed. Wait a minute, or run "liggare checkpoint --now".`,
    });
  });

  it('is none for an event that is another than the log has, nor in a log without events', () => {
    const other = { ...eventAt(3), type: 'SomethingElse' };
    expect(toldOf(() => proofOf(other, folder, at600)).code).toBe('not-sealed-yet');
    const { key, sign } = logSigner(`${LEDGER}/1`);
    const empty = signNote(headText({ origin: key.name, size: 0, root: tree.root(0, 0) }), key, sign);
    expect(toldOf(() => proofOf(eventAt(0), folder, empty)).code).toBe('not-sealed-yet');
  });
});
