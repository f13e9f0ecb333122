import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rowOf } from '../../src/ledger/commands.js';
import { readCommand } from '../../src/ledger/read-command.js';
import { EventStore, StoreUnavailable } from '../../src/event-store/event-store.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { allEvents } from '../ledger/opened.js';
import { temporaryFolder } from '../temporary-folder.js';
import {
  bring,
  bringExample,
  contentOf,
  ledgerFor,
  open,
  remove,
  told,
  type ImportLedger,
} from './import-ledger.js';

let whole: ImportLedger;
let expected: unknown[];
let rowsOfAll: number;
let opened: ImportLedger;

beforeAll(async () => {
  whole = await ledgerFor('example');
  const { written } = await bringExample(whole);
  rowsOfAll = written;
  expected = await contentOf(whole);
});
afterAll(() => remove(whole));
beforeEach(async () => {
  opened = await ledgerFor('example');
});
afterEach(() => remove(opened));

/** A store that goes away after some appends, before or after the last one is durable. */
class Failing extends EventStore {
  constructor(
    private readonly store: EventStore,
    private left: number,
    private readonly loses: 'the append' | 'the answer',
  ) {
    super();
  }

  override async append(...given: Parameters<EventStore['append']>) {
    this.left -= 1;
    if (this.left < 0) throw new StoreUnavailable('gone', 'nothing-written');
    if (this.left === 0 && this.loses === 'the append') throw new StoreUnavailable('gone', 'nothing-written');
    const appended = await this.store.append(...given);
    if (this.left === 0) throw new StoreUnavailable('gone', 'unknown');
    return appended;
  }

  override readStream: EventStore['readStream'] = (stream, from) => this.store.readStream(stream, from);
  override readAll: EventStore['readAll'] = (after, until) => this.store.readAll(after, until);
  override subscribe: EventStore['subscribe'] = (after, signal) => this.store.subscribe(after, signal);
  override end = () => this.store.end();
  override irregularities = () => this.store.irregularities();
  override ping = () => this.store.ping();
  override close = () => Promise.resolve();
}

const through = (store: EventStore): ImportLedger => ({
  ...opened,
  store,
  ledger: new Ledger(store, opened.clock),
});

describe('an import that is interrupted', () => {
  it.each([
    [1, 'the append'],
    [2, 'the answer'],
    [50, 'the append'],
    [90, 'the answer'],
    [91, 'the answer'],
    [92, 'the answer'],
    [93, 'the answer'],
    [300, 'the append'],
    [500, 'the answer'],
  ] as const)(
    'at append %d by losing %s goes on to the same ledger when it is run again',
    async (appends, loses) => {
      await expect(bringExample(through(new Failing(opened.store, appends, loses)))).rejects.toBeInstanceOf(
        StoreUnavailable,
      );
      const length = (await allEvents(opened.store)).length;
      expect(length).toBeLessThan(expected.length);
      expect((await bringExample(opened)).problems).toEqual([]);
      expect(await contentOf(opened)).toEqual(expected);
    },
  );

  it('is killed again and again at any moment, and still becomes the same ledger', async () => {
    await opened.close();
    for (const rows of [0, 3, 61, 130, 131, 260, 400]) await killAfter(opened.folder, rows);
    opened = await open(opened.folder, 'example');
    expect((await bringExample(opened)).problems).toEqual([]);
    expect(await contentOf(opened)).toEqual(expected);
  }, 120_000);
});

/** Runs the import in a process of its own, and kills it without warning when it has told of so many rows. */
function killAfter(folder: string, rows: number): Promise<void> {
  const root = join(import.meta.dirname, '../..');
  const child = spawn(process.execPath, [
    '--import',
    join(root, 'test/run-ts.mjs'),
    join(root, 'test/cli/import-process.ts'),
    folder,
  ]);
  let printed = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    if (printed.split('\n').length > rows + 1) child.kill('SIGKILL');
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) => (signal === 'SIGKILL' ? resolve() : reject(new Error(errors))));
  });
}

describe('the example under its told clock', () => {
  it('has every row recorded when its source registered it', async () => {
    const events = await allEvents(whole.store);
    const times = events.map(({ metadata }) => metadata.recordedAt);
    expect(times).toEqual(times.toSorted());
    const sourced = events.filter(({ data }) => data['source'] !== undefined);
    expect(sourced).toHaveLength(799);
    for (const { data, metadata } of sourced) {
      const { registeredOn } = data['source'] as { registeredOn: string };
      expect(metadata.recordedAt.slice(0, 10)).toBe(registeredOn);
    }
  });

  it('numbers a need in the year it was registered, also when it was reported the year before', async () => {
    const events = await allEvents(whole.store);
    const late = events.find(
      ({ data }) => data['title'] === 'Verktyg för tillgänglighetsgranskning av webbplatser',
    );
    const number = events.find(
      ({ type, data }) =>
        type === 'NumberAssigned' && late?.stream === `initiative-${String(data['initiative'])}`,
    );
    expect(late?.metadata.occurredAt).toBe('2024-12-03');
    expect(number?.data['number']).toBe('2025-0001');
  });

  it('is never told a time before the newest event: a new row of the past is refused', async () => {
    await bringExample(opened);
    const later = new Ledger(opened.store, opened.clock);
    const need = { title: 'Nu', category: 'shared', kind: 'rules', administration: 'Tekniska kontoret' };
    const row = rowOf('initiative', 'report-need');
    const commandId = '00000000-0000-4000-8000-000000000001';
    await later.execute(row, readCommand(row, need), { commandId, actor: opened.actor, door: 'rest' });
    const length = (await allEvents(opened.store)).length;
    expect(told(await bringExample(opened))).toEqual([]);
    const result = await bringExample(opened, { source: 'en annan källa' });
    expect(new Set(told(result).map(([, , code]) => code))).toContain('told-time-goes-back');
    expect((await allEvents(opened.store)).length).toBe(length);
  });

  it('adds nothing in a second run', async () => {
    const newest = (await allEvents(whole.store)).at(-1)?.position;
    expect(await bringExample(whole)).toMatchObject({
      written: 0,
      recordedBefore: rowsOfAll,
      newPersons: [],
      problems: [],
    });
    expect((await allEvents(whole.store)).at(-1)?.position).toBe(newest);
  });

  it('refuses a step that was registered before its case', async () => {
    const folder = temporaryFolder('early');
    const early = await open(folder, 'example');
    const content =
      'Ärende;Steg;Datum;Registrerad;Rubrik;Systemkategori;Slag;Förvaltning;Kontaktad part\n1;Behov;2025-01-08;2025-01-10;Ett;shared;purchase;A;\n1;Kontakt;2025-01-02;2025-01-09;;;;;IT-enheten\n';
    expect(told(await bring(early, content))).toEqual([[3, 'Registrerad', 'registered-before-need']]);
    await remove(early);
  });
});
