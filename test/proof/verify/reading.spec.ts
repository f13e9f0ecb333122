import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '../../../src/domain/event.js';
import {
  BrokenEvent,
  StoreRefused,
  StoreUnavailable,
  type EventStore,
} from '../../../src/event-store/event-store.js';
import { eventHash } from '../../../src/proof/canonical-event.js';
import { checkpointPath, TreeFolder } from '../../../src/proof/tree-folder.js';
import { Evidence, noteIn } from '../../../src/proof/verify/evidence.js';
import { found } from '../../../src/proof/verify/faults.js';
import { Findings } from '../../../src/proof/verify/findings.js';
import { hashed, LogUnread, readWholeLog } from '../../../src/proof/verify/log-reading.js';
import { folders } from '../logs.js';
import { LEDGER } from '../signers.js';
import { recorded } from './events.js';

afterAll(() => folders.remove());

type Item = RecordedEvent | Error;

/** A store that reads these, and stops at what is an error; which is what a broken file does. */
const storeOf = (...items: readonly Item[]): EventStore =>
  ({
    async *readAll(after: Position, until?: Position) {
      for (const item of items) {
        const { position } = item instanceof BrokenEvent ? item.place : (item as RecordedEvent);
        if (position !== undefined && position <= after) continue;
        if (item instanceof Error) throw item;
        if (until !== undefined && item.position > until) return;
        yield item;
      }
    },
  }) as unknown as EventStore;

const at = (position: bigint): RecordedEvent => recorded({ position });
const broken = (position: bigint): BrokenEvent =>
  new BrokenEvent({ position, stream: 'office-a', revision: 0n, id: 'x' }, 'foreign');
const read = async (
  store: EventStore,
  between: { from?: bigint; until?: bigint } = {},
  event: (one: RecordedEvent) => Promise<unknown> | void = () => undefined,
) => {
  const seen: string[] = [];
  const reader = {
    event: (one: RecordedEvent) => {
      seen.push(`${one.position}`);
      return event(one);
    },
    broken: ({ place }: BrokenEvent) => void seen.push(`${place.position} is broken`),
  };
  const ended = await readWholeLog(store, reader, between).then(
    () => 'whole',
    (error: unknown) => error,
  );
  return [ended, seen];
};

describe('a log that is read to be verified', () => {
  it('is read past what is broken in it, between one place and another', async () => {
    const store = storeOf(at(1n), broken(2n), broken(3n), at(4n), at(5n));
    expect(await read(store)).toEqual(['whole', ['1', '2 is broken', '3 is broken', '4', '5']]);
    expect(await read(store, { from: 2n, until: 4n })).toEqual(['whole', ['3 is broken', '4']]);
  });

  it('waits for whoever takes a while with an event', async () => {
    const order: string[] = [];
    await read(storeOf(at(1n), at(2n)), {}, async ({ position }) => {
      order.push(`begins ${position}`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`ends ${position}`);
    });
    expect(order).toEqual(['begins 1', 'ends 1', 'begins 2', 'ends 2']);
  });

  it.each([new StoreRefused('damaged-file', 'a page is gone'), new StoreUnavailable('away')])(
    'breaks off where the store can read no more: %s',
    async (error) => {
      const [unread, seen] = await read(storeOf(at(1n), at(2n), error));
      expect(unread).toBeInstanceOf(LogUnread);
      expect(unread).toMatchObject({
        after: 2n,
        why: error.message,
        message: `the log cannot be read after position 2: ${error.message}`,
      });
      expect(seen).toEqual(['1', '2']);
      // Of which nothing could be read nothing is said; nor is another's mistake taken for the store's.
      expect(await read(storeOf(error))).toEqual([error, []]);
      expect(await read(storeOf(at(1n), at(2n), error), { from: 2n })).toEqual([error, []]);
    },
  );

  it('is not read for ever where the same is broken again, nor when a check fails', async () => {
    const error = broken(1n);
    const again = {
      async *readAll() {
        yield at(1n);
        throw error;
      },
    } as unknown as EventStore;
    expect(await read(again)).toEqual([expect.any(LogUnread), ['1']]);
    const mistake = new TypeError('a mistake');
    expect(await read(storeOf(at(1n), mistake))).toEqual([mistake, ['1']]);
  });

  it('has a hash of each event that can be hashed', () => {
    const event = at(1n);
    expect(hashed(event)).toEqual(eventHash(event));
    expect(
      hashed({ ...event, metadata: { ...event.metadata, salt: 7 as unknown as string } }),
    ).toBeUndefined();
  });
});

