import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.js';

const root = new URL('../..', import.meta.url).pathname;

export type Ran = Readonly<{ code: number | null; out: string; err: string }>;

/** A folder of its own for a ledger. */
export const newFolder = (): string => temporaryFolder('cli');

/** The command line as a person runs it: a process of its own, in a folder of its own, with an environment of its own. */
export function liggare(
  folder: string,
  args: readonly string[],
  {
    env = {},
    input = '',
    unread = false,
  }: { env?: Record<string, string>; input?: string; unread?: boolean } = {},
): Promise<Ran> {
  const child = spawn(
    process.execPath,
    ['--import', join(root, 'test/run-ts.mjs'), join(root, 'src/cli.ts'), ...args],
    {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', LIGGARE_DATA: folder, ...env },
    },
  );
  // Nobody reads what it says.
  if (unread) child.stdout.destroy();
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** Opens a ledger in a new folder and returns the folder and the first person's reference. */
export async function openedFolder(): Promise<{ folder: string; person: string; token: string }> {
  const folder = newFolder();
  const { out, code, err } = await liggare(folder, [
    'init',
    '--municipality',
    'Norrvikens kommun',
    '--in-force-from',
    '2012-01-01',
    '--admin',
    'Alva Exempel',
    '--format',
    'json',
  ]);
  if (code !== 0) throw new Error(err);
  return { folder, ...(JSON.parse(out) as { person: string; token: string }) };
}
