import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runDemo, type Demo } from '../../src/cli/demo.js';
import { readConfig } from '../../src/config.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { openLedger } from '../../src/open-ledger.js';
import { StreamsDouble } from '../event-store/streams-double.js';
import { allEvents } from '../ledger/opened.js';
import { liggare, openedFolder } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'liggare-demo-'));
const env = { LIGGARE_DATA: folder };
const said: string[] = [];
let demo: Demo;

const run = () => runDemo({ folder, serve: false, out: (text) => said.push(text), env });

/** Something asked of the demo's ledger, opened for it. */
async function asked<T>(
  question: (opened: Awaited<ReturnType<typeof openLedger>>) => Promise<T>,
): Promise<T> {
  const opened = await openLedger(readConfig(env));
  try {
    return await question(opened);
  } finally {
    await opened.close();
  }
}

beforeAll(async () => {
  demo = await run();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the demo', () => {
  it('opens an example ledger of the invented municipality, recorded from the first working day of 2024', async () => {
    const [genesis] = await asked(({ store }) => allEvents(store));
    expect(genesis?.data).toMatchObject({ municipality: 'Norrvikens kommun', kind: 'example' });
    expect(genesis?.metadata.recordedAt).toBe('2024-01-02T07:30:00.000Z');
  });

  it('has 86 initiatives of which some were late, corrected, withdrawn, cancelled, referred back, or decided by one person', async () => {
    const events = await asked(({ store }) => allEvents(store));
    const count = (type: string): number => events.filter((event) => event.type === type).length;
    expect(
      Object.fromEntries(
        [
          'NeedReported',
          'CorrectionRecorded',
          'NeedWithdrawn',
          'InitiativeCancelled',
          'InitiativeReferredBack',
          'DecisionPostponed',
          'DecisionEscalated',
          'RecusalDeclared',
          'DissentRecorded',
          'CentralFundsGranted',
          'DelegatedDecisionReported',
          'DeviationRecorded',
          'MeetingHeld',
          'SystemRegistered',
          'SubstituteAppointed',
          'DelegationGranted',
          'DelegationPassedOn',
          'DelegationRevoked',
          'ParameterSet',
          'GuidelineAdopted',
          'GuidelinePublished',
          'SteeringDocumentAdopted',
        ].map((type) => [type, count(type)]),
      ),
    ).toEqual({
      NeedReported: 86,
      CorrectionRecorded: 8,
      NeedWithdrawn: 6,
      InitiativeCancelled: 1,
      InitiativeReferredBack: 6,
      DecisionPostponed: 6,
      DecisionEscalated: 2,
      RecusalDeclared: 2,
      DissentRecorded: 1,
      CentralFundsGranted: 4,
      DelegatedDecisionReported: 6,
      DeviationRecorded: 20,
      MeetingHeld: 66,
      SystemRegistered: 20,
      SubstituteAppointed: 8,
      DelegationGranted: 6,
      DelegationPassedOn: 3,
      DelegationRevoked: 2,
      ParameterSet: 13,
      GuidelineAdopted: 2,
      GuidelinePublished: 4,
      SteeringDocumentAdopted: 1,
    });
    const byOne = events.filter(
      ({ type, data }) => type === 'DecisionMade' && data['forum'] === 'chief-executive',
    );
    expect(byOne).toHaveLength(7);
    const monthLate = events.filter(
      ({ type, metadata }) =>
        type === 'DecisionMade' &&
        Date.parse(metadata.recordedAt) - Date.parse(metadata.occurredAt) > 30 * 86_400_000,
    );
    expect(monthLate.length).toBe(7);
  });

  it('grants its token last of all, by the real clock', async () => {
    const events = await asked(({ store }) => allEvents(store));
    const last = events.at(-1);
    expect(last?.type).toBe('AccessGranted');
    expect(events.filter(({ type }) => type === 'AccessGranted')).toHaveLength(1);
    expect((last?.metadata.recordedAt ?? '') > '2026-02-01').toBe(true);
    expect(await asked(({ access }) => access.authenticate(demo.token))).toMatchObject({ role: 'admin' });
  });

  it('shows one history that was recorded late and corrected, and says where the report lies', () => {
    const shown = said.join('\n');
    expect(shown).toContain(`${demo.shown}  Beredskapssystem för krisledning`);
    expect(shown).toContain('infört 2025-06-03, 48 dagar efter');
    expect(shown).toContain('rättat 2025-09-02: dagen var «2025-04-17», är «2025-04-16».');
    for (const file of demo.reports) expect(shown).toContain(file);
  });

  it('writes the yearly report in three forms with its evidence beside it', () => {
    expect(demo.reports.map((file) => file.slice(folder.length + 1)).sort()).toEqual([
      'arsrapport-2025.belagg.json',
      'arsrapport-2025.csv',
      'arsrapport-2025.html',
      'arsrapport-2025.json',
    ]);
    for (const file of demo.reports) expect(existsSync(file)).toBe(true);
    expect(readFileSync(join(folder, 'arsrapport-2025.html'), 'utf8')).toContain('Norrvikens kommun');
  });

  it('run again on the same folder adds nothing but a token', async () => {
    const before = await asked(({ store }) => allEvents(store));
    const again = await run();
    const after = await asked(({ store }) => allEvents(store));
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length).map(({ type }) => type)).toEqual(['AccessGranted']);
    expect(again.shown).toBe(demo.shown);
  });
});

