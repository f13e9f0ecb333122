import { readdirSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { METRICS, RULES } from '../../src/guideline/rules.js';
import { keyOf, switchOff } from './switched-off.js';
import type { Kept } from './tiny-jest.js';

/**
 * `npm run test:rules`: disables every rule and metric in turn and demands that a test of the chapters fails without it;
 * and for each row that one names, that a test which names the row does. All tests are loaded once and run in this
 * process, so that sixty runs take seconds.
 */
const chapters = new URL('./chapters/', import.meta.url);
const runner = new URL('./tiny-jest.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: runner, shortCircuit: true } : next(specifier, context),
});

async function loaded(): Promise<readonly Kept[]> {
  for (const file of readdirSync(chapters).sort())
    if (file.endsWith('.spec.ts')) await import(new URL(file, chapters).href);
  const { kept } = (await import(runner)) as { kept: readonly Kept[] };
  return kept;
}

function fails({ run }: Kept): boolean {
  try {
    run();
    return false;
  } catch {
    return true;
  }
}

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

const tests = await loaded();
const broken = tests.filter(fails);
if (broken.length > 0) {
  for (const { name } of broken) tell(`fails with every rule on: ${name}`);
  process.exit(1);
}

const survivors: string[] = [];
/** Each row with the tests that name it and fail without what implements it. */
const shown = new Map<string, Set<string>>();

for (const one of [...RULES, ...METRICS]) {
  switchOff(keyOf(one));
  const killers = tests.filter(fails).map(({ name }) => name);
  for (const row of one.rows) {
    const naming = killers.filter((name) => name.includes(row));
    shown.set(row, new Set([...(shown.get(row) ?? []), ...naming]));
  }
  const telling = killers.find((name) => one.rows.some((row) => name.includes(row))) ?? killers[0];
  const more = killers.length > 1 ? ` (and ${killers.length - 1} more)` : '';
  if (telling === undefined) survivors.push(keyOf(one));
  tell(`${keyOf(one).padEnd(42)} ${telling === undefined ? 'SURVIVES' : `${telling}${more}`}`);
}
switchOff(undefined);

const unshown = [...shown].flatMap(([row, names]) => (names.size === 0 ? [row] : [])).sort();
tell('');
for (const row of unshown) tell(`${row}: no test that names it fails without what implements it`);
tell(
  `${tests.length} tests, ${RULES.length} rules, ${METRICS.length} metrics, ${shown.size} rows: ` +
    `${survivors.length} survive, ${unshown.length} rows are not shown`,
);
process.exitCode = survivors.length + unshown.length > 0 ? 1 : 0;
