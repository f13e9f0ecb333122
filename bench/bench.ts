import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '../src/event-store/sqlite/sqlite-event-store.js';
import type { EventStore } from '../src/event-store/event-store.js';
import { clients, prepareLedger, rawLoop } from './appends.js';
import { builtCli, processTime } from './cold-start.js';
import { lastPosition } from '../src/cli/opened.js';
import { findingAYear, guarded, opened } from './judging.js';
import { inProcess, type Asked } from './large.js';
import { benchEvent, populate } from './population.js';
import { fillTenYears, type TenYears } from './ten-years.js';
import { rawScan, readLog } from './reading.js';

const SECONDS = 3;
const INITIATIVES = 20_000;
const EVENTS_EACH = 50;

const say = (row: string, ratio: number, goal: string, raw: string): void =>
  console.log(`${row.padEnd(62)} ${ratio.toFixed(2).padStart(7)}  ${goal.padEnd(10)} ${raw}`);
const rounded = (value: number): string => Math.round(value).toLocaleString('en').replaceAll(',', ' ');

async function appends(folder: string): Promise<void> {
  // Alternately, so that what else the machine does falls on both alike.
  const store = SqliteEventStore.open(join(folder, 'appends', 'ledger.db'));
  const { ledger, numbers } = await prepareLedger(store, 64);
  const rounds = { raw: 0, one: 0, many: 0 };
  for (let round = 0; round < 3; round += 1) {
    const own = join(folder, `raw-${round}`);
    mkdirSync(own);
    rounds.raw += (await rawLoop(own, SECONDS)).perSecond / 3;
    rounds.one += (await clients(ledger, numbers, 1, SECONDS)).perSecond / 3;
    rounds.many += (await clients(ledger, numbers, 64, SECONDS)).perSecond / 3;
  }
  await store.close();
  say(
    '(a) one client through Ledger.execute / raw loop',
    rounds.one / rounds.raw,
    '≥ 0.5',
    `${rounded(rounds.one)} / ${rounded(rounds.raw)} a second`,
  );
  say(
    '(b) 64 clients through Ledger.execute / raw loop',
    rounds.many / rounds.raw,
    '≥ 3',
    `${rounded(rounds.many)} / ${rounded(rounds.raw)} a second`,
  );
}

async function large(folder: string): Promise<void> {
  const file = join(folder, 'ledger.db');
  const store = SqliteEventStore.open(file);
  await prepareLedger(store, 0);
  await populate(store, INITIATIVES, EVENTS_EACH, () => undefined);
  const raw = rawScan(file);
  const log = await readLog(store);
  await store.close();
  say(
    '(c) readAll / SELECT with JSON.parse',
    log.perSecond / raw.perSecond,
    '≥ 0.6',
    `${rounded(log.perSecond)} / ${rounded(raw.perSecond)} events a second`,
  );
  const rebuilt = inProcess<{ seconds: number; megabytes: number }>('rebuild', folder);
  const folded = log.count / rebuilt.seconds;
  say(
    '(d) rebuild of all projections / readAll',
    folded / log.perSecond,
    '≥ 0.25',
    `${rounded(folded)} events a second, ${rounded(rebuilt.megabytes)} MB at most (≤ 512)`,
  );
  const asked = inProcess<Asked>('ask', folder);
  const worst = Math.max(asked.history, asked.decisions, asked.initiatives);
  say(
    '(e) history, page of decisions, page of initiatives, p99',
    worst,
    '< 10 ms',
    `${asked.history.toFixed(1)}, ${asked.decisions.toFixed(1)}, ${asked.initiatives.toFixed(1)} ms`,
  );
  say('(i) advice on one initiative, p99', asked.advice, '< 5 ms', `${asked.advice.toFixed(1)} ms`);
  const warm = inProcess<{ seconds: number }>('start', folder);
  say('(f) start with warm read models', warm.seconds, '< 3 s', `${warm.seconds.toFixed(2)} s`);
}

/** A heap that is not let grow shows how little is needed; left alone it takes what the machine has. */
const SMALL_HEAP = ['--max-old-space-size=96', '--max-semi-space-size=8'];

function proof(folder: string): void {
  const hashed = inProcess<{ own: number; bare: number; megabytes: number }>('hashing', folder, SMALL_HEAP);
  say(
    '(m) hashing of events / bare loop of the same hashes',
    hashed.own / hashed.bare,
    '≥ 0.8',
    `${rounded(hashed.own)} / ${rounded(hashed.bare)} events a second, ${rounded(hashed.megabytes)} MB`,
  );
  const cores = inProcess<{ one: number; two: number }>('two-cores', folder);
  say(
    '(m) reading and hashing on two threads / on one',
    cores.one / cores.two,
    '≥ 1.5',
    `${cores.two.toFixed(1)} / ${cores.one.toFixed(1)} s`,
  );
  const sealed = inProcess<{ hashed: number; sealed: number; megabytes: number }>(
    'sealing',
    folder,
    SMALL_HEAP,
  );
  say(
    '(n) with tree and tiles / reading and hashing',
    sealed.sealed / sealed.hashed,
    '≤ 1.25',
    `${sealed.sealed.toFixed(1)} / ${sealed.hashed.toFixed(1)} s, ${rounded(sealed.megabytes)} MB at most (≤ 256)`,
  );
  const proved = inProcess<{ p99: number; size: number }>('proving', folder);
  say('(o) inclusion proof from tiles, p99', proved.p99, '< 5 ms', `${proved.p99.toFixed(2)} ms`);
  const verified = inProcess<{ alone: number; verified: number; megabytes: number }>('verifying', folder);
  say(
    '(p) reading and hashing / verify',
    verified.alone / verified.verified,
    '≥ 0.6',
    `${verified.alone.toFixed(1)} / ${verified.verified.toFixed(1)} s, ${rounded(verified.megabytes)} MB`,
  );
}

