import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, readModelsFile } from '../src/config.js';
import { followLedger } from '../src/follow.js';
import { advice } from '../src/read-models/advice.js';
import { judgedHistory } from '../src/read-models/judged-history.js';
import { decisions, initiatives } from '../src/read-models/queries.js';
import { lastPosition } from '../src/cli/opened.js';

/** The nearest-rank percentile of some times, in milliseconds. */
const percentile = (times: readonly number[], rank: number): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * rank) - 1] ?? 0;

async function timed(count: number, run: (place: number) => unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (let place = 0; place < count; place += 1) {
    const start = performance.now();
    await run(place);
    times.push(performance.now() - start);
  }
  return times;
}

/** What `large-task.ts` knows. */
export type Task =
  'rebuild' | 'start' | 'ask' | 'ten-years' | 'hashing' | 'two-cores' | 'sealing' | 'proving' | 'verifying';

/** What a process of its own says about the large ledger, as one line of JSON. */
export function inProcess<T>(task: Task, folder: string, flags: readonly string[] = []): T {
  const root = new URL('..', import.meta.url).pathname;
  const child = spawnSync(
    process.execPath,
    [...flags, '--import', join(root, 'test/run-ts.mjs'), join(root, 'bench/large-task.ts'), task],
    {
      env: { ...process.env, LIGGARE_DATA: folder },
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
    },
  );
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as T;
}

const HOUR = 3_600_000;

/** Folds everything from nothing, or starts with everything folded; then says how long it took and what memory it took. */
export async function untilCurrent(cold: boolean): Promise<{ seconds: number; megabytes: number }> {
  const config = readConfig(process.env);
  if (cold) for (const part of ['', '-wal', '-shm']) rmSync(readModelsFile(config) + part, { force: true });
  const start = performance.now();
  const followed = await followLedger(config);
  const position = await lastPosition(followed);
  await followed.readModels.waitUntil(position, HOUR);
  const seconds = (performance.now() - start) / 1_000;
  await followed.close();
  return { seconds, megabytes: process.resourceUsage().maxRSS / 1_024 };
}

/** The 99th percentile of each question, in milliseconds. */
export type Asked = Readonly<{ history: number; decisions: number; initiatives: number; advice: number }>;

/** Asks for histories, advice and pages of the registers, one after the other. */
export async function ask(): Promise<Asked> {
  const followed = await followLedger(readConfig(process.env));
  await followed.readModels.waitUntil(await lastPosition(followed), HOUR);
  const total = initiatives(followed.readModels, {}, { page: 1, size: 1 }).total;
  const pages = Math.floor(total / 50);
  const histories = await timed(1_000, (place) =>
    judgedHistory(
      followed,
      `2016-${String(1 + ((place * 7_919) % total)).padStart(4, '0')}`,
      {},
      followed.clock.now(),
    ),
  );
  const advised = await timed(1_000, (place) =>
    advice(followed, `2016-${String(1 + ((place * 6_007) % total)).padStart(4, '0')}`, followed.clock.now()),
  );
  const registers = await timed(500, (place) =>
    decisions(followed.readModels, {}, { page: 1 + ((place * 31) % pages), size: 50 }),
  );
  const lists = await timed(500, (place) =>
    initiatives(followed.readModels, {}, { page: 1 + ((place * 31) % pages), size: 50 }),
  );
  await followed.close();
  return {
    history: percentile(histories, 0.99),
    decisions: percentile(registers, 0.99),
    initiatives: percentile(lists, 0.99),
    advice: percentile(advised, 0.99),
  };
}