describe('what lies in a tree’s folder', () => {
  const file = (path: string, name: string, content: string | Buffer = ''): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  const own = (size: number) => checkpointPath(`${LEDGER}/1`, size);

  it('are tiles, checkpoints, and what has no name there', () => {
    const path = folders.folder();
    const empty = new Evidence(path);
    expect([empty.hasTiles, empty.hasState, empty.newest(), empty.state()]).toEqual([
      false,
      false,
      undefined,
      undefined,
    ]);
    expect([empty.tileFiles(), empty.checkpoints(), empty.besideCheckpoints()]).toEqual([[], [], []]);
    for (const name of ['tile/0/001', 'tile/0/000', 'tile/entries/000.p/3', own(300), `${own(12)}.cosigned`])
      file(path, name, name);
    const stray = `${own(12)}.half`;
    file(path, stray);
    file(path, 'checkpoints/readme');
    file(path, 'checkpoint', 'the newest');
    const evidence = new Evidence(path);
    expect(evidence.tileFiles()).toEqual(['tile/0/000', 'tile/0/001', 'tile/entries/000.p/3']);
    expect(evidence.checkpoints()).toEqual([
      { file: `${own(12)}.cosigned`, source: `${own(12)}.cosigned` },
      { file: own(300), source: own(300) },
    ]);
    expect(evidence.besideCheckpoints()).toEqual([stray, 'checkpoints/readme']);
    expect(evidence.newest()).toEqual({ file: 'checkpoint', source: 'the newest' });
    expect([evidence.hasTiles, evidence.hasState]).toEqual([true, false]);
  });

  it('are checkpoints of large logs and later epochs too', () => {
    const path = folders.folder();
    const names = [checkpointPath(`${LEDGER}/12`, 1_234_067), checkpointPath(`${LEDGER}/2`, 1)];
    for (const name of names) file(path, name);
    for (const name of [`x${own(1)}`, `${own(1)}x`, own(1).replace(LEDGER, 'ledger')])
      file(path, `checkpoints/${name}`);
    expect(new Evidence(path).checkpoints().map((one) => one.file)).toEqual(names.toSorted());
    expect(new Evidence(path).besideCheckpoints()).toHaveLength(3);
  });

  it('are partial tiles by their widths', () => {
    const path = folders.folder();
    for (const name of ['3', '255', '256', '0', '04', 'x3', '3.half']) file(path, `tile/0/001.p/${name}`);
    const evidence = new Evidence(path);
    const widths = (index: number) =>
      evidence.partialWidths({ level: 0, index, width: 9 }).toSorted((a, b) => a - b);
    expect([widths(1), widths(2)]).toEqual([[3, 255], []]);
    expect(evidence.tile({ level: 0, index: 1, width: 3 })).toEqual(Buffer.alloc(0));
    expect(evidence.tile({ level: 0, index: 2, width: 3 })).toBeUndefined();
  });

  it('is how far the tree has come, and up to where it was signed', () => {
    const path = folders.folder();
    const folder = TreeFolder.open(path, LEDGER);
    const last = { position: 17n, stream: 'office-a', revision: 3n, event: 'e1' };
    const evidence = new Evidence(path);
    expect([evidence.hasState, evidence.state()]).toEqual([true, undefined]);
    folder.saveState({ size: 300, root: Buffer.alloc(32, 9), last });
    const state = { origin: `${LEDGER}/1`, size: 300, root: Buffer.alloc(32, 9), last, signed: 0 };
    expect(evidence.state()).toEqual(state);
    folder.saveSigned(200, 11n);
    expect(evidence.state()).toEqual({ ...state, signed: 200 });
    for (const column of ['position', 'stream', 'revision', 'event']) {
      folder.saveState({ size: 300, root: Buffer.alloc(32, 9), last });
      folder.prepare(`UPDATE tree SET ${column} = NULL`).run();
      expect([column, evidence.state()?.last]).toEqual([column, undefined]);
    }
    folder.close();
  });

  it('is read as text that is UTF-8, or not at all', () => {
    const path = folders.folder();
    file(path, 'a', 'å\n');
    file(path, 'b', Buffer.from([0xe5, 0x0a]));
    expect(noteIn(path, 'a')).toEqual({ file: 'a', source: 'å\n' });
    expect(noteIn(path, 'b')).toEqual({ file: 'b', source: undefined });
    expect(noteIn(path, 'c')).toEqual({ file: 'c', source: undefined });
  });
});

describe('what was found', () => {
  const fault = (index: number) => found('id-twice', { index: String(index) });
  const many = (count: number) => Array.from({ length: count }, (_none, index) => fault(index));

  it('has faults before notes, in the order in which the first of each was found', () => {
    const findings = new Findings();
    expect([findings.isSound, findings.all]).toEqual([true, []]);
    findings.add(found('no-key'), found('id-malformed'));
    findings.add(fault(0), found('id-malformed'));
    expect(findings.all.map(({ code }) => code)).toEqual([
      'id-malformed',
      'id-malformed',
      'id-twice',
      'no-key',
    ]);
    expect([findings.isSound, findings.has('id-twice'), findings.has('log-unread')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(findings.has('log-unread', 'no-key')).toBe(true);
  });

  it('makes a ledger unsound, save for notes', () => {
    const findings = new Findings();
    findings.add(found('no-key'));
    expect(findings.isSound).toBe(true);
  });

  it('is kept up to a thousand of a kind, and counted beyond', () => {
    const findings = new Findings();
    findings.add(...many(1_000));
    expect([findings.all.length, findings.more]).toEqual([1_000, {}]);
    findings.add(fault(1_000), fault(1_001), found('no-key'));
    expect([findings.all.length, findings.more]).toEqual([1_001, { 'id-twice': 2 }]);
    expect(findings.all.at(-2)).toEqual(fault(999));
    const here = new Findings();
    here.add(fault(7));
    here.take(findings.told());
    expect([here.all[0], here.all.length, here.more]).toEqual([fault(7), 1_001, { 'id-twice': 3 }]);
  });
});