function coldStart(folder: string): void {
  const env = { LIGGARE_DATA: folder };
  const base = processTime(['-e', '0']);
  const help = processTime([builtCli, '--help']);
  const history = processTime([builtCli, 'history', '2016-0007'], env);
  say('(g) liggare --help / node -e 0', help / base, '≤ 4', `${rounded(help)} / ${rounded(base)} ms`);
  say('(g) liggare history / node -e 0', history / base, '≤ 12', `${rounded(history)} / ${rounded(base)} ms`);
}

async function tenYears(folder: string): Promise<void> {
  const own = join(folder, 'ten-years');
  const { followed } = await opened(own, '2012-01-01');
  await fillTenYears(followed.store);
  const events = Number(await lastPosition(followed));
  await followed.readModels.waitUntil(BigInt(events), 600_000);
  await followed.close();
  const { scratch, one, duties, found, due, megabytes } = inProcess<TenYears>('ten-years', own);
  const what = `${rounded(found)} findings, ${rounded(events)} events, ${rounded(megabytes)} MB`;
  say('(l) all findings of ten years, from scratch', scratch, '< 5 s', `${scratch.toFixed(2)} s, ${what}`);
  say('(l) findings of one initiative among them, p99', one, '< 50 ms', `${one.toFixed(1)} ms`);
  say('(l) all that is due then', duties, '', `${duties.toFixed(2)} s, ${rounded(due)} duties`);
}

async function judging(folder: string): Promise<void> {
  const { scratch, again, found } = await findingAYear(folder, 5_000, EVENTS_EACH);
  const what = `${rounded(found)} findings in 5 000 initiatives`;
  say('(j) findings of a year, from scratch', scratch, '< 2 s', `${scratch.toFixed(2)} s, ${what}`);
  say('(j) findings of a year, again', again, '< 0.2 s', `${again.toFixed(2)} s`);
  const rates = await guarded(folder, SECONDS);
  say(
    '(k) execute with guards / without',
    rates.with / rates.without,
    '≥ 0.8',
    `${rounded(rates.with)} / ${rounded(rates.without)} a second`,
  );
}

async function cluster(url: string): Promise<void> {
  const { EventStoreDbEventStore } =
    await import('../src/event-store/eventstoredb/eventstoredb-event-store.js');
  const store: EventStore = await EventStoreDbEventStore.open({
    url,
    ledger: `bench-${randomUUID().slice(0, 8)}`,
  });
  const { EventStoreDBClient, jsonEvent, NO_STREAM } = await import('@eventstore/db-client');
  const bare = EventStoreDBClient.connectionString(url);
  const { ledger, numbers } = await prepareLedger(store, 1);
  const rates = { bare: 0, one: 0 };
  const stream = `bench.${randomUUID()}`;
  let revision: bigint | typeof NO_STREAM = NO_STREAM;
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now();
    let count = 0;
    for (; performance.now() - start < SECONDS * 1_000; count += 1) {
      const { id, type, data, metadata } = benchEvent(
        'ConsultationHeld',
        { consultedOffice: 'it-strategist', note: `Samråd ${count}` },
        count,
      );
      const appended: { nextExpectedRevision: bigint } = await bare.appendToStream(
        stream,
        jsonEvent({ id, type, data, metadata }),
        { expectedRevision: revision, credentials: { username: 'a', password: 'b' } },
      );
      revision = appended.nextExpectedRevision;
    }
    rates.bare += (count * 1_000) / (performance.now() - start) / 3;
    rates.one += (await clients(ledger, numbers, 1, SECONDS)).perSecond / 3;
  }
  await store.close();
  await bare.dispose();
  say(
    "(h) one client through Ledger.execute / bare client's append",
    rates.one / rates.bare,
    '≥ 0.8',
    `${rounded(rates.one)} / ${rounded(rates.bare)} a second`,
  );
}

const folder = mkdtempSync(join(process.env['LIGGARE_BENCH'] ?? tmpdir(), 'liggare-bench-'));
try {
  console.log(`${'what'.padEnd(62)} ${'ratio'.padStart(7)}  ${'goal'.padEnd(10)} measured`);
  await appends(folder);
  await large(folder);
  proof(folder);
  coldStart(folder);
  await judging(folder);
  await tenYears(folder);
  const url = process.env['EVENTSTOREDB_URL'];
  if (url === undefined) console.log('(h) was not measured: EVENTSTOREDB_URL is not set');
  else await cluster(url);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