describe('the demo on EventStoreDB', () => {
  it('has a ledger of its own there with the same events, and refuses to go on without its names', async () => {
    const node = await StreamsDouble.start();
    const own = mkdtempSync(join(tmpdir(), 'liggare-demo-'));
    const there = { LIGGARE_STORE: `esdb://127.0.0.1:${node.port}?tls=false`, LIGGARE_LEDGER: 'demo-test' };
    const options = { serve: false, out: () => undefined, env: there } as const;
    try {
      const shown = await runDemo({ ...options, folder: own });
      expect(shown.shown).toBe(demo.shown);
      const opened = await openLedger(readConfig({ ...there, LIGGARE_DATA: own }));
      const [theirs, ours] = [await typesIn(opened.store), await asked(({ store }) => typesIn(store))];
      await opened.close();
      expect(theirs).toEqual(ours.slice(0, theirs.length));
      const elsewhere = mkdtempSync(join(tmpdir(), 'liggare-demo-'));
      await expect(runDemo({ ...options, folder: elsewhere })).rejects.toMatchObject({
        code: 'already-exists',
      });
    } finally {
      await node.stop();
      rmSync(own, { recursive: true, force: true });
    }
  });
});

const typesIn = async (store: EventStore): Promise<string[]> =>
  (await allEvents(store)).map(({ type }) => type);

describe('a folder with a real ledger', () => {
  it('is refused by the demo and left as it was', async () => {
    const real = await openedFolder();
    const { code, err } = await liggare(real.folder, ['demo', '--no-serve', '--folder', real.folder]);
    expect([code, err]).toEqual([1, expect.stringContaining('[already-exists]')]);
    const opened = await openLedger(readConfig({ LIGGARE_DATA: real.folder }));
    const events = await allEvents(opened.store);
    await opened.close();
    expect(events.filter(({ type }) => type === 'ImportStarted')).toEqual([]);
    rmSync(real.folder, { recursive: true, force: true });
  });
});

describe('the import at the command line', () => {
  it('tells bad rows on stderr with line and code, ends with 1, and writes nothing', async () => {
    const { folder: own, person } = await openedFolder();
    const file = join(import.meta.dirname, '../../examples/exempelkommun-2024-2025.csv');
    const { code, out, err } = await liggare(own, ['import', file, '--as', person]);
    expect([code, out]).toEqual([1, expect.stringContaining('Ingenting nytt har förts in.')]);
    expect(err).toContain('exempelkommun-2024-2025.csv, rad 2, kolumn Anmälande befattning: ');
    expect(err).toContain('[unknown-office]');
    rmSync(own, { recursive: true, force: true });
  });

  it('tries and then writes a file, as a person would', async () => {
    const { folder: own, person } = await openedFolder();
    const offices = join(import.meta.dirname, '../../examples/exempelkommun-befattningar.csv');
    const cases = join(import.meta.dirname, '../../examples/exempelkommun-2024-2025.csv');
    const systems = join(import.meta.dirname, '../../examples/exempelkommun-system.csv');
    expect((await liggare(own, ['import', offices, '--as', person])).code).toBe(0);
    const units = join(import.meta.dirname, '../../examples/exempelkommun-enheter.csv');
    expect((await liggare(own, ['import', units, '--as', person])).code).toBe(0);
    expect((await liggare(own, ['import', systems, '--as', person])).code).toBe(0);
    const tried = await liggare(own, ['import', cases, '--as', person, '--dry-run', '--format', 'json']);
    expect([tried.code, JSON.parse(tried.out)]).toEqual([
      0,
      expect.objectContaining({ dryRun: true, initiatives: 86, written: 801, problems: [] }),
    ]);
    const done = await liggare(own, ['import', cases, '--as', person]);
    expect([done.code, done.out]).toEqual([
      0,
      expect.stringMatching(/^801 rader, varav 86 nya initiativ, har förts in\./),
    ]);
    const again = await liggare(own, ['import', cases, '--as', person]);
    expect([again.code, again.out]).toEqual([
      0,
      'Ingenting nytt har förts in.\n801 rader fanns redan i liggaren.\n',
    ]);
    rmSync(own, { recursive: true, force: true });
  });

  it('shows what no rule judges, as a table for a spreadsheet', async () => {
    const { code, out } = await liggare(folder, ['analyse', 'relations', '--format', 'csv']);
    expect(code).toBe(0);
    expect(out).toContain('2025-0035;Felanmälan i idrottsanläggningar;Dubblett;2024-0018;');
    expect(await liggare(folder, ['analyse', 'costs'])).toMatchObject({ code: 1, out: '' });
  });

  it('prints every column of every step', async () => {
    const { code, out } = await liggare(folder, ['import', '--columns']);
    expect(code).toBe(0);
    for (const word of [
      'Behov: kolumn',
      'Rubrik *',
      'Fördelning *',
      'Enhet=kronor | Enhet=kronor',
      'Rättelse: kolumn',
      'Nytt värde',
    ])
      expect(out).toContain(word);
  });
});
