import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROUNDS = 15;

/** The median time of a process from start to end, in milliseconds; the compile cache is warm after the first. */
export function processTime(args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const times = Array.from({ length: ROUNDS + 1 }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [...args], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return performance.now() - start;
  });
  return times.slice(1).sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

export const builtCli = join(new URL('..', import.meta.url).pathname, 'dist/src/cli.js');
