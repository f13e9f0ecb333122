import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { temporaryFolder } from '../temporary-folder.js';

const root = new URL('../..', import.meta.url).pathname;

/** The verifier of one file, made as the build makes it. */
export function bundledVerifier(): string {
  const folder = temporaryFolder('verifier');
  const sources = join(root, 'src/proof');
  mkdirSync(join(folder, 'proof'));
  for (const name of readdirSync(sources).filter((file) => file.endsWith('.ts'))) {
    const { code } = transformSync(readFileSync(join(sources, name), 'utf8'), {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    });
    writeFileSync(join(folder, 'proof', name.replace(/\.ts$/, '.js')), code);
  }
  const file = join(folder, 'liggare-verify.mjs');
  const rollup = join(root, 'node_modules/rollup/dist/bin/rollup');
  const input = join(folder, 'proof/verifier.js');
  const made = spawnSync(
    process.execPath,
    [rollup, '--config', '--silent', '--input', input, '--file', file],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  return file;
}

export const PYTHON_VERIFIER = join(root, 'src/proof/verify_receipt.py');

const { stdout: found } = spawnSync(
  'python3',
  ['-c', 'import sys; print(sys.executable if sys.version_info >= (3, 8) else "")'],
  { encoding: 'utf8' },
);
/** A Python that is new enough, or nothing. */
export const PYTHON = (found ?? '').trim();

export type Ran = Readonly<{ code: number | null; out: string; err: string }>;

/** A program with its arguments, as a person runs it. @param unread whether nobody reads what it says */
export function run(program: string, args: readonly string[], input = '', unread = false): Promise<Ran> {
  const child = spawn(program, args, { env: { PATH: process.env['PATH'] ?? '' } });
  if (unread) child.stdout.destroy();
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  // Who refuses the arguments reads nothing.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/**
 * What a function of the Python verifier gives for each of many inputs, in one process.
 * @param body an expression in Python over `v`, the verifier, and `given`, an input
 */
export async function inPython<Output>(body: string, inputs: readonly unknown[]): Promise<Output[]> {
  const program = [
    'import json, sys, importlib.util',
    'spec = importlib.util.spec_from_file_location("v", sys.argv[1])',
    'v = importlib.util.module_from_spec(spec)',
    'spec.loader.exec_module(v)',
    'def answer(given):',
    '    try:',
    `        return ${body}`,
    '    except v.Fault as fault:',
    '        return {"code": str(fault)}',
    'print(json.dumps([answer(given) for given in json.load(sys.stdin)]))',
  ].join('\n');
  const { out, err } = await run(PYTHON, ['-B', '-c', program, PYTHON_VERIFIER], JSON.stringify(inputs));
  if (err !== '') throw new Error(err);
  return JSON.parse(out) as Output[];
}
