import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SqliteEventStore } from '../../src/event-store/sqlite/sqlite-event-store.js';
import { readConfig } from '../../src/config.js';
import { completeNumbers, followLedger } from '../../src/follow.js';
import { systemClock } from '../../src/ledger/clock.js';
import { Ledger } from '../../src/ledger/ledger.js';
import { asKnownAt } from '../../src/read-models/as-known-at.js';
import { shown } from '../../projections/shown.js';
import { allEvents, ANNA, execute } from './opened.js';

const KILLS = 20;
const root = new URL('../..', import.meta.url).pathname;

/** Runs the writer and kills it so many milliseconds after its first acknowledgement. Returns the ids it acknowledged. */
function killedAfter(folder: string, milliseconds: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['--import', join(root, 'test/run-ts.mjs'), join(root, 'test/ledger/writing-child.ts')],
    {
      env: { PATH: process.env['PATH'] ?? '', LIGGARE_DATA: folder, LIGGARE_LOG_LEVEL: 'silent' },
    },
  );
  let said = '';
  let failed = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (failed += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), milliseconds);
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(failed));
      // A line without its end may have been cut: what was not said whole was not acknowledged.
      resolve(
        said
          .split('\n')
          .slice(0, -1)
          .map((line) => line.split(' ')[0] ?? ''),
      );
    });
  });
}

describe('a process that is killed under load, again and again', () => {
  it('loses no acknowledged event, leaves whole initiatives, and read models that catch up', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'liggare-kill-'));
    const store = SqliteEventStore.open(join(folder, 'ledger.db'));
    const first = new Ledger(store, systemClock);
    await execute(first, 'ledger', 'open', {
      ledger: randomUUID(),
      municipality: 'Norrvikens kommun',
      timeZone: 'Europe/Stockholm',
      kind: 'real',
    });
    await execute(first, 'access', 'register-person', { person: ANNA, commitment: 'ab'.repeat(32) });
    await execute(first, 'office', 'establish', { code: 'it-strategist', name: 'IT-strateg' });
    await store.close();

    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1)
      acknowledged.push(...(await killedAfter(folder, 5 + kill * 9)));
    expect(acknowledged.length).toBeGreaterThan(KILLS);

    const followed = await followLedger(readConfig({ LIGGARE_DATA: folder, LIGGARE_LOG_LEVEL: 'silent' }));
    const events = await allEvents(followed.store);
    const standing = new Set(events.map(({ id }) => id));
    expect(acknowledged.filter((id) => !standing.has(id))).toEqual([]);
    expect(await followed.readModels.waitUntil(events.at(-1)?.position as bigint, 30_000)).toBe('current');

    // What a kill left without a number gets one now; then every initiative has exactly one, in an unbroken series.
    while ((await completeNumbers(followed, followed.readModels)) > 0)
      await followed.readModels.waitUntil(
        (await allEvents(followed.store)).at(-1)?.position as bigint,
        30_000,
      );
    const after = await allEvents(followed.store);
    const needs = after
      .filter(({ type }) => type === 'NeedReported')
      .map(({ stream }) => stream.slice('initiative-'.length));
    const numbered = after
      .filter(({ type }) => type === 'NumberAssigned')
      .map(({ data }) => data as { initiative: string; number: string });
    expect(numbered.map(({ initiative }) => initiative).sort()).toEqual(needs.sort());
    expect(numbered.map(({ number }) => Number(number.slice(5)))).toEqual(
      numbered.map((_, place) => place + 1),
    );

    const scratch = await asKnownAt(followed.store, shown('Europe/Stockholm'));
    const everything = 'SELECT projection, key, body FROM document ORDER BY projection, key';
    expect(followed.readModels.rows(everything)).toEqual(scratch.rows(everything));
    scratch.close();
    await followed.close();
    rmSync(folder, { recursive: true, force: true });
  }, 180_000);
});
