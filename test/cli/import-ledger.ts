import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readConfig } from '../../src/config.js';
import { CorrectionRecorded } from '../../src/domain/corrections/correction.events.js';
import { DeviationRecorded } from '../../src/domain/deviations/deviation.events.js';
import type { RecordedEvent } from '../../src/domain/event.js';
import { DelegatedDecisionReported } from '../../src/domain/initiatives/decision.events.js';
import { NORRKOPING } from '../../src/guideline/packs/norrkoping.js';
import { ToldClock } from '../../src/ledger/clock.js';
import { initLedger } from '../../src/ledger/init-ledger.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { openLedger, type OpenedLedger } from '../../src/open-ledger.js';
import { registerAs } from '../../src/people/register-person.js';
import { exampleFiles } from '../../src/cli/demo.js';
import type { ImportOptions, ImportResult } from '../../src/cli/import/run-import.js';
import { runImport } from '../../src/cli/import/run-import.js';
import { allEvents } from '../ledger/opened.js';

export const EXAMPLES = join(import.meta.dirname, '../../examples');
export const OFFICES_FILE = join(EXAMPLES, 'exempelkommun-befattningar.csv');
export const UNITS_FILE = join(EXAMPLES, 'exempelkommun-enheter.csv');
export const SYSTEMS_FILE = join(EXAMPLES, 'exempelkommun-system.csv');
export const CASES_FILE = join(EXAMPLES, 'exempelkommun-2024-2025.csv');

/** The offices that the files of the example know, as the read models show them once they are established. */
export const EXAMPLE_OFFICES = [
  ...NORRKOPING.offices,
  ...(parse(readFileSync(OFFICES_FILE), { delimiter: ';', bom: true }) as string[][])
    .filter(([, step]) => step === 'Befattning')
    .map(([code = '', , , , name = '']) => ({ code, name })),
];

export type ImportLedger = OpenedLedger & Readonly<{ folder: string; actor: string; clock: ToldClock }>;

/** A ledger in a folder of its own, opened with the guideline's offices and one person. A real one stands in March 2026. */
export async function ledgerFor(kind: 'real' | 'example'): Promise<ImportLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'liggare-import-'));
  return open(folder, kind);
}

export async function open(folder: string, kind: 'real' | 'example'): Promise<ImportLedger> {
  const clock = new ToldClock(new Date('2026-03-02T09:00:00.000Z'));
  const opened = await openLedger(readConfig({ LIGGARE_DATA: folder }), clock);
  const first = new Ledger(
    opened.store,
    kind === 'real' ? clock : new ToldClock(new Date('2024-01-02T07:30:00.000Z')),
  );
  const { state } = await first.access(true);
  const [known] = state.persons.keys();
  const actor =
    known ??
    (await initLedger(
      first,
      {
        municipality: 'Norrvikens kommun',
        timeZone: 'Europe/Stockholm',
        kind,
        inForceFrom: '2012-01-01',
        pack: NORRKOPING,
        ledgerId: randomUUID(),
      },
      (person) => registerAs(opened.people, first, person, 'Signe Exempelman', { door: 'cli' }),
    ));
  return { ...opened, clock, folder, actor };
}

export async function remove({ close, folder }: ImportLedger): Promise<void> {
  await close();
  rmSync(folder, { recursive: true, force: true });
}

/** Writes a file into the ledger's folder and brings it in. */
export function bring(
  opened: ImportLedger,
  content: string | Uint8Array,
  options: Partial<ImportOptions> & { name?: string } = {},
): Promise<ImportResult> {
  const { name = 'ärenden.csv', ...rest } = options;
  const file = join(opened.folder, name);
  writeFileSync(file, content);
  return runImport(opened, { files: [file], actor: opened.actor, offices: NORRKOPING.offices, ...rest });
}

/** Brings in the files of the example together, as the demo does. */
export const bringExample = (
  opened: ImportLedger,
  options: Partial<ImportOptions> = {},
): Promise<ImportResult> =>
  runImport(opened, {
    files: exampleFiles(opened.folder),
    actor: opened.actor,
    offices: NORRKOPING.offices,
    packs: [NORRKOPING],
    ...options,
  });

/** Where each problem is and what it is called, without its sentences. */
export const told = ({ problems }: ImportResult) =>
  problems.map(({ line, column, code }) => [line, column, code] as const);

/**
 * What a log says, without what chance decides: names stand for references, and an event's place for its id. Two logs
 * with the same content were written by the same rows in the same order at the same times.
 */
export async function contentOf({ store, ledger, people }: OpenedLedger): Promise<unknown[]> {
  const events = await allEvents(store);
  const { state } = await ledger.access(true);
  const placeOf = new Map(events.map(({ id }, place) => [id, place]));
  return events.map((event) => {
    const { occurredAt, recordedAt, door, actor } = event.metadata;
    const said = { type: event.type, data: dataOf(event, placeOf), occurredAt, recordedAt, door, actor };
    const stream = event.stream.startsWith('initiative-') ? event.stream : event.stream.split('-')[0];
    const named = JSON.stringify({ ...said, stream }).replaceAll(
      /p-[0-9A-Z]{8}/g,
      (person) => people.show(person, state.persons.get(person) ?? []).name,
    );
    return JSON.parse(named) as unknown;
  });
}

function dataOf({ type, data }: RecordedEvent, placeOf: ReadonlyMap<string, number>): object {
  if (type === 'PersonRegistered') return { person: data['person'] };
  if (type === 'LedgerOpened') return {};
  const place = (member: string): object =>
    data[member] === undefined ? {} : { [member]: placeOf.get(String(data[member])) };
  if (type === CorrectionRecorded.type) return { ...data, ...place('corrects') };
  if (type === DeviationRecorded.type) return { ...data, ...place('concerns') };
  if (type === DelegatedDecisionReported.type) return { ...data, ...place('decision') };
  return data;
}
